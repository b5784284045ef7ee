"""Dates as EDTF writes them, and the days they can mean.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019 and the Library of
Congress (https://www.loc.gov/standards/datetime/). Read here: level 0; level 1
without years outside 1000 to 2999; of level 2 the sets, the qualified parts
(`1984-03-~07`) and `1XXX`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from letters.tei.dates.months import MONTH_NAMES


class DateError(ValueError):
    """An invalid date; the message says what is wrong, and how a date is written."""


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as far as a source gives it; made by `parse_edtf`.

    `earliest` and `latest` are the first and the last day it can mean. Each is None
    where that end is open ("..") or unknown (""). They do not allow for what "about"
    may add, so a comparison must look at `is_doubtful` too.
    A time and its zone stand in `edtf` only: the days are those of the source.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def is_doubtful(self) -> bool:
        return self.is_approximate or self.is_uncertain


class Edge(Enum):
    """What stands in place of a date at either end of a span."""

    OPEN = ".."
    UNKNOWN = ""


class ExpressionKind(Enum):
    """How the spans of an expression belong together."""

    POINT = "a date"
    INTERVAL = "a stretch of time"
    ONE_OF = "one of several dates"
    ALL_OF = "every one of several dates"


@dataclass(frozen=True, slots=True)
class Point:
    """One date of an expression, in EDTF's own figures: "198X", "03", "XX", "21"."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    is_approximate: bool = False
    is_uncertain: bool = False

    def bounds(self) -> tuple[date, date]:
        """The first and last day. Raises ValueError for a day that never was."""
        if self.month in SEASONS:
            first, last = SEASONS[self.month]
            year = int(self.year)
            return date(year, *first), date(year, *last)
        if self.month in {"", "XX"}:
            first_year = int(self.year.replace("X", "0"))
            last_year = int(self.year.replace("X", "9"))
            return date(first_year, 1, 1), date(last_year, 12, 31)
        year, month = int(self.year), int(self.month)
        if self.day in {"", "XX"}:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        day = date(year, month, int(self.day))
        return day, day


@dataclass(frozen=True, slots=True)
class DateInterval:
    """From one date to another, which are the same for a single date."""

    start: Point | Edge
    end: Point | Edge

    @property
    def is_single(self) -> bool:
        return self.start is self.end


@dataclass(frozen=True, slots=True)
class Expression:
    kind: ExpressionKind
    spans: tuple[DateInterval, ...]


# Lists show the same dates again and again.
DATES_REMEMBERED = 10_000

# From the first day of the meteorological season to the last of the astronomical
# one, in the north. The winter of a year lies at both its ends.
SEASONS = {
    "21": ((3, 1), (6, 21)),
    "22": ((6, 1), (9, 23)),
    "23": ((9, 1), (12, 22)),
    "24": ((1, 1), (12, 31)),
}

# Only the last parts may be unspecified: 1984-XX-07 is not read.
_UNQUALIFIED = re.compile(
    r"""(?P<year>[12][0-9]{3})
        (?:
            -(?P<month>[0-9]{2})
            (?:-(?P<day>[0-9]{2}|XX)(?P<time>T[^/,]*)?)?
        |
            -(?P<no_month>XX)(?:-(?P<no_day>XX))?
        )?
    |   (?P<years>[12](?:[0-9]{2}X|[0-9]XX|XXX))
    """,
    re.VERBOSE,
)
_TIME = re.compile(
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-][01][0-9](?::[0-5][0-9])?)?"
)
_QUALIFIER = re.compile(r"[?~%]")
_QUALIFIER_PLACES = re.compile(
    r"[?~%]?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}(?:T[^?~%]*)?"
)


@lru_cache(maxsize=DATES_REMEMBERED)
def parse_edtf(text: str) -> HistoricalDate:
    """Raises DateError for what is not EDTF, or not a possible date."""
    spans = parse_expression(text).spans
    starts = [_first_day(span) for span in spans]
    ends = [_last_day(span) for span in spans]
    return HistoricalDate(
        edtf=text,
        earliest=None if None in starts else min(filter(None, starts)),
        latest=None if None in ends else max(filter(None, ends)),
        is_approximate="~" in text or "%" in text,
        is_uncertain="?" in text or "%" in text,
    )


