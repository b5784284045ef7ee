"""Which words changed between two texts, line by line, as people read a correction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from letters.alignment.chains import Pair, equal_ends, longest_in_order
from letters.alignment.folding import likeness
from letters.alignment.lines import LineChange, compare_sequences
from letters.alignment.tokens import read_tokens
from letters.alignment.word_matches import match_words

INSERTED, DELETED = "ins", "del"

# Lines that are less alike are another line each.
_LEAST_ALIKE = 0.4
# So many pairs of lines are compared with each other; of more, those that share words.
_MOST_PAIRS = 400
# What is looked at of a long line to see whether it is like another.
_LONGEST_LOOK = 2_000
_ROW = 3

_WORD = re.compile(r"\w++(?:['’]\w++)*+")


@dataclass(frozen=True, slots=True)
class WordStretch:
    """Words of both texts, or of one alone: `tag` is "", del (the old) or ins (the new)."""

    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of both texts, or of one: `old` and `new` are its numbers, from 0, or None."""

    stretches: tuple[WordStretch, ...]
    old: int | None
    new: int | None

    @property
    def is_equal(self) -> bool:
        return not any(stretch.tag for stretch in self.stretches)


def compare_lines_by_words(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[ComparedLine]:
    """Every line of both texts, in order; a line that was changed is one line."""
    for change in compare_sequences(old, new):
        if change.is_equal:
            for step, line in enumerate(old[change.old_start : change.old_end]):
                numbers = change.old_start + step, change.new_start + step
                yield ComparedLine((WordStretch(line),), *numbers)
        else:
            yield from _changed_lines(old, new, change)


def compare_words(old: str, new: str) -> tuple[WordStretch, ...]:
    """Whole words and signs, unlike `align_texts`, which goes into the letters."""
    old_tokens = read_tokens(old, [(0, len(old))])
    new_tokens = read_tokens(new, [(0, len(new))])
    start, tail = equal_ends(old_tokens.keys, new_tokens.keys)
    old_tail, new_tail = len(old_tokens.keys) - tail, len(new_tokens.keys) - tail
    old_from, new_from = old_tokens.starts[start], new_tokens.starts[start]
    stretches = [WordStretch(old[:old_from])]
    middle = old_tokens.keys[start:old_tail], new_tokens.keys[start:new_tail]
    for match in match_words(*middle):
        old_at = old_tokens.starts[start + match.old]
        new_at = new_tokens.starts[start + match.new]
        stretches += _one_sided(old[old_from:old_at], new[new_from:new_at])
        old_from = old_tokens.starts[start + match.old_end]
        new_from = new_tokens.starts[start + match.new_end]
        stretches.append(WordStretch(old[old_at:old_from]))
    old_end, new_end = old_tokens.starts[old_tail], new_tokens.starts[new_tail]
    stretches += _one_sided(old[old_from:old_end], new[new_from:new_end])
    stretches.append(WordStretch(old[old_end:]))
    return _joined(stretches)


def count_changed_words(stretches: Sequence[WordStretch]) -> int:
    """How many words were put in, taken out, or put in the place of another; 0 where
    signs or blanks alone are changed."""
    changed = 0
    for is_changed, group in groupby(stretches, lambda one: bool(one.tag)):
        if is_changed:
            counts: Counter[str] = Counter()
            for stretch in group:
                counts[stretch.tag] += count_words(stretch.text)
            changed += max(counts.values())
    return changed


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def _one_sided(old: str, new: str) -> list[WordStretch]:
    return [WordStretch(old, DELETED), WordStretch(new, INSERTED)]


def _joined(stretches: Sequence[WordStretch]) -> tuple[WordStretch, ...]:
    """Without empty ones; equal words that follow each other are one stretch."""
    joined: list[WordStretch] = []
    for stretch in stretches:
        if joined and stretch.tag == joined[-1].tag:
            joined[-1] = WordStretch(joined[-1].text + stretch.text, stretch.tag)
        elif stretch.text:
            joined.append(stretch)
    return tuple(joined)


def _changed_lines(
    old: Sequence[str], new: Sequence[str], change: LineChange
) -> Iterator[ComparedLine]:
    """The lines of a changed stretch: pairs of like ones, and between them the others."""
    old_lines = old[change.old_start : change.old_end]
    new_lines = new[change.new_start : change.new_end]
    old_at, new_at = change.old_start, change.new_start
    last = (len(old_lines), len(new_lines))
    for old_place, new_place in [*_like_lines(old_lines, new_lines), last]:
        old_end, new_end = change.old_start + old_place, change.new_start + new_place
        for at in range(old_at, old_end):
            yield ComparedLine((WordStretch(old[at], DELETED),), at, None)
        for at in range(new_at, new_end):
            yield ComparedLine((WordStretch(new[at], INSERTED),), None, at)
        if (old_place, new_place) != last:
            words = compare_words(old[old_end], new[new_end])
            yield ComparedLine(words, old_end, new_end)
        old_at, new_at = old_end + 1, new_end + 1


def _like_lines(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of lines that are much alike, in the order of both."""
    if len(old) * len(new) <= _MOST_PAIRS:
        return _likest_in_order(old, new)
    chain = longest_in_order(sorted(_sharing_words(old, new)))
    pairs: list[Pair] = []
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *chain, (len(old), len(new))]):
        between = old[i + 1 : next_i], new[j + 1 : next_j]
        if len(between[0]) * len(between[1]) <= _MOST_PAIRS:
            within = _likest_in_order(*between)
            pairs += [(i + 1 + first, j + 1 + second) for first, second in within]
        pairs.append((next_i, next_j))
    return pairs[:-1]


def _likest_in_order(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The pairs that are most alike taken together. Time grows with the product."""
    best: list[list[tuple[float, tuple[Pair, ...]]]]
    best = [[(0.0, ())] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, old_line in enumerate(old, 1):
        for j, new_line in enumerate(new, 1):
            before = max(best[i - 1][j], best[i][j - 1], key=lambda way: way[0])
            alike = likeness(old_line[:_LONGEST_LOOK], new_line[:_LONGEST_LOOK])
            score, way = best[i - 1][j - 1]
            if alike >= _LEAST_ALIKE and score + alike > before[0]:
                before = (score + alike, (*way, (i - 1, j - 1)))
            best[i][j] = before
    return list(best[-1][-1][1])


def _sharing_words(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """For each old line the new one with which it shares most runs of words that no other
    line has, if no other old line shares more with that."""
    old_places, new_places = _rows_said_once(old), _rows_said_once(new)
    shared = Counter(
        (i, new_places[row]) for row, i in old_places.items() if row in new_places
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _count in shared.most_common():
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _rows_said_once(lines: Sequence[str]) -> dict[tuple[str, ...], int]:
    counted: Counter[tuple[str, ...]] = Counter()
    places: dict[tuple[str, ...], int] = {}
    for place, line in enumerate(lines):
        words = _WORD.findall(line)
        for at in range(len(words) - _ROW + 1):
            row = tuple(words[at : at + _ROW])
            counted[row] += 1
            places[row] = place
    return {row: place for row, place in places.items() if counted[row] == 1}
