"""Where a text calls for notes, by the sign of each: /1/, [1], (1), 1/, *, †, ¹ or a bare
number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import StrEnum
from operator import itemgetter

from letters.tei.dates.months import MONTH_IN_TRANSCRIPTION

Bounds = tuple[int, int]

LONGEST_WORD = 20
# Words after which a number counts something, and calls for no note.
_COUNTED = re.compile(
    r"\b(?:[Nn]os?|[Nn]umbers?|pages?|pp?|[Pp]aragraphs?|[Aa]rticles?|[Cc]hapters?|[Vv]ol"
    r"|volume|[Dd]ocuments?|about|only|than|these|those|some|(?:Jan|Febr)uary|March|April"
    r"|May|June|July|August|(?:Sept|Nov|Dec)ember|October)[.,]?\Z"
)
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
AS_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")


class SignStyle(StrEnum):
    MARKED = "[^{}]"
    SLASHES = "/{}/"
    SQUARE = "[{}]"
    ROUND = "({})"
    SOLIDUS = "{}/"
    LETTER = "letter {}/"
    CARET = "^{}"
    SIGN = "{}"
    RAISED = "raised {}"
    NUMBER = "number {}"


# Such a sign begins also the paragraphs of a text.
WEAK = {SignStyle.NUMBER, SignStyle.ROUND, SignStyle.SOLIDUS, SignStyle.LETTER}

_CALLS = {
    SignStyle.MARKED: r"\[\^(?P<sign>\d{1,4})\](?!:)",
    SignStyle.SLASHES: r"(?<=\S) ?/(?P<sign>\d{1,3})/",
    SignStyle.CARET: r"(?<=\S)\^(?P<sign>\d{1,3})(?![\d^])",
    SignStyle.SQUARE: r"\[(?P<sign>\d{1,3})\]",
    SignStyle.ROUND: r"(?<=[^\s(\d])\((?P<sign>\d{1,3})\)",
    SignStyle.SOLIDUS: r"(?<=[^\s\d/]) ?(?P<sign>\d{1,3})/(?![\w/])",
    # "56.6 a/", and not "w/o" or "and/or".
    SignStyle.LETTER: (
        r"(?:(?<=[\w.,;:)\]”\"’] )|(?<=[\d.,;:)\]”\"]))(?P<sign>[a-h])/(?![\w/])"
    ),
    SignStyle.SIGN: (
        r"(?<=[^\s*†‡§])(?P<sign>\*{1,4}|†{1,3}|‡{1,3}|§{1,2})(?![*†‡§\w])"
    ),
    SignStyle.RAISED: (
        rf"(?<=\S)(?P<sign>[{SUPERSCRIPTS}]{{1,3}})(?![{SUPERSCRIPTS}])"
    ),
    SignStyle.NUMBER: (
        r"(?<=[a-z]{2}|[a-z][,;:]) (?P<sign>\d{1,3})(?=[ \n](?![ap]\.? ?m\b)|$)"
    ),
}
# Behind a figure the same sign may be part of it: "December 6(1)", "November 26 1/".
_UNSURE = {
    # As the French type it: "l'article 136 (1)."
    SignStyle.ROUND: (
        r"(?:(?<=\d)\((?P<sign>\d{1,3})\)(?!\d)"
        r"|(?<=[^\s(:;,]) \((?P<spaced>\d{1,3})\)(?=[ \t]?[.,;:!?»”)]|[ \t]*\n|\Z))"
    ),
    SignStyle.SOLIDUS: r"(?<=\d) (?P<sign>\d{1,3})/(?![\w/])",
}
# A date has no such part: "December 12, 1972(1)".
_DAY = rf"(?:{MONTH_IN_TRANSCRIPTION} \d{{1,2}}|\d{{1,2}} {MONTH_IN_TRANSCRIPTION})"
_DATE = re.compile(rf"\b{_DAY}(?:,? \d{{4}})?\Z", re.IGNORECASE)
LONGEST_DATE = 24
# One may begin within another one, as in "/1/2/".
_CALLS_OF, _UNSURE_OF = (
    {style: re.compile(rf"(?=(?P<call>{call}))") for style, call in calls.items()}
    for calls in (_CALLS, _UNSURE)
)


class CalledSigns:
    """The calls of a text, which are looked for once for all signs of a style."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._calls: dict[re.Pattern[str], dict[str, list[Bounds]]] = {}

    def first(
        self, style: SignStyle, sign: str, start: int, end: int
    ) -> tuple[Bounds | None, bool]:
        """The first call for a note with this sign between `start` and `end`, and whether
        it is certain: a bare number never is."""
        for patterns in (_CALLS_OF, _UNSURE_OF):
            pattern = patterns.get(style)
            call = self._first(pattern, sign, start, end) if pattern else None
            if call:
                blank = self._text[call[0]] == " " and style in WEAK
                is_sure = patterns is _CALLS_OF or self._is_behind_date(call[0])
                is_certain = is_sure and style is not SignStyle.NUMBER
                return (call[0] + blank, call[1]), is_certain
        return None, False

    def _is_behind_date(self, at: int) -> bool:
        before = self._text[max(0, at - LONGEST_DATE) : at]
        return _DATE.search(" ".join(before.split())) is not None

    def _first(
        self, pattern: re.Pattern[str], sign: str, start: int, end: int
    ) -> Bounds | None:
        if pattern not in self._calls:
            self._calls[pattern] = self._find(pattern)
        calls = self._calls[pattern].get(sign, [])
        at = bisect_left(calls, start, key=itemgetter(0))
        return None if at == len(calls) or calls[at][1] > end else calls[at]

    def _find(self, pattern: re.Pattern[str]) -> dict[str, list[Bounds]]:
        """By its sign, where each call begins and ends."""
        calls: dict[str, list[Bounds]] = defaultdict(list)
        is_number = pattern is _CALLS_OF[SignStyle.NUMBER]
        for match in pattern.finditer(self._text):
            start, end = match.span("call")
            before = self._text[max(0, start - LONGEST_WORD) : start]
            if not is_number or not _COUNTED.search(before):
                sign = match["sign"] or match["spaced"]
                calls[sign.translate(AS_DIGITS)].append((start, end))
        return calls
