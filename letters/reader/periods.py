"""Years, months and days of the calendar, as the chronology is parted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse

from letters.tei.dates.months import MONTH_NAMES

DAYS_OF_THE_WEEK = (
    *("Sunday", "Monday", "Tuesday", "Wednesday"),
    *("Thursday", "Friday", "Saturday"),
)


class Unit(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, a month of it or a day of it. Without a month it is the whole year.

    Raises ValueError for a day that the calendar has not.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def around(cls, day: date, unit: Unit) -> Period:
        """The year, the month or the day that `day` is in."""
        numbers = (day.year, day.month, day.day)
        return cls(*numbers[: [*Unit].index(unit) + 1])

    @classmethod
    def with_all_of(cls, first: date | None, last: date | None) -> Period | None:
        """The smallest that has both days; None if they are of several years."""
        if not first or not last or first.year != last.year:
            return None
        if first == last:
            return cls.around(first, Unit.DAY)
        is_of_month = first.month == last.month
        return cls.around(first, Unit.MONTH if is_of_month else Unit.YEAR)

    @property
    def unit(self) -> Unit:
        if self.day:
            return Unit.DAY
        return Unit.MONTH if self.month else Unit.YEAR

    @property
    def unit_of_parts(self) -> Unit:
        return Unit.DAY if self.month else Unit.MONTH

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or len(MONTH_NAMES)
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def parts(self) -> Iterator[Period]:
        """The months of a year, the days of a month; a day is its own only part."""
        if self.unit == Unit.YEAR:
            yield from (Period(self.year, number + 1) for number in range(12))
        else:
            for day in range(self.first.day, self.last.day + 1):
                yield Period(self.year, self.month, day)

    @property
    def wholes(self) -> list[Period]:
        """The year of a month; the year and the month of a day."""
        if self.unit == Unit.DAY:
            return [Period(self.year), Period(self.year, self.month)]
        return [Period(self.year)] if self.unit == Unit.MONTH else []

    @property
    def name(self) -> str:
        """ "1962", "October 1962", "October 16, 1962"."""
        if self.unit == Unit.DAY:
            return f"{self.day_of_year}, {self.year}"
        return f"{self.name_in_whole} {self.year}" if self.month else str(self.year)

    @property
    def name_in_whole(self) -> str:
        """ "1962", "October", "16"."""
        if self.unit == Unit.MONTH:
            return MONTH_NAMES[self.month - 1]
        return str(self.day or self.year)

    @property
    def day_of_year(self) -> str:
        """ "October 16"."""
        return f"{MONTH_NAMES[self.month - 1]} {self.day}"

    @property
    def day_of_week(self) -> str:
        return DAYS_OF_THE_WEEK[self.first.isoweekday() % 7]

    def get_absolute_url(self) -> str:
        numbers = [number for number in (self.year, self.month, self.day) if number]
        return reverse(f"letters:chronology-{self.unit}", args=numbers)

    def __str__(self) -> str:
        return self.name
