"""Which words of the old text are said twice in the new one: kept, and copied.

Where a paragraph was changed and a copy of it was put in by the same save, nobody can
say which of the two is the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TypeAlias

from letters.alignment import Range, fold

# So many words in a row are a copy; fewer agree by chance.
_WORDS = 4
# Words that begin so far from a mark may still be in a row with words of it.
_REACH = 60

_WORD = re.compile(r"\w+")

Words: TypeAlias = tuple[str, ...]


def rows_of_words(text: str, stretches: list[Range]) -> set[Words]:
    """Every few words in a row that the stretches say."""
    return {words for stretch in stretches for words, _ in _rows(text, *stretch)}


def is_said_in(copied: Set[Words], text: str, start: int, end: int) -> bool:
    """Whether half of `text[start:end]` is in rows that are among those `copied`."""
    if not copied:
        return False
    covered, at = 0, start
    rows = _rows(text, max(0, start - _REACH), min(len(text), end + _REACH))
    for words, (first, last) in rows:
        if words in copied:
            covered += max(0, min(last, end) - max(first, at))
            at = max(at, last)
    return 2 * covered >= end - start


def _rows(text: str, start: int, end: int) -> Iterator[tuple[Words, Range]]:
    found = list(_WORD.finditer(text, start, end))
    words = [fold(word[0]).casefold() for word in found]
    for at in range(len(words) - _WORDS + 1):
        last = at + _WORDS - 1
        yield tuple(words[at : last + 1]), (found[at].start(), found[last].end())
