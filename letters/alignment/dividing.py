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
    rows = list(zip(*(old[at:] for at in range(_ROW)), strict=False))
    new_rows = list(zip(*(new[at:] for at in range(_ROW)), strict=False))
    chain = longest_in_order(equal_and_unique(rows, new_rows))
    ends = [(-1, -1), *chain, (len(old), len(new))]
    for (i, j), (next_i, next_j) in pairwise(ends):
        if i >= 0:
            yield i, j, 1
        if next_i == i + 1 or next_j == j + 1:
            continue
        yield from _equal_between(old, new, (i + 1, j + 1), (next_i, next_j))


def _equal_between(
    old: Sequence[str], new: Sequence[str], start: Pair, end: Pair
) -> Iterator[Equal]:
    old_part, new_part = old[start[0] : end[0]], new[start[1] : end[1]]
    if not (old_part and new_part) or max(len(old_part), len(new_part)) > MOST_WORDS:
        return
    for opcode in Indel.opcodes(old_part, new_part):
        if opcode.tag == "equal":
            length = opcode.src_end - opcode.src_start
            yield start[0] + opcode.src_start, start[1] + opcode.dest_start, length


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
