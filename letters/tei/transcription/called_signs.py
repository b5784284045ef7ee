"""Where a text calls for notes, by the sign of each: /1/, [1], (1), 1/, *, †, ¹ or a bare
number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import StrEnum
from operator import itemgetter

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
    SIGN = "{}"
    RAISED = "raised {}"
    NUMBER = "number {}"


# Such a sign begins also the paragraphs of a text.
WEAK = {SignStyle.NUMBER, SignStyle.ROUND, SignStyle.SOLIDUS}

_CALLS = {
    SignStyle.MARKED: r"\[\^(?P<sign>\d{1,4})\](?!:)",
    SignStyle.SLASHES: r"(?<=\S) ?/(?P<sign>\d{1,3})/",
    SignStyle.SQUARE: r"\[(?P<sign>\d{1,3})\]",
    SignStyle.ROUND: r"(?<=[^\s(\d])\((?P<sign>\d{1,3})\)",
    SignStyle.SOLIDUS: r"(?<=[^\s\d/]) ?(?P<sign>\d{1,3})/(?![\w/])",
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
# One may begin within another one, as in "/1/2/".
_CALLS_OF = {
    style: re.compile(rf"(?=(?P<call>{call}))") for style, call in _CALLS.items()
}


class CalledSigns:
    """The calls of a text, which are looked for once for all signs of a style."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._calls: dict[SignStyle, dict[str, list[Bounds]]] = {}

    def first(self, style: SignStyle, sign: str, start: int, end: int) -> Bounds | None:
        """The first call for a note with this sign between `start` and `end`."""
        if style not in self._calls:
            self._calls[style] = self._find(style)
        calls = self._calls[style].get(sign, [])
        at = bisect_left(calls, start, key=itemgetter(0))
        if at == len(calls) or calls[at][1] > end:
            return None
        first, last = calls[at]
        return first + (self._text[first] == " " and style in WEAK), last

    def _find(self, style: SignStyle) -> dict[str, list[Bounds]]:
        """By its sign, where each call begins and ends."""
        calls: dict[str, list[Bounds]] = defaultdict(list)
        for match in _CALLS_OF[style].finditer(self._text):
            start, end = match.span("call")
            before = self._text[max(0, start - LONGEST_WORD) : start]
            if style is not SignStyle.NUMBER or not _COUNTED.search(before):
                calls[match["sign"].translate(AS_DIGITS)].append((start, end))
        return calls
