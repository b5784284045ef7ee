"""Who wrote to whom by the header of a file, beside what the text itself says.

The header is the editors' statement and counts; what the text says otherwise is a problem
that names its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.sides.offices import telling_words
from letters.derivation.model import (
    DocumentRecords,
    EventRecord,
    ProblemRecord,
    TextProblemCode,
)
from letters.derivation.text.main_text import MainText, first_of, words_of
from letters.tei.dates import contradicts, describe, parse_edtf
from letters.tei.header import LetterHeader, StatedAction, StatedName
from letters.tei.nodes import BlockKind

_FIELD = {"sent": "sender", "received": "recipient"}
_DID = {"sent": "sent it", "received": "received it"}
IN_THE_HEADER = "In the header of the file: “{}”."
_LONGEST_NAME = 300


def apply_header(
    records: DocumentRecords, header: LetterHeader, main: MainText
) -> None:
    """Let the records have what the header says of the correspondence and the holding."""
    for kind in _DID:
        stated = [action for action in header.actions if action.type == kind]
        if any(action.names for action in stated):
            _apply(records, kind, stated)
    records.events = [_registered(event, header) for event in records.events]
    records.problems += _place_and_date(records, header, main)
    if not records.source_note or not records.source_note.repository:
        records.holding = header.holding


def _apply(records: DocumentRecords, kind: str, stated: Sequence[StatedAction]) -> None:
    own = [e for e in records.events if e.type == kind and not e.footnote]
    rest = [event for event in records.events if event not in own]
    events = []
    for action in stated:
        for name in action.names:
            same = next((event for event in own if _is_of(event, name)), None)
            if same:
                own.remove(same)
            events.append(_event(kind, name, action, same))
    records.events = [*events, *rest]
    names = "; ".join(name.name for action in stated for name in action.names)
    records.problems += [
        ProblemRecord(
            TextProblemCode.HEADER_DIFFERS,
            f"The header says that {names} {_DID[kind]}, and the text has “{event.name}”.",
            event.evidence[:60],
            _FIELD[kind],
        )
        for event in own
    ]


def _registered(event: EventRecord, header: LetterHeader) -> EventRecord:
    """The same, called as the register of the file calls the person of its key."""
    name = header.person(event.person) if event.person and not event.called else None
    if not name:
        return event
    return replace(event, person="", called=name.filed or name.name, called_by=name.key)


def _event(
    kind: str, name: StatedName, action: StatedAction, same: EventRecord | None
) -> EventRecord:
    """The event of the header; with the words of the text, if that names the same."""
    event = same or EventRecord(
        kind, name.name[:_LONGEST_NAME], IN_THE_HEADER.format(action.printed)
    )
    called = (name.filed or name.name) if name.key else ""
    if same and not called:
        event = replace(event, name=name.name[:_LONGEST_NAME])
    return replace(
        event,
        person="",
        called=called,
        called_by=name.key,
        date=action.date or event.date,
        place=action.place or event.place,
        is_inferred=name.is_uncertain,
    )


def _is_of(event: EventRecord, name: StatedName) -> bool:
    """Whether the text names the person of the header: by the key, or by the surname with
    forenames that can be the same."""
    if event.person and event.person.rpartition("#")[2] == name.local_key:
        return True
    surname, forenames = _parts(name.filed or name.name)
    words = [word.casefold() for word in telling_words(event.name)]
    if not surname or surname not in words:
        return event.name.casefold() == name.name.casefold()
    others = [word for word in words if word != surname]
    if not others or not forenames:
        return True
    return any(one[0] == other[0] for one in forenames for other in others)


def _parts(name: str) -> tuple[str, list[str]]:
    """The surname and the forenames of "Moore, Edith" or "Edith Moore"."""
    before, comma, after = name.partition(",")
    if comma:
        first = [word.casefold() for word in telling_words(before)]
        rest = [word.casefold() for word in telling_words(after)]
        return (first[-1] if first else ""), rest
    words = [word.casefold() for word in telling_words(name)]
    return (words[-1] if words else ""), words[:-1]


def _place_and_date(
    records: DocumentRecords, header: LetterHeader, main: MainText
) -> Iterator[ProblemRecord]:
    """What the dateline says otherwise: another day, or another place."""
    own, sent = records.date, header.action("sent")
    words = words_of(first_of(BlockKind.DATELINE, main.blocks))
    date = parse_edtf(header.date) if header.date else None
    if date and own and own.date and contradicts(own.date, date):
        message = (
            f"The header dates it {describe(date).removesuffix('.')}, and the text has "
            f"“{own.printed or describe(own.date)}”."
        )
        yield ProblemRecord(TextProblemCode.HEADER_DIFFERS, message, words[:60], "date")
    place = sent.place if sent else ""
    if place and own and own.place and not _is_same_place(place, own.place):
        message = (
            f"The header has it sent from {place}, and the dateline has “{own.place}”."
        )
        yield ProblemRecord(
            TextProblemCode.HEADER_DIFFERS, message, words[:60], "place"
        )


def _is_same_place(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one
