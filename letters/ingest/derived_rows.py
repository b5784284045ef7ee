"""All that the tables hold of one text, as values, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from letters.derivation.derive import DERIVATION_VERSION, derive
from letters.derivation.description.markings import read_markings
from letters.derivation.description.mentions import count_mentions
from letters.derivation.model import (
    Context,
    DocumentRecords,
    KnownKeys,
)
from letters.derivation.text.text_problems import without_rule
from letters.ingest.carried_texts import CarriedText, carried_texts, events_of
from letters.ingest.decided_statements import DecidedStatements
from letters.ingest.described_fields import (
    UNDECIDED,
    Decided,
    description_of,
    marking_fields,
)
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

_CERTAINTY = {
    False: CorrespondenceEvent.Certainty.STATED.value,
    True: CorrespondenceEvent.Certainty.INFERRED.value,
}


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
    records.subjects = decided.statements.subjects(records.subjects)
    records.problems += without_rule(tei)
    derived = _rows(document, tei, records, decided)
    # What is decided of its markings is asked for each letter.
    as_noted = _holding(records, UNDECIDED.statements)
    derived.carried.extend(carried_texts(body, records, as_noted))
    return derived


def derive_letter_rows(
    letter: Document,
    text: CarriedText,
    body: Block,
    known: KnownKeys,
    context: Context,
    decided: Decided = UNDECIDED,
) -> Derived:
    """Derive the rows of a transmitted letter. Touches no table.

    Who wrote it to whom is what its carrier tells of it, and so are the markings that the
    source note has; what else is doubtful is said of the carrier.
    """
    records = derive(body, known, context)
    records.events = list(events_of(text.record))
    records.problems, records.subjects = text.problems, []
    own_notes = {"", *(note.key for note in records.footnotes)}
    records.replies = [each for each in text.replies if each.footnote in own_notes]
    records.source_note = None
    derived = _rows(letter, text.tei, records, decided)
    noted = text.holding["classification_markings"] if text.holding else []
    markings = marking_fields(
        letter.classification_marking, read_markings(noted), decided.statements
    )
    holding = text.holding and {
        **text.holding,
        "classification_markings": decided.statements.marking_words(noted),
    }
    return replace(
        derived,
        description={"label": "", "printed_subjects": [], **markings},
        holding=holding,
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
        description=description_of(document, records, decided),
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


def _events(records: DocumentRecords) -> dict[EventKey, dict[str, Any]]:
    """The fields of each event, and what tells the person: the key of an entry of the
    volume, or what the header of the file calls them."""
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
            "called": event.called[:200],
            "called_by": event.called_by,
            "date_edtf": event.date[:60],
            "time": event.time[:60],
            "place": event.place[:200],
            "role": event.role[:200],
            "side": event.side[:200],
            "authority": event.authority[:200],
            "case_number": event.case_number[:120],
            "certainty": _CERTAINTY[event.is_inferred],
        }
    return events


def _holding(
    records: DocumentRecords, decided: DecidedStatements
) -> dict[str, Any] | None:
    note = records.source_note
    if not note:
        return _holding_of_header(records)
    return {
        "repository_as_cited": str(note.repository or "")[:300],
        "location": [str(part) for part in note.location],
        "control_numbers": [str(number) for number in note.control_numbers],
        "classification_markings": decided.marking_words(
            map(str, note.classification_markings)
        ),
        "citation": str(note.citation),
        "footnote_key": records.source_footnote,
    }


def _holding_of_header(records: DocumentRecords) -> dict[str, Any] | None:
    stated = records.holding
    if not stated:
        return None
    return {
        "repository_as_cited": stated.repository[:300],
        "location": list(stated.location),
        "control_numbers": list(stated.numbers),
        "classification_markings": [],
        "citation": stated.citation,
        "footnote_key": "",
    }
