"""Dates as programs read them: no words, and no more than is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.tei.dates import HistoricalDate
from letters.tei.dates.edtf import (
    SEASONS,
    Edge,
    ExpressionKind,
    Point,
    parse_expression,
)

# Year, month and day, or the first of these.
Parts = tuple[int, ...]

# Without "~" and "%", which TeX does not take for text.
_DAY = r"[0-9X]{4}(?:-[0-9X]{2}){0,2}\??"
_LEVEL_1 = re.compile(rf"{_DAY}|(?:{_DAY}|\.\.)?/(?:{_DAY}|\.\.)?")


@dataclass(frozen=True, slots=True)
class MachineDate:
    """From `start` to `end`, which differ for a stretch of time, and for a day in one of
    several years.

    `is_circa` if it may be another day than the parts say. A `season` is 1, spring, to 4,
    winter. Unless `says_all`, words say more. `level_1` is its EDTF, if that is simple
    enough for other programs.
    """

    start: Parts
    end: Parts
    is_circa: bool = False
    season: int = 0
    says_all: bool = True
    level_1: str = ""

    @property
    def years(self) -> str:
        """ "1991", "1990/1991"."""
        years = dict.fromkeys((self.start[0], self.end[0]))
        return "/".join(f"{year:04}" for year in years)

    @property
    def month(self) -> int | None:
        """The month, if it is certain, and one."""
        is_one = len(self.start) > 1 and self.start[:2] == self.end[:2]
        return self.start[1] if is_one and not self.is_circa else None

    @property
    def is_plain(self) -> bool:
        """Whether it is one certain day, month or year."""
        return self.start == self.end and not (self.is_circa or self.season)


def machine_date(dated: HistoricalDate) -> MachineDate:
    expression = parse_expression(dated.edtf)
    ends = expression.spans[0].start, expression.spans[0].end
    is_set = expression.kind in (ExpressionKind.ONE_OF, ExpressionKind.ALL_OF)
    level_1 = dated.edtf if not is_set and _LEVEL_1.fullmatch(dated.edtf) else ""
    if not is_set and (parts := list(_parts_of(ends))):
        return MachineDate(
            parts[0],
            parts[1],
            is_circa=dated.is_doubtful,
            season=_season(ends[0]) if ends[0] is ends[1] else 0,
            says_all=not dated.is_doubtful,
            level_1=level_1,
        )
    start, end = _known_parts(dated)
    is_circa = dated.is_doubtful or expression.kind is not ExpressionKind.ALL_OF
    return MachineDate(start, end, is_circa, says_all=False, level_1=level_1)


def _parts_of(ends: tuple[Point | Edge, Point | Edge]) -> Iterator[Parts]:
    """The parts of both ends; nothing if one is open, or a year is not known."""
    if any(isinstance(end, Edge) or "X" in end.year for end in ends):
        return
    yield from (_parts(end) for end in ends if isinstance(end, Point))


def _parts(point: Point) -> Parts:
    known = [point.year]
    if point.month.isdecimal() and point.month not in SEASONS:
        known.append(point.month)
        if point.day.isdecimal():
            known.append(point.day)
    return tuple(map(int, known))


def _season(start: Point | Edge) -> int:
    is_season = isinstance(start, Point) and start.month in SEASONS
    return int(start.month) - 20 if is_season and isinstance(start, Point) else 0


def _known_parts(dated: HistoricalDate) -> tuple[Parts, Parts]:
    """What the first and the last day have in common; both years, if these differ; the
    year alone where one end is open."""
    first, last = dated.earliest or dated.latest, dated.latest or dated.earliest
    assert first and last  # noqa: S101
    if first.year != last.year or not (dated.earliest and dated.latest):
        return (first.year,), (last.year,)
    common: Parts = (first.year,)
    if first.month == last.month:
        common += (first.month,)
        common += (first.day,) if first == last else ()
    return common, common
