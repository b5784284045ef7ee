"""What an import of a transcription is given, what it makes, and how it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from letters.ingest.file_formats import Format
from letters.models import ArchivalUnit, Document, Edition


class IntakeOutcome(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"


class ImportRefusedError(Exception):
    """Nothing was imported: why, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A file and where it belongs. `identifiers` name its documents in their order.

    A document of an edition needs none: its identifier is the edition's with its number.
    """

    name: str
    content: bytes
    format: Format
    identifiers: Sequence[str] = ()
    edition: Edition | None = None
    archival_unit: ArchivalUnit | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    document: Document
    outcome: IntakeOutcome
    doubts: int
