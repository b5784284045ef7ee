"""What the archive states about a document, and the words that each statement is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from letters.derivation.derive import derive
from letters.derivation.description.markings import evidence_of
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.ingest.carried_texts import OPEN_END
from letters.models import CorrespondenceEvent, Document
from letters.models.document_queries import DocumentQuerySet
from letters.tei.body import read_document
from letters.tei.refusals import refusals_told

Statement = dict[str, Any]

# How many words say where a transmitted text begins, and where it ends.
WORDS_AT_AN_EDGE = 5
_DOCUMENTS_AT_ONCE = 200


def described(documents: DocumentQuerySet) -> Iterator[Document]:
    """The documents with all that `describe` reads, in their order, some at a time."""
    return (
        documents.select_related("transcription")
        .prefetch_related("correspondence_events__agent")
        .iterator(chunk_size=_DOCUMENTS_AT_ONCE)
    )


def describe(document: Document) -> Mapping[str, Any]:
    """The stored statements as plain values, and the texts that its text carries.

    Raises TeiError if the present rules refuse the text.
    """
    types = CorrespondenceEvent.Type
    return {
        "document": document.identifier,
        "signers": _people(document, types.SIGNED, with_notes=True),
        "senders": _people(document, types.SENT),
        "recipients": _people(document, types.RECEIVED),
        "participants": _people(document, types.TOOK_PART),
        "subject": [
            {"value": subject, "evidence": subject}
            for subject in getattr(document, "subjects", ())
        ],
        "level": _term(document, document.level) if document.level else None,
        "handling": [_term(document, term) for term in document.handling],
        "precedence": [_term(document, term) for term in document.precedence],
        "transmitted": [*_transmitted(document)],
    }


def _people(
    document: Document, event_type: str, *, with_notes: bool = False
) -> list[Statement]:
    """Whom the document names in this part; without notes, by its own words alone."""
    return [
        _person(event)
        for event in document.correspondence_events.all()
        if event.type == event_type and (with_notes or not event.footnote_key)
    ]


def _person(event: CorrespondenceEvent) -> Statement:
    return {
        "name": event.name,
        "as_written": event.name_as_written,
        "agent": event.agent.identifier if event.agent else "",
        "role": event.role,
        "side": event.side,
        "date": event.date_edtf,
        "place": event.place,
        "certainty": event.certainty,
        "origin": event.origin,
        "evidence": event.evidence,
    }


def _term(document: Document, term: str) -> Statement:
    return {"value": term, "evidence": evidence_of(term, document.printed_markings)}


def _transmitted(document: Document) -> Iterator[Statement]:
    transcription = getattr(document, "transcription", None)
    if not transcription:
        return
    with refusals_told():
        context = Context(date=document.date)
        records = derive(read_document(transcription.tei), KnownKeys(), context)
    for carried in getattr(records, "transmitted", ()):
        begins, ends = _edges(records, carried.start, carried.end)
        yield {
            "from": carried.sender,
            "from_doubt": carried.sender_doubt,
            "to": carried.recipient,
            "to_doubt": carried.recipient_doubt,
            "date": carried.date,
            "kind": carried.kind,
            "begins": begins,
            "ends": ends,
            "ends_doubt": OPEN_END if carried.has_open_end else "",
            "start": carried.start,
            "end": carried.end,
            "evidence": carried.evidence,
        }


def _edges(records: DocumentRecords, start: int, end: int) -> tuple[str, str]:
    """The first words and the last."""
    words = records.text[start:end].split()
    return " ".join(words[:WORDS_AT_AN_EDGE]), " ".join(words[-WORDS_AT_AN_EDGE:])
