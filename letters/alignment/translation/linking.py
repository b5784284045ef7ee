"""Proposes which paragraphs of a translation say what which of the original say.

After W. Gale and K. Church, A Program for Aligning Sentences in Bilingual Corpora (1993):
paragraphs keep their order, and what is long stays long. What a translation leaves as it
is, numbers and names, counts besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import erfc, log, sqrt

from letters.alignment.translation.fixed_points import points_of, weights_of

# How often so many paragraphs of the original are so many of the translation, and what a
# proposal with them costs for it.
_SHARES = {
    (1, 1): 0.89,
    (1, 0): 0.01,
    (0, 1): 0.01,
    (2, 1): 0.04,
    (1, 2): 0.04,
    (2, 2): 0.005,
    (3, 1): 0.002,
    (1, 3): 0.002,
}
_COST_OF_SHARE = {bead: -100 * log(share) for bead, share in _SHARES.items()}
# Of the length of a translation, by letter of the original: the paper's figure.
_VARIANCE = 6.8
_LEAST_LIKELY = 1e-7
# Ratios of lengths that are nearer than this to each other tell the same.
_SAME_RATIO = 0.02
# A point that two paragraphs alone have, and the most that all points count.
_WORTH_OF_POINT, _MOST_WORTH = 150.0, 600.0
# So far from where they would be if the whole texts were divided alike, paragraphs are
# looked for: more by half of what one text has more than the other.
_MOST_ASTRAY = 40

# First and last of the original and of the translation, as ranges of numbers.
Link = tuple[range, range]


def link_translation(original: Sequence[str], translation: Sequence[str]) -> list[Link]:
    """In order: every paragraph is in one link. Time grows with the longer text alone."""
    if not (original and translation):
        sides = range(len(original)), range(len(translation))
        return [(range(i, i + 1), range(0)) for i in sides[0]] + [
            (range(0), range(j, j + 1)) for j in sides[1]
        ]
    linker = _Linker(original, translation)
    links = linker.links()
    if linker.corrects_ratio(links):
        links = linker.links()
    return links


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest one to a place, and the bead that ends it."""

    cost: float
    bead: tuple[int, int] = (0, 0)


class _Linker:
    def __init__(self, original: Sequence[str], translation: Sequence[str]) -> None:
        self._counts = len(original), len(translation)
        self._points = (
            [points_of(one) for one in original],
            [points_of(one) for one in translation],
        )
        self._weights = weights_of(*self._points)
        self._before = _lengths(original), _lengths(translation)
        # By how much the translation is longer.
        self._ratio = self._before[1][-1] / max(1, self._before[0][-1])

    def corrects_ratio(self, links: Sequence[Link]) -> bool:
        """Take it from the pairs that have a point in common, where it is another: a
        text that lacks a long paragraph is not shorter in the others."""
        pairs = [
            (old.stop, new.stop)
            for old, new in links
            if (len(old), len(new)) == (1, 1)
            and self._worth((1, 1), old.stop, new.stop)
        ]
        old, new = self._before
        lengths = sum(old[i] - old[i - 1] for i, _ in pairs)
        if not lengths:
            return False
        ratio = sum(new[j] - new[j - 1] for _, j in pairs) / lengths
        is_other = abs(ratio - self._ratio) > _SAME_RATIO * self._ratio
        if ratio and is_other:
            self._ratio = ratio
        return bool(ratio) and is_other

    def links(self) -> list[Link]:
        ways = self._ways()
        links: list[Link] = []
        i, j = self._counts
        while i or j:
            first, second = ways[i, j].bead
            links.append((range(i - first, i), range(j - second, j)))
            i, j = i - first, j - second
        return links[::-1]

    def _ways(self) -> Mapping[tuple[int, int], _Way]:
        ways = {(0, 0): _Way(0.0)}
        for i, j in self._places():
            best: _Way | None = None
            for bead, cost in _COST_OF_SHARE.items():
                before = ways.get((i - bead[0], j - bead[1]))
                if not before or (
                    best and before.cost + cost - _MOST_WORTH > best.cost
                ):
                    continue
                whole = before.cost + cost + self._cost(bead, i, j)
                if not best or whole < best.cost:
                    best = _Way(whole, bead)
            if best:
                ways[i, j] = best
        return ways

    def _places(self) -> Iterator[tuple[int, int]]:
        """All, or those near enough to where both texts are gone through alike."""
        originals, translations = self._counts
        astray = _MOST_ASTRAY + abs(originals - translations) // 2
        for i in range(originals + 1):
            middle = i * translations // originals
            first, last = max(0, middle - astray), min(translations, middle + astray)
            for j in range(first, last + 1):
                if i or j:
                    yield i, j

    def _cost(self, bead: tuple[int, int], i: int, j: int) -> float:
        """Of the bead that ends before these paragraphs, apart from its share."""
        if not all(bead):
            return 0.0
        old, new = self._before
        length = old[i] - old[i - bead[0]]
        expected, there = length * self._ratio, new[j] - new[j - bead[1]]
        away = abs(there - expected) / sqrt(max(1, (expected + there) / 2) * _VARIANCE)
        likely = max(_LEAST_LIKELY, erfc(away / sqrt(2)))
        return -100 * log(likely) - self._worth(bead, i, j)

    def _worth(self, bead: tuple[int, int], i: int, j: int) -> float:
        said = frozenset[str]().union(*self._points[0][i - bead[0] : i])
        again = frozenset[str]().union(*self._points[1][j - bead[1] : j])
        worth = sum(self._weights[point] for point in said & again)
        return min(_MOST_WORTH, _WORTH_OF_POINT * worth)


def _lengths(paragraphs: Sequence[str]) -> list[int]:
    """How many letters stand before each, and in all."""
    return list(accumulate(map(len, paragraphs), initial=0))
