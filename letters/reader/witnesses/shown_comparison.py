"""Two texts beside each other, as a page shows them: rows, changes, and one summary."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letters.alignment import DELETED, INSERTED, Range
from letters.alignment.collation import (
    ChangeKind,
    CollatedChange,
    CollatedRow,
    CollatedStretch,
    Collation,
    collate,
)
from letters.forms.comparison_view import KINDS, ComparisonViewForm
from letters.forms.page_view import Choice
from letters.models import ConditionalPassage
from letters.reader.witnesses.change_summaries import summarise
from letters.reader.witnesses.witness_sides import (
    PointedText,
    TextPoint,
    WitnessSide,
    paragraph_address,
)

# More characters of both together are not compared for a reader who waits.
MOST_CHARACTERS = 3_000_000
# What a list of changes shows of each.
_LONGEST_LISTED = 240
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


@dataclass(frozen=True, slots=True)
class ListedChange:
    number: int
    label: str
    old: str
    new: str
    passage: ConditionalPassage | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class ShownSection:
    title: str
    rows: tuple[ShownRow, ...]


@dataclass(slots=True)
class _Anchors:
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


class ShownComparison:
    """`old` stands on the left. Both have their headings compared apart."""

    def __init__(
        self, old: WitnessSide, new: WitnessSide, form: ComparisonViewForm
    ) -> None:
        self.old, self.new = old, new
        self._form = form
        heading = collate(
            old.heading.words, new.heading.words, kind_of_all=ChangeKind.HEADING
        )
        after = len(heading.changes) + 1
        body = collate(old.body.words, new.body.words, first_number=after)
        after += len(body.changes)
        notes = collate(old.notes.words, new.notes.words, first_number=after)
        self.is_rewritten = body.is_rewritten
        self._body = body
        self._parts = [
            ("Heading", heading, old.heading, new.heading),
            ("Text", body, old.body, new.body),
            ("Notes", notes, old.notes, new.notes),
        ]

    @property
    def changes(self) -> list[CollatedChange]:
        """In order; of texts that are not in step, those of the heading alone."""
        parts = self._parts[:1] if self.is_rewritten else self._parts
        return [change for _, part, *_ in parts for change in part.changes]

    @property
    def summary(self) -> str:
        notes = self._parts[2][1].changes
        counted = [change for change in self.changes if change not in notes]
        said = summarise(counted)
        if not notes:
            return said
        return f"{said} In the notes: {summarise(notes)}"

    @property
    def kinds(self) -> list[tuple[Choice, int]]:
        """The kinds of changes that there are, with a choice whether to mark them."""
        counts = Counter(change.kind.value for change in self.changes)
        choices = self._form.kinds(counts)
        return [(choice, counts[choice.name]) for choice in choices]

    @property
    def in_common(self) -> list[tuple[str, str]]:
        """The passages that both have, of texts that are not in step."""
        old, new = self._body.old.text, self._body.new.text
        return [
            (old[slice(*first)].strip(), new[slice(*second)].strip())
            for first, second in self._body.in_common
        ]

    @property
    def listed(self) -> list[ListedChange]:
        return [
            ListedChange(
                change.number,
                KINDS[change.kind],
                _shortened(change.old),
                _shortened(change.new),
                self._passage_of(change),
                change.old == change.new,
            )
            for change in self._marked
        ]

    @property
    def _marked(self) -> list[CollatedChange]:
        hidden = self._form.hidden
        return [change for change in self.changes if change.kind not in hidden]

    def _passage_of(self, change: CollatedChange) -> ConditionalPassage | None:
        for side, name in zip((self.old, self.new), change.passages, strict=True):
            if name and name in side.conditions:
                return side.conditions[name]
        return None

    @property
    def sections(self) -> list[ShownSection]:
        """The parts that have words; of texts that are not in step, the heading alone."""
        numbers = [change.number for change in self._marked]
        anchors = _Anchors(dict(zip(numbers, [*numbers[1:], 0], strict=False)))
        sections = []
        for title, part, old, new in self._parts:
            if self.is_rewritten and title == "Text":
                continue
            rows = tuple(self._rows(part, old, new, anchors))
            if rows:
                sections.append(ShownSection(title, rows))
        return sections

    def _rows(
        self, part: Collation, old: PointedText, new: PointedText, anchors: _Anchors
    ) -> Iterator[ShownRow]:
        same = 0
        for number, row in enumerate(part.rows, 1):
            is_marked = any(anchors.marked(change) for change in row.changes)
            if self._form.only_changes and not is_marked:
                same += 1
                continue
            if same:
                yield ShownRow(number, same=same)
                same = 0
            yield self._row(number, row, old, new, anchors)
        if same:
            yield ShownRow(len(part.rows) + 1, same=same)

    def _row(
        self,
        number: int,
        row: CollatedRow,
        old: PointedText,
        new: PointedText,
        anchors: _Anchors,
    ) -> ShownRow:
        whole = anchors.marked(row.whole)
        is_whole_first = anchors.take(whole)
        shown = [_marked(stretch, anchors) for stretch in row.stretches]
        return ShownRow(
            number,
            tuple(_side(shown, old, is_old=True)),
            tuple(_side(shown, new, is_old=False)),
            tuple(_as_one(shown, old, new)),
            whole,
            is_whole_first,
            _address(self.old, old, row.old),
            _address(self.new, new, row.new),
        )


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch with its change, if that is marked; `next` is the number of the change
    after it, told once for each."""

    stretch: CollatedStretch
    change: CollatedChange | None
    is_first: bool
    next: int


