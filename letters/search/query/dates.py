"""Which days does a reader mean? Reads what stands after `date:`."""

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
    """A day, month or year, from one to another, or as it is written on a letter.

    None for what is not a date, or cannot be one.
    """
    found = _parse(text) or _parse(text.strip(_BRACKETS)) or read_written_date(text)
    if found is None:
        return None
    earliest, latest = _bounds(found)
    return DateFilter(earliest, latest, f"{DATE}:{_write(earliest, latest)}")


def _parse(text: str) -> HistoricalDate | None:
    """EDTF, of which a span may also be written 1961-1963, 1961..1963 or 1961.."""
    if years := _YEARS.fullmatch(text):
        text = f"{years['first']}/{years['last']}"
    elif ".." in text and "/" not in text and not text.startswith(("[", "{")):
        first, _, last = text.partition("..")
        text = f"{first or '..'}/{last or '..'}"
    try:
        return parse_edtf(text.upper())
    except DateError:
        return None


def _bounds(found: HistoricalDate) -> tuple[date, date]:
    return found.earliest or date.min, found.latest or date.max


def _write(earliest: date, latest: date) -> str:
    """As briefly as the same days can be written."""
    for precision in _PRECISIONS:
        first = "" if earliest == date.min else earliest.isoformat()[:precision]
        last = "" if latest == date.max else latest.isoformat()[:precision]
        text = first if first == last else f"{first}..{last}"
        found = _parse(text)
        if found and _bounds(found) == (earliest, latest):
            break
    return text
