"""Two passages side by side, in step, and the words that both have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from letters.alignment.texts import Run, align_texts
from letters.tei.plain_text import LINE_SEPARATOR

# Fewer words in a row are in any two texts of one time.
LEAST_SHARED = 2
# Longer passages stand side by side without marks: no reader waits for the comparison.
LONGEST = 20_000
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage, and whether the other one has them too."""

    words: str
    is_shared: bool


# What stands beside each other.
Row = tuple[list[Piece], list[Piece]]


def compare_passages(first: str, second: str) -> list[Row]:
    """The paragraphs of both in rows: those that share the most stand in one row."""
    runs = _shared_runs(first, second)
    firsts, seconds = _paragraphs(first), _paragraphs(second)
    in_first = [(run.old, run.old_end) for run in runs]
    in_second = [(run.new, run.new_end) for run in runs]
    return [
        (
            _pieces(first, *left, in_first) if left else [],
            _pieces(second, *right, in_second) if right else [],
        )
        for left, right in _in_step(firsts, seconds, runs)
    ]


def _shared_runs(first: str, second: str) -> list[Run]:
    if max(len(first), len(second)) > LONGEST:
        return []
    stayed = [run for run in align_texts(first, second).runs if run.block == 0]
    return [run for cut in stayed if (run := _whole_words(cut, first, second))]


def _whole_words(run: Run, first: str, second: str) -> Run | None:
    """The run cut to whole words of both texts; None if these are too few."""
    words = [
        word
        for word in _WORD.finditer(first, run.old, run.old_end)
        if _is_whole(first, word.start(), word.end())
        and _is_whole(second, *(at - run.old + run.new for at in word.span()))
    ]
    if len(words) < LEAST_SHARED:
        return None
    start, end = words[0].start(), words[-1].end()
    return Run(start, start - run.old + run.new, end - start, run.block)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each line of `text` that is not empty begins and ends."""
    ends = re.finditer(rf"[^\n{LINE_SEPARATOR}]+", text)
    return [end.span() for end in ends if end.group().strip()]


def _in_step(
    firsts: Sequence[tuple[int, int]],
    seconds: Sequence[tuple[int, int]],
    runs: Sequence[Run],
) -> list[tuple[tuple[int, int] | None, tuple[int, int] | None]]:
    """Pairs of paragraphs in the order of both; None beside one that has no partner."""
    partners = _partners(firsts, seconds, runs)
    rows: list[tuple[tuple[int, int] | None, tuple[int, int] | None]] = []
    done_first = done_second = 0
    for left, right in [*partners, (len(firsts), len(seconds))]:
        between = max(left - done_first, right - done_second)
        rows += [
            (
                _at(firsts, done_first + step, left),
                _at(seconds, done_second + step, right),
            )
            for step in range(between)
        ]
        if left < len(firsts):
            rows.append((firsts[left], seconds[right]))
        done_first, done_second = left + 1, right + 1
    return rows


def _at(
    paragraphs: Sequence[tuple[int, int]], index: int, end: int
) -> tuple[int, int] | None:
    return paragraphs[index] if index < end else None


def _partners(
    firsts: Sequence[tuple[int, int]],
    seconds: Sequence[tuple[int, int]],
    runs: Sequence[Run],
) -> list[tuple[int, int]]:
    """The numbers of the paragraphs that share a run, rising in both; each once."""
    starts = [[start for start, _ in side] for side in (firsts, seconds)]
    partners: list[tuple[int, int]] = []
    for run in runs:
        left = bisect_right(starts[0], run.old) - 1
        right = bisect_right(starts[1], run.new) - 1
        if not partners or (left > partners[-1][0] and right > partners[-1][1]):
            partners.append((left, right))
    return partners


def _pieces(
    text: str, start: int, end: int, shared: Sequence[tuple[int, int]]
) -> list[Piece]:
    """A paragraph cut where what is shared begins and ends."""
    pieces: list[Piece] = []
    at = start
    for begin, stop in shared:
        begin, stop = max(begin, start), min(stop, end)
        if begin >= stop:
            continue
        pieces += [Piece(text[at:begin], False), Piece(text[begin:stop], True)]
        at = stop
    pieces.append(Piece(text[at:end], False))
    return [piece for piece in pieces if piece.words]
