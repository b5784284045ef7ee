"""What kind of change it is when some words stand in the place of others."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from letters.alignment.collation.abbreviations import are_initials
from letters.alignment.collation.date_words import LITTLE_WORDS, is_date
from letters.alignment.collation.word_spellings import is_spelling


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
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
# Of a state: "U.S."; no word begins with one of these alone.
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Amb|Sen|Gov|Col|Prof|St)\.$")
_SENTENCE_ENDS = frozenset('.?!:"”’\n')
# Longer words in capitals alone are those of a telegram.
_LONGEST_ABBREVIATION = 5


def kind_of_words(
    old: str, new: str, before: str, is_ordinary: Callable[[str], bool]
) -> ChangeKind:
    """Of words of which one text has the first and the other the second.

    `before` is what stands before them. A word `is_ordinary` that either text has in
    small letters.
    """
    if old.isdigit() and new.isdigit():
        return ChangeKind.DATES
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    if old_words == new_words:
        are_hyphens = _HYPHEN.sub(" ", old) == _HYPHEN.sub(" ", new)
        return ChangeKind.SPELLING if are_hyphens else ChangeKind.PUNCTUATION
    if is_spelling(old_words, new_words):
        return ChangeKind.SPELLING
    if max(len(old_words), len(new_words)) > _MOST_WORDS_OF_KIND:
        return ChangeKind.WORDING
    if is_date(old_words, new_words):
        return ChangeKind.DATES
    if sorted(old_words) == sorted(new_words):
        return ChangeKind.WORDING
    if are_initials(old_words, new_words) or are_initials(new_words, old_words):
        return ChangeKind.NAMES
    names = {word for word in (*old_words, *new_words) if word not in LITTLE_WORDS}
    if names and all(_are_names(text, before, is_ordinary) for text in (old, new)):
        return ChangeKind.NAMES
    return ChangeKind.WORDING


def _are_names(text: str, before: str, is_ordinary: Callable[[str], bool]) -> bool:
    """Whether all words but little ones have capitals, and not because a sentence begins.

    Nothing at all is as good as a name: one may be put in or taken out.
    """
    found_initials = _INITIALS.finditer(text) if "." in text else ()
    initials = {at for found in found_initials for at in range(*found.span())}
    for found in _WORD.finditer(text):
        word = found[0]
        if word in LITTLE_WORDS or found.start() in initials:
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
