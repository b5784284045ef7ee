"""Aligns two states of a text: every stretch of characters that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from letters.alignment.equal_words import Match
from letters.alignment.folding import fold
from letters.alignment.moves import SHORTEST_MOVED, free_parts, match_moved
from letters.alignment.paragraphs import match_paragraphs
from letters.alignment.runs import Alignment, Range, Run
from letters.alignment.spelling import match_letters
from letters.alignment.tokens import Tokens, read_tokens
from letters.alignment.word_matches import match_words

# A paragraph that was split in so many parts may be followed into each.
_ROUNDS = 3


def align_texts(old: str, new: str, *, into_letters: bool = True) -> Alignment:
    """Without `into_letters`, a word that is changed does not go on in part."""
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
            tokens = read_tokens(folded[0], old_gap), read_tokens(folded[1], new_gap)
            runs += _runs(old, new, *tokens, into_letters=into_letters)
    lines = (old_lines, new_lines)
    runs = _with_moved(folded, lines, runs, old, new, into_letters=into_letters)
    return Alignment(old, new, _merged(sorted(runs, key=lambda run: run.old)))


def _with_moved(
    folded: tuple[str, str],
    lines: tuple[list[Range], list[Range]],
    runs: list[Run],
    old: str,
    new: str,
    *,
    into_letters: bool,
) -> list[Run]:
    """Add what goes on elsewhere: a paragraph that was moved and corrected, or a part of
    one that was moved. Agreements by chance in these are left out."""
    block = max((run.block for run in runs), default=0)
    for _ in range(_ROUNDS):
        old_taken = sorted((run.old, run.old_end) for run in runs)
        new_taken = sorted((run.new, run.new_end) for run in runs)
        gone = free_parts(folded[0], lines[0], old_taken)
        fresh = free_parts(folded[1], lines[1], new_taken) if gone else []
        pairs = match_moved(folded[0], gone, folded[1], fresh)
        for old_part, new_part in pairs:
            runs = _without(runs, old_part, new_part)
            crossed = _crossed(runs, old_part, new_part)
            is_moved = any(run.length >= SHORTEST_MOVED for run in crossed)
            if is_moved:
                block += 1
            else:
                runs = [run for run in runs if run not in crossed]
            tokens = (
                read_tokens(folded[0], [old_part]),
                read_tokens(folded[1], [new_part]),
            )
            runs += [
                Run(run.old, run.new, run.length, block if is_moved else 0)
                for run in _runs(old, new, *tokens, into_letters=into_letters)
            ]
        if not pairs:
            break
    return runs


def _crossed(runs: Sequence[Run], old: Range, new: Range) -> set[Run]:
    """The runs that stayed, and stand before one of the stretches and behind the other.
    If all are short, they agree by chance, and the stretches are those that stayed."""
    return {
        run
        for run in runs
        if not run.block and (run.old < old[0]) != (run.new < new[0])
    }


def _without(runs: Sequence[Run], old: Range, new: Range) -> list[Run]:
    """What is left of the runs beside a stretch of each text: of most of them, all."""
    (old_start, old_end), (new_start, new_end) = old, new
    left: list[Run] = []
    for run in runs:
        is_beside_old = run.old >= old_end or run.old + run.length <= old_start
        if is_beside_old and (run.new >= new_end or run.new + run.length <= new_start):
            left.append(run)
        else:
            left += run.without(old, new)
    return left


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


def _runs(
    old: str, new: str, old_tokens: Tokens, new_tokens: Tokens, *, into_letters: bool
) -> Iterator[Run]:
    """The runs of equal words, and of equal letters in what changed between them."""
    old_at = new_at = 0
    for match in match_words(old_tokens.keys, new_tokens.keys):
        if into_letters:
            gap = (old_at, match.old), (new_at, match.new)
            yield from _align_letters(old, new, old_tokens, new_tokens, gap)
        old_at, new_at = match.old_end, match.new_end
        yield from _run_of(old_tokens, new_tokens, match)
    if into_letters:
        gap = (old_at, len(old_tokens.keys)), (new_at, len(new_tokens.keys))
        yield from _align_letters(old, new, old_tokens, new_tokens, gap)


def _run_of(old: Tokens, new: Tokens, match: Match) -> Iterator[Run]:
    """One run for tokens that follow each other in both texts."""
    if not (old.gaps or new.gaps):
        first = old.starts[match.old]
        length = old.starts[match.old_end] - first
        yield Run(first, new.starts[match.new], length)
        return
    cuts = {at - match.old for at in old.gaps_between(match.old, match.old_end)}
    cuts |= {at - match.new for at in new.gaps_between(match.new, match.new_end)}
    for start, end in pairwise([0, *sorted(cuts), match.length]):
        first = old.starts[match.old + start]
        length = old.end(match.old + end - 1) - first
        yield Run(first, new.starts[match.new + start], length)


def _align_letters(
    old: str,
    new: str,
    old_tokens: Tokens,
    new_tokens: Tokens,
    gap: tuple[Range, Range],
) -> Iterator[Run]:
    if any(start == end for start, end in gap):
        return
    if old_tokens.gaps_between(*gap[0]) or new_tokens.gaps_between(*gap[1]):
        return  # a paragraph that moved stood between them, or stands there now
    (old_at, old_end), (new_at, new_end) = gap
    old_start, new_start = old_tokens.starts[old_at], new_tokens.starts[new_at]
    old_words = old[old_start : old_tokens.end(old_end - 1)]
    new_words = new[new_start : new_tokens.end(new_end - 1)]
    for at, new_place, length in match_letters(old_words, new_words):
        yield Run(old_start + at, new_start + new_place, length)
