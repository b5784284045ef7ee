"""What is a word, and which words are the same? One answer for index, query and excerpt.

Case, accents and the shape of apostrophes are folded. A hyphenated word counts as its
parts, one after the other, and also as the whole written together: a text with
"hot-line" has "hot", "line" and "hotline". A possessive is found by its noun too. A word
in capitals is found in capitals too, which distinguishes "START" from "start".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whoosh.lang import porter2

# Stands between two texts that are indexed as one, so that no phrase runs from one into
# the other. XML cannot contain it.
GAP = "\x1d"
# In positions: more than NEAR can reach.
GAP_WIDTH = 150

_APOSTROPHES = "'’‘ʼ′"
# Invisible characters within words, for str.translate to remove.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# The invisible characters and hyphens. Two hyphens are a dash.
_JOINTS = "-‐‑" + "".join(map(chr, UNSEEN))
_LETTERS = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"
_PART = rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+"
PART = re.compile(_PART)
WORD = re.compile(rf"{_PART}(?:[{_JOINTS}]{_PART})*+|{GAP}")
# What may stand between two letters of a word.
BETWEEN = rf"[{_JOINTS}{_APOSTROPHES}\u0300-\u036f]*+"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")

# Letters that Unicode does not decompose into a plain letter and a mark, and the signs
# by which transliteration writes the Russian soft and hard signs.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ı": "i", "ʹ": None, "ʺ": None}
    | dict.fromkeys(_APOSTROPHES, "'")
)
# About the number of words of a large archive; each takes a few hundred bytes.
_MOST_CACHED = 1 << 17


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form by which a word is found: `width` of its parts, from the `part`-th on."""

    text: str
    part: int
    width: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in its parts. `parts` are folded.

    An exact search finds it by its `forms`, a search for all inflections by its `stems`.
    `offsets` say where its parts stand in the word.
    """

    parts: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    forms: tuple[WordForm, ...]
    stems: tuple[WordForm, ...]

    def span(self, form: WordForm) -> tuple[int, int]:
        """Where in the word the form stands."""
        last = form.part + form.width - 1
        return self.offsets[form.part][0], self.offsets[last][1]


def fold(word: str) -> str:
    """Fold the case, accents and apostrophes of a word, so that equal words compare equal.

    Names of persons are folded elsewhere: see derivation/people/person_names.py.
    """
    folded = word.casefold().translate(_PLAIN)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    letters = (sign for sign in folded if sign.isalnum() or sign == "'")
    return "".join(letters).strip("'")


@lru_cache(maxsize=_MOST_CACHED)
def stem(form: str) -> str:
    """What the inflected forms of an English word have in common.

    A word in capitals is a name, and has no other forms.
    """
    return form if form.isupper() else porter2.stem(without_apostrophe(form))


def without_apostrophe(form: str) -> str:
    """ "union's" is found by "union", "o'brien" by "obrien"."""
    return form.removesuffix("'s").replace("'", "")


def write_together(parts: Sequence[str]) -> str:
    """The parts of a hyphenated word as one form; a word of one part is that part."""
    return parts[0] if len(parts) == 1 else "".join(map(without_apostrophe, parts))


def in_capitals(part: str) -> str:
    """ "NATO" for "NATO" and "NATO’s"; empty for a word that is not in capitals."""
    bare = _POSSESSIVE.sub("", part)
    capitals = sum(map(str.isupper, bare))
    return fold(bare).upper() if capitals > 1 and bare.isupper() else ""


@lru_cache(maxsize=_MOST_CACHED)
def take_apart(word: str) -> Word:
    """The parts and the forms of a match of WORD that GAP does not match."""
    matches = list(PART.finditer(word))
    # Folding a single sign may leave nothing.
    parts = tuple(fold(match[0]) for match in matches)
    forms, stems = [], []
    for number, (folded, match) in enumerate(zip(parts, matches, strict=True)):
        written = match[0]
        plain, capitals = without_apostrophe(folded), in_capitals(written)
        texts = dict.fromkeys((folded, plain, capitals))
        forms += [WordForm(text, number, 1) for text in texts if text]
        # "ICBMs" are found by "ICBM".
        acronym = capitals or in_capitals(written.removesuffix("s"))
        texts = dict.fromkeys((stem(plain), acronym))
        stems += [WordForm(text, number, 1) for text in texts if text]
    if len(parts) > 1:
        whole = write_together(parts)
        forms.append(WordForm(whole, 0, len(parts)))
        stems.append(WordForm(stem(whole), 0, len(parts)))
    offsets = tuple(match.span() for match in matches)
    return Word(parts, offsets, tuple(forms), tuple(stems))


def words_in(text: str) -> Iterator[tuple[str, list[str]]]:
    """The words as written, each with the folded forms of its parts."""
    for match in WORD.finditer(text):
        if match[0] != GAP:
            parts = [part for part in take_apart(match[0]).parts if part]
            if parts:
                yield match[0], parts
