"""What an import of a transcription is given, what it makes, and how it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from letters.ingest.encodings import encoding_doubts
from letters.ingest.file_formats import Format, decode
from letters.ingest.transcriptions.turned_lines import turned_doubts
from letters.models import (
    ArchivalUnit,
    Document,
    DocumentStatus,
    Edition,
    Instruction,
)
from letters.tei.transcription import Doubt, ProposedDocument
from letters.tei.transcription.model import ProposedLink


class IntakeOutcome(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"


class ImportRefusedError(Exception):
    """Nothing was imported: why, and what to do about it."""


@dataclass(frozen=True, slots=True)
class StatedParty:
    """A name as it is to stand, and the words of the paper that it was read from."""

    name: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """What an archivist says of one document of a file; None leaves what was read.

    `tei` is the text as it was corrected, `date_edtf` is empty for an undated document.
    `typed` names the fields that somebody filled in otherwise than they were read.
    """

    title: str | None = None
    kind: str | None = None
    date_edtf: str | None = None
    tei: str | None = None
    senders: tuple[StatedParty, ...] | None = None
    recipients: tuple[StatedParty, ...] | None = None
    typed: frozenset[str] = frozenset()


UNSAID = DraftStatement()


@dataclass(frozen=True, slots=True)
class HeldInstruction:
    """An `instruction` of a document that is held already sets the condition of a passage
    in the document at this `position`."""

    position: int
    passage_key: str
    instruction: Instruction
    condition: str


@dataclass(frozen=True, slots=True)
class Intake:
    """A file and where it belongs. `identifiers` name its documents in their order.

    A document of an edition needs none: its identifier is the edition's with its number.
    `starts` are the lines on which documents begin, where an archivist has said so, and
    `statements` what he or she says of each document. `links` are those between the
    documents, where somebody has said so; else those of the proposal hold. `held` are
    those to documents that were there before. All documents get the `status`. `read_as`
    is the text of a file that is not one of plain text, `doubts` are those of reading it.
    A file that was read before makes documents `again` where that is said. `found_right`
    are the keys of doubts that an archivist looked at and says to be right as read.
    """

    name: str
    content: bytes
    format: Format
    identifiers: Sequence[str] = ()
    edition: Edition | None = None
    archival_unit: ArchivalUnit | None = None
    starts: tuple[int, ...] = ()
    statements: Sequence[DraftStatement] = ()
    links: tuple[ProposedLink, ...] | None = None
    held: tuple[HeldInstruction, ...] = ()
    status: str = DocumentStatus.DRAFT
    read_as: str | None = None
    doubts: Sequence[Doubt] = ()
    again: bool = False
    found_right: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Raises SourceError where a file of plain text is not UTF-8."""
        return decode(self.content) if self.read_as is None else self.read_as

    def doubts_of(self, proposed: ProposedDocument) -> list[Doubt]:
        """The doubts of a document, those of reading the file at its lines among them."""
        first = self.text.count("\n", 0, proposed.start) + 1
        last = self.text.count("\n", 0, proposed.end) + 1
        of_file = (*self.doubts, *turned_doubts(self.text))
        if self.read_as is None:
            of_file += (*encoding_doubts(self.content),)
        own = (doubt for doubt in of_file if first <= doubt.line <= last)
        return sorted([*proposed.doubts, *own], key=lambda doubt: doubt.line)

    def statement(self, position: int) -> DraftStatement:
        """What is said of the document at this position."""
        is_said = position < len(self.statements)
        return self.statements[position] if is_said else UNSAID


@dataclass(frozen=True, slots=True)
class Imported:
    document: Document
    outcome: IntakeOutcome
    doubts: int
