"""The words of which cross-references are made, taken from a text in one pass.

Every repetition below is bounded or consumes what it passes, so that the time is
proportional to the length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from letters.tei.references.clauses import OTHER_WORKS


class Word(StrEnum):
    SERIES = "series"
    IBID = "ibid"
    VOLUME = "volume"
    PART = "part"
    DOCUMENT = "document"
    FOOTNOTE = "footnote"
    PAGE = "page"
    SUPRA = "supra"
    INFRA = "infra"
    OTHER_WORK = "other_work"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it counts ("1476" for the end of "1472–76") and where it stands."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    word: Word
    start: int
    end: int
    numbers: tuple[Number, ...] = ()
    years: str = ""


# Digits are spelled [0-9] because \d takes those of every script.
_YEARS = r"1[789][0-9][0-9](?:\s?[-–]\s?(?:1[89])?[0-9][0-9])?(?![0-9])"
_ENDS = r"(?!(?!ff\b)[\w/*]|[.:][0-9])"
_DOCUMENT = rf"[0-9]{{1,3}}(?:[A-Za-z](?!\w))?{_ENDS}"
_PAGE = rf"[0-9]{{1,4}}{_ENDS}"
_MARK = r"(?:[0-9]{1,3}(?![\w/]|[.:][0-9])|[*†‡§]{1,4})"
_ARABIC = r"[0-9]{1,2}(?!\w)"
_ROMAN = r"(?:[IVXL]{1,7}|[ivxl]{1,7}|[Ee][-–][0-9]{1,2})(?![\w’'])"
_DASH = r"\s{0,2}[-–—]\s{0,2}"
_JOIN = (
    rf"(?:/|{_DASH}|,?\s{{1,2}}(?:and|or|to|through|&)\s{{0,2}}|,\s{{1,2}}(?!{_YEARS}))"
)


def _series_of(number: str) -> str:
    return rf"{number}(?:{_JOIN}{number})*"


# What each of the words below begins with; tried first, it passes over most of a text.
_BEGINNING = r"(?=[ABCDFGHIMNOPSTUVWYdfinprstv])(?:\b|(?<=\d))"
_TOKEN = re.compile(
    rf"""
    {_BEGINNING} (?:
    (?P<series> (?<!American\s)(?<!on\s) \bForeign\ Relations?
        (?:\ of\ the\ United\ States)? (?:[,.]?\s\[?(?P<years>{_YEARS})\]?)? )
  | (?P<ibid> \b[Ii]bid\b\s?\.? (?:,\s(?P<ibid_years>{_YEARS}))? )
  | \b[Vv]ol(?:ume)?s?\.?\s{{1,2}} (?P<volume>{_series_of(_ROMAN)}|{_ARABIC})
  | \b[Pp]art\s (?P<part>(?:[0-9]|[IVX]{{1,3}})\b)
  | \b[Dd]ocuments?\.?\s{{0,2}} (?P<document>{_series_of(_DOCUMENT)})
  | \b[Ff]oot-?no{{1,2}}tes?\s{{1,2}} (?P<footnote>{_series_of(_MARK)})
  | \b(?:pp?\.?|[Pp]ages?)\s{{0,2}} (?P<page>{_series_of(_PAGE)})
  | (?P<supra> \b[Ss]upra\b )
  | (?P<infra> \b[Ii]nfra\b )
  | (?P<other_work> {OTHER_WORKS} )
    )
    """,
    re.VERBOSE,
)
_NUMBERS = {
    Word.VOLUME: re.compile(rf"{_ROMAN}|{_ARABIC}"),
    Word.PART: re.compile(r"\w+"),
    Word.DOCUMENT: re.compile(_DOCUMENT),
    Word.FOOTNOTE: re.compile(_MARK),
    Word.PAGE: re.compile(_PAGE),
}


def read_tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        words = match.groupdict()
        name = next(word for word in Word if words[word] is not None)
        yield Token(
            name,
            match.start(),
            match.end(),
            tuple(_read_numbers(name, text, *match.span(name))),
            match["years"] or match["ibid_years"] or "",
        )


def _read_numbers(word: Word, text: str, start: int, end: int) -> Iterator[Number]:
    pattern = _NUMBERS.get(word)
    if pattern is None:
        return
    previous: Number | None = None
    for match in pattern.finditer(text, start, end):
        value = match[0]
        if previous is not None and text[previous.end : match.start()].strip() in "-–—":
            value = _spelled_out(value, previous.value)
        previous = Number(value, match.start(), match.end())
        yield previous


def _spelled_out(last: str, first: str) -> str:
    """The end of a range in full: "76" after "1472" is "1476"."""
    missing = len(first) - len(last)
    if missing <= 0 or not (first.isdecimal() and last.isdecimal()):
        return last
    return first[:missing] + last
