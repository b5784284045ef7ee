"""Who sent a document to whom, when and from where; who signed, drafted and cleared it,
or took part in the conversation that it reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from letters.derivation.correspondence.partial_dates import day_near
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.participants import (
    find_participants,
)
from letters.derivation.correspondence.sides.familiar_signatures import (
    read_familiar_signatures,
)
from letters.derivation.correspondence.sides.headings import (
    Correspondents,
    read_heading,
)
from letters.derivation.correspondence.sides.joint_names import each_joint_name
from letters.derivation.correspondence.sides.marked_sides import find_marked_sides
from letters.derivation.correspondence.sides.offices import has_persons_name
from letters.derivation.correspondence.sides.salutations import called_in
from letters.derivation.correspondence.sides.signatures import (
    Signature,
    find_signatures,
)
from letters.derivation.correspondence.times import time_in
from letters.derivation.correspondence.transmitted.letter_parts import addressee_of
from letters.derivation.description.mentions import entry_keys
from letters.derivation.model import DateRecord, EventRecord
from letters.derivation.text.main_text import MainText, tidy, words_of
from letters.tei.dates import HistoricalDate, parse_edtf
from letters.tei.nodes import Block, BlockKind, Span, SpanKind, flat_text, walk
from letters.tei.source_note import Action, SourceNote

# The Secretary's name, or the Acting Secretary's, stands under what others wrote.
UNDER_THE_DEPARTMENT = (
    "The Secretary’s name is put under the Department’s messages, whoever wrote them."
)
_LETTER = re.compile(r"\bLetter [Ff]rom\b")
_DEPARTMENT = re.compile(r"(?i)(?:the )?department of state|department")

EVENT_OF_ACTION = {
    Action.DRAFTED: "drafted",
    Action.CLEARED: "cleared",
    Action.APPROVED: "approved",
    Action.SIGNED: "signed",
}


def find_correspondents(main: MainText, date: DateRecord | None) -> list[EventRecord]:
    """Who sent and who received it, by the heading, else by the signature and salute.

    The author in a heading without a recipient drafted the document.
    A signature is the sender's only if the heading names a recipient, or is missing:
    minutes and papers are signed, and not sent.
    """
    heading, blocks = main.heading, main.blocks
    sides = _as_marked(read_heading(main.heading_words), heading)
    events = list(_events_in_heading(sides, heading)) if heading else []
    signatures = find_signatures(blocks)
    marked = find_marked_sides(blocks)
    if not sides.sender and not sides.author:
        sent = [event for event in marked if event.type == "sent"]
        if not sent and (sides.recipient or not heading):
            sent = [*_events_of_signatures("sent", signatures)]
        events = [*sent, *events]
    if not sides.recipient:
        received = [event for event in marked if event.type == "received"]
        if not received and not heading:
            received = [*_event_of_salute(_salutation(blocks))]
        events += received
    signed = list(_events_of_signatures("signed", signatures))
    if _LETTER.search(main.heading_words):
        sent = [event for event in events if event.type == "sent"]
        signed = read_familiar_signatures(sent, signed)
    if _DEPARTMENT.fullmatch(sides.sender):
        signed = list(map(_under_the_department, signed))
    events += signed
    events += _events_of_participants(find_participants(blocks))
    return [_with_date(event, date) if date else event for event in events]


def _as_marked(sides: Correspondents, heading: Block | None) -> Correspondents:
    """The sides, with no more for the sender than the encoding of the heading marks: the
    Ministry, of "Note given by the Ministry to the Embassy"."""
    marked = find_marked_sides([heading]) if heading and sides.sender else []
    for event in marked:
        if event.type == "sent" and event.name in sides.sender:
            return replace(sides, sender=event.name)
    return sides


def _salutation(blocks: list[Block]) -> Block | None:
    """The first salute that is not in a closer, where it takes leave: "Yours ever"."""
    closing = {
        id(inner)
        for block in blocks
        if block.kind is BlockKind.CLOSER
        for inner in walk(block)
    }
    salutes = (block for block in blocks if block.kind is BlockKind.SALUTE)
    return next((block for block in salutes if id(block) not in closing), None)


def _event_of_salute(block: Block | None) -> Iterator[EventRecord]:
    """Whom it names; a form of address alone is nobody's name: "Mr. Secretary"."""
    salute = words_of(block)
    name = called_in(addressee_of(salute.rstrip(",:!").strip()))
    if block and has_persons_name(name):
        for person in _person_keys(name, block, "to"):
            yield EventRecord("received", name, salute, person=person)


def _receipt(event: EventRecord, date: DateRecord) -> EventRecord:
    """The recipient's event, with the day and the time that the dateline prints for the
    receipt. A day before that of sending is not believed."""
    day, time = day_near(date.received, date.date), time_in(date.received)
    day = day.partition("T")[0]
    if _is_before(day, date.date):
        return event
    evidence = f"{event.evidence} [{date.received}]"
    return replace(event, date=day, time=time, evidence=evidence)


