"""What a correction changes in one line of a text, by the aligner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.alignment import align_texts


@dataclass(frozen=True, slots=True)
class Change:
    """`new` stands where the characters from `start` to `end` of the old line were."""

    start: int
    end: int
    new: str


def find_changes(old: str, new: str) -> list[Change]:
    """The least stretches in which the lines differ, in order."""
    return list(_changes(old, new, _kept(old, new)))


def _kept(old: str, new: str) -> Iterator[tuple[int, int]]:
    """The pairs of equal characters of both lines that stay in their order."""
    last = -1
    for run in align_texts(old, new).runs:
        if run.block or run.new <= last:
            continue
        for offset in range(run.length):
            pair = run.old + offset, run.new + offset
            # The aligner takes typographic signs for each other.
            if old[pair[0]] == new[pair[1]]:
                yield pair
        last = run.new + run.length - 1


def _changes(old: str, new: str, kept: Iterator[tuple[int, int]]) -> Iterator[Change]:
    old_at = new_at = 0
    for old_next, new_next in kept:
        if old_next > old_at or new_next > new_at:
            yield Change(old_at, old_next, new[new_at:new_next])
        old_at, new_at = old_next + 1, new_next + 1
    if old_at < len(old) or new_at < len(new):
        yield Change(old_at, len(old), new[new_at:])
