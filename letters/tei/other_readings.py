"""Which words of several readings stand in the text, and which ones stand beside it.

TEI encodes what a writer changed (`subst`, Guidelines 11.3.1.5), what an editor expands,
corrects or regularises (`choice`, 3.5), and what other witnesses have (`app`, 12.1). The
running text has what is on the paper in its last state; all else is a note at its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from letters.tei.nodes import Note
from letters.tei.source import Element, local_name

CHOICE, APPARATUS_ENTRY, SUBSTITUTION = "choice", "app", "subst"
GROUPS_OF_READINGS = frozenset({CHOICE, APPARATUS_ENTRY, SUBSTITUTION})
# Not an element: what is struck beside what is added, which no `subst` says to be one.
CHANGE = "struck and added"
FORME_WORK = "fw"
# What an index has of the place (3.9.2): its words are not those of the paper.
INDEX_ENTRY = "index"
# Not an element: the states of a word in which letters are struck out or added.
STATES_OF_WORD = "states"

_ON_PAPER = ("abbr", "orig", "sic", "am")
_READINGS = {"lem", "rdg", "rdgGrp"}
# What may stand in a group of readings, and is none.
_BESIDE_READINGS = {"note", "pb", "lb", "cb", "gb", "milestone", "anchor", "desc"}

OTHER_READING = "other reading"
_KINDS = {
    "abbr": "abbreviation",
    "expan": "expansion",
    "ex": "expansion",
    "orig": "original spelling",
    "reg": "regular spelling",
    "sic": "as written",
    "corr": "correction",
    "del": "first state",
    "add": "last state",
    "rdg": "variant",
    "rdgGrp": "variant",
    "wit": "witnesses",
    "witDetail": "witnesses",
    STATES_OF_WORD: "first, last state",
    INDEX_ENTRY: "index entry",
}
_KINDS_OF_FORME_WORK = {
    "header": "running head",
    "head": "running head",
    "footer": "running foot",
    "pageNum": "page number",
    "pageno": "page number",
    "sig": "signature mark",
    "catch": "catchword",
}
_ANY_FORME_WORK = "forme work"
KINDS_BESIDE_TEXT = frozenset(
    {*_KINDS.values(), *_KINDS_OF_FORME_WORK.values(), _ANY_FORME_WORK, OTHER_READING}
)


@dataclass(frozen=True, slots=True)
class Readings:
    """The children of a group: those in the text, and those beside it, in their order."""

    shown: tuple[Element, ...]
    others: tuple[Element, ...]


def find_readings(group: Element) -> Readings | None:
    """The readings of a group; None if it has not several, or words of its own."""
    parts = _parts_of(group)
    if parts is None:
        return None
    readings = [part for part in parts if local_name(part) not in _BESIDE_READINGS]
    shown = _shown(local_name(group), readings)
    others = tuple(part for part in readings if part not in shown)
    if not shown or not others:
        return None
    return Readings(tuple(p for p in parts if p not in others), others)


def _parts_of(group: Element) -> list[Element] | None:
    """The elements of a group, and those of the groups in it; None if it has words."""
    words = (group.text, *(part.tail for part in group))
    if any((text or "").strip() for text in words):
        return None
    parts: list[Element] = []
    for part in group:
        inner = _parts_of(part) if local_name(part) == "rdgGrp" else None
        parts += inner or ([part] if local_name(part) else [])
    return parts


def _shown(group: str, readings: list[Element]) -> list[Element]:
    if group == SUBSTITUTION:
        return [part for part in readings if local_name(part) != "del"]
    if group == APPARATUS_ENTRY:
        readings = [part for part in readings if local_name(part) in _READINGS]
        first = [part for part in readings if local_name(part) == "lem"]
    else:
        first = [part for part in readings if local_name(part) in _ON_PAPER]
    return (first or readings)[:1]


def kind_of_note(note: Note) -> str:
    """What it is: TEI's type of a note, or the kind of words that stand beside a text."""
    kind = note.attributes.get("type", "")
    if not note.element:
        return kind
    if note.element == FORME_WORK:
        return _KINDS_OF_FORME_WORK.get(kind, _ANY_FORME_WORK)
    return _KINDS.get(note.element, OTHER_READING)
