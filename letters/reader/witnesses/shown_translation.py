"""An original and its translation beside each other, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from letters.alignment import Range
from letters.alignment.translation import ParallelRow, standing_rows
from letters.models import Document, DocumentRelation
from letters.reader.witnesses.shown_rows import ShownStretch, pieces_at
from letters.reader.witnesses.stored_rows import read_rows
from letters.reader.witnesses.witness_parts import PointedText
from letters.reader.witnesses.witness_sides import (
    WitnessSide,
    paragraph_address,
    side_of_document,
)
from letters.rendering.languages import attributes_of_language

# Of one text: proposals for more would take too long.
MOST_PARAGRAPHS = 600
# The direction is that of the first letter, where the language is not known.
_BY_THE_LETTERS = {"dir": "auto"}


@dataclass(frozen=True, slots=True)
class ParallelCell:
    """The paragraphs of one text in a row; `attributes` say their language."""

    paragraphs: tuple[tuple[ShownStretch, str], ...]
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownParallelRow:
    """`cells` are those of the text on the left and of the one on the right."""

    number: int
    cells: tuple[ParallelCell, ParallelCell]
    is_confirmed: bool
    row: ParallelRow


def translation_between(first: Document, second: Document) -> DocumentRelation | None:
    """The relation by which one of them is a translation of the other."""
    ends = Q(source=first, target=second) | Q(source=second, target=first)
    relations = DocumentRelation.objects.filter(
        ends, type=DocumentRelation.Type.TRANSLATION_OF
    )
    return relations.first()


class ShownTranslation:
    """`left` and `right` are the texts in the order in which they were asked for."""

    def __init__(
        self, relation: DocumentRelation, left: Document, right: Document
    ) -> None:
        self.left, self.right = side_of_document(left), side_of_document(right)
        self.relation = relation
        self.is_turned = relation.source_id == left.pk
        self._texts = [_KeyedText(side.body) for side in (self.left, self.right)]
        translation = self._texts[0 if self.is_turned else 1]
        translation.cut(relation.first_segment, relation.last_segment)

    @property
    def is_too_long(self) -> bool:
        return any(len(text.words) > MOST_PARAGRAPHS for text in self._texts)

    @property
    def sides(self) -> list[tuple[WitnessSide, Mapping[str, str]]]:
        return [(side, _attributes(side)) for side in (self.left, self.right)]

    @cached_property
    def standing(self) -> list[ParallelRow]:
        """The rows as they are stored, and proposals for all else."""
        original, translation = self._texts[:: -1 if self.is_turned else 1]
        stored = read_rows(self.relation.parallel_rows)
        return standing_rows(stored, original.words, translation.words)

    @cached_property
    def rows(self) -> list[ShownParallelRow]:
        return [
            ShownParallelRow(number, self._cells(row), row.is_confirmed, row)
            for number, row in enumerate(self.standing, 1)
        ]

    @property
    def count_confirmed(self) -> int:
        return sum(1 for row in self.standing if row.is_confirmed)

    def beside(self, key: str) -> tuple[str, str, Mapping[str, str]]:
        """What stands on the right beside a paragraph on the left: the words, the key of
        the first paragraph of them, and the attributes of their language."""
        left, right = (1, 0) if self.is_turned else (0, 1)
        found = (row.sides[right] for row in self.standing if key in row.sides[left])
        keys = next(found, ())
        words = "\n".join(self._texts[1].words[one] for one in keys)
        return words, keys[0] if keys else "", _attributes(self.right)

    @property
    def heading(self) -> tuple[ParallelCell, ParallelCell] | None:
        """What stands above both letters, which is not aligned, if anything does."""
        left, right = (
            ParallelCell(
                tuple(_stretches(side, side.heading, side.heading.words.lines)),
                _attributes(side),
            )
            for side in (self.left, self.right)
        )
        return (left, right) if left.paragraphs or right.paragraphs else None

    def _cells(self, row: ParallelRow) -> tuple[ParallelCell, ParallelCell]:
        keys = row.sides[:: -1 if self.is_turned else 1]
        left, right = (
            ParallelCell(
                tuple(
                    one
                    for key in of
                    for one in _stretches(side, side.body, [text.places[key]])
                ),
                _attributes(side),
            )
            for side, text, of in zip(
                (self.left, self.right), self._texts, keys, strict=True
            )
        )
        return left, right


class _KeyedText:
    """Paragraphs by their keys, in order: their words, and their places in the text."""

    def __init__(self, text: PointedText) -> None:
        self.words: dict[str, str] = {}
        self.places: dict[str, Range] = {}
        last: str | None = None
        pairs = zip(text.words.paragraphs, text.words.lines, strict=True)
        for paragraph, (start, end) in pairs:
            # A line without a name, or with that of a paragraph before, belongs to that.
            is_new = paragraph.key and paragraph.key not in self.places
            if is_new or last is None:
                last = paragraph.key
            start = self.places.get(last, (start, end))[0]
            self.places[last] = start, end
            self.words[last] = text.words.text[start:end]

    def cut(self, first: str, last: str) -> None:
        """Leave out what is not from the `first` paragraph to the `last` one."""
        keys = list(self.words)
        if first not in keys:
            return
        stop = keys.index(last) + 1 if last in keys else len(keys)
        kept = keys[keys.index(first) : stop] or [first]
        self.words = {key: self.words[key] for key in kept}


def _attributes(side: WitnessSide) -> Mapping[str, str]:
    return attributes_of_language(side.language) or _BY_THE_LETTERS


def _stretches(
    side: WitnessSide, text: PointedText, places: Sequence[Range]
) -> Iterator[tuple[ShownStretch, str]]:
    """Of each place, what is shown there, and the address of its paragraph."""
    keys = {
        line[0]: one.key
        for one, line in zip(text.words.paragraphs, text.words.lines, strict=True)
    }
    for place in places:
        pieces = tuple(pieces_at(text, place))
        address = paragraph_address(side, keys.get(place[0], ""))
        yield ShownStretch(pieces), address
