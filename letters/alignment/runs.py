"""What two states of a text have in common: runs of characters that go on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Range = tuple[int, int]


class Run(NamedTuple):
    """Characters from `old` on that are those from `new` on; typographic signs may
    differ. Runs of one `block` moved together; those of block 0 stayed."""

    old: int
    new: int
    length: int
    block: int = 0

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length

    def without(self, old: Range, new: Range) -> Iterator[Run]:
        """What is left of it beside a stretch of the old text and one of the new."""
        ends = [(old[0] - self.old, old[1] - self.old)]
        ends.append((new[0] - self.new, new[1] - self.new))
        touching = [(a, b) for a, b in ends if a < self.length and b > 0]
        if not touching:
            yield self
            return
        first, last = min(a for a, _ in touching), max(b for _, b in touching)
        if first > 0:
            yield Run(self.old, self.new, first, self.block)
        if last < self.length:
            rest = self.length - last
            yield Run(self.old + last, self.new + last, rest, self.block)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The runs, in the order of the old text."""

    old: str
    new: str
    runs: list[Run]
    _ends: list[int] = field(init=False, repr=False)
    _edges: list[Range] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        edges = sorted((run.new, run.new_end) for run in self.runs)
        object.__setattr__(self, "_ends", [run.old_end for run in self.runs])
        object.__setattr__(self, "_edges", edges)

    def pieces(self, start: int, end: int) -> list[Run]:
        """What goes on of a stretch of the old text, cut to it."""
        cut: list[Run] = []
        # Without a copy of all runs behind it, for each of as many places.
        for at in range(bisect_right(self._ends, start), len(self.runs)):
            run = self.runs[at]
            old, new, _, block = run
            if old >= end:
                break
            run_end = self._ends[at]
            if old < start or run_end > end:
                first, last = max(old, start), min(run_end, end)
                run = Run(first, new + first - old, last - first, block)
            cut.append(run)
        return cut

    def run_of(self, piece: Run) -> Run:
        """The whole run that `piece` was cut from."""
        return self.runs[bisect_right(self._ends, piece.old)]

    def may_have_slid(self, pieces: list[Run]) -> bool:
        """Whether all of them stand at one end of what was deleted, or put in, and
        others that say the same at its other end: either may be the old ones."""
        run = self.run_of(pieces[0])
        if pieces[-1].old_end > run.old_end:
            return False
        head, tail = pieces[-1].old_end - run.old, run.old_end - pieces[0].old
        if gap := self._one_sided_gap(self.before(run.old), run):
            text, start, end = gap
            if text[start : start + head] == text[end : end + head]:
                return True
        if gap := self._one_sided_gap(run, self.after(run.old_end)):
            text, start, end = gap
            return text[start - tail : start] == text[end - tail : end]
        return False

    def _one_sided_gap(
        self, one: Run | None, other: Run | None
    ) -> tuple[str, int, int] | None:
        """What stands between two runs in one of the texts only: this text, and where."""
        if one is None or other is None:
            return None
        if one.new_end == other.new and one.old_end < other.old:
            return self.old, one.old_end, other.old
        if one.old_end == other.old and one.new_end < other.new:
            return self.new, one.new_end, other.new
        return None

    def before(self, start: int) -> Run | None:
        """The last run that ends before `start`, or at it."""
        place = bisect_right(self._ends, start)
        return self.runs[place - 1] if place else None

    def after(self, end: int) -> Run | None:
        """The first run that begins at `end`, or after it."""
        at = bisect_right(self._ends, end)
        while at < len(self.runs) and self.runs[at].old < end:
            at += 1
        return self.runs[at] if at < len(self.runs) else None

    def end_before(self, at: int) -> int:
        """Where the last run in the new text ends that begins before `at`."""
        place = bisect_left(self._edges, (at, -1))
        return self._edges[place - 1][1] if place else 0

    def start_after(self, at: int) -> int:
        """Where the next run in the new text begins, at `at` or after it."""
        place = bisect_left(self._edges, (at, -1))
        return self._edges[place][0] if place < len(self._edges) else len(self.new)

    def continued(self, start: int, end: int) -> list[Range]:
        """The stretches between two places of the new text that the old one had."""
        first = max(0, bisect_left(self._edges, (start, -1)) - 1)
        cut: list[Range] = []
        for at in range(first, len(self._edges)):
            edge = self._edges[at]
            if edge[0] >= end:
                break
            if edge[1] > start:
                cut.append((max(edge[0], start), min(edge[1], end)))
        return cut

    def fresh(self) -> list[Range]:
        """The stretches of the new text that go on from nothing in the old one."""
        edges = [0, *(at for edge in self._edges for at in edge), len(self.new)]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return [(start, end) for start, end in pairs if self.new[start:end].strip()]
