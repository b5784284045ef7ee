"""Rows of an original and its translation: proposed, or as an archivist left them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letters.alignment.translation.linking import link_translation

Keys = tuple[str, ...]
# The words of paragraphs by their keys, in order.
Paragraphs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """Paragraphs by their keys: those of one side may be none."""

    original: Keys
    translation: Keys
    is_confirmed: bool = False

    @property
    def sides(self) -> tuple[Keys, Keys]:
        return self.original, self.translation

    @property
    def is_pair(self) -> bool:
        return bool(self.original and self.translation)


def confirmed_alone(rows: Sequence[ParallelRow]) -> list[ParallelRow]:
    """Those between which all is to be proposed anew."""
    return [row for row in rows if row.is_confirmed]


def standing_rows(
    rows: Sequence[ParallelRow], original: Paragraphs, translation: Paragraphs
) -> list[ParallelRow]:
    """The rows whose paragraphs are all there and in order, and for those in no such row
    new proposals. Every paragraph is in one row."""
    sides = _Side(original), _Side(translation)
    pairs = _standing_pairs(rows, sides)
    alone = [row for row in rows if not row.is_pair and _takes(sides, row)]
    proposed: list[ParallelRow] = []
    at = (0, 0)
    for end in [*(_starts(sides, pair) for pair in pairs), _ends(sides)]:
        proposed += _proposed(sides, at, end)
        at = end
    stood = [*pairs, *alone, *(part for row in proposed for part in _parts(sides, row))]
    return list(_in_order(sides, stood))


class _Side:
    """The paragraphs of one text; `taken` are those of rows that stand."""

    def __init__(self, texts: Paragraphs) -> None:
        self.texts = texts
        self.keys = list(texts)
        self.place = {key: at for at, key in enumerate(self.keys)}
        self.taken: set[str] = set()

    def start_of(self, keys: Keys) -> int | None:
        """Where they are, if they are there one after another, and in no other row."""
        start = self.place.get(keys[0]) if keys else None
        if start is None or not self.taken.isdisjoint(keys):
            return None
        is_row = tuple(self.keys[start : start + len(keys)]) == keys
        return start if is_row else None

    def free(self, start: int, end: int) -> list[str]:
        return [key for key in self.keys[start:end] if key not in self.taken]


_Sides = tuple[_Side, _Side]
_Place = tuple[int, int]


def _starts(sides: _Sides, pair: ParallelRow) -> _Place:
    return sides[0].place[pair.original[0]], sides[1].place[pair.translation[0]]


def _ends(sides: _Sides) -> _Place:
    return len(sides[0].keys), len(sides[1].keys)


def _standing_pairs(rows: Sequence[ParallelRow], sides: _Sides) -> list[ParallelRow]:
    pairs: list[ParallelRow] = []
    at = (0, 0)
    for row in rows:
        starts = [
            side.start_of(keys) for side, keys in zip(sides, row.sides, strict=True)
        ]
        if any(
            start is None or start < end for start, end in zip(starts, at, strict=True)
        ):
            continue
        pairs.append(row)
        first = _starts(sides, row)
        at = first[0] + len(row.original), first[1] + len(row.translation)
        for side, keys in zip(sides, row.sides, strict=True):
            side.taken.update(keys)
    return pairs


def _takes(sides: _Sides, row: ParallelRow) -> bool:
    """Whether a row of one text only stands; its paragraphs are taken then."""
    number = 0 if row.original else 1
    is_standing = sides[number].start_of(row.sides[number]) is not None
    if is_standing:
        sides[number].taken.update(row.sides[number])
    return is_standing


def _proposed(sides: _Sides, start: _Place, end: _Place) -> Iterator[ParallelRow]:
    old, new = (
        side.free(*bounds)
        for side, bounds in zip(sides, zip(start, end, strict=True), strict=True)
    )
    texts = [sides[0].texts[key] for key in old], [sides[1].texts[key] for key in new]
    for originals, translations in link_translation(*texts):
        yield ParallelRow(
            tuple(old[at] for at in originals), tuple(new[at] for at in translations)
        )


def _parts(sides: _Sides, row: ParallelRow) -> Iterator[ParallelRow]:
    """The row; without what comes after a paragraph that stands alone, if that is within
    it: this stands alone, too."""
    first, rest = zip(
        *(_run(side, keys) for side, keys in zip(sides, row.sides, strict=True)),
        strict=True,
    )
    yield ParallelRow(*first)
    if rest[0]:
        yield ParallelRow(rest[0], ())
    if rest[1]:
        yield ParallelRow((), rest[1])


def _run(side: _Side, keys: Keys) -> tuple[Keys, Keys]:
    """The first of the paragraphs that follow each other, and the rest."""
    if not keys:
        return keys, keys
    start = side.place[keys[0]]
    length = next(
        (at for at, key in enumerate(keys) if side.place[key] != start + at), len(keys)
    )
    return keys[:length], keys[length:]


def _in_order(sides: _Sides, rows: Sequence[ParallelRow]) -> Iterator[ParallelRow]:
    """As both texts go on; between two pairs, the original comes first."""
    alone = [_sorted_alone(sides[number], rows, number) for number in (0, 1)]
    pairs = sorted(
        (row for row in rows if row.is_pair), key=lambda row: _starts(sides, row)
    )
    at = [0, 0]
    for end in [*(_starts(sides, pair) for pair in pairs), _ends(sides)]:
        for number in (0, 1):
            for row in alone[number][at[number] :]:
                if sides[number].place[row.sides[number][0]] >= end[number]:
                    break
                yield row
                at[number] += 1
        if pairs:
            yield pairs.pop(0)


def _sorted_alone(
    side: _Side, rows: Sequence[ParallelRow], number: int
) -> list[ParallelRow]:
    alone = [row for row in rows if not row.is_pair and row.sides[number]]
    return sorted(alone, key=lambda row: side.place[row.sides[number][0]])
