"""Dates as people type them into a filter: a day, a month, a year, or from one to another."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from django import forms

from letters.search.query.dates import read_days

# "3.4.1962": written with dots, the day comes first everywhere.
_DOTTED = re.compile(
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})"
)
_BETWEEN = re.compile(r" to | until | till | bis | ?– ?| - ")
_SLASHES = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")

NOT_UNDERSTOOD = (
    "This is no date that can be read. Write “April 1962”, “3 April 1962”, “3.4.1962”, "
    "“1961–1963” or “3 April 1962 to 5 May 1962”."
)
AMBIGUOUS = "Day and month could change places here: write the month as a word."
IN_WRONG_ORDER = "The first day must not be after the last."


class Days(NamedTuple):
    first: date
    last: date

    def __str__(self) -> str:
        """ "1962-04-03 to 1962-05-05", or the one day."""
        first = "the beginning" if self.first == date.min else self.first.isoformat()
        last = "today" if self.last == date.max else self.last.isoformat()
        return first if self.first == self.last else f"{first} to {last}"


def read_typed_days(text: str) -> Days | None:
    """The days from the first to the last that `text` may mean; None for no date."""
    text = " ".join(text.split())
    if whole := _read(text):
        return whole
    ends = [_read(part.removeprefix("from ")) for part in _BETWEEN.split(text)]
    if len(ends) == 2 and ends[0] and ends[1]:
        return Days(ends[0].first, ends[1].last)
    return None


def _read(text: str) -> Days | None:
    if dotted := _DOTTED.fullmatch(text):
        year, month, day = (int(dotted[name]) for name in ("year", "month", "day"))
        text = f"{year}-{month:02}-{day:02}"
    days = read_days(text)
    return Days(days.earliest, days.latest) if days else None


class TypedDaysField(forms.CharField):
    """Its value is Days, or None where nothing was typed."""

    def clean(self, value: object) -> Days | None:
        text = super().clean(value)
        if not text:
            return None
        days = read_typed_days(text)
        if not days:
            raise forms.ValidationError(
                AMBIGUOUS if _SLASHES.search(text) else NOT_UNDERSTOOD
            )
        if days.first > days.last:
            raise forms.ValidationError(IN_WRONG_ORDER)
        return days
