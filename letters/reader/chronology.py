"""What is held of a year, a month or a day, and what is nearest to it.

A document is of a period if all days that it may have been written on are in it. Where
these are in several parts of the period, its date is inexact: "October 1962" is no day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.db.models import Case, Count, F, Max, Min, Q, When
from django.db.models.functions import ExtractYear, Trunc
from django.db.models.lookups import Exact
from django.urls import reverse

from letters.models.document_queries import DocumentQuerySet
from letters.reader.periods import Period, Unit

# So many days before and after a day may a date reach that may be this day.
FARTHEST = timedelta(days=31)
# Asked first: most are, and parts of dates take as long as all else that is counted.
_OF_ONE_DAY = Q(date_earliest=F("date_latest"))


class CountedPeriod(NamedTuple):
    """`share` is in hundredths of the largest count beside it."""

    period: Period
    count: int
    share: int

    @property
    def name(self) -> str:
        return self.period.name_in_whole

    @property
    def address(self) -> str:
        return self.period.get_absolute_url()


class Decade(NamedTuple):
    """`share` is in hundredths of the largest count of a decade."""

    first_year: int
    count: int
    share: int
    years: list[CountedPeriod]

    @property
    def name(self) -> str:
        return f"{self.first_year}s"

    @property
    def address(self) -> str:
        return f"{reverse('letters:chronology')}#decade-{self.first_year}"


class Around(NamedTuple):
    """The nearest periods of which documents are held; and how many are `inexact`."""

    before: Period | None
    after: Period | None
    inexact: int


def decades(documents: DocumentQuerySet) -> list[Decade]:
    """The years of which documents are held."""
    return decades_of(_count_by(documents, Unit.YEAR))


def decades_of(counts: dict[Period, int]) -> list[Decade]:
    """The same, of years that are counted, in their order."""
    years = _counted(counts)
    by_decade = groupby(years, lambda year: year.period.year // 10 * 10)
    members = {first: list(years) for first, years in by_decade}
    counts = {first: sum(year.count for year in members[first]) for first in members}
    most = max(counts.values(), default=1)
    return [
        Decade(first, counts[first], round(100 * counts[first] / most), years)
        for first, years in members.items()
    ]


def known_year() -> Case:
    """The year of a document, or None if it is of no one year."""
    first, last = (ExtractYear(end) for end in ("date_earliest", "date_latest"))
    return Case(When(_OF_ONE_DAY | Q(Exact(first, last)), then=first))


def of_no_year(documents: DocumentQuerySet) -> DocumentQuerySet:
    """Those without a date, with one that has no end, and those of several years."""
    is_open = Q(date_earliest=None) | Q(date_latest=None)
    return documents.filter(is_open | ~_of_one(Unit.YEAR))


class Chronology:
    """Of `documents`, those of one `period`."""

    def __init__(self, period: Period, documents: DocumentQuerySet) -> None:
        self.period = period
        self._documents = documents

    @cached_property
    def parts(self) -> list[CountedPeriod]:
        """All months of the year, or all days of the month; of a day, itself."""
        precise = self._documents.filter(self._within)
        counts = _count_by(precise, self.period.unit_of_parts)
        return _counted({part: counts.get(part, 0) for part in self.period.parts})

    @property
    def weeks(self) -> list[list[CountedPeriod | None]]:
        """The days of a month from Sundays to Saturdays; None for those of others."""
        if self.period.unit != Unit.MONTH:
            return []
        days: list[CountedPeriod | None] = [None] * (self.period.first.isoweekday() % 7)
        days += self.parts
        days += [None] * (-len(days) % 7)
        return [days[first : first + 7] for first in range(0, len(days), 7)]

    @property
    def precise(self) -> DocumentQuerySet:
        """Those of which the part is known."""
        is_precise = _of_one(self.period.unit_of_parts)
        precise = self._documents.filter(self._within, is_precise)
        # Of one day, those with an hour follow each other by the hours they bear.
        return precise.order_by("date_earliest", "date_edtf", "position", "identifier")

    @property
    def precise_count(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def inexact(self) -> DocumentQuerySet:
        """Those of which the part is not known; of a day, those that may be of it and
        of others near it."""
        return self._documents.filter(self._is_inexact)

    @cached_property
    def around(self) -> Around:
        period = self.period
        is_of_one = _of_one(period.unit)
        # What is compared soonest comes first: no document is before and after.
        found = self._documents.aggregate(
            before=Max(
                "date_earliest", filter=Q(date_latest__lt=period.first) & is_of_one
            ),
            after=Min(
                "date_earliest", filter=Q(date_earliest__gt=period.last) & is_of_one
            ),
            inexact=Count("pk", filter=self._is_inexact),
        )
        before, after = (
            day and Period.around(day, period.unit)
            for day in (found["before"], found["after"])
        )
        return Around(before, after, found["inexact"])

    @property
    def other_years(self) -> list[CountedPeriod]:
        """The same day of other years of which documents are held."""
        if self.period.unit != Unit.DAY:
            return []
        day = self.period.first
        same = self._documents.filter(
            date_earliest__month=day.month, date_earliest__day=day.day
        )
        return _counted(_count_by(same.exclude(date_earliest=day), Unit.DAY))

    @property
    def _within(self) -> Q:
        first, last = self.period.first, self.period.last
        return Q(date_earliest__gte=first, date_latest__lte=last)

    @property
    def _is_inexact(self) -> Q:
        if self.period.unit != Unit.DAY:
            return self._within & ~_of_one(self.period.unit_of_parts)
        day = self.period.first
        may_be = Q(date_earliest__lte=day, date_latest__gte=day)
        is_near = Q(
            date_earliest__gte=max(date.min + FARTHEST, day) - FARTHEST,
            date_latest__lte=min(date.max - FARTHEST, day) + FARTHEST,
        )
        return may_be & is_near & ~_of_one(Unit.DAY)


def _of_one(unit: Unit) -> Q:
    """Whose possible days are all in one such unit."""
    ends = (Trunc(end, unit.value) for end in ("date_earliest", "date_latest"))
    return _OF_ONE_DAY | Q(Exact(*ends))


def _counted(counts: dict[Period, int]) -> list[CountedPeriod]:
    most = max(counts.values(), default=0) or 1
    return [
        CountedPeriod(period, count, round(100 * count / most))
        for period, count in counts.items()
    ]


def _count_by(documents: DocumentQuerySet, unit: Unit) -> dict[Period, int]:
    """How many are of each such unit, in the order of time."""
    of_one = documents.filter(_of_one(unit)).order_by()
    parts = of_one.annotate(part=Trunc("date_earliest", unit.value)).values("part")
    counted = parts.annotate(count=Count("pk")).order_by("part")
    return {
        Period.around(part, unit): count
        for part, count in counted.values_list("part", "count")
    }
