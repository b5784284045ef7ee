"""Whether another paragraph may be meant: a near copy of one, put in by the same save.

Where a paragraph was changed and a copy of it was put in beside it, nobody can say which
of the two is the paragraph. And one that stands elsewhere with other words may be a copy
of one that was deleted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from letters.alignment import Alignment, Range, Run, fold, likeness
from letters.web_annotation.edges import count_letters, has_words, paragraphs_around

# How many pairs of words must be said once more, and which share of all.
_FEWEST = 3
_LEAST_SHARE = 0.15

# The share of pairs of words that tells that a paragraph is said again.
_LEAST_SAID = 0.25
# Words that are less alike are no misspelling of each other.
_LEAST_ALIKE = 0.5
# A paragraph of so many characters is no other that says the same.
_ENOUGH = 60
# So many letters do not stand between others by chance.
MUCH_PUT_IN = 12

_WORD = re.compile(r"\w+")

Pair = tuple[str, str]


def pairs_of_words(text: str) -> Iterator[Pair]:
    """Each two words that follow each other."""
    words = [word[0].casefold() for word in _WORD.finditer(fold(text))]
    return pairwise(words)


class Sayings:
    """How often two words follow each other in a stretch of the old text, and in the
    stretch of the new one that is in its place."""

    def __init__(self, old: str, new: str) -> None:
        self._texts = old, new

    @cached_property
    def _added(self) -> Counter[Pair]:
        """The pairs that the new text has more often."""
        old, new = (Counter(pairs_of_words(text)) for text in self._texts)
        return new - old

    def repeats(self, words: str) -> bool:
        """Whether a good part of `words`, which are in the old text, is said again."""
        pairs = set(pairs_of_words(words))
        again = {pair for pair in pairs if self._is_again(pair)}
        return len(again) >= max(_FEWEST, _LEAST_SHARE * len(pairs))

    def _is_again(self, pair: Pair) -> bool:
        return pair in self._added


class NearCopies:
    """Asked of one correction, for each annotation that is not sure."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = alignment.old, alignment.new
        self._sayings: dict[tuple[Range, Range], Sayings] = {}

    @cached_property
    def fresh(self) -> list[Range]:
        return self._alignment.fresh()

    @cached_property
    def _fresh_pairs(self) -> set[Pair]:
        stretches = [self._new[slice(*one)] for one in self.fresh]
        return {pair for stretch in stretches for pair in pairs_of_words(stretch)}

    def are_said_newly(self, words: str) -> bool:
        """Whether a good part of `words` is in what the new text says newly."""
        pairs = set(pairs_of_words(words))
        return len(pairs & self._fresh_pairs) > _LEAST_SAID * len(pairs)

    def may_be_meant(self, start: int, end: int) -> bool:
        """Whether the paragraphs of the marked words may not be those that go on from
        them: these have moved and have other words, or they are said once more, near
        these or, if these have moved, anywhere."""
        lines = paragraphs_around(self._old, start, end)
        words = self._old[slice(*lines)]
        pieces = self._alignment.pieces(*lines)
        is_moved = any(piece.block for piece in pieces)
        has_other_words = self._has_other_words(pieces)
        if is_moved:
            everywhere = (0, len(self._old)), (0, len(self._new))
            return has_other_words or self._sayings_of(*everywhere).repeats(words)
        if not has_other_words and not self._has_words_between(pieces):
            return False
        return self._sayings_of(*self._neighbourhood(*lines)).repeats(words)

    def _has_words_between(self, pieces: list[Run]) -> bool:
        """Whether much was put in between the pieces: they may be of two paragraphs."""
        return any(
            count_letters(self._new[one.new_end : other.new]) >= MUCH_PUT_IN
            for one, other in pairwise(pieces)
        )

    def _has_other_words(self, pieces: list[Run]) -> bool:
        """Whether words stand between the pieces in the place of others unlike them."""
        for one, other in pairwise(pieces):
            was = self._old[one.old_end : other.old]
            now = self._new[one.new_end : other.new]
            if has_words(was) and has_words(now) and likeness(was, now) < _LEAST_ALIKE:
                return True
        return False

    def _sayings_of(self, old: Range, new: Range) -> Sayings:
        if (old, new) not in self._sayings:
            texts = self._old[slice(*old)], self._new[slice(*new)]
            self._sayings[old, new] = Sayings(*texts)
        return self._sayings[old, new]

    def _neighbourhood(self, start: int, end: int) -> tuple[Range, Range]:
        """From the last paragraph before that stayed as it was to the next one after,
        in both texts."""
        before, after = (0, 0), (len(self._old), len(self._new))
        at = start
        while at > 0:
            line = self._old.rfind("\n", 0, at - 1) + 1, at - 1
            if run := self._stayed(*line):
                before = run.old_end, run.new_end
                break
            at = line[0]
        at = end
        while at < len(self._old):
            line = paragraphs_around(self._old, at + 1, at + 1)
            if run := self._stayed(*line):
                after = run.old, run.new
                break
            at = line[1]
        return (before[0], after[0]), (before[1], max(before[1], after[1]))

    def _stayed(self, start: int, end: int) -> Run | None:
        """The one run that a paragraph is, where it was, if it says enough."""
        pieces = self._alignment.pieces(start, end)
        if len(pieces) != 1 or pieces[0].block or pieces[0].length < end - start:
            return None
        return pieces[0] if end - start >= _ENOUGH else None
