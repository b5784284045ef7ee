"""Imports raw transcriptions, notation and TEI of single documents, as drafts."""

from letters.ingest.file_formats import (
    Format,
    decode,
    guess_format,
    read_proposal,
)
from letters.ingest.transcriptions.importing import import_transcription
from letters.ingest.transcriptions.intake import (
    DraftStatement,
    HeldInstruction,
    Imported,
    ImportRefusedError,
    Intake,
    IntakeOutcome,
    StatedParty,
)

__all__ = [
    "DraftStatement",
    "Format",
    "HeldInstruction",
    "ImportRefusedError",
    "Imported",
    "Intake",
    "IntakeOutcome",
    "StatedParty",
    "decode",
    "guess_format",
    "import_transcription",
    "read_proposal",
]