def _marked(stretch: CollatedStretch, anchors: _Anchors) -> _Marked:
    change = anchors.marked(stretch.change)
    is_first = anchors.take(change)
    following = anchors.following[change.number] if change and is_first else 0
    return _Marked(stretch, change, is_first, following)


def _side(
    shown: Sequence[_Marked], text: PointedText, *, is_old: bool
) -> Iterator[ShownStretch]:
    for one in shown:
        change = one.change
        pieces = tuple(_pieces(text, one.stretch.old if is_old else one.stretch.new))
        # An address leads to the words that there are, on the left if on both sides.
        is_first = one.is_first and _has_words(one.stretch.old) is is_old
        is_last = is_old is not _has_words(one.stretch.new)
        following = one.next if is_last else 0
        if pieces:
            tag = _tag(change, is_old=is_old)
            yield ShownStretch(pieces, tag, change, is_first, following)


def _as_one(
    shown: Sequence[_Marked], old: PointedText, new: PointedText
) -> Iterator[ShownStretch]:
    """What the second text has, with what only the first one has."""
    for one in shown:
        change, is_first = one.change, one.is_first
        new_pieces = tuple(_pieces(new, one.stretch.new))
        if not change or change.old == change.new:
            if new_pieces:
                yield ShownStretch(new_pieces, "", change, is_first, one.next)
            continue
        if old_pieces := tuple(_pieces(old, one.stretch.old)):
            following = 0 if new_pieces else one.next
            yield ShownStretch(old_pieces, DELETED, change, is_first, following)
            is_first = False
        if new_pieces:
            yield ShownStretch(new_pieces, INSERTED, change, is_first, one.next)


def _tag(change: CollatedChange | None, *, is_old: bool) -> str:
    if not change or change.old == change.new:
        return ""
    return DELETED if is_old else INSERTED


def _has_words(place: Range) -> bool:
    return place[0] < place[1]


def _pieces(text: PointedText, place: Range) -> Iterator[ShownPiece]:
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


def _address(side: WitnessSide, text: PointedText, numbers: range) -> str:
    if not numbers:
        return ""
    return paragraph_address(side, text.words.paragraphs[numbers[0]].key)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST_LISTED:
        return words
    return f"{words[:_LONGEST_LISTED].rpartition(' ')[0]} …"
