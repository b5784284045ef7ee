"""The rows of a comparison as a page shows them: words, pages and notes, and changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letters.alignment import DELETED, INSERTED, Range
from letters.alignment.collation import (
    CollatedChange,
    CollatedRow,
    CollatedStretch,
    Collation,
)
from letters.reader.witnesses.witness_parts import PointedText, TextPoint
from letters.reader.witnesses.witness_sides import WitnessSide, paragraph_address

_PARAGRAPH_END = "\n"


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Words, or one of the points between them. `is_paragraph_end` where the text has one
    within the row."""

    text: str = ""
    point: TextPoint | None = None
    is_paragraph_end: bool = False


@dataclass(frozen=True, slots=True)
class ShownStretch:
    """`tag` is del, ins, or "" where the words are those of both. `change` is what marks
    them, `is_first` where its address leads, and `next` the number of the change after
    it, to be told here; else 0."""

    pieces: tuple[ShownPiece, ...]
    tag: str = ""
    change: CollatedChange | None = None
    is_first: bool = False
    next: int = 0


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`whole` is what changed of its paragraphs as such. `same` counts unchanged rows
    that it stands for."""

    number: int
    old: tuple[ShownStretch, ...] = ()
    new: tuple[ShownStretch, ...] = ()
    one: tuple[ShownStretch, ...] = ()
    whole: CollatedChange | None = None
    is_whole_first: bool = False
    old_address: str = ""
    new_address: str = ""
    same: int = 0


@dataclass(slots=True)
class Anchors:
    """Which changes are marked, which comes after each, and which of them have had their
    address."""

    following: Mapping[int, int]
    given: set[int] = field(default_factory=set)

    def marked(self, change: CollatedChange | None) -> CollatedChange | None:
        return change if change and change.number in self.following else None

    def take(self, change: CollatedChange | None) -> bool:
        if not change or change.number in self.given:
            return False
        self.given.add(change.number)
        return True


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """The headings, the texts or the notes of two `sides`."""

    title: str
    collation: Collation
    old: PointedText
    new: PointedText
    sides: tuple[WitnessSide, WitnessSide]


def shown_rows(
    part: ComparedPart, anchors: Anchors, *, only_changes: bool
) -> Iterator[ShownRow]:
    """In order; with `only_changes`, one row stands for others that have none marked."""
    same = 0
    for number, row in enumerate(part.collation.rows, 1):
        is_marked = any(anchors.marked(change) for change in row.changes)
        if only_changes and not is_marked:
            same += 1
            continue
        if same:
            yield ShownRow(number, same=same)
            same = 0
        yield _shown_row(number, row, part, anchors)
    if same:
        yield ShownRow(len(part.collation.rows) + 1, same=same)


def _shown_row(
    number: int, row: CollatedRow, part: ComparedPart, anchors: Anchors
) -> ShownRow:
    whole = anchors.marked(row.whole)
    is_whole_first = anchors.take(whole)
    shown = [_marked(stretch, anchors) for stretch in row.stretches]
    return ShownRow(
        number,
        tuple(_side(shown, part.old, is_old=True)),
        tuple(_side(shown, part.new, is_old=False)),
        tuple(_as_one(shown, part.old, part.new)),
        whole,
        is_whole_first,
        _address(part.sides[0], part.old, row.old),
        _address(part.sides[1], part.new, row.new),
    )


def _address(side: WitnessSide, text: PointedText, numbers: range) -> str:
    if not numbers:
        return ""
    return paragraph_address(side, text.words.paragraphs[numbers[0]].key)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch with its change, if that is marked; `next` is the number of the change
    after it, told once for each."""

    stretch: CollatedStretch
    change: CollatedChange | None
    is_first: bool
    next: int


def _marked(stretch: CollatedStretch, anchors: Anchors) -> _Marked:
    change = anchors.marked(stretch.change)
    is_first = anchors.take(change)
    following = anchors.following[change.number] if change and is_first else 0
    return _Marked(stretch, change, is_first, following)


def _side(
    shown: Sequence[_Marked], text: PointedText, *, is_old: bool
) -> Iterator[ShownStretch]:
    for one in shown:
        change = one.change
        pieces = tuple(pieces_at(text, one.stretch.old if is_old else one.stretch.new))
        # An address leads to the words that there are, on the left if on both sides.
        is_first = one.is_first and _has_words(one.stretch.old) is is_old
        is_last = is_old is not _has_words(one.stretch.new)
        following = one.next if is_last else 0
        before, pieces = _points_before(pieces)
        if before:
            yield ShownStretch(before)
        if pieces:
            tag = _tag(change, is_old=is_old)
            yield ShownStretch(pieces, tag, change, is_first, following)


def _as_one(
    shown: Sequence[_Marked], old: PointedText, new: PointedText
) -> Iterator[ShownStretch]:
    """What the second text has, with what only the first one has."""
    for one in shown:
        change, is_first = one.change, one.is_first
        before, new_pieces = _points_before(tuple(pieces_at(new, one.stretch.new)))
        if before:
            yield ShownStretch(before)
        if not change or change.old == change.new:
            if new_pieces:
                yield ShownStretch(new_pieces, "", change, is_first, one.next)
            continue
        _, old_pieces = _points_before(tuple(pieces_at(old, one.stretch.old)))
        if old_pieces:
            following = 0 if new_pieces else one.next
            yield ShownStretch(old_pieces, DELETED, change, is_first, following)
            is_first = False
        if new_pieces:
            yield ShownStretch(new_pieces, INSERTED, change, is_first, one.next)


def _points_before(
    pieces: tuple[ShownPiece, ...],
) -> tuple[tuple[ShownPiece, ...], tuple[ShownPiece, ...]]:
    """The pages and notes at the beginning, which are no part of a change, and the rest."""
    first = next((at for at, one in enumerate(pieces) if not one.point), len(pieces))
    return pieces[:first], pieces[first:]


def _tag(change: CollatedChange | None, *, is_old: bool) -> str:
    if not change or change.old == change.new:
        return ""
    return DELETED if is_old else INSERTED


def _has_words(place: Range) -> bool:
    return place[0] < place[1]


def pieces_at(text: PointedText, place: Range) -> Iterator[ShownPiece]:
    """The words of the place with the points in it, those before its first word too."""
    at, end = place
    if at == end:
        return
    first = bisect_left(text.points, at, key=lambda point: point.at)
    for point in text.points[first:]:
        if point.at >= end and not _is_last(text, end, point):
            break
        yield from _words(text.words.text[at : point.at])
        yield ShownPiece(point=point)
        at = max(at, point.at)
    yield from _words(text.words.text[at:end])


def _is_last(text: PointedText, end: int, point: TextPoint) -> bool:
    """Whether it stands behind the last word of a paragraph, which the place ends with."""
    return point.at == end and text.words.text[end : end + 1] in ("", _PARAGRAPH_END)


def _words(text: str) -> Iterator[ShownPiece]:
    for place, words in enumerate(text.split(_PARAGRAPH_END)):
        if place:
            yield ShownPiece(is_paragraph_end=True)
        if words:
            yield ShownPiece(words)
