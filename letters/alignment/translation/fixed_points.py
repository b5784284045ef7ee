"""What a translation leaves as it is: numbers, months, and how names sound.

Two languages need not share an alphabet. A word is compared by its consonants, in classes
of sounds that transliterations write in many ways: "Хрущёва" and "Khrushchev" are alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

_WORD = re.compile(r"[^\W\d_]++|\d++")
# Longer ones first: English, German and French ways to write Russian sounds.
_CLUSTERS = re.compile(
    "schtsch|chtch|shch|tsch|tch|sch|sh|zh|ch|kh|ts|tz|dj|ph|th|gh|ck|[a-z]"
)
_CLASSES = {
    **dict.fromkeys(("schtsch", "chtch", "shch", "tsch", "tch", "sch", "sh"), "s"),
    **dict.fromkeys(("zh", "ch", "ts", "tz", "dj", "s", "z", "j", "c", "x"), "s"),
    **dict.fromkeys(("kh", "gh", "ck", "k", "g", "q", "h"), "k"),
    **dict.fromkeys(("ph", "f", "v", "w"), "f"),
    **dict.fromkeys(("th", "t", "d"), "t"),
    **{letter: letter for letter in "bpmnlr"},
}
_CYRILLIC = {
    **dict.fromkeys("сшщчцжз", "s"),
    **dict.fromkeys("кгхґ", "k"),
    **dict.fromkeys("вф", "f"),
    **dict.fromkeys("тд", "t"),
    **dict(zip("бпмнлр", "bpmnlr", strict=True)),
}
# Before these a c is a k in most languages, and an s before the others.
_AFTER_SOFT_C = frozenset("eiy")
# A word of fewer sounds is like many others, unless it is a name.
_FEWEST_SOUNDS, _FEWEST_OF_NAME = 4, 2
# What comes after so many may be an inflection.
_MOST_SOUNDS = 5
_REMEMBERED = 1 << 14
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november "
        "december",
        "января февраля марта апреля мая июня июля августа сентября октября ноября "
        "декабря",
        "januar februar märz april mai juni juli august september oktober november "
        "dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre",
    )
    for number, name in enumerate(names.split(), 1)
}


@lru_cache(_REMEMBERED)
def sounds_of(word: str) -> str:
    """The classes of its consonants, each once in a row: "krsf" for "Khrushchev"."""
    folded = unicodedata.normalize("NFD", word.casefold())
    if any("а" <= letter <= "я" for letter in folded):
        sounds = [_CYRILLIC.get(letter, "") for letter in folded]
    else:
        sounds = [_latin_sound(found, folded) for found in _CLUSTERS.finditer(folded)]
    once = [
        sound for at, sound in enumerate(sounds) if not at or sound != sounds[at - 1]
    ]
    joined = "".join(once)
    return "".join(
        sound for at, sound in enumerate(joined) if not at or sound != joined[at - 1]
    )


def _latin_sound(found: re.Match[str], word: str) -> str:
    cluster = found[0]
    if cluster == "c" and word[found.end() : found.end() + 1] not in _AFTER_SOFT_C:
        return "k"
    if cluster == "x":
        return "ks"
    # "Christ", "Chruschtschow": before another consonant it is a k.
    if cluster == "ch" and word[found.end() : found.end() + 1] in {"r", "l", "n"}:
        return "k"
    return _CLASSES.get(cluster, "")


def points_of(paragraph: str) -> frozenset[str]:
    """What of a paragraph a translation of it would have, too."""
    points = set()
    for word in _WORD.findall(paragraph):
        if word[0].isdigit():
            points.add(word.lstrip("0") or "0")
        elif month := _MONTHS.get(word.casefold()):
            points.add(f"month {month}")
        else:
            sounds = sounds_of(word)
            fewest = _FEWEST_OF_NAME if word[0].isupper() else _FEWEST_SOUNDS
            if len(sounds) >= fewest:
                points.add(sounds[:_MOST_SOUNDS])
    return frozenset(points)


def weights_of(
    original: Sequence[frozenset[str]], translation: Sequence[frozenset[str]]
) -> Mapping[str, float]:
    """How much it says that two paragraphs share a point: the less, the more have it."""
    sides = (
        Counter(point for one in original for point in one),
        Counter(point for one in translation for point in one),
    )
    count = max(len(original), len(translation), 2)
    return {
        point: max(0.0, log(count / max(sides[0][point], sides[1][point])) / log(count))
        for point in sides[0].keys() & sides[1].keys()
    }
