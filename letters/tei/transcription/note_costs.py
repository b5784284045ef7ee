"""What speaks against a number's being the number of a note, by where it stands.

A cost is the natural logarithm of the odds against, measured on printed volumes.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from letters.tei.dates.months import MONTH_IN_TRANSCRIPTION
from letters.tei.transcription.page_markers import PAGE_MARKER

MONTH_WORD = rf"\b{MONTH_IN_TRANSCRIPTION}"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[789]|20)\d\d"
CLOSERS = r"[)\]”’\"']"
STOPS = r"[)\]”’\"'.,;:?!…]"
SERIES = (
    r"\b(?i:\w*tels?|(?:tele|air)grams?|cables?|messages?|des?patch(?:es)?|nsc|jcs"
    r"|nos?[.]|numbers?|documents?|actions?|paragraphs?|part|article|resolution)"
)
ENCLOSURE = r"(?i:enclosure|attachment|tab|annex|appendix)"

Rules = tuple[tuple[str, str, float], ...]

# What a number stands after, and its cost; the first rule that matches decides. The
# brackets ⟦ and ⟧ stand where the number begins and ends, so "16⟦1" is a longer run
# of digits cut in two.
AFTER_DIGIT: Rules = (
    ("dated year", rf"{MONTH_WORD} {DAY}, ?{YEAR}⟦", -6.0),
    ("two days", rf"{MONTH_WORD} (?:[12]⟦\d|3⟦[01])⟧", 4.0),
    ("half a day", rf"\b(?:[12]⟦\d|3⟦[01])⟧ {MONTH_WORD}", 5.0),
    ("half an hour", r"\b1⟦[0-2]⟧ (?:noon|[ap][.] ?m)", 5.0),
    ("half a line number", r"(?:\A|[\n\u2028])\d+⟦\d+⟧[.)]", 6.0),
    (
        "half a year",
        rf"\b(?:1[789]⟦\d\d|(?:1[789]|20)\d⟦\d|{DAY} {MONTH_WORD} \d⟦\d)⟧",
        6.0,
    ),
    ("military date", rf"\b{DAY} {MONTH_WORD} \d\d⟦", -3.0),
    ("day of a month", rf"\b{DAY} {MONTH_WORD} \d⟦", 1.0),
    ("day", rf"(?:{MONTH_WORD} {DAY}|\b{DAY} {MONTH_WORD})⟦", -3.0),
    ("span of years", rf"\b{YEAR}[-–/]\d\d⟦", -2.0),
    ("half a span", rf"\b{YEAR}[-–/]\d⟦\d⟧", 5.0),
    ("year", rf"\b{YEAR}⟦", -4.5),
    ("half a clock", r"\d:[0-5]⟦\d⟧", 6.0),
    ("clock", r"\d:[0-5]\d⟦", -2.0),
    ("thousands", r"\d,\d{3}⟦", -1.0),
    ("decimal places", r"\d[.]\d+⟦", 2.0),
    ("enclosure", rf"[\n\]] ?{ENCLOSURE} \d+⟦\d+⟧\s*\n", -3.0),
    (
        "half a designation",
        r"(?:\b[A-Z]{1,4}[-–]?|\b(?i:pages?|pp?[.]|volume|vol[.]|box) ?)\d⟦\d⟧",
        5.0,
    ),
    ("series", rf"{SERIES} (?:[\d/–-]+,? (?:and )?)*[\d/–-]*\d⟦", 0.5),
    ("named number", r"\b[A-Z]\w+(?:’s|'s)? \d+⟦", 1.0),
    ("file number", r"[-–/]\d+⟦", 2.5),
    ("digits", r"\d⟦", 3.0),
)
AFTER_LETTER: Rules = (
    ("page or volume", r"\b(?i:pp?|vols?|J?FY)⟦", 6.0),
    ("abbreviation", r"\b(?i:nos?|art|sec|fn|ch)⟦", 3.0),
    ("zulu", r"\d{4}Z⟦", -3.0),
    ("ordinal", r"\d(?:st|nd|rd|th|d)⟦", -5.0),
    ("code", r"\d[A-Za-z]{1,2}⟦", 0.5),
    ("capitals", r"\b[A-Z]{2,}⟦", -3.5),
    ("single letter", r"\b[^\W\d_]⟦", -1.0),
    ("word", r"[^\W\d_]⟦", -6.5),
)
AFTER_SIGN: Rules = (
    ("date and stop", rf"(?:{MONTH_WORD} {DAY}|{YEAR}){STOPS}⟦", -5.5),
    ("paragraph number", r"(?:\A|[\n\u2028])\d{1,2}[.]⟦\d+⟧ \S", 0.5),
    ("table figure", r"(?:\A|\$|\n|\s[+-])[\d,]*[.]⟦\d+⟧", 6.0),
    ("decimal", r"\d[.]⟦\d+⟧\s*(?:[a-z](?![.)])|[%°–-])", 3.5),
    ("minutes", r"\d:⟦[0-5]\d⟧", 6.0),
    ("thousand", r"\d,⟦\d{3}⟧", 6.0),
    ("number and stop", r"\d[.,:;?]⟦", -4.0),
    ("number closed", rf"\d\s?{CLOSERS}+{STOPS}*⟦", -5.0),
    ("page or volume", r"\b(?i:pp?|vols?)[.]⟦", 6.0),
    ("abbreviation", r"\b(?i:nos?|art|sec|fn|ch)[.]⟦", 3.0),
    # "10 Downing Street, S.W.1, on Wednesday"
    ("postal district", r"\b(?:[NS][.] ?[EW]|[EW][.] ?C)[.] ?⟦\d{1,2}⟧", 6.0),
    ("initial", r"\b[A-Z][.]⟦", -4.0),
    ("ellipsis", r"(?:…|[.] ?[.])⟦", -4.0),
    ("sentence", rf"[^\W\d_]\s?{STOPS}*[.?!…]{CLOSERS}*⟦", -7.0),
    ("clause", rf"[^\W\d_]\s?{STOPS}*[,;:]{CLOSERS}*⟦", -6.5),
    ("closing", rf"[^\s(\[]\s?{CLOSERS}+⟦", -5.0),
    ("reversed quote", r"[^\s\d] ?“⟦\d+⟧\s", -4.0),
    ("sign", r"[&_*%†‡]⟦", -2.0),
    ("other stop", rf"\S\s?{STOPS}+⟦", -3.0),
    ("dash", r"[^\W\d_][—]⟦", 1.5),
    ("line start", r"(?:\A|[\n\u2028])⟦\d+⟧(?:[A-Z][A-Za-z]|\[)", -5.0),
)
FOLLOWED: Rules = (
    ("line end", r"⟧[^\S\n\u2028]*(?:[\n\u2028]|\Z)", 0.0),
    ("new sentence", r"⟧\s+[“‘\"'(\[]*[A-Z]", 0.0),
    ("same sentence", r"⟧\s+[“‘\"'(\[]*[^\W\d_]", 0.0),
    ("figure", r"⟧\s+[“‘\"'(\[$]*\d", 0.0),
    ("space", r"⟧\s", -2.0),
    ("stop", r"⟧[)\]”’\"'.,;:?!]+(?!\d)", 1.0),
    ("dash", r"⟧[—…]", 1.5),
    ("opening", r"⟧[(\[]", 3.5),
    ("anything", r"⟧", 5.0),
)
CHARACTERS_BEFORE = 40
CHARACTERS_AFTER = 24
MENTIONED = 3.0  # for a number that the text of the note mentions


def _compile(rules: Rules) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(pattern), cost) for _, pattern, cost in rules)


_AFTER_DIGIT = _compile(AFTER_DIGIT)
_AFTER_LETTER = _compile(AFTER_LETTER)
_AFTER_SIGN = _compile(AFTER_SIGN)
_FOLLOWED = _compile(FOLLOWED)


def cost_of_place(text: str, start: int, end: int) -> float | None:
    """The cost of a note number at these digits; None where there can be none."""
    last = text[start - 1 : start] or "\n"
    if last in " \t-–$/#([":
        return None
    before = text[max(0, start - CHARACTERS_BEFORE) : start]
    after = text[end : end + CHARACTERS_AFTER]
    return _cost_within(before, text[start:end], after)


# The same places are weighed for each group of lines below them that may be notes.
@lru_cache(maxsize=4096)
def _cost_within(before: str, number: str, after: str) -> float | None:
    last = before[-1:]
    rules = _AFTER_LETTER if last.isalpha() else _AFTER_SIGN
    if last.isdigit():
        rules = _AFTER_DIGIT
    window = f"{before}⟦{number}⟧{PAGE_MARKER.sub('', after)}"
    standing = next((cost for p, cost in rules if p.search(window)), None)
    if standing is None:
        return None
    closed = len(before) + 1 + len(number)
    return standing + next(cost for p, cost in _FOLLOWED if p.match(window, closed))


def cost_of_mention(
    text: str, start: int, run: re.Match[str], figures: Set[str]
) -> float:
    """The cost of cutting a run of digits at `start`, by the `figures` in the note.

    The note on "telegram 33413" is likely to be about telegram 3341.
    """
    if start - run.start() < 2:
        return 0.0
    if text[run.start() : start] in figures:
        return -MENTIONED
    return MENTIONED if run[0] in figures else 0.0
