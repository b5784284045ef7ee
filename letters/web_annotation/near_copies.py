"""Whether another paragraph may be meant: a near copy of one, put in by the same save.

Where a paragraph was changed and a copy of it was put in, nobody can say which of the
two is the paragraph. One that changed places with another and has other words may be a
copy of one that was deleted. And what is gone of the marked words may be said elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from letters.alignment import Alignment, Range, Run, closest_stretch, fold, likeness
from letters.web_annotation.stretches import (
    cuts_word,
    has_words,
    lines_in,
    paragraphs_around,
)

# How many pairs of words must be said once more, and which share of all.
_FEWEST = 3
_LEAST_SHARE = 0.15

# The share of pairs of words that tells that a paragraph is said again.
_LEAST_SAID = 0.25
# Words that are less alike are no misspelling of each other.
_LEAST_ALIKE = 0.5
# A few words that were moved and garbled.
_LEAST_PART = 0.7
# So many words in a row are said twice by no chance.
_ROW = 3
# So many letters do not stand between others by chance.
MUCH_PUT_IN = 12

_WORD = re.compile(r"\w+")

Pair = tuple[str, str]


def pairs_of_words(text: str) -> Iterator[Pair]:
    """Each two words that follow each other."""
    return pairwise(_words(text))


def _words(text: str) -> list[str]:
    return [word[0].casefold() for word in _WORD.finditer(fold(text))]


def _whole_words(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch, without those that it cuts."""
    while start < end and cuts_word(text, start):
        start += 1
    while start < end and cuts_word(text, end):
        end -= 1
    return _words(text[start:end])


def _rows(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_ROW)), strict=False)


