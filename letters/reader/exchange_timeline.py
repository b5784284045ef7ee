"""The letters of two people as a picture: a lane for each, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from letters.models import Document
from letters.reader.known_letters import KnownLetter

# Of more, the list alone is shown.
MOST_LETTERS = 300
_WIDTH, _HEIGHT = 1000, 180
_MARGIN = 30
_LANES = {True: 60, False: 120}
# Ticks that would stand closer are left out.
_LEAST_TICK = 60


@dataclass(frozen=True, slots=True)
class DrawnLetter:
    """`known` is one that is not held: then there is no `document`. `arrived` is where
    the line to the day of delivery ends, if that is known."""

    x: int
    y: int
    label: str
    document: Document | None = None
    arrived: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True, slots=True)
class ExchangeTimeline:
    letters: tuple[DrawnLetter, ...]
    ticks: tuple[Tick, ...]
    first_lane: int = _LANES[True]
    second_lane: int = _LANES[False]
    width: int = _WIDTH
    height: int = _HEIGHT

    @property
    def has_known(self) -> bool:
        """Whether letters are drawn that are not held."""
        return any(not letter.document for letter in self.letters)

    @property
    def has_deliveries(self) -> bool:
        return any(letter.arrived for letter in self.letters)


@dataclass(frozen=True, slots=True)
class DatedLetter:
    document: Document
    is_from_one: bool
    delivered: date | None = None


def draw_exchange(
    held: Sequence[DatedLetter], known: Sequence[KnownLetter]
) -> ExchangeTimeline | None:
    """None where fewer than two days are known, or there are too many letters."""
    dated = [one for one in held if one.document.date_earliest]
    days = [one.document.date_earliest for one in dated]
    days += [letter.earliest for letter in known]
    days = [day for day in days if day]
    if len(set(days)) < 2 or len(dated) + len(known) > MOST_LETTERS:
        return None
    first, last = min(days), max(days)
    scale = _Scale(first, last)
    drawn = [
        DrawnLetter(
            scale.x(one.document.date_earliest),
            _LANES[one.is_from_one],
            one.document.name_and_date,
            one.document,
            scale.x(one.delivered) if one.delivered else 0,
        )
        for one in dated
        if one.document.date_earliest
    ]
    drawn += [
        DrawnLetter(
            scale.x(letter.earliest),
            _LANES[letter.is_from_one],
            f"{letter.date_in_words}, not held",
        )
        for letter in known
    ]
    return ExchangeTimeline(tuple(drawn), tuple(scale.ticks()))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> int:
        share = (day - self.first) / ((self.last - self.first) or timedelta(1))
        return round(_MARGIN + min(share, 1) * (_WIDTH - 2 * _MARGIN))

    def ticks(self) -> list[Tick]:
        """The beginnings of years, or of months within two years."""
        is_short = (self.last - self.first).days < 2 * 366
        months = range(1, 13) if is_short else (1,)
        ticks: list[Tick] = []
        for year in range(self.first.year, self.last.year + 1):
            for month in months:
                day = date(year, month, 1)
                if not self.first <= day <= self.last:
                    continue
                label = f"{day:%b} {year}" if is_short else str(year)
                tick = Tick(self.x(day), label)
                if not ticks or tick.x - ticks[-1].x >= _LEAST_TICK:
                    ticks.append(tick)
        return ticks
