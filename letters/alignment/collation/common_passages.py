"""The passages that two texts share, in whatever order: for texts that are not in step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.alignment.runs import Range

# So many words in a row are a passage.
LEAST_WORDS = 6
# The most passages that are told.
MOST_PASSAGES = 200

_WORD = re.compile(r"\w+")


def common_passages(old: str, new: str) -> list[tuple[Range, Range]]:
    """Places in both, in the order of the new text. Each word of it is told once."""
    found = _passages(old, new)
    return [pair for _, pair in zip(range(MOST_PASSAGES), found, strict=False)]


def _passages(old: str, new: str) -> Iterator[tuple[Range, Range]]:
    old_words, new_words = _read(old), _read(new)
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(old_words) - LEAST_WORDS + 1):
        places.setdefault(_row(old_words, at), at)
    at = 0
    while at <= len(new_words) - LEAST_WORDS:
        start = places.get(_row(new_words, at))
        if start is None:
            at += 1
            continue
        length = LEAST_WORDS
        while (
            start + length < len(old_words)
            and at + length < len(new_words)
            and old_words[start + length][0] == new_words[at + length][0]
        ):
            length += 1
        yield _place(old_words, start, length), _place(new_words, at, length)
        at += length


def _read(text: str) -> list[tuple[str, int, int]]:
    return [(found[0].casefold(), *found.span()) for found in _WORD.finditer(text)]


def _row(words: list[tuple[str, int, int]], at: int) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words[at : at + LEAST_WORDS])


def _place(words: list[tuple[str, int, int]], at: int, length: int) -> Range:
    return words[at][1], words[at + length - 1][2]
