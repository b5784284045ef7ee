"""How many documents of a list are of each year: a choice that narrows the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from letters.reader.counted_choices import address_with


class CountedYear(NamedTuple):
    """`share` is in hundredths of the largest count; `address` shows the year alone, or
    all years, if it is chosen."""

    name: int | str
    count: int
    share: int
    is_chosen: bool
    address: str


def counted_years(
    counts: Mapping[int | None, int], chosen: int | None, **parameters: str
) -> list[CountedYear]:
    """In order, without what is of no year; `parameters` are the others of the list."""
    dated = Counter({year: count for year, count in counts.items() if year})
    most = max(dated.values(), default=1)
    return [
        CountedYear(
            name=year,
            count=count,
            share=round(100 * count / most),
            is_chosen=year == chosen,
            address=address_with(**parameters, year=None if year == chosen else year),
        )
        for year, count in sorted(dated.items())
    ]
