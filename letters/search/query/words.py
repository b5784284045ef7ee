"""What is a word, and which are the same? One answer for index, query and excerpt.

Case, accents and the shape of apostrophes are folded. A hyphened word is its parts,
one after the other, and also the whole written together: a text with "hot-line" has
"hot", "line" and "hotline". A possessive is found by its noun too, and what is written
in capitals also as it is written, so that "START" can be told from "start".
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
# In positions: more than can be between words that are near to one another.
GAP_WIDTH = 150

_APOSTROPHES = "'’‘ʼ′"
# What stands within words without being seen, as str.translate leaves it out.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# These, and hyphens. Two hyphens are a dash.
_JOINTS = "-‐‑" + "".join(map(chr, UNSEEN))
_LETTERS = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"
_PART = rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+"
PART = re.compile(_PART)
WORD = re.compile(rf"{_PART}(?:[{_JOINTS}]{_PART})*+|{GAP}")
# What may stand between two letters of a word.
BETWEEN = rf"[{_JOINTS}{_APOSTROPHES}\u0300-\u036f]*+"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")

# Letters that Unicode does not take apart into a plain letter and a mark, and the
# signs by which transliteration writes the Russian soft and hard signs.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ı": "i", "ʹ": None, "ʺ": None}
    | dict.fromkeys(_APOSTROPHES, "'")
)
# As many as the words of a large archive; one is a few hundred bytes.
_REMEMBERED = 1 << 17


@dataclass(frozen=True, slots=True)
class WordForm:
    """What a word can be found by: from its `part`-th part on, `width` of them."""

    text: str
    part: int
    width: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text, taken apart. `parts` are folded.

    `forms` are what it is found by as it is, `stems` what it is found by in any of
    its inflections. `offsets` are those of the parts within the word.
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
    """`word` as it is compared."""
    folded = word.casefold().translate(_PLAIN)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    kept = (letter for letter in folded if letter.isalnum() or letter == "'")
    return "".join(kept).strip("'")


@lru_cache(maxsize=_REMEMBERED)
def stem(form: str) -> str:
    """What the inflected forms of an English word have in common.

    What is in capitals is a name, and has no other forms.
    """
    return form if form.isupper() else porter2.stem(without_apostrophe(form))


def without_apostrophe(form: str) -> str:
    """ "union's" is found by "union", "o'brien" by "obrien"."""
    return form.removesuffix("'s").replace("'", "")


def write_together(parts: Sequence[str]) -> str:
    """The one form of a hyphened word; a word of one part is that part."""
    return parts[0] if len(parts) == 1 else "".join(map(without_apostrophe, parts))


def in_capitals(part: str) -> str:
    """ "NATO" and "NATO’s" are written "NATO"; empty for what is not in capitals."""
    bare = _POSSESSIVE.sub("", part)
    capitals = sum(map(str.isupper, bare))
    return fold(bare).upper() if capitals > 1 and bare.isupper() else ""


@lru_cache(maxsize=_REMEMBERED)
def take_apart(word: str) -> Word:
    """`word` is a match of WORD, and not GAP."""
    found = [(fold(part[0]), part[0], part.span()) for part in PART.finditer(word)]
    # A sign that stands for a letter alone may leave nothing.
    parts = tuple(folded for folded, _, _ in found)
    forms, stems = [], []
    for number, (folded, written, _) in enumerate(found):
        plain, capitals = without_apostrophe(folded), in_capitals(written)
        texts = dict.fromkeys((folded, plain, capitals))
        forms += [WordForm(text, number, 1) for text in texts if text]
        # "ICBMs" are of the kind of an ICBM.
        named = capitals or in_capitals(written.removesuffix("s"))
        texts = dict.fromkeys((stem(plain), named))
        stems += [WordForm(text, number, 1) for text in texts if text]
    if len(parts) > 1:
        whole = write_together(parts)
        forms.append(WordForm(whole, 0, len(parts)))
        stems.append(WordForm(stem(whole), 0, len(parts)))
    offsets = tuple(span for _, _, span in found)
    return Word(parts, offsets, tuple(forms), tuple(stems))


def words_in(text: str) -> Iterator[tuple[str, list[str]]]:
    """Words as they stand, each with the folded forms of its parts."""
    for match in WORD.finditer(text):
        if match[0] != GAP:
            parts = [part for part in take_apart(match[0]).parts if part]
            if parts:
                yield match[0], parts
