"""Whether numbers, days or times are what differs between some words and others."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Of a date or a time, or beside one.
_MONTHS_AND_DAYS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "jan", "feb", "mar", "apr"),
        *("jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "monday", "tuesday"),
        *("wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow"),
        *("yesterday", "morning", "afternoon", "evening", "night", "noon", "midnight"),
    }
)
_NUMBERS = frozenset(
    {
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
        *("seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"),
        *("sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million"),
        *("billion", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
        *("eighth", "ninth", "tenth", "dozen"),
    }
)
_BESIDE_DATES = frozenset(
    {
        *("early", "late", "mid", "eastern", "standard", "daylight", "time", "est"),
        *("edt", "gmt", "z", "percent", "hours", "hour", "days", "day", "weeks"),
        *("week", "months", "month", "years", "year"),
    }
)
LITTLE_WORDS = frozenset(
    {
        *("the", "of", "on", "in", "at", "and", "to", "or", "by", "a", "m", "p", "am"),
        *("pm", "may", "second"),
    }
)
_SURELY_DATES = (_MONTHS_AND_DAYS | _NUMBERS) - LITTLE_WORDS
_DATE_WORDS = _MONTHS_AND_DAYS | _NUMBERS | _BESIDE_DATES | LITTLE_WORDS
_DIGIT = re.compile(r"\d")
# A number of one letter may be a word, or the letter of a paragraph.
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def is_date(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether numbers or days are what differs, and little else."""
    if _are_roman(old) and _are_roman(new):
        return True
    old_dates, new_dates = _dates_in(old), _dates_in(new)
    if old_dates == new_dates:
        return False
    others = [
        word
        for word in (*old, *new)
        if not _is_number(word) and word.casefold() not in _DATE_WORDS
    ]
    return not others or (bool(old_dates and new_dates) and len(others) <= 1)


def _dates_in(words: Sequence[str]) -> list[str]:
    return [
        word.casefold()
        for word in words
        if _is_number(word) or word.casefold() in _SURELY_DATES or word == "May"
    ]


def _is_number(word: str) -> bool:
    return bool(_DIGIT.search(word)) or (len(word) > 1 and _are_roman([word]))


def _are_roman(words: Sequence[str]) -> bool:
    """Whether there are words, and they are numbers from I to XXXIX, in letters of one
    size each."""
    return bool(words) and all(
        (word.isupper() or word.islower()) and _ROMAN.fullmatch(word.upper())
        for word in words
    )
