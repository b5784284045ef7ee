"""Words as the database finds them whatever their case, accents, hyphens and apostrophes.

The search folds texts when it indexes them. Of names and titles the database keeps a
folded column (`holds_words`), which is read from end to end in a moment and needs no
extension of PostgreSQL. Of texts nothing is kept: the pattern has each way of writing
every letter (`has_words`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat

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
    folded = _without_loose_signs(word)
    written = [_sign(sign) for sign in folded]
    for start, pair in enumerate(pairwise(folded)):
        if together := _ways().get("".join(pair)):
            apart = f"{written[start]}{_BETWEEN}{_sign(pair[1])}"
            written[start : start + 2] = [f"(?:{apart}|[{together}])", ""]
    return _BETWEEN.join(filter(None, written))


def _without_loose_signs(word: str) -> str:
    return _DROPPED.sub("", fold_name(word))


def _sign(sign: str) -> str:
    if sign.isalnum():
        return f"[{_ways()[sign]}]" if sign in _ways() else sign
    return re.escape(sign)


def fold(words: Any) -> models.Func:
    """An expression as `letters_folded` of the database writes it."""
    return models.Func(
        words, function="letters_folded", output_field=models.TextField()
    )


def folded_column(*fields: str, **options: Any) -> models.GeneratedField:
    """A column in which the database keeps the `fields` folded, each on its own line."""
    lines = fields[:1] + tuple(
        part for field in fields[1:] for part in (Value("\n"), field)
    )
    return models.GeneratedField(
        expression=fold(Concat(*lines) if len(lines) > 1 else fields[0]),
        output_field=models.TextField(),
        db_persist=True,
        **options,
    )


def holds_words(words: Iterable[str]) -> Q:
    """That the row's column `folded` has each of the words, or a longer one with it.

    A hyphen or an apostrophe by itself says nothing: nothing is found by such alone.
    """
    telling = [word for word in words if _without_loose_signs(word)]
    condition = Q() if telling else Q(pk__in=())
    for word in telling:
        condition &= Q(folded__contains=fold(Value(word)))
    return condition


def has_words(words: Iterable[str], field: str) -> Q:
    """That the `field` has each of the words, or a longer one with it."""
    condition = Q()
    for word in words:
        pattern = pattern_of(word)
        question = ("regex", pattern) if pattern else ("contains", word)
        condition &= Q((f"{field}__{question[0]}", question[1]))
    return condition
