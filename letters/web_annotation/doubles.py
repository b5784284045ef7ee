"""Whether words of the old text are said once more in the new one: kept, and copied.

Where a paragraph was changed and a copy of it was put in beside it by the same save,
nobody can say which of the two is the paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from letters.alignment import fold

# How many pairs of words must be said once more, and which share of all.
_FEWEST = 3
_LEAST_SHARE = 0.15

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