def parse_expression(text: str) -> Expression:
    """Take an EDTF string apart. Raises DateError."""
    if text.startswith("[") and text.endswith("]"):
        return Expression(ExpressionKind.ONE_OF, tuple(_parse_members(text)))
    if text.startswith("{") and text.endswith("}"):
        return Expression(ExpressionKind.ALL_OF, tuple(_parse_members(text)))
    if "/" in text:
        start, _, end = text.partition("/")
        return Expression(ExpressionKind.INTERVAL, (_parse_span(start, end, text),))
    point = _parse_point(text)
    return Expression(ExpressionKind.POINT, (DateInterval(point, point),))


def _parse_members(text: str) -> Iterator[DateInterval]:
    for member in text[1:-1].split(","):
        start, dots, end = member.partition("..")
        if dots:
            yield _parse_span(start or "..", end or "..", text)
        else:
            point = _parse_day(member)
            yield DateInterval(point, point)


def _parse_span(start: str, end: str, whole: str) -> DateInterval:
    span = DateInterval(_parse_end(start), _parse_end(end))
    first, last = _first_day(span), _last_day(span)
    if first is None and last is None:
        raise DateError(
            f"“{whole}” has no date at either end; write for example ../1955."
        )
    if first and last and last < first:
        raise DateError(
            f"“{whole}” ends before it begins; write the earlier date first, "
            "as in 1984-03-02/1984-03-07."
        )
    return span


def _parse_end(text: str) -> Point | Edge:
    if text in {"", ".."}:
        return Edge(text)
    return _parse_day(text)


def _parse_day(text: str) -> Point:
    point = _parse_point(text)
    if point.time:
        raise DateError(
            f"“{text}” has a time of day, which only a single date may have; "
            "write for example 1984-03-02/1984-03-07."
        )
    return point


def _parse_point(text: str) -> Point:
    match = _UNQUALIFIED.fullmatch(_QUALIFIER.sub("", text))
    if match is None or not _QUALIFIER_PLACES.fullmatch(text):
        raise DateError(
            f"“{text}” is not a date in EDTF; write for example 1984-03-07, 1984-03, "
            "1984~ (about), 198X or 1984-03-02/1984-03-07."
        )
    point = Point(
        year=match["year"] or match["years"],
        month=match["month"] or match["no_month"] or "",
        day=match["day"] or match["no_day"] or "",
        time=match["time"] or "",
        is_approximate="~" in text or "%" in text,
        is_uncertain="?" in text or "%" in text,
    )
    _check_calendar(point, text)
    return point


def _check_calendar(point: Point, text: str) -> None:
    if point.month in SEASONS and point.day:
        raise DateError(f"“{text}” has a day of a season; write 1984-21 for spring.")
    try:
        point.bounds()
    except ValueError as error:
        raise DateError(f"“{text}” {_explain_impossible(point)}") from error
    if point.time and (point.day == "XX" or not _TIME.fullmatch(point.time)):
        raise DateError(
            f"“{text}” has no possible time; write for example 1955-07-08T18:00:00."
        )


def _explain_impossible(point: Point) -> str:
    year, month = int(point.year), int(point.month)
    if not 1 <= month <= 12:
        return (
            f"has no possible month ({month}); write 01 to 12, or 21 to 24 for the "
            "seasons, as in 1984-03."
        )
    days = monthrange(year, month)[1]
    return f"does not exist: {MONTH_NAMES[month - 1]} {year} had the days 01 to {days}."


def _first_day(span: DateInterval) -> date | None:
    return None if isinstance(span.start, Edge) else span.start.bounds()[0]


def _last_day(span: DateInterval) -> date | None:
    return None if isinstance(span.end, Edge) else span.end.bounds()[1]
