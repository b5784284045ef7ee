"""The longest sequence of items that two lists have, with a bound on what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from letters.alignment.chains import Pair, equal_and_unique, longest_in_order

# Up to so many items are compared as they are. Longer lists are divided first.
_AT_ONCE = 4_000
# More than this between two places where they are divided take too much memory: nothing
# of them is matched.
MOST_WORDS = 20_000
# So many items in a row that occur once in both lists divide them.
_ROW = 4

# Where equal items begin in both lists, and how many they are.
Equal = tuple[int, int, int]


def equal_items(old: Sequence[str], new: Sequence[str]) -> Iterator[Equal]:
    """The runs of equal items, in order. Time grows with the product of the lengths of
    what stands between two rows of items that both lists have once."""
    if max(len(old), len(new)) <= _AT_ONCE:
        yield from _equal_between(old, new, (0, 0), (len(old), len(new)))
        return
    pairs = equal_and_unique(_rows(old), _rows(new))
    chain = longest_in_order([(i, j) for i, j in pairs if old[i] == new[j]])
    ends = [(-1, -1), *chain, (len(old), len(new))]
    for (i, j), (next_i, next_j) in pairwise(ends):
        if i >= 0:
            yield i, j, 1
        if next_i == i + 1 or next_j == j + 1:
            continue
        yield from _equal_between(old, new, (i + 1, j + 1), (next_i, next_j))


def _rows(items: Sequence[str]) -> list[int]:
    """What stands for each row: equal for equal ones, and hardly ever for others."""
    return list(map(hash, zip(*(items[at:] for at in range(_ROW)), strict=False)))


def _equal_between(
    old: Sequence[str], new: Sequence[str], start: Pair, end: Pair
) -> Iterator[Equal]:
    (i, j), (old_end, new_end) = start, end
    while i < old_end and j < new_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    if i > start[0]:
        yield *start, i - start[0]
    # Most often one word stands for another.
    if i == old_end or j == new_end or (i + 1 == old_end and j + 1 == new_end):
        return
    old_part, new_part = old[i:old_end], new[j:new_end]
    if max(len(old_part), len(new_part)) > MOST_WORDS:
        return
    for block in Indel.opcodes(old_part, new_part).as_matching_blocks():
        if block.size:
            yield i + block.a, j + block.b, block.size


def joined(runs: Iterator[Equal]) -> Iterator[Equal]:
    """One run for runs that follow each other in both lists."""
    last: Equal | None = None
    for old, new, length in runs:
        if last and (last[0] + last[2], last[1] + last[2]) == (old, new):
            last = (last[0], last[1], last[2] + length)
            continue
        if last:
            yield last
        last = (old, new, length)
    if last:
        yield last
