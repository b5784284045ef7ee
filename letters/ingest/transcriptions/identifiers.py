"""Chooses an identifier for each document of a file, or refuses the file."""

from __future__ import annotations

from collections import Counter

from letters.ingest.transcriptions.intake import ImportRefusedError, Intake
from letters.tei.transcription import Proposal


def choose_identifiers(intake: Intake, proposal: Proposal) -> list[str]:
    """A different identifier for each document. Raises ImportRefusedError."""
    identifiers = _wanted_identifiers(intake, proposal)
    for identifier, times in Counter(identifiers).items():
        if times > 1:
            raise ImportRefusedError(
                f"“{identifier}” would be the identifier of {times} documents."
            )
    return identifiers


def _wanted_identifiers(intake: Intake, proposal: Proposal) -> list[str]:
    """An identifier for each document: handed in, or its number in the edition."""
    count = len(proposal.documents)
    identifiers = list(intake.identifiers)
    if intake.edition and not identifiers:
        missing = [doc.title for doc in proposal.documents if not doc.number]
        if missing:
            raise ImportRefusedError(
                f"“{missing[0]}” has no number in the edition. Give its identifier."
            )
        return [f"{intake.edition.identifier}/d{d.number}" for d in proposal.documents]
    if len(identifiers) == 1 and count > 1:
        return [f"{identifiers[0]}-{number}" for number in range(1, count + 1)]
    if len(identifiers) != count:
        raise ImportRefusedError(_miscount(len(identifiers), proposal))
    return identifiers


def _miscount(identifiers: int, proposal: Proposal) -> str:
    count = len(proposal.documents)
    titles = "; ".join(doc.title for doc in proposal.documents if doc.title)
    holds = f"{count} document{'s' if count > 1 else ''}"
    return (
        f"The file holds {holds}{f' ({titles})' if titles else ''}, and "
        f"{identifiers or 'no'} identifier{' was' if identifiers == 1 else 's were'} given. "
        "Give one for each, or one for all of them to share."
    )
