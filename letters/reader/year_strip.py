"""The years of an archive as a strip of bars, each a link to what was written then.

Horizontal measures are hundredths of the width: the drawing fits a phone and a wide
screen, with words of equal size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from letters.reader.chronology import CountedPeriod

# In pixels: the height of the highest bar, and of the lowest that can be seen.
HEIGHT = 72
LOWEST = 3
# The share of its slot that a bar takes.
BREADTH = 0.82
# The room on a phone for labels below the bars.
MOST_LABELS = 7
YEARS_APART = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class YearBar:
    """`x`, `middle` and `width` are in hundredths, `y` and `height` in pixels."""

    year: CountedPeriod
    x: float
    width: float
    y: int
    height: int

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class YearStrip:
    """`bars` are those of years with documents; `labels` are years and their places."""

    bars: list[YearBar]
    labels: list[tuple[int, float]]
    height: int = HEIGHT


def draw_years(years: Sequence[CountedPeriod]) -> YearStrip:
    """From the first to the last of the `years`, which are in order."""
    if not years:
        return YearStrip([], [])
    first, last = years[0].period.year, years[-1].period.year
    slot = 100 / (last - first + 1)
    bars = list(_bars(years, first, slot))
    return YearStrip(bars, list(_labels(first, last, slot)))


def _bars(years: Sequence[CountedPeriod], first: int, slot: float) -> Iterator[YearBar]:
    """A year of a thousand documents hides none of five: heights are square roots."""
    most = max(year.count for year in years)
    for year in years:
        height = max(LOWEST, round(HEIGHT * sqrt(year.count / most)))
        x = round((year.period.year - first) * slot, 2)
        yield YearBar(year, x, round(slot * BREADTH, 2), HEIGHT - height, height)


def _labels(first: int, last: int, slot: float) -> Iterator[tuple[int, float]]:
    apart = next(
        step for step in YEARS_APART if (last - first + 1) / step <= MOST_LABELS
    )
    for year in range(first + -first % apart, last + 1, apart):
        yield year, round((year - first + BREADTH / 2) * slot, 2)
