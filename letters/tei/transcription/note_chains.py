"""How likely each candidate place of a note number is, given all the others.

The numbers of notes ascend through a text. Every ascending chain of places is
weighed by its costs, and a place gets the share of the chains that go through it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

COST_OF_MISSING = 4.5  # what it costs to leave one listed note without a mark


@dataclass(frozen=True, slots=True)
class CandidatePlace:
    """Where the numbers from index `first` to index `last` of the list may stand."""

    first: int
    last: int
    start: int
    end: int
    cost: float


def chances_of(places: Sequence[CandidatePlace], count: int) -> list[float]:
    """How likely each place is, over all ascending chains; `count` numbers are sought."""
    width = max((place.end for place in places), default=0)
    mirrored = [
        CandidatePlace(
            count - 1 - p.last,
            count - 1 - p.first,
            width - p.end,
            width - p.start,
            p.cost,
        )
        for p in places
    ]
    up_to = _chain_weights(places, count)
    from_here = _chain_weights(mirrored, count)
    total = -COST_OF_MISSING * count
    for place, weight in zip(places, up_to, strict=True):
        total = _log_add(total, weight - COST_OF_MISSING * (count - 1 - place.last))
    return [
        math.exp(min(0.0, before + after + place.cost - total))
        for place, before, after in zip(places, up_to, from_here, strict=True)
    ]


def _chain_weights(places: Sequence[CandidatePlace], count: int) -> list[float]:
    """The logarithm of the weight of all chains that end at each place."""
    starts = sorted({place.start for place in places})
    chains = _PrefixSums(len(starts) + 1)
    chains.add(0, 0.0)
    by_first: dict[int, list[int]] = defaultdict(list)
    by_last: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        by_first[place.first].append(at)
        by_last[place.last].append(at)
    weights = [0.0] * len(places)
    for index in range(count):
        for at in by_last[index - 1]:
            rank = bisect_left(starts, places[at].end)
            chains.add(rank, weights[at] + COST_OF_MISSING * index)
        for at in by_first[index]:
            before = chains.up_to(bisect_left(starts, places[at].start))
            weights[at] = before - COST_OF_MISSING * index - places[at].cost
    return weights


class _PrefixSums:
    """Sums over prefixes of a row of logarithms that grows (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._sums = [-math.inf] * (size + 1)

    def add(self, at: int, value: float) -> None:
        at += 1
        while at < len(self._sums):
            self._sums[at] = _log_add(self._sums[at], value)
            at += at & -at

    def up_to(self, at: int) -> float:
        at += 1
        total = -math.inf
        while at:
            total = _log_add(total, self._sums[at])
            at -= at & -at
        return total


def _log_add(a: float, b: float) -> float:
    """The logarithm of the sum of two numbers whose logarithms are `a` and `b`."""
    if a < b:
        a, b = b, a
    return a if b == -math.inf else a + math.log1p(math.exp(b - a))
