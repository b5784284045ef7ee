"""The years, months and days of which a document may be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from letters.models import Document

# A document that may be of any day of a year counts for none of its months.
MOST_DAYS_IN_MONTHS = 62
MOST_YEARS = 30


def years_of(document: Document) -> list[str]:
    """ "1962"; none of a document that may be of any of many years."""
    first, last = _bounds(document)
    if not first or last.year - first.year > MOST_YEARS:
        return []
    return [f"{year:04}" for year in range(first.year, last.year + 1)]


def months_of(document: Document) -> list[str]:
    """ "1962-10"; none of a document that may be of any of many months."""
    first, last = _bounds(document)
    if not first or (last - first).days > MOST_DAYS_IN_MONTHS:
        return []
    return list(dict.fromkeys(f"{day:%Y-%m}" for day in _days(first, last)))


def ordinals_of(document: Document) -> dict[str, int]:
    """The bounds as the entry of the index has them; none of an undated document."""
    first, last = _bounds(document)
    if not first:
        return {}
    return {"earliest": first.toordinal(), "latest": last.toordinal()}


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def _bounds(document: Document) -> tuple[date | None, date | None]:
    """The first and last possible day; for an open date, its one known day twice."""
    first, last = document.date_earliest, document.date_latest
    return first or last, last or first
