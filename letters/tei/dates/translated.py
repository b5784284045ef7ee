"""A date in German or French with its words in English, for the rules that read those."""

from __future__ import annotations

import re

from letters.tei.dates.months import TRANSLATED_MONTHS

# Words that stand with a date; those that English has as well are only read beside others.
_WORDS = {
    **TRANSLATED_MONTHS,
    **dict.fromkeys(("frühjahr", "frühling", "printemps"), "spring"),
    **dict.fromkeys(("sommer", "été"), "summer"),
    **dict.fromkeys(("herbst", "automne"), "autumn"),
    "hiver": "winter",
    **dict.fromkeys(("anfang", "début"), "early"),
    **dict.fromkeys(("mitte", "mi"), "mid"),
    **dict.fromkeys(("ende", "fin"), "late"),
    **dict.fromkeys(("um", "etwa", "vers", "environ"), "about"),
    **dict.fromkeys(("zwischen", "entre"), "between"),
    **dict.fromkeys(("und", "et"), "and"),
    **dict.fromkeys(("oder", "ou"), "or"),
    **dict.fromkeys(("von", "vom", "du"), "from"),
    **dict.fromkeys(("bis", "au", "jusqu'au", "jusqu’au"), "to"),
    **dict.fromkeys(("vor", "avant"), "before"),
    **dict.fromkeys(("nach", "après"), "after"),
    **dict.fromkeys(("seit", "ab", "depuis"), "since"),
    **dict.fromkeys(("vermutlich", "wahrscheinlich", "probablement"), "probably"),
    **dict.fromkeys(("montag", "lundi"), "Monday"),
    **dict.fromkeys(("dienstag", "mardi"), "Tuesday"),
    **dict.fromkeys(("mittwoch", "mercredi"), "Wednesday"),
    **dict.fromkeys(("donnerstag", "jeudi"), "Thursday"),
    **dict.fromkeys(("freitag", "vendredi"), "Friday"),
    **dict.fromkeys(("samstag", "sonnabend", "samedi"), "Saturday"),
    **dict.fromkeys(("sonntag", "dimanche"), "Sunday"),
}
# Articles and prepositions that say no more of a date than where it stands.
_BESIDE_A_DATE = {"le", "den", "dem", "der", "am", "im", "en", "de", "des"}
_WORD = re.compile(r"jusqu['’]au|[^\W\d_]+")
_ORDINAL = re.compile(r"\b([0-3]?[0-9])(?:\.(?= )|er\b)")
_SINGLE_START = re.compile(r"(?i)^from (?!.{1,60} to )")


def in_english(typed: str) -> str:
    """`typed` with the words of German and French dates in English. As it is, if it has
    no word that only those languages have."""
    words = {word.casefold() for word in _WORD.findall(typed)}
    if not words & _OF_THEM_ALONE:
        return typed
    translated = _WORD.sub(lambda match: _translated(match[0]), typed)
    translated = " ".join(_ORDINAL.sub(r"\1", translated).split())
    # "vom 3. April 1962" is the day of a letter, and no span that begins there.
    return _SINGLE_START.sub("", translated).replace("mid ", "mid-")


_OF_THEM_ALONE = {
    *(word for word, english in _WORDS.items() if word != english.casefold()),
    *_BESIDE_A_DATE,
} - {"am"}


def _translated(word: str) -> str:
    known = word.casefold()
    return "" if known in _BESIDE_A_DATE else _WORDS.get(known, word)
