"""Which days does a reader mean? Reads the value of `date:`."""

from __future__ import annotations

import re
from datetime import date

from letters.search.query.tree import DateFilter
from letters.tei.dates import DateError, HistoricalDate, parse_edtf, read_written_date

DATE = "date"

_YEARS = re.compile(r"(?P<first>[0-9]{4})[-–—](?P<last>[0-9]{4})")
_BRACKETS = "[]{}<>,;"
# A year, a month, a day.
_PRECISIONS = (4, 7, 10)


def read_days(text: str) -> DateFilter | None:
    """A day, month or year, a span from one to another, or a date as letters write it.

    None for what is no date.
    """
    parsed = _parse(text) or _parse(text.strip(_BRACKETS)) or read_written_date(text)
    if parsed is None:
        return None
    return between(*_bounds(parsed))


def between(earliest: date, latest: date) -> DateFilter:
    """The condition on these days, as it can be typed."""
    return DateFilter(earliest, latest, f"{DATE}:{_write(earliest, latest)}")


def whole_years(days: DateFilter) -> DateFilter:
    """The years that the days are of; an open span stays as it is."""
    if days.earliest == date.min or days.latest == date.max:
        return days
    return between(date(days.earliest.year, 1, 1), date(days.latest.year, 12, 31))


def ends_of(days: DateFilter) -> tuple[str, str]:
    """How the first and the last day are typed, each by itself; "" for no end."""
    first, dots, last = days.text.removeprefix(f"{DATE}:").partition("..")
    return (first, last) if dots else (first, first)


def _parse(text: str) -> HistoricalDate | None:
    """Parse EDTF, where a span may also be written 1961-1963, 1961..1963 or 1961.."""
    if years := _YEARS.fullmatch(text):
        text = f"{years['first']}/{years['last']}"
    elif ".." in text and "/" not in text and not text.startswith(("[", "{")):
        first, _, last = text.partition("..")
        text = f"{first or '..'}/{last or '..'}"
    try:
        return parse_edtf(text.upper())
    except DateError:
        return None


def _bounds(dates: HistoricalDate) -> tuple[date, date]:
    return dates.earliest or date.min, dates.latest or date.max


def _write(earliest: date, latest: date) -> str:
    """The shortest text for these days."""
    for precision in _PRECISIONS:
        first = "" if earliest == date.min else earliest.isoformat()[:precision]
        last = "" if latest == date.max else latest.isoformat()[:precision]
        text = first if first == last else f"{first}..{last}"
        parsed = _parse(text)
        if parsed and _bounds(parsed) == (earliest, latest):
            break
    return text
