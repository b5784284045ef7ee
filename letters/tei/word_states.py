"""Words that were changed within: the whole word, before and after.

A reader looks for "today" or "yesterday" where a writer made the one the other by
letters. So another reading of a part of a word is given with the rest of that word, and a
word with struck or added letters has a note of its first and its last state.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TypeVar

from letters.tei.nodes import Block, Node, Note, Span, SpanKind, walk
from letters.tei.other_readings import CHANGE, GROUPS_OF_READINGS, STATES_OF_WORD
from letters.tei.plain_text import Located, PlainText, read_text

ADDITIONS = frozenset({SpanKind.ADDED, SpanKind.HANDWRITTEN})
CHANGES = ADDITIONS | {SpanKind.STRUCK}
_MARKS = {SpanKind.CLASSIFICATION, SpanKind.STAMP, SpanKind.NUMBER}
_GROUPS = GROUPS_OF_READINGS | {CHANGE}
_LONGEST_PART = 60
_JOINERS = "'’-"
ARROW = " → "

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
    found = _Found(_completed(plain), _states(plain))
    for located in plain.notes:
        note = found.completed.get(id(located.node), located.node)
        inner = complete_words(note)
        if inner is not located.node:
            found.completed[id(located.node)] = inner
    return _rebuilt(parent, found) if found else parent


def _completed(plain: PlainText) -> dict[int, Note]:
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
            if first or last:
                completed[id(note)] = replace(note, before=first, after=last)
    return completed


def _states(plain: PlainText) -> dict[int, list[tuple[int, Note]]]:
    """For each word that is changed within, the note that belongs behind its last span."""
    in_groups = {
        id(node)
        for span in plain.spans
        if span.node.element in _GROUPS
        for node in walk(span.node)
    }
    changes = [
        span
        for span in plain.spans
        if span.node.kind in CHANGES
        and span.start < span.end
        and id(span.node) not in in_groups
        and not any(_is_mark(node) for node in walk(span.node))
    ]
    states: dict[int, list[tuple[int, Note]]] = {}
    for (start, end), within in _changed_words(plain.text, changes):
        first = _without(plain.text, start, end, within, ADDITIONS)
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
