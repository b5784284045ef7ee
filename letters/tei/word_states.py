"""Words that were changed within: the whole word, before and after.

A reader looks for "today" or "yesterday" where a writer made the one the other by
letters. So another reading of a part of a word is given with the rest of that word, and a
word with struck or added letters has a note of its first and its last state.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from operator import itemgetter
from typing import TypeVar

from letters.tei.nodes import Block, Node, Note, Span, SpanKind, walk
from letters.tei.other_readings import (
    CHANGE,
    GROUPS_OF_READINGS,
    STATES_OF_WORD,
    SUBSTITUTION,
)
from letters.tei.plain_text import Located, PlainText, read_text

ADDITIONS = frozenset({SpanKind.ADDED, SpanKind.HANDWRITTEN})
CHANGES = ADDITIONS | {SpanKind.STRUCK}
_MARKS = {SpanKind.CLASSIFICATION, SpanKind.STAMP, SpanKind.NUMBER}
_GROUPS = GROUPS_OF_READINGS | {CHANGE}
_LONGEST_PART = 60
_JOINERS = "'’-"
ARROW = " → "
_FIRST_STATE = ("first state",)

Holder = TypeVar("Holder", Block, Span, Note)


@dataclass(slots=True)
class _Found:
    """Notes by their identity, and what follows the span of an identity: notes, each
    behind so many characters of the text after it."""

    completed: dict[int, Note] = field(default_factory=dict)
    states: dict[int, list[tuple[int, Note]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.completed or self.states)


def complete_words(parent: Holder) -> Holder:
    """`parent`, each note that is a part of a word with the rest of it, and with notes of
    the states of words."""
    plain = read_text(parent)
    others = _OtherReadings(plain)
    found = _Found(_completed(plain, others), _states(plain, others))
    for located in plain.notes:
        note = found.completed.get(id(located.node), located.node)
        inner = complete_words(note)
        if inner is not located.node:
            found.completed[id(located.node)] = inner
    return _rebuilt(parent, found) if found else parent


class _OtherReadings:
    """What stands in place of words where another reading is followed: a correction with
    the corrections, a variant with those of its witness, a first state with first states.

    `of_groups` are the identities of the nodes of which groups of readings consist.
    """

    def __init__(self, plain: PlainText) -> None:
        self._text = plain.text
        self._places: dict[tuple[str, ...], list[tuple[int, int, str]]] = {}
        self.of_groups = _in_groups(plain)
        for group in plain.spans:
            if group.node.element in _GROUPS:
                self._add_group(group)
            elif self._is_free_addition(group.node):
                self._add(_FIRST_STATE, group.start, group.end, "")
        for places in self._places.values():
            places.sort()

    def _is_free_addition(self, span: Span) -> bool:
        is_free = span.kind in ADDITIONS and id(span) not in self.of_groups
        return is_free and not any(map(_is_mark, walk(span)))

    def _add_group(self, group: Located[Span]) -> None:
        for note in group.node.children:
            if isinstance(note, Note) and note.element and not _holds_blocks(note):
                said = read_text(note).text
                self._add(_reading_of(group, note), group.start, group.end, said)

    def _add(self, reading: tuple[str, ...], start: int, end: int, words: str) -> None:
        self._places.setdefault(reading, []).append((start, end, words))

    def have_groups(self, start: int, end: int) -> bool:
        """Whether a group with a first state stands between `start` and `end`."""
        places = self._places.get(_FIRST_STATE, [])
        at = bisect_left(places, (start, 0, ""))
        nearest = takewhile(lambda place: place[0] < end, islice(places, at, None))
        return any(words for _, _, words in nearest)

    def between(self, reading: tuple[str, ...], start: int, end: int) -> str:
        """The text from `start` to `end`, as the reading has it."""
        places = self._places.get(reading, [])
        pieces, at = [], start
        for number in range(bisect_left(places, (start, 0, "")), len(places)):
            first, last, words = places[number]
            if first >= end or last > end:
                break
            if first >= at:
                pieces += [self._text[at:first], words]
                at = last
        return "".join([*pieces, self._text[at:end]])


def _in_groups(plain: PlainText) -> set[int]:
    """The identities of the nodes of all groups of readings."""
    groups = (span.node for span in plain.spans if span.node.element in _GROUPS)
    return {id(node) for group in groups for node in walk(group)}


def _reading_of(group: Located[Span], note: Note) -> tuple[str, ...]:
    if group.node.element in (SUBSTITUTION, CHANGE):
        return _FIRST_STATE
    return group.node.element, note.element, note.attributes.get("wit", "")


def _completed(plain: PlainText, others: _OtherReadings) -> dict[int, Note]:
    completed: dict[int, Note] = {}
    for group in plain.spans:
        if group.node.element not in _GROUPS:
            continue
        before = _word_before(plain.text, group.start)
        after = _word_after(plain.text, group.end)
        shown = plain.slice(group)
        for note in group.node.children:
            if not isinstance(note, Note) or not note.element or _holds_blocks(note):
                continue
            said = read_text(note).text
            first = before if _is_word((said or shown)[:1]) else ""
            last = after if _is_word((said or shown)[-1:]) else ""
            if not shown and not (first and last):
                continue  # a space may part it from the word
            reading = _reading_of(group, note)
            first = others.between(reading, group.start - len(first), group.start)
            last = others.between(reading, group.end, group.end + len(last))
            if first or last:
                completed[id(note)] = replace(note, before=first, after=last)
    return completed


def _states(
    plain: PlainText, others: _OtherReadings
) -> dict[int, list[tuple[int, Note]]]:
    """For each word that is changed within, the note that belongs behind its last span."""
    changes = [
        span
        for span in plain.spans
        if span.node.kind in CHANGES
        and span.start < span.end
        and id(span.node) not in others.of_groups
        and not any(_is_mark(node) for node in walk(span.node))
    ]
    states: dict[int, list[tuple[int, Note]]] = {}
    for (start, end), within in _changed_words(plain.text, changes):
        first = _without(plain.text, start, end, within, ADDITIONS)
        if others.have_groups(start, end):
            first = others.between(_FIRST_STATE, start, end)
        last = _without(plain.text, start, end, within, {SpanKind.STRUCK})
        if first != last and first and last:
            behind = within[-1]
            note = Note((), {}, element=STATES_OF_WORD, before=f"{first}{ARROW}{last}")
            place = max(0, end - behind.end), note
            states.setdefault(id(behind.node), []).append(place)
    return states


def _changed_words(
    text: str, changes: list[Located[Span]]
) -> Iterator[tuple[tuple[int, int], list[Located[Span]]]]:
    """The words in the midst of which a change begins or ends, each with its changes."""
    edges = (edge for span in changes for edge in (span.start, span.end))
    words = sorted(
        {
            (at - len(before), at + len(after))
            for at in edges
            if (before := _word_before(text, at)) and (after := _word_after(text, at))
        }
    )
    within: list[list[Located[Span]]] = [[] for _ in words]
    for span in changes:
        first = bisect_right(words, span.start, key=itemgetter(1))
        last = bisect_left(words, span.end, key=itemgetter(0))
        for number in range(first, last):
            within[number].append(span)
    return zip(words, within, strict=True)


def _without(
    text: str,
    start: int,
    end: int,
    changes: Iterable[Located[Span]],
    kinds: Iterable[SpanKind],
) -> str:
    gone = {
        at
        for span in changes
        if span.node.kind in kinds
        for at in range(max(start, span.start), min(end, span.end))
    }
    return "".join(text[at] for at in range(start, end) if at not in gone)


def _word_before(text: str, at: int) -> str:
    # A line break at the end of a block has a place, and is not in the text.
    start = at = min(at, len(text))
    while start and at - start < _LONGEST_PART and _is_word(text[start - 1]):
        start -= 1
    return text[start:at].lstrip(_JOINERS)


def _word_after(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < _LONGEST_PART and _is_word(text[end]):
        end += 1
    return text[at:end].rstrip(_JOINERS)


def _is_word(character: str) -> bool:
    return character.isalnum() or (character != "" and character in _JOINERS)


def _is_mark(node: Node) -> bool:
    """Whether it is a mark of its own, which may touch a word and is no part of it."""
    return isinstance(node, Span) and node.kind in _MARKS


def _holds_blocks(note: Note) -> bool:
    return any(isinstance(child, Block) for child in note.children)


def _rebuilt(holder: Holder, found: _Found) -> Holder:
    children: list[Node] = []
    pending: list[tuple[int, Note]] = []
    for child in holder.children:
        if isinstance(child, Note):
            child = found.completed.get(id(child), child)
        elif isinstance(child, Block):
            child = _rebuilt(child, found)
        elif isinstance(child, Span):
            follows = found.states.get(id(child), [])
            children += [*(note for _, note in pending), _rebuilt(child, found)]
            pending = follows
            continue
        children += _with_notes(child, pending)
        pending = []
    children += [note for _, note in pending]
    is_same = len(children) == len(holder.children) and all(
        new is old for new, old in zip(children, holder.children, strict=True)
    )
    return holder if is_same else replace(holder, children=tuple(children))


def _with_notes(child: Node, notes: list[tuple[int, Note]]) -> list[Node]:
    """The child, with the notes behind so many of its first characters."""
    if not notes:
        return [child]
    length = max(length for length, _ in notes)
    behind: list[Node] = [note for _, note in notes]
    if not isinstance(child, str) or not length:
        return [*behind, child]
    pieces: list[Node] = [child[:length], *behind]
    return [*pieces, child[length:]] if child[length:] else pieces
