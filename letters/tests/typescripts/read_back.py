"""Reads a paper as an import does, and takes what its report says of it."""

from __future__ import annotations

from dataclasses import dataclass

from letters.derivation.derive import derive
from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.ingest.file_formats import decode, guess_format
from letters.ingest.reading_report import ReadDocument, ReadDoubt
from letters.ingest.rehearsal import rehearse
from letters.ingest.transcriptions import Intake
from letters.ingest.transcriptions.reading_rows import read_documents
from letters.tei.body import read_document
from letters.tei.transcription import ProposedDocument


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """One document as it is reported, proposed and encoded; `records` are its text."""

    said: ReadDocument
    proposed: ProposedDocument
    tei: str
    records: DocumentRecords

    @property
    def kind(self) -> str:
        """Empty where nothing tells the kind."""
        return "" if self.said.kind == DocumentKind.OTHER else self.said.kind

    @property
    def senders(self) -> list[str]:
        return _names(self.said.sender)

    @property
    def recipients(self) -> list[str]:
        return _names(self.said.recipient)

    @property
    def pages(self) -> int:
        """A paper without page breaks is one page."""
        return self.said.pages or 1

    @property
    def notes(self) -> list[str]:
        return [note.text for note in self.records.footnotes]

    @property
    def doubts(self) -> list[ReadDoubt]:
        return list(self.said.doubts)


def read_back(content: bytes) -> list[ReadPaper]:
    """The documents that are proposed. Raises TeiError for what is refused."""
    intake = Intake("paper.txt", content, guess_format(decode(content)))
    reading = rehearse(intake.text, intake.format)
    return [
        ReadPaper(
            said, proposed, tei, derive(read_document(tei), KnownKeys(), Context())
        )
        for said, proposed, tei in zip(
            read_documents(intake.name, intake, reading),
            reading.proposal.documents,
            reading.sources(),
            strict=True,
        )
    ]


def _names(joined: str) -> list[str]:
    return joined.split("; ") if joined else []
