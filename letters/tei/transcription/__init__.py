"""Raw transcriptions as people paste them: a structure is proposed, with every doubt."""

from letters.tei.transcription.doubts import Doubt
from letters.tei.transcription.model import Proposal, ProposedDocument, ProposedLink
from letters.tei.transcription.proposal import propose

__all__ = ["Doubt", "Proposal", "ProposedDocument", "ProposedLink", "propose"]
