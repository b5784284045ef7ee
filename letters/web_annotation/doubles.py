"""Which words of the old text are said twice in the new one: kept, and copied.

Where a paragraph was changed and a copy of it was put in by the same save, nobody can
say which of the two is the paragraph.
"""

from __future__ import annotations

import re

from letters.alignment import Alignment, Range, fold

# So many words in a row are a copy; fewer agree by chance.
_WORDS = 5

_WORD = re.compile(r"\w+")


def doubled_ranges(alignment: Alignment, fresh: list[Range]) -> list[Range]:
    """Stretches of the old text that what is new says once more, in order."""
    copied = {
        words
        for start, end in fresh
        for words, _ in _shingles(alignment.new, start, end)
    }
    if not copied:
        return []
    whole = _shingles(alignment.old, 0, len(alignment.old))
    return [place for words, place in whole if words in copied]


def _shingles(text: str, start: int, end: int) -> list[tuple[tuple[str, ...], Range]]:
    found = list(_WORD.finditer(text, start, end))
    words = [fold(word[0]).casefold() for word in found]
    return [
        (
            tuple(words[at : at + _WORDS]),
            (found[at].start(), found[at + _WORDS - 1].end()),
        )
        for at in range(len(words) - _WORDS + 1)
    ]
