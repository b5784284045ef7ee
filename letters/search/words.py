"""What is a word, and which are the same? One answer for index, query and excerpt.

Case, accents and the shape of apostrophes are folded. A hyphened word is its parts,
one after the other, and also the whole written together: a text with "hot-line" has
"hot", "line" and "hotline". A possessive is found by its noun too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whoosh.lang import porter2

# Between two texts that are indexed as one, so that no phrase runs from one into the
# other. XML cannot contain it.
GAP = "\x1d"

_APOSTROPHES = "'’‘ʼ′"
# Hyphens, and what stands within words without being seen. Two hyphens are a dash.
_JOINTS = "-‐‑\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTERS = r"(?:[^\W_]|[\u0300-\u036f])+"
_PART = rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*"
_WHOLE_PART = re.compile(_PART)
_WORD = re.compile(rf"{_PART}(?:[{_JOINTS}]{_PART})*|{GAP}")

# Letters that Unicode does not take apart into a plain letter and a mark, and the
# signs by which transliteration writes the Russian soft and hard signs.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ı": "i", "ʹ": None, "ʺ": None}
    | dict.fromkeys(_APOSTROPHES, "'")
)


@dataclass(frozen=True, slots=True)
class Token:
    """A form that a text can be found by; it takes up `width` positions."""

    form: str
    position: int
    width: int
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` as it is compared."""
    folded = word.casefold().translate(_PLAIN)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    kept = (letter for letter in folded if letter.isalnum() or letter == "'")
    return "".join(kept).strip("'")


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """What the inflected forms of an English word have in common."""
    return porter2.stem(without_apostrophe(form))


def without_apostrophe(form: str) -> str:
    """ "union's" is found by "union", "o'brien" by "obrien"."""
    return form.removesuffix("'s").replace("'", "")


def write_together(parts: Sequence[str]) -> str:
    """The one form of a hyphened word; a word of one part is that part."""
    return parts[0] if len(parts) == 1 else "".join(map(without_apostrophe, parts))


def tokens_in(text: str) -> Iterator[Token]:
    position = 0
    for word in _WORD.finditer(text):
        if word[0] == GAP:
            position += 1
            continue
        parts = list(_parts(text, word.start(), word.end()))
        for number, (form, start, end) in enumerate(parts):
            yield Token(form, position + number, 1, start, end)
            if "'" in form:
                plain = without_apostrophe(form)
                yield Token(plain, position + number, 1, start, end)
        if len(parts) > 1:
            form = write_together([form for form, _, _ in parts])
            yield Token(form, position, len(parts), word.start(), word.end())
        position += len(parts)


def words_in(text: str) -> Iterator[tuple[str, list[str]]]:
    """Words as they stand, each with the folded forms of its parts."""
    for word in _WORD.finditer(text):
        parts = [form for form, _, _ in _parts(text, word.start(), word.end())]
        if parts:
            yield word[0], parts


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for part in _WHOLE_PART.finditer(text, start, end):
        if form := fold(part[0]):
            yield form, part.start(), part.end()
