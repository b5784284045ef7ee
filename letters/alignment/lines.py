"""Which lines of two lists are equal, in order, and which were taken out or put in."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from letters.alignment.chains import (
    equal_and_unique,
    equal_ends,
    longest_in_order,
)

# What is compared line by line at once; more is taken as changed altogether.
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class LineChange:
    """A stretch of both lists, by the numbers of the lines."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    is_equal: bool


def compare_sequences(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> list[LineChange]:
    """Both lists from beginning to end, as equal and changed stretches in turn.

    Lines that occur once in each divide the lists first; what is between them is
    compared by itself. So time grows with the lines, not with their square.
    """
    numbers: dict[Hashable, int] = {}
    # Small numbers are compared, not lines: each line is looked at once.
    old_ids = [numbers.setdefault(line, len(numbers)) for line in old]
    new_ids = [numbers.setdefault(line, len(numbers)) for line in new]
    equal = bytearray(len(old))
    partner = [0] * len(old)

    def pair(old_at: int, new_at: int, length: int = 1) -> None:
        for step in range(length):
            equal[old_at + step], partner[old_at + step] = 1, new_at + step

    start, tail = equal_ends(old_ids, new_ids)
    pair(0, 0, start)
    pair(len(old) - tail, len(new) - tail, tail)
    chain = longest_in_order(equal_and_unique(old_ids, new_ids, start, tail))
    ends = (len(old) - tail, len(new) - tail)
    for (i, j), (next_i, next_j) in zip(
        [(start - 1, start - 1), *chain], [*chain, ends], strict=True
    ):
        if i >= start:
            pair(i, j)
        old_gap, new_gap = old_ids[i + 1 : next_i], new_ids[j + 1 : next_j]
        if max(len(old_gap), len(new_gap)) <= MOST_LINES:
            for opcode in Indel.opcodes(old_gap, new_gap):
                if opcode.tag == "equal":
                    length = opcode.src_end - opcode.src_start
                    pair(i + 1 + opcode.src_start, j + 1 + opcode.dest_start, length)
    pairs = [(at, partner[at]) for at in range(len(old)) if equal[at]]
    return _stretches(pairs, len(old), len(new))


def _stretches(
    pairs: Sequence[tuple[int, int]], old_length: int, new_length: int
) -> list[LineChange]:
    stretches: list[LineChange] = []
    old_at = new_at = 0
    for old_line, new_line in [*pairs, (old_length, new_length)]:
        if (old_line, new_line) != (old_at, new_at):
            stretches.append(LineChange(old_at, old_line, new_at, new_line, False))
        if old_line == old_length:
            break
        old_at, new_at = old_line + 1, new_line + 1
        last = stretches[-1] if stretches else None
        if last and last.is_equal:
            stretches[-1] = LineChange(
                last.old_start, old_at, last.new_start, new_at, True
            )
        else:
            stretches.append(LineChange(old_line, old_at, new_line, new_at, True))
    return stretches
