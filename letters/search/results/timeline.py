"""How many matching documents are of each year, or of each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.search.query.facets import Facet, FacetValue
from letters.tei.dates.months import MONTH_NAMES

# The months of more years would be too many to show.
MOST_YEARS_IN_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or a month; `key` is the key of a value of the timeline's facet."""

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
    by_key = {value.key: value for value in values}
    return Timeline(facet, tuple(_bar(key, by_key.get(key)) for key in keys), undated)


def _shown_years(values: Sequence[FacetValue]) -> range:
    """From the first to the last chosen year; if none is chosen, of all years."""
    # A chosen value may be a year without documents, or no year at all.
    counted = [value for value in values if value.count]
    chosen = [int(value.key) for value in counted if value.is_chosen]
    years = chosen or [int(value.key) for value in counted]
    return range(min(years), max(years) + 1) if years else range(0)


def _bar(key: str, value: FacetValue | None) -> Bar:
    count, is_chosen = (value.count, value.is_chosen) if value else (0, False)
    return Bar(key, label_of(key), count, is_chosen)


def label_of(key: str) -> str:
    """ "1962", "October 1962"."""
    year, _, month = key.partition("-")
    return f"{MONTH_NAMES[int(month) - 1]} {year}" if month else year
