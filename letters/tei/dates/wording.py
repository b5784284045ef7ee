"""A date in the words of an American archive, no more precise than its EDTF."""

from __future__ import annotations

import re
from functools import lru_cache

from letters.tei.dates.edtf import (
    DATES_REMEMBERED,
    DateInterval,
    Edge,
    ExpressionKind,
    HistoricalDate,
    Point,
    parse_expression,
)
from letters.tei.dates.months import MONTH_NAMES

SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

NAMED_TIMES = {"00:00:00": "midnight", "12:00:00": "noon"}

JOINING_WORD = {ExpressionKind.ONE_OF: "or", ExpressionKind.ALL_OF: "and"}


@lru_cache(maxsize=DATES_REMEMBERED)
def describe(date: HistoricalDate) -> str:
    """ "March 7, 1984", "about March 1984", "between March 2 and March 7, 1984".

    An interval is a stretch of time, "from … to …"; "between … and …" is reserved
    for one day that is not known more closely (`[a..b]`).
    """
    expression = parse_expression(date.edtf)
    if len(expression.spans) == 1:
        return _describe_span(expression.spans[0], expression.kind)
    return _describe_list(expression.spans, expression.kind)


def _describe_list(spans: tuple[DateInterval, ...], kind: ExpressionKind) -> str:
    last = spans[-1]
    members = [
        _shorten(span.start, last.start)
        if span.is_single and last.is_single and span is not last
        else _describe_span(span, kind)
        for span in spans
    ]
    return f"{', '.join(members[:-1])} {JOINING_WORD[kind]} {members[-1]}"


def _describe_span(span: DateInterval, kind: ExpressionKind) -> str:
    if span.is_single:
        return _describe_end(span.start)
    if kind is ExpressionKind.ONE_OF:
        return _describe_choice(span)
    return _describe_stretch(span)


def _describe_choice(span: DateInterval) -> str:
    """One day somewhere in a span."""
    if isinstance(span.start, Edge):
        return f"{_describe_end(span.end)} or earlier"
    if isinstance(span.end, Edge):
        return f"{_describe_end(span.start)} or later"
    return f"between {_shorten(span.start, span.end)} and {_describe_end(span.end)}"


def _describe_stretch(span: DateInterval) -> str:
    """All of a span."""
    start, end = _describe_end(span.start), _describe_end(span.end)
    if isinstance(span.start, Edge):
        return f"until {end}" + (
            " (beginning unknown)" if span.start is Edge.UNKNOWN else ""
        )
    if isinstance(span.end, Edge):
        return f"from {start} " + (
            "(end unknown)" if span.end is Edge.UNKNOWN else "on"
        )
    return f"from {_shorten(span.start, span.end)} to {end}"


def _shorten(point: Point | Edge, following: Point | Edge) -> str:
    """Leave out a year that the date after it repeats: "March 2 and March 7, 1984"."""
    words = _describe_end(point)
    if isinstance(point, Edge) or isinstance(following, Edge):
        return words
    if point.year != following.year or _precision(point) != _precision(following):
        return words
    # Nothing is cut from a date that is a year, or ends in a remark.
    return re.sub(rf"(?<=[a-z0-9]),? {point.year}$", "", words)


def _precision(point: Point) -> tuple[bool, bool]:
    return bool(point.month), bool(point.day)


def _describe_end(point: Point | Edge) -> str:
    if isinstance(point, Edge):
        return ""
    words = _describe_point(point)
    if point.is_approximate:
        words = f"about the {words}" if words.endswith("0s") else f"about {words}"
    if not point.is_uncertain:
        return words
    if words.endswith(")"):
        return f"{words.removesuffix(')')}, uncertain)"
    return f"{words} (uncertain)"


def _describe_point(point: Point) -> str:
    if "X" in point.year:
        return _describe_years(point.year)
    if point.month in SEASON_NAMES:
        return f"{SEASON_NAMES[point.month]} {point.year}"
    if point.month == "XX":
        unknown = "month and day" if point.day else "month"
        return f"{point.year} ({unknown} unknown)"
    if not point.month:
        return point.year
    month = MONTH_NAMES[int(point.month) - 1]
    if point.day == "XX":
        return f"{month} {point.year} (day unknown)"
    if not point.day:
        return f"{month} {point.year}"
    return f"{month} {int(point.day)}, {point.year}{_describe_time(point.time)}"


def _describe_years(year: str) -> str:
    if year.count("X") == 1:
        return f"{year.replace('X', '0')}s"
    return f"{year.replace('X', '0')}–{year.replace('X', '9')}"


def _describe_time(time: str) -> str:
    """ "T16:30:00Z" as ", 4:30 p.m. GMT". Whole minutes lose their seconds."""
    if not time:
        return ""
    clock, zone = time[1:9], time[9:]
    place = " GMT" + zone.removeprefix("Z") if zone else ""
    if clock in NAMED_TIMES:
        return f", {NAMED_TIMES[clock]}{place}"
    hour, half = int(clock[:2]), "a.m." if clock < "12" else "p.m."
    figures = f"{(hour - 1) % 12 + 1}{clock[2:].removesuffix(':00')}"
    return f", {figures.removesuffix(':00')} {half}{place}"