class NearCopies:
    """Asked of one correction, for each annotation that is not sure."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = alignment.old, alignment.new

    @cached_property
    def fresh(self) -> list[Range]:
        return self._alignment.fresh()

    @cached_property
    def _fresh_pairs(self) -> set[Pair]:
        stretches = [self._new[slice(*one)] for one in self.fresh]
        return {pair for stretch in stretches for pair in pairs_of_words(stretch)}

    @cached_property
    def _added_pairs(self) -> Counter[Pair]:
        """The pairs of words that the new text has more often than the old one."""
        old, new = (Counter(pairs_of_words(text)) for text in (self._old, self._new))
        return new - old

    @cached_property
    def _fresh_lines(self) -> list[Range]:
        """What is fresh of each paragraph."""
        return [line for one in self.fresh for line in lines_in(self._new, *one)]

    def are_said_newly(self, words: str) -> bool:
        """Whether a good part of `words` is in what the new text says newly."""
        pairs = set(pairs_of_words(words))
        return len(pairs & self._fresh_pairs) > _LEAST_SAID * len(pairs)

    def is_said_again(self, marked: Range) -> bool:
        """Whether the paragraph may be another one that says the same."""
        return self._is_one_of_several(*marked) or self._is_said_once_more(*marked)

    def _is_said_once_more(self, start: int, end: int) -> bool:
        """Whether the new text says the whole paragraph newly as well: it may be the
        paragraph, which was split or joined, and the equal one a copy."""
        line = paragraphs_around(self._old, start, end)
        if not any(last - first >= line[1] - line[0] for first, last in self.fresh):
            return False
        pairs = set(pairs_of_words(self._old[slice(*line)]))
        return len(pairs) >= _FEWEST and pairs <= self._fresh_pairs

    def _is_one_of_several(self, start: int, end: int) -> bool:
        """Whether the old text says the paragraph more often than the new one, which
        says much of it newly: it may be the one that was changed."""
        words = self._old[slice(*paragraphs_around(self._old, start, end))]
        if self._old.count(words) < 2:
            return False
        before, after = (
            text.split("\n").count(words) for text in (self._old, self._new)
        )
        return before > after and self.are_said_newly(words)

    def is_split(self, start: int, end: int, place: Range) -> bool:
        """Whether a part of the marked words seems to have been split off, and to be
        said elsewhere."""
        pieces = self._alignment.pieces(start, end)
        edges = [start, *(at for one in pieces for at in (one.old, one.old_end)), end]
        return any(
            self._is_split_off(gap, place, (gap[1] == end) - (gap[0] == start))
            for gap in zip(edges[::2], edges[1::2], strict=True)
            if gap[0] < gap[1]
        )

    def _is_split_off(self, lost: Range, place: Range, side: int) -> bool:
        """Whether marked words that are lost are said newly beside the place: a few in
        a row, or where a paragraph begins (`side` 1, what is lost stood at the end) or
        ends (`side` -1), or as a whole paragraph."""
        words = _whole_words(self._old, *lost)
        if not words:
            return False
        rows = {*_rows(words)}
        count = min(_ROW, len(words))
        for start, end in self._fresh_lines:
            if start < place[1] and end > place[0]:
                continue
            there = _words(self._new[start:end])
            if not rows.isdisjoint(_rows(there)):
                return True
            line = paragraphs_around(self._new, start, end)
            if side > 0 and start == line[0] and there[:count] == words[:count]:
                return True
            if side < 0 and end == line[1] and there[-count:] == words[-count:]:
                return True
            if (start, end) == line and self._is_part(line, lost):
                return True
        return False

    def _is_part(self, line: Range, lost: Range) -> bool:
        """Whether a new paragraph is much like a part of what is lost."""
        there = self._new[slice(*line)]
        if len(there) > 2 * (lost[1] - lost[0]) or not has_words(there):
            return False
        closest = closest_stretch(there, self._old, *lost)
        if closest is None:
            return False
        return likeness(there, self._old[slice(*closest)]) >= _LEAST_PART

    def may_be_meant(self, start: int, end: int) -> bool:
        """Whether the paragraphs of the marked words may not be those that go on from
        them: these have changed places with others and have other words, or they have
        changed and are said once more."""
        lines = paragraphs_around(self._old, start, end)
        pieces = self._alignment.pieces(*lines)
        if self._is_crossed(pieces) and self._has_other_words(lines, pieces):
            return True
        return self._is_repeated(*lines)

    def _is_crossed(self, pieces: list[Run]) -> bool:
        """Whether the pieces have moved, or others have moved over them."""
        if any(piece.block for piece in pieces):
            return True
        moved = [run for run in self._alignment.runs if run.block]
        moved = [run for run in moved if not self._is_whole_line(run)]
        return any(
            (run.old < piece.old) != (run.new < piece.new)
            for run in moved
            for piece in pieces
        )

    def _is_whole_line(self, run: Run) -> bool:
        """Whether a whole paragraph has moved as it was."""
        old, new = (run.old, run.old_end), (run.new, run.new_end)
        return (
            paragraphs_around(self._old, *old) == old
            and paragraphs_around(self._new, *new) == new
        )

    def _is_repeated(self, start: int, end: int) -> bool:
        """Whether a good part of these old words is said once more."""
        pairs = set(pairs_of_words(self._old[start:end]))
        again = sum(pair in self._added_pairs for pair in pairs)
        return again >= max(_FEWEST, _LEAST_SHARE * len(pairs))

    def _has_other_words(self, lines: Range, pieces: list[Run]) -> bool:
        """Whether words stand beside the pieces, in what their paragraphs are now, in
        the place of others unlike them."""
        now = (
            paragraphs_around(self._new, pieces[0].new, pieces[0].new)[0],
            paragraphs_around(self._new, pieces[-1].new_end, pieces[-1].new_end)[1],
        )
        edges = [(lines[0], now[0]), *((one.old_end, one.new_end) for one in pieces)]
        nexts = [*((one.old, one.new) for one in pieces), (lines[1], now[1])]
        return any(
            self._are_other_words(self._old[old:old_end], self._new[new:new_end])
            for (old, new), (old_end, new_end) in zip(edges, nexts, strict=True)
        )

    @staticmethod
    def _are_other_words(was: str, now: str) -> bool:
        return has_words(was) and has_words(now) and likeness(was, now) < _LEAST_ALIKE
