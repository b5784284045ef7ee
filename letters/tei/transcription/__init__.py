"""Proposes a structure for raw transcriptions as people paste them, with every doubt."""

from letters.tei.transcription.doubts import LISTINGS, Doubt, DoubtCode
from letters.tei.transcription.model import Proposal, ProposedDocument, ProposedLink
from letters.tei.transcription.proposal import propose

__all__ = [
    "LISTINGS",
    "Doubt",
    "DoubtCode",
    "Proposal",
    "ProposedDocument",
    "ProposedLink",
    "propose",
]
