"""The drawing of the timeline of a search: the place and the label of each bar.

Horizontal measures are hundredths of the width, so that the same drawing fits a phone
and a wide screen, with words of equal size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.reader.search.counting import counted
from letters.reader.search.links import SearchLinks
from letters.search import Bar, Facet, Timeline
from letters.tei.dates.months import MONTH_NAMES

# In pixels: the height of the highest bar, and of the lowest that can be seen.
HEIGHT = 80
LOWEST = 2
# With fewer bars, room is left beside them: they do not become broader.
FEWEST_SLOTS = 12
# The share of its slot that a bar takes.
BREADTH = 0.8
# The room on a phone for labels below the bars.
MOST_LABELS = 7
YEARS_APART = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
MONTHS_APART = (3, 6, 12)


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """`x` and `width` are attributes of SVG; `y` and `height` are pixels."""

    name: str
    label: str
    count: str
    is_chosen: bool
    address: str
    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class AxisLabel:
    text: str
    x: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """`address_of_all_years` is empty where all years are shown."""

    unit: str
    bars: list[DrawnBar]
    labels: list[AxisLabel]
    most: str
    undated: str
    address_of_all_years: str


def draw(timeline: Timeline, links: SearchLinks, *, is_narrowed: bool) -> Drawing:
    """The bars that are not empty. `is_narrowed`: to some of the years or months."""
    return Drawing(
        unit="month" if timeline.facet == Facet.MONTH else "year",
        bars=list(_bars(timeline, links)),
        labels=list(_labels(timeline)),
        most=counted(timeline.most, "document"),
        undated=counted(timeline.undated, "document") if timeline.undated else "",
        address_of_all_years=links.without(Facet.YEAR, Facet.MONTH)
        if is_narrowed
        else "",
    )


def _bars(timeline: Timeline, links: SearchLinks) -> Iterator[DrawnBar]:
    slot = _slot(timeline)
    for number, bar in enumerate(timeline.bars):
        if not bar.count and not bar.is_chosen:
            continue
        height = max(LOWEST, round(HEIGHT * bar.count / max(timeline.most, 1)))
        choose = links.without_value if bar.is_chosen else links.narrowed
        yield DrawnBar(
            name=_name(bar),
            label=bar.label,
            count=f"{bar.count:,}",
            is_chosen=bar.is_chosen,
            address=choose(timeline.facet, bar.key),
            x=f"{number * slot:.2f}%",
            width=f"{slot * BREADTH:.2f}%",
            y=HEIGHT - height,
            height=height,
        )


def _slot(timeline: Timeline) -> float:
    """The width of a bar and the gap after it, in hundredths."""
    return 100 / max(FEWEST_SLOTS, len(timeline.bars))


def _name(bar: Bar) -> str:
    chosen = ", chosen" if bar.is_chosen else ""
    return f"{bar.label}: {counted(bar.count, 'document')}{chosen}"


def _labels(timeline: Timeline) -> Iterator[AxisLabel]:
    slot = _slot(timeline)
    apart = _apart(timeline)
    for number, bar in enumerate(timeline.bars):
        year, _, month = bar.key.partition("-")
        index = int(month) - 1 if month else int(year)
        if index % apart == 0:
            text = MONTH_NAMES[index][:3] if month and index else year
            yield AxisLabel(text, f"{(number + BREADTH / 2) * slot:.2f}%")


def _apart(timeline: Timeline) -> int:
    """The smallest distance of labels that leaves room for all."""
    steps = MONTHS_APART if timeline.facet == Facet.MONTH else YEARS_APART
    slots = max(FEWEST_SLOTS, len(timeline.bars))
    return next(step for step in steps if slots / step <= MOST_LABELS)
