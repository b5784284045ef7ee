"""Which of many ranges touch a place, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from letters.alignment.runs import Range

T = TypeVar("T")


class TouchingRanges(Generic[T]):
    """Of things in a text, each with a range by `range_of`; they may overlap."""

    def __init__(self, things: Iterable[T], range_of: Callable[[T], Range]) -> None:
        self._range_of = range_of
        self._things = sorted(things, key=range_of)
        ranges = [range_of(thing) for thing in self._things]
        self._starts = [start for start, _ in ranges]
        # How far those up to here go: it never falls, so that it can be searched.
        self._reach = list(accumulate((end for _, end in ranges), max))

    def at(self, place: Range) -> Sequence[T]:
        """Those that have a character in common with the place, in their order."""
        if not self._things:
            return []
        first = bisect_right(self._reach, place[0])
        last = bisect_left(self._starts, place[1])
        return [
            thing
            for thing in self._things[first:last]
            if self._range_of(thing)[1] > place[0]
        ]
