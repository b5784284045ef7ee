"""How many of what was found are of which year, or of which month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from letters.search.query.facets import Facet, FacetValue

# Of more years, months are too many to be seen.
MOST_YEARS_IN_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or a month; `key` is a value of the timeline's facet."""

    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """In order, without a gap. `facet` is Facet.YEAR or Facet.MONTH."""

    facet: Facet
    bars: tuple[Bar, ...]
    undated: int

    @property
    def most(self) -> int:
        return max((bar.count for bar in self.bars), default=0)


def timeline_of(
    years: Sequence[FacetValue], months: Sequence[FacetValue], undated: int
) -> Timeline:
    shown = _shown_years(years)
    if 0 < len(shown) <= MOST_YEARS_IN_MONTHS:
        facet, values = Facet.MONTH, months
        keys = [f"{year:04}-{month:02}" for year in shown for month in range(1, 13)]
    else:
        facet, values = Facet.YEAR, years
        keys = [f"{year:04}" for year in shown]
    found = {value.key: value for value in values}
    return Timeline(facet, tuple(_bar(key, found.get(key)) for key in keys), undated)


def _shown_years(values: Sequence[FacetValue]) -> range:
    """From the first to the last that is chosen; if none is, that is found."""
    # A year that nothing is of may have been chosen, and so may what is no year.
    there = [value for value in values if value.count]
    chosen = [int(value.key) for value in there if value.is_chosen]
    found = chosen or [int(value.key) for value in there]
    return range(min(found), max(found) + 1) if found else range(0)


def _bar(key: str, value: FacetValue | None) -> Bar:
    count, is_chosen = (value.count, value.is_chosen) if value else (0, False)
    return Bar(key, label_of(key), count, is_chosen)


def label_of(key: str) -> str:
    """ "1962", "October 1962"."""
    year, _, month = key.partition("-")
    return f"{date(int(year), int(month), 1):%B %Y}" if month else year