def _is_before(day: str, sent: HistoricalDate | None) -> bool:
    latest = parse_edtf(day).latest if day else None
    return bool(latest and sent and sent.earliest and latest < sent.earliest)


def find_drafting(
    note: SourceNote, footnote: str, written: HistoricalDate | None
) -> list[EventRecord]:
    """Who drafted, cleared, approved and signed it, as a source note states.

    Delivery and receipt are in many more notes: see `deliveries`.
    """
    return [
        EventRecord(
            EVENT_OF_ACTION[clause.action],
            str(party),
            str(clause.printed),
            footnote,
            date=day_near(str(clause.date or ""), written),
        )
        for clause in note.clauses
        if clause.action in EVENT_OF_ACTION
        for party in (*clause.persons, *clause.offices)
    ]


def _events_in_heading(sides: Correspondents, heading: Block) -> Iterator[EventRecord]:
    evidence = words_of(heading)
    for kind, names, side in (
        ("sent", sides.sender, "from"),
        ("received", sides.recipient, "to"),
        ("drafted", sides.author, "from"),
    ):
        place = sides.place if kind == "received" else ""
        for name, person in _persons_of(names, heading, side):
            yield EventRecord(kind, name, evidence, person=person, place=place)


def _persons_of(names: str, heading: Block, side: str) -> Iterator[tuple[str, str]]:
    """Each name of one side, with the key of its person, or once with each key."""
    each = _each_name(names, heading)
    of_all = _person_keys(names, heading, side)
    if len(each) > 1 and len(of_all) == len(each):
        yield from zip(each, of_all, strict=True)
        return
    for name in each:
        for person in _person_keys(name, heading, side):
            yield name, person


def _each_name(names: str, heading: Block) -> list[str]:
    """The names of one side: "Chairmen Khrushchev and Brezhnev" are two, and so are two
    names that the edition marks as of two persons."""
    split = each_joint_name(names)
    if len(split) > 1 or " and " not in names:
        return split
    halves = names.split(" and ")
    are_marked = all(any(_persons_marked(half, heading)) for half in halves)
    return halves if are_marked else split


def _persons_marked(name: str, block: Block) -> list[tuple[str, ...]]:
    """The keys of those whose whole name is marked in `block`, and is `name`."""
    return [
        tuple(entry_keys(span))
        for span in walk(block)
        if isinstance(span, Span)
        and span.kind is SpanKind.PERSON
        and tidy(flat_text(span)).strip(" ,") == name.strip(" ,")
    ]


def _events_of_signatures(
    kind: str, signatures: Iterable[Signature]
) -> Iterator[EventRecord]:
    for signature in signatures:
        for person in _person_keys(signature.name, signature.block, "from"):
            yield EventRecord(
                kind,
                signature.name,
                _evidence_of(signature),
                person=person,
                role=signature.office,
                is_inferred=signature.is_inferred,
            )


def _under_the_department(event: EventRecord) -> EventRecord:
    """The same, said to be uncertain: a surname alone is put under all its messages."""
    if " " in event.name:
        return event
    evidence = f"{event.evidence.rstrip('.')}. {UNDER_THE_DEPARTMENT}"
    return replace(event, evidence=evidence, is_inferred=True)


def _evidence_of(signature: Signature) -> str:
    if signature.is_inferred:
        return f"The text ends with the words “{words_of(signature.block)}”."
    return words_of(signature.block)


def _events_of_participants(
    participants: Iterable[Participant],
) -> Iterator[EventRecord]:
    for participant in participants:
        block = participant.block
        for person in _person_keys(participant.name, block, "") if block else ("",):
            yield EventRecord(
                "took-part",
                participant.name,
                participant.evidence or words_of(block),
                person=person,
                role=participant.office,
                side=participant.side,
                is_inferred=participant.is_inferred,
            )


def _with_date(event: EventRecord, date: DateRecord) -> EventRecord:
    if event.type == "received" and date.received:
        return _receipt(event, date)
    if event.type != "sent":
        return event
    return replace(event, date=date.edtf, time=date.time, place=date.place)


def _person_keys(name: str, block: Block, side: str) -> tuple[str, ...]:
    """The key of the one person that `block` marks within `name`, or those of all whom
    one mark names; one empty key if that is not clear."""
    marked = [
        span
        for span in walk(block)
        if isinstance(span, Span)
        and span.kind is SpanKind.PERSON
        and _stands_in(tidy(flat_text(span)).strip(" ,"), name)
    ]
    on_this_side = [span for span in marked if span.attributes.get("type") == side]
    for spans in (marked, on_this_side):
        keys = {tuple(entry_keys(span)) for span in spans}
        if len(keys) == 1:
            return keys.pop() or ("",)
    return ("",)


def _stands_in(words: str, name: str) -> bool:
    if not words or words not in name:
        return False
    if words == name:
        return True
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", name) is not None
