"""Raw transcriptions as people paste them: proposes structure, and says every doubt."""

from letters.tei.transcription.proposal import (
    Doubt,
    Proposal,
    ProposedDocument,
    ProposedLink,
    propose,
)

__all__ = ["Doubt", "Proposal", "ProposedDocument", "ProposedLink", "propose"]
