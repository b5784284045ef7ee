"""All that the tables hold of one text, as values, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from letters.derivation.derive import DERIVATION_VERSION, derive
from letters.derivation.description.labels import Described, label_of
from letters.derivation.description.markings import Markings, read_markings
from letters.derivation.description.mentions import count_mentions
from letters.derivation.model import (
    Context,
    DocumentRecords,
    KnownKeys,
)
from letters.derivation.text.text_problems import without_rule
from letters.ingest.carried_texts import CarriedText, carried_texts, events_of
from letters.ingest.decided_statements import DecidedStatements
from letters.ingest.row_builders import (
    PageFinder,
    Rows,
    footnote_rows,
    hand_rows,
    instruction_rows,
    mark_rows,
    page_rows,
    passage_rows,
    reference_rows,
    reply_rows,
    segment_rows,
)
from letters.models import (
    ConditionalPassage,
    CrossReference,
    Document,
    Footnote,
    Hand,
    Instruction,
    Mark,
    Page,
    Segment,
    StatedReply,
)
from letters.models.events import CorrespondenceEvent
from letters.models.parts import DocumentPart
from letters.rendering import render_document
from letters.tei.nodes import Block

# What distinguishes the events of one document, and its problems.
# Where one name is of several persons, the last part tells their events apart.
EventKey = tuple[str, str, str, int]
ProblemKey = tuple[str, str, str]
# The type and the stored name of an event.
NamedEvent = tuple[str, str]

_CERTAINTY = {
    False: CorrespondenceEvent.Certainty.STATED.value,
    True: CorrespondenceEvent.Certainty.INFERRED.value,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What archivists decided about what the text states. No label names those of
    `rejected_events`."""

    rejected_events: Collection[NamedEvent] = ()
    statements: DecidedStatements = field(default_factory=DecidedStatements)


UNDECIDED = Decided()


@dataclass(frozen=True, slots=True)
class Derived:
    """`description` are fields of the document itself. `parts` holds the rows of each
    table by their keys. So does `lasting_parts`, for tables whose rows an archivist may
    have completed: these stay when they are gone from the text. `events` and `problems`
    are in order. `holding` is None if no source note states it."""

    description: dict[str, Any]
    transcription: dict[str, Any]
    parts: dict[type[DocumentPart], Rows]
    lasting_parts: dict[type[DocumentPart], Rows]
    events: dict[EventKey, dict[str, Any]]
    holding: dict[str, Any] | None
    problems: list[ProblemKey]
    mentions: Counter[str]
    carried: list[CarriedText] = field(default_factory=list)

    def rows_of(self, model: type[DocumentPart]) -> Rows:
        return self.parts.get(model) or self.lasting_parts.get(model, {})


def derive_rows(
    document: Document,
    tei: str,
    body: Block,
    known: KnownKeys,
    context: Context,
    decided: Decided = UNDECIDED,
) -> Derived:
    """Derive the rows from `body`, read from `tei`. Touches no table.

    What is `decided` about a statement stands. Raises SourceError for a text over a
    limit.
    """
    records = derive(body, known, context)
    decided.statements.apply(records)
    records.problems += without_rule(tei)
    derived = _rows(document, tei, records, decided)
    derived.carried.extend(carried_texts(body, records, derived.holding))
    return derived


def derive_letter_rows(
    letter: Document, text: CarriedText, body: Block, known: KnownKeys, context: Context
) -> Derived:
    """Derive the rows of a transmitted letter. Touches no table.

    Who wrote it to whom is what its carrier tells of it; what is doubtful is said of the
    carrier.
    """
    records = derive(body, known, context)
    records.events = list(events_of(text.record))
    records.problems, records.subjects = [], []
    own_notes = {"", *(note.key for note in records.footnotes)}
    records.replies = [each for each in text.replies if each.footnote in own_notes]
    records.source_note = None
    derived = _rows(letter, text.tei, records)
    return replace(
        derived,
        description={"label": "", "printed_subjects": []},
        holding=text.holding,
    )


def _rows(
    document: Document,
    tei: str,
    records: DocumentRecords,
    decided: Decided = UNDECIDED,
) -> Derived:
    rendered = render_document(records, document.get_absolute_url())
    pages = PageFinder(records)
    return Derived(
        description=_description(document, records, decided),
        transcription={
            "tei": tei,
            "text": records.text,
            "html": rendered.html,
            "derivation_version": DERIVATION_VERSION,
            "refused_version": 0,
            "attempts": 0,
        },
        parts={
            Page: page_rows(records, rendered),
            Segment: segment_rows(records),
            Footnote: footnote_rows(records, rendered, pages),
            Mark: mark_rows(records, pages),
            CrossReference: {
                key: decided.statements.reference(row)
                for key, row in reference_rows(document, records, pages).items()
            },
            StatedReply: reply_rows(document, records),
        },
        lasting_parts={
            ConditionalPassage: passage_rows(records, pages),
            Instruction: instruction_rows(records),
            Hand: hand_rows(records),
        },
        events=_events(records),
        holding=_holding(records, decided.statements),
        problems=list(
            dict.fromkeys(
                (problem.code, problem.message, problem.excerpt)
                for problem in records.problems
            )
        ),
        mentions=count_mentions(records.flows.values()),
    )


def _description(
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
        **marking_fields(document.classification_marking, records.markings),
        **_dateline(records, decided.statements),
    }


def _dateline(records: DocumentRecords, decided: DecidedStatements) -> dict[str, str]:
    """Place and time of a document that nobody sent; else they are of that event."""
    date = records.date
    if not date or any(event.type == "sent" for event in records.events):
        return {"dateline_place": "", "dateline_time": ""}
    return decided.dateline(date.place[:200], date.time[:60])


def _events(records: DocumentRecords) -> dict[EventKey, dict[str, Any]]:
    """The fields of each event; `person` is the key of an entry of the volume."""
    events: dict[EventKey, dict[str, Any]] = {}
    persons: dict[tuple[str, str, str], list[str]] = {}
    for event in records.events:
        same_name = (event.type, event.name[:300], event.footnote)
        named = persons.setdefault(same_name, [])
        if named == [""]:
            named[0] = event.person
        elif event.person not in named and (event.person or not named):
            named.append(event.person)
        # Said twice of one person, it is one event, and the later words are kept.
        place = named.index(event.person) if event.person in named else 0
        events[(*same_name, place)] = {
            "evidence": event.evidence,
            "person": event.person,
            "date_edtf": event.date[:60],
            "time": event.time[:60],
            "place": event.place[:200],
            "role": event.role[:200],
            "side": event.side[:200],
            "authority": event.authority[:200],
            "certainty": _CERTAINTY[event.is_inferred],
        }
    return events


def marking_fields(typed: str, markings: Markings) -> dict[str, Any]:
    """The fields of the markings; those that an archivist `typed` overrule the text."""
    if typed:
        markings = read_markings(part.strip() for part in typed.split(";"))
    return {
        "level": markings.level,
        "handling": list(markings.handling),
        "precedence": list(markings.precedence),
        "printed_markings": markings.evidence,
    }


def _holding(
    records: DocumentRecords, decided: DecidedStatements
) -> dict[str, Any] | None:
    note = records.source_note
    if not note:
        return None
    return {
        "repository_as_cited": str(note.repository or "")[:300],
        "location": [str(part) for part in note.location],
        "control_numbers": [str(number) for number in note.control_numbers],
        "classification_markings": decided.markings(
            map(str, note.classification_markings)
        ),
        "citation": str(note.citation),
        "footnote_key": records.source_footnote,
    }
