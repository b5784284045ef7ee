"""Days that prose names without a year, completed from the document's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from letters.tei.dates import HistoricalDate, find_written_dates

# Farther than this from the document, the year of a day is anyone's guess.
_NEAR = timedelta(days=120)
_MONTH_LENGTH = timedelta(days=31)

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_FIGURES = {
    **{word: number for number, word in enumerate(_ORDINALS, start=1)},
    **{f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINALS[:9], start=1)},
    "twentieth": 20,
    "thirtieth": 30,
    "thirty-first": 31,
}
SPELLED_DAY = rf"\b(?:{'|'.join(sorted(_FIGURES, key=len, reverse=True))})\b"
_SPELLED_DAY = re.compile(SPELLED_DAY)


def day_near(text: str, written: HistoricalDate | None) -> str:
    """EDTF of the first date in `text`, in the year that puts it nearest `written`.

    Empty where no date is read, or its year is not certain.
    """
    if full_dates := find_written_dates(text):
        return full_dates[0][2].edtf
    day = _reference_day(written)
    if not day:
        return ""
    dates = [(abs(first - day), edtf) for first, edtf in _first_dates_about(day, text)]
    return min((near for near in dates if near[0] <= _NEAR), default=(None, ""))[1]


def day_before(text: str, written: HistoricalDate | None) -> str:
    """EDTF of the first date in `text`: the latest such day not after `written`.

    Empty where no date is read, or where it lies after `written` all the same.
    """
    day = _reference_day(written)
    if full_dates := find_written_dates(text):
        full_date = full_dates[0][2]
        is_later = day and full_date.earliest and full_date.earliest > day
        return "" if is_later else full_date.edtf
    if not day:
        return ""
    dates = _first_dates_about(day, text)
    return max((past for past in dates if past[0] <= day), default=(None, ""))[1]


def _first_dates_about(day: date, text: str) -> list[tuple[date, str]]:
    """The first date of `text` with its first day, in the years before and after."""
    dates_by_year = (
        find_written_dates(text, year=year)
        for year in range(day.year - 1, day.year + 2)
    )
    return [
        (dates[0][2].earliest, dates[0][2].edtf)
        for dates in dates_by_year
        if dates and dates[0][2].earliest
    ]


def _reference_day(written: HistoricalDate | None) -> date | None:
    """The day the document was written, or the last day of the month; None if unsure."""
    if not written or written.is_doubtful or not written.earliest or not written.latest:
        return None
    return written.latest if written.latest - written.earliest < _MONTH_LENGTH else None


def spell_in_figures(text: str) -> str:
    """“October twenty-seventh” as “October 27”, which can be read as a date."""
    return _SPELLED_DAY.sub(lambda match: str(_FIGURES[match[0]]), text)
