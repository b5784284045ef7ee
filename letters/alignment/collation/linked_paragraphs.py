"""Which paragraphs of two witnesses stand beside each other: as they were, divided,
joined, or moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.alignment.runs import Alignment, Range

# The share of the shorter paragraph that must go on in the other.
_LEAST_SHARED = 0.4
# The share of one that stands alone between the same two as the other does.
_LEAST_SHARED_ALONE = 0.25


@dataclass(frozen=True, slots=True)
class LinkedParagraphs:
    """Numbers of paragraphs of the old text and of the new one; one side may be empty.

    `block` is that of the runs by which they are linked: 0 for what stayed.
    """

    old: range
    new: range
    block: int = 0


def link_paragraphs(
    alignment: Alignment, old: Sequence[Range], new: Sequence[Range]
) -> list[LinkedParagraphs]:
    """In the order of the new text; what is in the old one alone comes where it stood."""
    shared = _shared_letters(alignment, old, new)
    old_sizes = [_size(alignment.old, line) for line in old]
    new_sizes = [_size(alignment.new, line) for line in new]
    links = [
        (i, j, block)
        for (i, j, block), count in shared.items()
        if count >= _LEAST_SHARED * min(old_sizes[i], new_sizes[j])
    ]
    places = sorted((i, j) for i, j, block in links if block == 0)
    between = _alone_between(places, len(old), len(new))
    linked = {i for i, _, _ in links}, {j for _, j, _ in links}
    places += [
        (i, j)
        for i, j in between
        if i not in linked[0]
        and j not in linked[1]
        and shared[i, j, 0] >= _LEAST_SHARED_ALONE * min(old_sizes[i], new_sizes[j])
    ]
    stayed = _intervals(sorted(places))
    old_taken = {i for one in stayed for i in one.old}
    new_taken = {j for one in stayed for j in one.new}
    moved = [
        LinkedParagraphs(range(i, i + 1), range(j, j + 1), block)
        for i, j, block in _best_moves(links, shared)
        if i not in old_taken and j not in new_taken
    ]
    return list(_in_order(stayed, moved, len(old), len(new)))


def _alone_between(
    links: Sequence[tuple[int, int]], old_count: int, new_count: int
) -> Iterator[tuple[int, int]]:
    """Pairs of paragraphs of which each is the only one between two that are linked."""
    for (i, j), (next_i, next_j) in pairwise(
        [(-1, -1), *links, (old_count, new_count)]
    ):
        if (next_i, next_j) == (i + 2, j + 2):
            yield i + 1, j + 1


def _shared_letters(
    alignment: Alignment, old: Sequence[Range], new: Sequence[Range]
) -> Counter[tuple[int, int, int]]:
    """How many letters go on from each paragraph to each, by block."""
    shared: Counter[tuple[int, int, int]] = Counter()
    text = alignment.old
    # Behind the last line no run goes on.
    old_starts = [*(start for start, _ in old), len(text) + 1]
    new_starts = [*(start for start, _ in new), len(alignment.new) + 1]
    for old_at, new_at, length, block in alignment.runs:
        i, j = (
            bisect_right(old_starts, old_at) - 1,
            bisect_right(new_starts, new_at) - 1,
        )
        while length > 0:
            step = min(length, old_starts[i + 1] - old_at, new_starts[j + 1] - new_at)
            shared[i, j, block] += _size(text, (old_at, old_at + step))
            old_at, new_at, length = old_at + step, new_at + step, length - step
            i, j = i + (old_at == old_starts[i + 1]), j + (new_at == new_starts[j + 1])
    return shared


def _size(text: str, stretch: Range) -> int:
    """How many letters there are, or nearly so; of dots alone, how many dots."""
    start, end = stretch
    others = text.count(" ", start, end) + text.count(".", start, end)
    return end - start - others or len(text[start:end].strip())


def _intervals(links: Sequence[tuple[int, int]]) -> list[LinkedParagraphs]:
    """Links that share a paragraph are one, with all paragraphs between them."""
    joined: list[list[int]] = []  # first and last of the old, first and last of the new
    for i, j in links:
        last = joined[-1] if joined else None
        if last and (i <= last[1] or j <= last[3]):
            last[1], last[3] = max(last[1], i), max(last[3], j)
            last[2] = min(last[2], j)
        else:
            joined.append([i, i, j, j])
    return [
        LinkedParagraphs(range(first, last + 1), range(start, end + 1))
        for first, last, start, end in joined
    ]


def _best_moves(
    links: Sequence[tuple[int, int, int]], shared: Counter[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Each paragraph moved to one place only."""
    best: list[tuple[int, int, int]] = []
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    moves = [link for link in links if link[2]]
    for i, j, block in sorted(moves, key=lambda link: -shared[link]):
        if i not in old_taken and j not in new_taken:
            best.append((i, j, block))
            old_taken.add(i)
            new_taken.add(j)
    return best


def _in_order(
    stayed: Sequence[LinkedParagraphs],
    moved: Sequence[LinkedParagraphs],
    old_count: int,
    new_count: int,
) -> Iterator[LinkedParagraphs]:
    moved_to = {one.new.start: one for one in moved}
    moved_from = {one.old.start for one in moved}
    end = LinkedParagraphs(range(old_count, old_count), range(new_count, new_count))
    old_at = new_at = 0
    for one in [*stayed, end]:
        for i in range(old_at, one.old.start):
            if i not in moved_from:
                yield LinkedParagraphs(range(i, i + 1), range(0))
        for j in range(new_at, one.new.start):
            yield moved_to.get(j) or LinkedParagraphs(range(0), range(j, j + 1))
        if one is not end:
            yield one
        old_at, new_at = one.old.stop, one.new.stop
