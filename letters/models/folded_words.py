"""Words as the database finds them whatever their case, accents, hyphens and apostrophes.

The search folds texts when it indexes them. Here nothing is indexed: the pattern has each
way of writing every letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from django.db.models import Q

from letters.derivation.people.person_names import fold_name

# Letters and digits: Latin, Greek, Cyrillic, and ligatures.
_LETTERS = [
    *map(chr, range(0x30, 0x530)),
    *map(chr, range(0x1E00, 0x2000)),
    *map(chr, range(0xFB00, 0xFB07)),
]
# What may stand between two letters of a word: accents set apart, apostrophes, hyphens.
_LOOSE = "\u0300-\u036f'’‘ʼ′‐‑\u00ad-"
_BETWEEN = f"[{_LOOSE}]*"
_DROPPED = re.compile(f"[{_LOOSE}]")


@cache
def _ways() -> dict[str, str]:
    """For a letter, or two, without case and accents: each sign that stands for it."""
    ways = defaultdict(str)
    for letter in filter(str.isalnum, _LETTERS):
        folded = fold_name(letter)
        if folded.isalnum() and len(folded) <= 2:
            ways[folded] += letter
    return dict(ways)


def pattern_of(word: str) -> str:
    """A regular expression of PostgreSQL, for the `word` as a part of others; empty for
    what is no letter, digit or sign."""
    folded = _DROPPED.sub("", fold_name(word))
    written = [_sign(sign) for sign in folded]
    for start, pair in enumerate(pairwise(folded)):
        if together := _ways().get("".join(pair)):
            apart = f"{written[start]}{_BETWEEN}{_sign(pair[1])}"
            written[start : start + 2] = [f"(?:{apart}|[{together}])", ""]
    return _BETWEEN.join(filter(None, written))


def _sign(sign: str) -> str:
    if sign.isalnum():
        return f"[{_ways()[sign]}]" if sign in _ways() else sign
    return re.escape(sign)


def has_words(words: Iterable[str], field: str) -> Q:
    """That the `field` has each of the words, or a longer one with it."""
    condition = Q()
    for word in words:
        pattern = pattern_of(word)
        question = ("regex", pattern) if pattern else ("contains", word)
        condition &= Q((f"{field}__{question[0]}", question[1]))
    return condition
