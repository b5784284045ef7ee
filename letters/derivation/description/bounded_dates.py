"""Printed dates with bounds: "between October 20 and 25, 1962", "before May 3, 1961"."""

from __future__ import annotations

import re

from letters.tei.dates import (
    DateError,
    HistoricalDate,
    find_written_dates,
    parse_edtf,
)
from letters.tei.dates.months import MONTH

_DAY = rf"{MONTH}\.? [0-9]{{1,2}}(?:, [0-9]{{4}})?"
_DATE = rf"{MONTH}\.?(?: [0-9]{{1,2}})?,? [0-9]{{4}}"
_BETWEEN = re.compile(
    rf"(?i:between) (?P<first>{MONTH}\.?(?: [0-9]{{1,2}})?(?:,? [0-9]{{4}})?)"
    rf" and (?P<last>{_DATE}|[0-9]{{1,2}}, [0-9]{{4}})(?![0-9])"
)
_ACROSS_MONTHS = re.compile(rf"(?P<first>{_DAY}) ?[–—-] ?(?P<last>{_DATE})(?![0-9])")
_BEFORE = re.compile(
    rf"\b(?i:before|prior to|(?:not|no) later than) (?P<last>{_DATE})(?![0-9])"
)
_AFTER = re.compile(
    rf"\b(?i:after|(?:not|no) earlier than|not before) (?P<first>{_DATE})(?![0-9])"
)
_MONTH_OF = re.compile(rf"{MONTH}\.?")


def find_bounded_date(words: str) -> tuple[str, HistoricalDate] | None:
    """The interval in `words`, after the words that say it; None where its ends are not
    certain."""
    for pattern in (_BETWEEN, _ACROSS_MONTHS, _BEFORE, _AFTER):
        if match := pattern.search(words):
            ends = match.groupdict()
            interval = _interval(ends.get("first", ""), ends.get("last", ""))
            return (match[0], interval) if interval else None
    return None


def _interval(first: str, last: str) -> HistoricalDate | None:
    """From `first`, which may lack its year, to `last`, which may lack its month."""
    if last and last[0].isdigit() and (month := _MONTH_OF.match(first)):
        last = f"{month[0]} {last}"
    end = _exact(last, None)
    begin = _exact(first, end)
    if (first and not begin) or (last and not end):
        return None
    try:
        return parse_edtf(
            f"{begin.edtf if begin else '..'}/{end.edtf if end else '..'}"
        )
    except DateError:
        return None


def _exact(words: str, end: HistoricalDate | None) -> HistoricalDate | None:
    year = end.latest.year if end and end.latest else None
    dates = find_written_dates(words) or (
        find_written_dates(words, year=year) if words and year else []
    )
    return dates[0][2] if dates and not dates[0][2].is_doubtful else None
