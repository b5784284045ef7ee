"""Whether some words are others in other letters: British and American spelling, marks
on letters, short forms, slips of the typewriter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from letters.alignment.collation.abbreviations import spell_out

_NO_LETTER = re.compile(r"[\W_]")
# So many words are compared with their other spellings.
_MOST_WORDS_SPELLED = 4
# Shorter words may be others: "form", "from".
_SHORTEST_MISTYPED = 7
_SPELLINGS = (
    # "labour", but not "our" and "four".
    (re.compile(r"(?<=\w\w)our\b"), "or"),
    (re.compile(r"(?<=\w\w)our(?=(?:s|ed|ing|able|ite|ably|ful)\b)"), "or"),
    (re.compile(r"is(?=(?:e|es|ed|ing|ation|ations)\b)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|ing)\b)"), "yz"),
    (re.compile(r"tre(?=s?\b)"), "ter"),
    (re.compile(r"ence\b"), "ense"),
    (re.compile(r"ogue(?=s?\b)"), "og"),
    (re.compile(r"amme(?=s?\b)"), "am"),
    # "travelled", but not "filled".
    (re.compile(r"(?<=\w{4})ll(?=(?:ed|ing|er|ers)\b)"), "l"),
)


def is_spelling(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words are the same in other letters."""
    if not (old and new):
        return False
    first, second = _letters(old), _letters(new)
    if first == second or spell_out(old) == spell_out(new):
        return True
    # In no other spelling does a word begin with another letter.
    if len(old) != len(new) or first[:1] != second[:1] or first[:1].isdigit():
        return False
    if len(old) > _MOST_WORDS_SPELLED:
        return False
    if _standard(old) == _standard(new):
        return True
    return len(old) == 1 and _is_mistyped(first, second)


def _letters(words: Sequence[str]) -> str:
    letters = "".join(words).casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFD", letters)
    return _NO_LETTER.sub("", letters)


def _standard(words: Sequence[str]) -> str:
    text = " ".join(words).casefold()
    for pattern, other in _SPELLINGS:
        text = pattern.sub(other, text)
    return text


def _is_mistyped(first: str, second: str) -> bool:
    """Whether a letter is doubled or single, two neighbours have changed places, or one
    is missing within a long word. Endings are no slips: they are other forms."""
    shorter, longer = sorted((first, second), key=len)
    if not first.isalpha() or len(shorter) < _SHORTEST_MISTYPED:
        return False
    at = next(
        (at for at, sign in enumerate(shorter) if sign != longer[at]), len(shorter)
    )
    if len(longer) == len(shorter) + 1:
        is_doubled = at and longer[at] == longer[at - 1]
        is_within = len(shorter) > _SHORTEST_MISTYPED and 1 < at < len(shorter) - 1
        return shorter[at:] == longer[at + 1 :] and bool(is_doubled or is_within)
    swapped = shorter[:at] + shorter[at : at + 2][::-1] + shorter[at + 2 :]
    return len(shorter) == len(longer) and swapped == longer
