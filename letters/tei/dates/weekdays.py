"""The weekday that a typed date begins with: does it fit the day?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.dates.edtf import DateError, HistoricalDate
from letters.tei.dates.wording import describe

NAMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_BEGINS = re.compile(
    r"(?i)(?:on )?(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"(?:day|s|sday|nesday|rs|r|rsday|urday)?\.?,? (?=[0-9A-Z])"
)
DOES_NOT_FIT = (
    "{} was a {}, and no {}. Look at the day, the month and the year again. If the paper "
    "has it so, write the date without the weekday."
)


def part_weekday(typed: str) -> tuple[str, str]:
    """The weekday in full, empty for none, and the rest."""
    begins = _BEGINS.match(typed)
    if not begins:
        return "", typed
    short = begins["day"].casefold()
    name = next(name for name in NAMES if name.casefold().startswith(short))
    return name, typed[begins.end() :]


def on_weekday(dates: Sequence[HistoricalDate], weekday: str) -> list[HistoricalDate]:
    """Those that fall on the weekday, or are no single day. Raises DateError if it is the
    weekday of none."""
    if not weekday:
        return [*dates]
    fit = [date for date in dates if _weekday_of(date) in ("", weekday)]
    if dates and not fit:
        first = dates[0]
        raise DateError(
            DOES_NOT_FIT.format(describe(first), _weekday_of(first), weekday)
        )
    return fit


def _weekday_of(date: HistoricalDate) -> str:
    day = date.earliest
    return NAMES[day.weekday()] if day and day == date.latest else ""
