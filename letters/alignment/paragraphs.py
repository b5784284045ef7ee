"""Which paragraphs are still there: those that stayed in order, and those that moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.alignment.chains import (
    Pair,
    equal_and_unique,
    equal_ends,
    longest_in_order,
)

# A shorter line that turns up elsewhere may be another one that says the same.
_SHORTEST_MOVED = 8


@dataclass(frozen=True, slots=True)
class MatchedParagraphs:
    """Pairs of equal paragraphs by their numbers, each list in the order of the old."""

    stayed: list[Pair]
    moved: list[Pair]


def match_paragraphs(old: Sequence[str], new: Sequence[str]) -> MatchedParagraphs:
    start, tail = equal_ends(old, new)
    unique = equal_and_unique(old, new, start, tail)
    chain = longest_in_order(unique)
    in_chain = set(chain)
    moved = [
        pair
        for pair in unique
        if pair not in in_chain and len(old[pair[0]]) >= _SHORTEST_MOVED
    ]
    ends = (len(old) - tail, len(new) - tail)
    stayed = [(at, at) for at in range(start)]
    stayed += _fill(old, new, [(start - 1, start - 1), *chain, ends])
    stayed += [(ends[0] + at, ends[1] + at) for at in range(tail)]
    # A line that moved may also stand beside its equal: then it stayed.
    old_stayed = {pair[0] for pair in stayed}
    new_stayed = {pair[1] for pair in stayed}
    return MatchedParagraphs(
        stayed,
        [
            pair
            for pair in moved
            if not (pair[0] in old_stayed or pair[1] in new_stayed)
        ],
    )


def _fill(old: Sequence[str], new: Sequence[str], chain: Sequence[Pair]) -> list[Pair]:
    """The inner pairs of `chain`, and the equal lines next to each of them."""
    filled: list[Pair] = []
    for (old_from, new_from), (old_to, new_to) in pairwise(chain):
        old_gap, new_gap = old[old_from + 1 : old_to], new[new_from + 1 : new_to]
        start, tail = equal_ends(old_gap, new_gap)
        filled += [(old_from + 1 + at, new_from + 1 + at) for at in range(start)]
        filled += [(old_to - at, new_to - at) for at in range(tail, 0, -1)]
        filled.append((old_to, new_to))
    return filled[:-1]
