"""Reads a typescript as an import does, and takes what the archive would propose for it."""

from __future__ import annotations

from dataclasses import dataclass

from letters.derivation.derive import derive
from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.ingest.file_formats import Format, encode, guess_format, read_proposal
from letters.ingest.transcriptions.drafts import kind_of
from letters.tei.body import read_document
from letters.tei.dates import read_written_date
from letters.tei.transcription import Doubt, ProposedDocument
from letters.tei.transcription.paper_head import Label

# Papers that are sent by whoever signs them.
_SENT_BY_SIGNER = {DocumentKind.LETTER, DocumentKind.TELEGRAM, DocumentKind.MEMORANDUM}


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """One document as it is proposed; `date` is EDTF."""

    kind: DocumentKind
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str
    pages: int
    notes: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    proposed: ProposedDocument
    records: DocumentRecords
    tei: str


def read_back(text: str) -> list[ReadPaper]:
    """The documents that are proposed. Raises TeiError for what is refused."""
    file_format = guess_format(text)
    proposal = read_proposal(text, file_format)
    return [_read(proposed, file_format) for proposed in proposal.documents]


def _read(proposed: ProposedDocument, file_format: Format) -> ReadPaper:
    tei = encode(proposed.notation, file_format)
    body = read_document(tei)
    records = derive(body, KnownKeys(), Context())
    kind = kind_of(proposed, body)
    signers = _named(records, "signed") if kind in _SENT_BY_SIGNER else ()
    senders = _named(records, "sent") or _in_head(proposed, Label.SENDER)
    return ReadPaper(
        kind=kind,
        senders=senders or signers,
        recipients=_named(records, "received") or _in_head(proposed, Label.RECIPIENT),
        date=_date_of(proposed),
        pages=len(records.pages) or 1,
        notes=tuple(note.text for note in records.footnotes),
        doubts=proposed.doubts,
        proposed=proposed,
        records=records,
        tei=tei,
    )


def _named(records: DocumentRecords, kind: str) -> tuple[str, ...]:
    return tuple(
        event.name
        for event in records.events
        if event.type == kind and not event.footnote
    )


def _in_head(proposed: ProposedDocument, label: Label) -> tuple[str, ...]:
    return tuple(line.words for line in proposed.head if line.label is label)


def _date_of(proposed: ProposedDocument) -> str:
    if proposed.date_edtf:
        return proposed.date_edtf
    date = read_written_date(proposed.date, order="month-day")
    return date.edtf if date else ""
