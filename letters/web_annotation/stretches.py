"""Words, letters and paragraphs in a stretch of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.alignment import Range

_WORD = re.compile(r"\w+")


def words_in(text: str, start: int, end: int) -> Iterator[Range]:
    return (word.span() for word in _WORD.finditer(text, start, end))


def count_letters(text: str) -> int:
    """The characters that are no white space."""
    return len("".join(text.split()))


def has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def paragraphs_around(text: str, start: int, end: int) -> Range:
    """The whole paragraphs that a stretch of the text is in."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def lines_in(text: str, start: int, end: int) -> list[Range]:
    """The parts of a stretch that stand in one paragraph each."""
    lines = []
    while (at := text.find("\n", start, end)) >= 0:
        lines.append((start, at))
        start = at + 1
    return [*lines, (start, end)]


def cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
