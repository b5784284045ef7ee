"""What is a word, and which words are the same? One answer for index, query and excerpt.

Case, accents and the shape of apostrophes are folded. A hyphenated word counts as its
parts, one after the other, and also as the whole written together: a text with
"hot-line" has "hot", "line" and "hotline". A possessive is found by its noun too, and
"d’Estaing" by the name behind the elided article. A word in capitals is found in capitals
too, which distinguishes "START" from "start".

A name in Cyrillic letters is found as other languages write it, too.

Chinese, Japanese and Thai are written without spaces: each sign is a part of its run, so
that every word within is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from whoosh.lang import porter2

from letters.search.query.cyrillic import in_latin, is_cyrillic

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
# Scripts without spaces: Thai, Lao, Burmese and Khmer, Japanese and Chinese.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u312f"
    r"\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff"
)
# Their vowels and tones that stand on, below or beside a sign.
_SIGNS_BESIDE = (
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    r"\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d"
    r"\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd"
    r"\u3099\u309a\uff9e\uff9f"
)
_MARKS = rf"\u0300-\u036f{_SIGNS_BESIDE}"


def _parts_of(letters: str) -> str:
    """The pattern of a part: runs of `letters`, which may have apostrophes inside."""
    run = rf"{letters}++(?:[{_MARKS}]++{letters}*+)*+"
    return rf"{run}(?:[{_APOSTROPHES}]{run})*+"


# One sign of a script without spaces, with what stands beside it.
UNSPACED_SIGN = rf"(?=[{_UNSPACED}])[^\W_]"
UNSPACED = re.compile(rf"{UNSPACED_SIGN}[{_SIGNS_BESIDE}]*+")
_SPACED_LETTER = rf"[^\W_{_UNSPACED}]"
PART = re.compile(rf"{_parts_of(_SPACED_LETTER)}|{UNSPACED.pattern}")
_JOINED = _parts_of(r"[^\W_]")
WORD = re.compile(rf"{_JOINED}(?:[{_JOINTS}]{_JOINED})*+|{GAP}")
# What may stand between two letters of a word.
BETWEEN = rf"[{_JOINTS}{_APOSTROPHES}\u0300-\u036f]*+"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
# Articles, prepositions and pronouns that French and Italian elide before a vowel, and
# the N’ of African names; not O’Neill, T’ang or Ba’th, where the apostrophe belongs to
# the name. Two letters or more stand behind them that are no English contraction.
_ELIDED = re.compile(
    rf"(?:[cdjlmns]|qu|(?:jus|lors|puis|quoi)qu|un|sant|(?:a|da|de|ne|su|co|que)ll|gl)"
    rf"[{_APOSTROPHES}](?=[^\W_]{{2}})(?!(?:ll|re|ve)\b)",
    re.IGNORECASE,
)
# Signs of what is looked for, which no indexed form has: between parts that stand apart or
# written together, after a form that may be inflected, and between forms in a row.
JOIN, INFLECTED, ROW = "-", "~", " "

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
        if UNSPACED.match(word):
            # Here a mark makes another letter.
            return unicodedata.normalize("NFKC", word)
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


def spellings(form: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a form may stand in a text, each a row of forms without a JOIN."""
    ways = product(*map(_spellings, form.split(ROW)))
    return tuple(tuple(chain.from_iterable(way)) for way in ways)


def _spellings(form: str) -> tuple[tuple[str, ...], ...]:
    """What is joined stands written together, or as its parts one after the other."""
    parts = tuple(form.split(JOIN))
    if len(parts) == 1:
        return (parts,)
    whole = write_together(parts)
    return ((whole if is_in_capitals(whole) else whole.lower(),), parts)


def stem_of_inflected(form: str) -> str:
    """The stem of a form that may be inflected; empty for another."""
    return stem(form.removesuffix(INFLECTED)) if form.endswith(INFLECTED) else ""


def beginning_of(stem: str) -> str:
    """The beginning of all words with the stem: all but its last letter ("policy" has the
    stem "polici"). Only "dying", "lying" and "tying" share less with "die", "lie", "tie".
    """
    return stem[:1] if stem.endswith("ie") else stem[: max(1, len(stem) - 1)]


def without_elision(part: str) -> str:
    """ "Estaing" for "d’Estaing"; empty where nothing is elided."""
    elided = _ELIDED.match(part)
    return part[elided.end() :] if elided else ""


def is_in_capitals(word: str) -> bool:
    """Whether letters are capitals that have small forms: some signs only look so."""
    return word.isupper() and not word.lower().isupper()


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
        texts, stem_texts = _forms_and_stems(match[0], folded)
        forms += [WordForm(text, number, 1) for text in texts if text]
        stems += [WordForm(text, number, 1) for text in stem_texts if text]
    if len(parts) > 1 and not any(map(UNSPACED.match, parts)):
        whole = write_together(parts)
        forms.append(WordForm(whole, 0, len(parts)))
        stems.append(WordForm(stem(whole), 0, len(parts)))
    offsets = tuple(match.span() for match in matches)
    return Word(parts, offsets, tuple(forms), tuple(stems))


def _forms_and_stems(written: str, folded: str) -> tuple[Iterable[str], Iterable[str]]:
    """Those of a part, each different; some may be empty."""
    plain, capitals = without_apostrophe(folded), in_capitals(written)
    # "ICBMs" are found by "ICBM".
    acronym = capitals or in_capitals(written.removesuffix("s"))
    forms = dict.fromkeys((folded, plain, capitals))
    stems = dict.fromkeys((stem(plain), acronym))
    if is_cyrillic(written) and written[0].isupper():
        # A name is found as other languages write it.
        names = in_latin(written)
        forms |= dict.fromkeys(names)
        stems |= dict.fromkeys(map(stem, names))
    if "'" in folded and (rest := without_elision(written)):
        of_rest = _forms_and_stems(rest, fold(rest))
        return dict.fromkeys([*forms, *of_rest[0]]), dict.fromkeys(
            [*stems, *of_rest[1]]
        )
    return forms, stems


def words_in(text: str) -> Iterator[tuple[str, list[str]]]:
    """The words as written, each with the folded forms of its parts."""
    for match in WORD.finditer(text):
        if match[0] != GAP:
            parts = [part for part in take_apart(match[0]).parts if part]
            if parts:
                yield match[0], parts
