"""A line at the head of a paper that says when, and perhaps where, it was written."""

from __future__ import annotations

import re

from letters.tei.dates import find_written_dates, read_written_date
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.letter_words import CAPITAL

LONGEST_DATELINE = 90
LONGEST_DATE = 60
# "10:25 a.m. - 11/14/72"
_AT_HOUR = re.compile(
    r"[01]?\d[:.][0-5]\d ?[AaPp]\.?[Mm]\.?,? ?(?:[—–-] ?)?"
    r"(?P<date>\d{1,2}/\d{1,2}/(?:\d\d|\d{4}))"
)
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:\d\d|\d{4}))?")
_WORD = rf"{CAPITAL}[\w.’'-]{{0,30}}"
# "Vienna,", "Bonn, den", "Washington, D.C.,", "NO: 1417,".
_BEFORE = re.compile(
    r"(?:(?:Held|HELD|Meeting held) (?:in|at|on|IN|AT|ON)\b[^\n.]{0,40}, ?)?"
    r"(?:(?:N[Oo][.:]{0,2}|Nr\.) ?\d{1,6}, ?)?"
    rf"(?:(?:At |en |a |в |г\. |\d{{2,5}} )?{_WORD}(?: {_WORD}| de| la| am){{0,3}}"
    rf"(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}}[,.:]? ?(?:[—–-] ?)?"
    r"(?:den |am |le |the |el |a |il |this )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?)?"
)
_NUMBERED = re.compile(
    r"[0-3]?[0-9](?:(?:\.|er|st|nd|rd|th|º)? ?[^\W\d_]|\. ?[01]?\d\.)"
)
_AFTER = re.compile(r"(?: ?г\.?| ?года)?[ .,;]*\Z")


def date_in_line(line: str) -> str:
    """The words of the date in a line that is a dateline and nothing else; empty for
    any other line. "Vienna, June 2, 1955" has "June 2, 1955"."""
    words = line.strip()
    if "\n" in words or len(words) > LONGEST_DATELINE:
        return ""
    if _SLASHED.fullmatch(words) or foreign_day(words) or _is_date(words):
        return words
    if hour := _AT_HOUR.fullmatch(words):
        return hour["date"]
    dates = find_written_dates(words, order="month-day")
    starts = [dates[0][0]] if dates else []
    starts += [match.start() for match in _NUMBERED.finditer(words)]
    for start in starts:
        date = _AFTER.sub("", words[start:])
        is_date = _is_date(date) or foreign_day(date)
        if is_date and _BEFORE.fullmatch(words[:start]):
            return date
    return ""


def _is_date(words: str) -> bool:
    is_short = len(words) < LONGEST_DATE
    return is_short and read_written_date(words, order="month-day") is not None
