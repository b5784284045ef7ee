"""Aligns two states of a text: every stretch of characters that goes on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from letters.alignment.folding import fold
from letters.alignment.paragraphs import match_paragraphs
from letters.alignment.spelling import match_letters
from letters.alignment.words import Token, match_words, read_tokens

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
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
        for run in self.runs[bisect_right(self._ends, start) :]:
            if run.old >= end:
                break
            first, last = max(run.old, start), min(run.old_end, end)
            cut.append(Run(first, run.new + first - run.old, last - first, run.block))
        return cut

    def run_of(self, piece: Run) -> Run:
        """The whole run that `piece` was cut from."""
        return self.runs[bisect_right(self._ends, piece.old)]

    def before(self, start: int) -> Run | None:
        """The last run that ends before `start`, or at it."""
        place = bisect_right(self._ends, start)
        return self.runs[place - 1] if place else None

    def after(self, end: int) -> Run | None:
        """The first run that begins at `end`, or after it."""
        for run in self.runs[bisect_right(self._ends, end) :]:
            if run.old >= end:
                return run
        return None

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
        for edge in self._edges[first:]:
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


def align_texts(old: str, new: str) -> Alignment:
    if old == new:
        return Alignment(old, new, [Run(0, 0, len(old))] if old else [])
    folded = fold(old), fold(new)
    old_lines, new_lines = _lines(old), _lines(new)
    matched = match_paragraphs(
        [folded[0][slice(*line)] for line in old_lines],
        [folded[1][slice(*line)] for line in new_lines],
    )
    runs = [
        Run(old_lines[i][0], new_lines[j][0], old_lines[i][1] - old_lines[i][0])
        for i, j in matched.stayed
    ]
    for block, (i, j) in _blocks(matched.moved):
        length = old_lines[i][1] - old_lines[i][0]
        runs.append(Run(old_lines[i][0], new_lines[j][0], length, block))
    moved_old = {i for i, _ in matched.moved}
    moved_new = {j for _, j in matched.moved}
    ends = [(-1, -1), *matched.stayed, (len(old_lines), len(new_lines))]
    for (i, j), (next_i, next_j) in pairwise(ends):
        if next_i == i + 1 or next_j == j + 1:
            continue
        old_gap = [old_lines[at] for at in range(i + 1, next_i) if at not in moved_old]
        new_gap = [new_lines[at] for at in range(j + 1, next_j) if at not in moved_new]
        if old_gap and new_gap:
            tokens = _tokens(folded[0], old_gap), _tokens(folded[1], new_gap)
            runs += _runs(old, new, *tokens)
    return Alignment(old, new, _merged(sorted(runs, key=lambda run: run.old)))


def _merged(runs: Sequence[Run]) -> list[Run]:
    """One run for what follows each other in both texts."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        place = (run.old, run.new, run.block)
        if last and (last.old_end, last.new_end, last.block) == place:
            merged[-1] = Run(last.old, last.new, last.length + run.length, run.block)
        elif run.length:
            merged.append(run)
    return merged


def _lines(text: str) -> list[Range]:
    ranges, start = [], 0
    for line in text.split("\n"):
        ranges.append((start, start + len(line)))
        start += len(line) + 1
    return ranges


def _blocks(moved: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Number what moved; paragraphs that stayed together have one number."""
    block, expected = 0, (-1, -1)
    for pair in moved:
        block += pair != expected
        expected = (pair[0] + 1, pair[1] + 1)
        yield block, pair


def _tokens(folded: str, lines: Sequence[Range]) -> list[Token]:
    tokens: list[Token] = []
    for start, end in lines:
        if tokens:
            tokens.append(Token(" ", start - 1))
        tokens += read_tokens(folded, start, end)
    return tokens


def _runs(
    old: str,
    new: str,
    old_tokens: Sequence[Token],
    new_tokens: Sequence[Token],
) -> Iterator[Run]:
    """The runs of equal words, and of equal letters in what changed between them."""
    old_at = new_at = 0
    for match in match_words(old_tokens, new_tokens):
        yield from _align_letters(
            old, new, old_tokens[old_at : match.old], new_tokens[new_at : match.new]
        )
        old_at, new_at = match.old_end, match.new_end
        yield from _joined(
            old_tokens[match.old : old_at], new_tokens[match.new : new_at]
        )
    yield from _align_letters(old, new, old_tokens[old_at:], new_tokens[new_at:])


def _joined(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    """One run for tokens that follow each other in both texts."""
    start = 0
    for at in range(1, len(old) + 1):
        if (
            at == len(old)
            or old[at].start != old[at - 1].end
            or new[at].start != new[at - 1].end
        ):
            first, last = old[start].start, old[at - 1].end
            yield Run(first, new[start].start, last - first)
            start = at


def _align_letters(
    old: str, new: str, old_tokens: Sequence[Token], new_tokens: Sequence[Token]
) -> Iterator[Run]:
    if not (old_tokens and new_tokens):
        return
    old_start, new_start = old_tokens[0].start, new_tokens[0].start
    old_words = old[old_start : old_tokens[-1].end]
    new_words = new[new_start : new_tokens[-1].end]
    if _size(old_tokens) != len(old_words) or _size(new_tokens) != len(new_words):
        return  # a paragraph that moved stood between them, or stands there now
    for old_at, new_at, length in match_letters(old_words, new_words):
        yield Run(old_start + old_at, new_start + new_at, length)


def _size(tokens: Sequence[Token]) -> int:
    return sum(len(token.key) for token in tokens)
