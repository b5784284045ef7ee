"""The documents of a volume by their dates: how many of each month, and those of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from letters.models.document_queries import DocumentQuerySet
from letters.reader.counted_choices import address_with
from letters.reader.counted_years import CountedYear
from letters.reader.periods import Period

# Of more months, the years are shown.
MOST_MONTHS = 36
UNDATED = "undated"
# What may stand in the address: a year, a month, or that no date is known.
DATE = re.compile(r"[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?|undated")

# The year and the month of the first day that a document can be of; None without one.
MonthKey = tuple[int, int] | None


class VolumeDates:
    """`months` say how many documents begin in each; `chosen` is a date of the address,
    or ""."""

    def __init__(self, months: Mapping[MonthKey, int], chosen: str) -> None:
        self._months = months
        self.chosen = chosen

    @property
    def periods(self) -> list[CountedYear]:
        """The months in order, or if these are many, the years; then what has no date."""
        dated: Counter[Period] = Counter()
        for key, count in self._months.items():
            if key:
                dated[Period(key[0]) if self._has_many else Period(*key)] += count
        most = max(dated.values(), default=1)
        counted = [
            self._counted(_in_address(period), period.name, count, most)
            for period, count in sorted(dated.items())
        ]
        if undated := self._months.get(None):
            counted.append(self._counted(UNDATED, "Undated", undated, most))
        return counted

    @property
    def name_of_chosen(self) -> str:
        return "Undated" if self.chosen == UNDATED else self._period.name

    @property
    def count(self) -> int:
        """Of the documents of the chosen date."""
        if self.chosen == UNDATED:
            return self._months.get(None, 0)
        period = self._period
        chosen = (period.year, period.month)
        return sum(
            count
            for key, count in self._months.items()
            if key and chosen in ((key[0], 0), key)
        )

    def of_chosen(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        if self.chosen == UNDATED:
            return documents.filter(date_earliest=None)
        period = self._period
        return documents.filter(
            date_earliest__gte=period.first, date_earliest__lte=period.last
        )

    @property
    def _period(self) -> Period:
        return Period(*map(int, self.chosen.split("-")))

    @property
    def _has_many(self) -> bool:
        return len(self._months) > MOST_MONTHS

    def _counted(self, date: str, name: str, count: int, most: int) -> CountedYear:
        is_chosen = date == self.chosen
        address = address_with(date=None if is_chosen else date)
        share = min(round(100 * count / most), 100)
        return CountedYear(name, count, share, is_chosen, f"{address}#by-date")


def _in_address(period: Period) -> str:
    return f"{period.year}-{period.month:02}" if period.month else str(period.year)
