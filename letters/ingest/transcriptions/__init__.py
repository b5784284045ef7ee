"""Imports raw transcriptions, notation and TEI of single documents, as drafts."""

from letters.ingest.file_formats import (
    Format,
    decode,
    guess_format,
    read_proposal,
)
from letters.ingest.transcriptions.importing import import_transcription
from letters.ingest.transcriptions.intake import (
    Imported,
    ImportRefusedError,
    Intake,
    IntakeOutcome,
)

__all__ = [
    "Format",
    "ImportRefusedError",
    "Imported",
    "Intake",
    "IntakeOutcome",
    "decode",
    "guess_format",
    "import_transcription",
    "read_proposal",
]
