"""What kind of change it is when some words stand in the place of others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum


class ChangeKind(StrEnum):
    """In the order in which a summary tells them."""

    WORDING = "wording"
    DATES = "dates"
    NAMES = "names"
    CONDITIONAL = "conditional"
    WITHHELD = "withheld"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    SPELLING = "spelling"
    PUNCTUATION = "punctuation"
    MARKS = "marks"
    HEADING = "heading"


# A longer change is one of wording, though it may have dates or names in it.
_MOST_WORDS_OF_KIND = 12
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
_LITTLE_WORDS = frozenset(
    {
        *("the", "of", "on", "in", "at", "and", "to", "or", "by", "a", "m", "p", "am"),
        *("pm", "may", "second"),
    }
)
_SURELY_DATES = (_MONTHS_AND_DAYS | _NUMBERS) - _LITTLE_WORDS
_DATE_WORDS = _MONTHS_AND_DAYS | _NUMBERS | _BESIDE_DATES | _LITTLE_WORDS
_NO_LETTER = re.compile(r"[\W_]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Of a state: "U.S."; no word begins with one of these alone.
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Amb|Sen|Gov|Col|Prof|St)\.$")
_SENTENCE_ENDS = frozenset('.?!:"”’\n')
# So many words are compared with their other spellings.
_MOST_WORDS_SPELLED = 4
# Longer words in capitals alone are those of a telegram.
_LONGEST_ABBREVIATION = 5
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


def kind_of_words(
    old: str, new: str, before: str, is_ordinary: Callable[[str], bool]
) -> ChangeKind:
    """Of words of which one text has the first and the other the second.

    `before` is what stands before them. A word `is_ordinary` that either text has in
    small letters.
    """
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    if old_words == new_words:
        return ChangeKind.PUNCTUATION
    if _is_spelling(old_words, new_words):
        return ChangeKind.SPELLING
    if max(len(old_words), len(new_words)) > _MOST_WORDS_OF_KIND:
        return ChangeKind.WORDING
    if _is_date(old_words, new_words):
        return ChangeKind.DATES
    if sorted(old_words) == sorted(new_words):
        return ChangeKind.WORDING
    names = {word for word in (*old_words, *new_words) if word not in _LITTLE_WORDS}
    if names and all(_are_names(text, before, is_ordinary) for text in (old, new)):
        return ChangeKind.NAMES
    return ChangeKind.WORDING


def _is_spelling(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words are the same in other letters."""
    if not (old and new):
        return False
    first, second = _letters(old), _letters(new)
    if first == second:
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


def _is_date(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether numbers or days are what differs, and little else."""
    old_dates, new_dates = _dates_in(old), _dates_in(new)
    if old_dates == new_dates:
        return False
    others = [
        word
        for word in (*old, *new)
        if not _DIGIT.search(word) and word.casefold() not in _DATE_WORDS
    ]
    return not others or (bool(old_dates and new_dates) and len(others) <= 1)


def _dates_in(words: Sequence[str]) -> list[str]:
    return [
        word.casefold()
        for word in words
        if _DIGIT.search(word) or word.casefold() in _SURELY_DATES or word == "May"
    ]


def _are_names(text: str, before: str, is_ordinary: Callable[[str], bool]) -> bool:
    """Whether all words but little ones have capitals, and not because a sentence begins.

    Nothing at all is as good as a name: one may be put in or taken out.
    """
    found_initials = _INITIALS.finditer(text) if "." in text else ()
    initials = {at for found in found_initials for at in range(*found.span())}
    for found in _WORD.finditer(text):
        word = found[0]
        if word in _LITTLE_WORDS or found.start() in initials:
            continue
        is_shouted = len(word) > _LONGEST_ABBREVIATION and word.isupper()
        if not word[0].isupper() or len(word) < 2 or is_shouted:
            return False
        if _ends_sentence(before + text[: found.start()]) or is_ordinary(word):
            return False
    return True


def _ends_sentence(text: str) -> bool:
    text = text.rstrip(" \u2028")
    return (not text or text[-1] in _SENTENCE_ENDS) and not _HONORIFIC.search(text)
