"""Lines as they are typed, each with what it says; paragraphs are broken into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# No fewer letters stand before a hyphen, or after it.
FEWEST_LETTERS = 3
_VOWEL_THEN_CONSONANT = re.compile(
    r"(?<=[aeiouy][b-df-hj-np-tv-xz])(?=[b-df-hj-np-tv-xz][aeiouy])"
)
_IN_TYPE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "}
)


class Says(StrEnum):
    """What a line is typed for."""

    KIND = "kind"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATE = "date"
    PAGE = "pages"
    NOTE = "notes"
    STAMP = "stamp"
    HEAD = "head"
    TEXT = "text"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class TypedLine:
    words: str
    says: Says = Says.TEXT
    calls: tuple[int, ...] = ()


BLANK = TypedLine("", Says.BLANK)
Block = Sequence[TypedLine]


def in_type(words: str) -> str:
    """Without the signs that a typewriter has not."""
    return words.translate(_IN_TYPE).replace("—", "--").replace("…", "...")


def centred(words: str, width: int, says: Says) -> TypedLine:
    return TypedLine(words.center(width).rstrip(), says)


def right(words: str, width: int, says: Says) -> TypedLine:
    margin = max(0, min(width * 3 // 5, width - len(words)))
    return TypedLine(f"{' ' * margin}{words}", says)


def break_words(
    words: Sequence[str],
    width: int,
    *,
    hyphenates: bool,
    before: str = "",
    after: str = "",
) -> list[str]:
    """Lines no longer than `width`; `before` begins the first of them, `after` others."""
    lines, line = [], before
    for word in words:
        rest = word
        while line.strip() and len(rest) > (room := width - len(line.rstrip()) - 1):
            first, second = _parted(rest, room) if hyphenates else ("", rest)
            lines.append(_with(line, first).rstrip() if first else line.rstrip())
            line, rest = after, second
        line = _with(line, rest)
    return [*lines, line.rstrip()]


def _with(line: str, word: str) -> str:
    return f"{line} {word}" if line.strip() else f"{line}{word}"


def _parted(word: str, room: int) -> tuple[str, str]:
    """A word at a hyphen of its own, or with a hyphen between two of its syllables."""
    own = word.rfind("-", 0, room)
    if (
        own >= FEWEST_LETTERS
        and word[:own].isalpha()
        and word[own + 1 : own + 4].isalpha()
    ):
        return word[: own + 1], word[own + 1 :]
    core = re.match(r"[a-z]{7,}", word)
    if not core:
        return "", word
    ends = [
        match.start()
        for match in _VOWEL_THEN_CONSONANT.finditer(core[0])
        if FEWEST_LETTERS
        <= match.start()
        < min(room, len(core[0]) - FEWEST_LETTERS + 1)
    ]
    return (f"{word[: ends[-1]]}-", word[ends[-1] :]) if ends else ("", word)
