"""The longest chain of pairs that rises on both sides: what stayed in its order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

Pair = tuple[int, int]


def longest_in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest chain of `pairs`, sorted on the left, that rises on the right too."""
    ends: list[int] = []  # the lowest right side that ends a chain of each length
    lengths = []
    for _, right in pairs:
        if not ends or right > ends[-1]:
            lengths.append(len(ends))
            ends.append(right)
            continue
        length = bisect_left(ends, right)
        ends[length] = right
        lengths.append(length)
    if len(ends) == len(pairs):
        return list(pairs)
    chain: list[Pair] = []
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == len(ends) - len(chain) - 1 and (
            not chain or pair[1] < chain[-1][1]
        ):
            chain.append(pair)
    return chain[::-1]


def equal_and_unique(
    old: Sequence[Hashable], new: Sequence[Hashable], start: int = 0, tail: int = 0
) -> list[Pair]:
    """Pairs of equal items that occur once in `old` and once in `new`, moved or not,
    apart from the first `start` and the last `tail`."""
    old_places = _places_of_unique(old[start : len(old) - tail], start)
    new_places = _places_of_unique(new[start : len(new) - tail], start)
    return [
        (old_at, new_places[item])
        for item, old_at in old_places.items()
        if item in new_places
    ]


def _places_of_unique(items: Sequence[Hashable], start: int) -> dict[Hashable, int]:
    last = {item: at for at, item in enumerate(items, start)}
    if len(last) == len(items):
        return last
    places = range(start + len(items) - 1, start - 1, -1)
    first = dict(zip(reversed(items), places, strict=True))
    return {item: at for item, at in last.items() if first[item] == at}


def equal_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pair:
    """How many items are equal at the beginning, and how many of the rest at the end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, tail
