"""A line at the head of a paper that says when, and perhaps where, it was written."""

from __future__ import annotations

import re

from letters.tei.dates import find_written_dates, read_written_date

LONGEST_DATELINE = 70
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:\d\d|\d{4}))?")
# "Vienna,", "Bonn, den", "Washington, D.C.,", "NO: 1417,".
_BEFORE = re.compile(
    r"(?:(?:N[Oo][.:]{0,2}|Nr\.) ?\d{1,6}, ?)?"
    r"(?:[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3}"
    r"(?:, [A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,2}){0,2}, ?"
    r"(?:den |le |the |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?)?"
)
_NUMBERED = re.compile(r"[0-3]?[0-9](?:\.|er|st|nd|rd|th)? ?[^\W\d_]")


def date_in_line(line: str) -> str:
    """The words of the date in a line that is a dateline and nothing else; empty for
    any other line. "Vienna, June 2, 1955" has "June 2, 1955"."""
    words = line.strip()
    if "\n" in words or len(words) > LONGEST_DATELINE:
        return ""
    if _SLASHED.fullmatch(words) or _is_date(words):
        return words
    dates = find_written_dates(words, order="month-day")
    starts = [dates[0][0]] if dates else []
    starts += [match.start() for match in _NUMBERED.finditer(words)]
    for start in starts:
        date = words[start:].rstrip(" .")
        if _BEFORE.fullmatch(words[:start]) and _is_date(date):
            return date
    return ""


def _is_date(words: str) -> bool:
    is_short = len(words) < 40
    return is_short and read_written_date(words, order="month-day") is not None
