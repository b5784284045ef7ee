"""The derived fields of a document itself, with what archivists decided about them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from letters.derivation.description.labels import Described, label_of
from letters.derivation.description.markings import Markings, read_markings
from letters.derivation.model import DocumentRecords
from letters.ingest.decided_statements import DecidedStatements
from letters.models import Document

# The type and the stored name of an event.
NamedEvent = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What archivists decided about what the text states. No label names those of
    `rejected_events`."""

    rejected_events: Collection[NamedEvent] = ()
    statements: DecidedStatements = field(default_factory=DecidedStatements)


UNDECIDED = Decided()


def description_of(
    document: Document, records: DocumentRecords, decided: Decided
) -> dict[str, Any]:
    """What lists and the record show; the subjects of an archivist go first."""
    subjects = document.own_subjects or records.subjects
    described = Described(document.title, document.kind, subjects)
    events = [
        event
        for event in records.events
        if (event.type, event.name[:300]) not in decided.rejected_events
    ]
    return {
        "label": label_of(described, replace(records, events=events)),
        "printed_subjects": records.subjects,
        **marking_fields(
            document.classification_marking, records.markings, decided.statements
        ),
        **_stated_date(records, decided.statements),
        **_dateline(records, decided.statements),
    }


def _stated_date(
    records: DocumentRecords, decided: DecidedStatements
) -> dict[str, str]:
    date = records.date
    return decided.stated_date(date.edtf if date else "", date.printed if date else "")


def _dateline(records: DocumentRecords, decided: DecidedStatements) -> dict[str, str]:
    """Place and time of a document that nobody sent; else they are of that event."""
    date = records.date
    if not date or any(event.type == "sent" for event in records.events):
        return {"dateline_place": "", "dateline_time": ""}
    return decided.dateline(date.place[:200], date.time[:60])


def marking_fields(
    typed: str, stated: Markings, decided: DecidedStatements
) -> dict[str, Any]:
    """The fields of the markings; those that an archivist `typed` overrule the text."""
    if typed:
        markings = read_markings(part.strip() for part in typed.split(";"))
    else:
        markings = decided.markings(stated)
    return {
        "level": markings.level,
        "handling": list(markings.handling),
        "precedence": list(markings.precedence),
        "printed_markings": markings.evidence,
        "corrected_markings": {} if typed else decided.corrected_markings(stated),
    }
