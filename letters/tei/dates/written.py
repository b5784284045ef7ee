"""Dates as they are written on letters and in footnotes, in English.

By itself, a day is read in German and French too: "17. März 1969", "1er mars 1969".

What is read: "March 7, 1984", "7 March 1984", "March 1984", "early October 1962",
"spring 1984", "January 26–27, 1955", "April 3/4, 1957", "12/19/83", each with
"about" before it, and with a time or a question mark after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from letters.tei.dates.edtf import DateError, HistoricalDate, parse_edtf
from letters.tei.dates.months import MONTH_NUMBERS, TRANSLATED_MONTHS

Order = Literal["month-day", "day-month"]

_SEASONS = {
    "Spring": "21",
    "Summer": "22",
    "Autumn": "23",
    "Fall": "23",
    "Winter": "24",
}


def _any_of(names: Iterable[str]) -> str:
    """Any of the names, with a capital first: "may" and "march" are words as well."""
    return "|".join(f"{name[0]}(?i:{name[1:]})" for name in names)


# Every repetition is bounded, so that a search takes linear time.
_GAP = r"[ \t\u00a0\n]{1,3}"
_MONTH = rf"(?P<month>{_any_of(MONTH_NUMBERS)})\b\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_LAST_DAY = r"(?:(?P<joint>[–/-])(?P<last_day>[0-3]?[0-9]))?"
_YEAR = r"(?P<year>(?:1[6-9]|20)[0-9]{2})\b"
_SHORT_YEAR = r"(?P<short_year>[0-9]{2})\b"

_ABOUT = (
    rf"(?:(?P<about>(?:on{_GAP}or{_GAP})?(?i:about|around|circa|early|mid|late)\b"
    rf"|(?i:ca?\.))(?:{_GAP}|-)(?:in{_GAP}|the{_GAP})?)?"
)
_HALF = r"[ \u00a0]?[ap]\.?[ \u00a0]?m\b\.?"
_HOUR = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?"
_TIME = (
    r"(?:[ \t\u00a0\n]?[,—–-]?[ \t\u00a0\n]?(?:at )?"
    rf"(?:{_HOUR}(?:{_HALF})?[–-]{_HOUR}{_HALF}"
    rf"|(?P<clock>{_HOUR}{_HALF})"
    r"|(?P<zulu>[0-2][0-9][0-5][0-9])Z\b"
    r"|(?P<noon>[Nn]oon)\b|[Mm]idnight\b))?"
)

_SHAPES = (
    rf"{_MONTH}{_GAP}{_DAY}{_LAST_DAY}\b(?:,?{_GAP}{_YEAR})?",
    rf"{_DAY}{_GAP}{_MONTH}(?:,?{_GAP}{_YEAR})?",
    rf"{_MONTH},?{_GAP}(?:of{_GAP})?{_YEAR}",
    rf"(?P<season>{_any_of(_SEASONS)}),?{_GAP}(?:of{_GAP})?{_YEAR}",
    rf"(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])(?:/(?:{_YEAR}|{_SHORT_YEAR}))?",
)
# Too brief to be looked for in running text.
_BRIEF_SHAPES = (
    rf"{_DAY}{_GAP}{_MONTH}{_GAP}['’]?{_SHORT_YEAR}",
    rf"{_YEAR}",
    r"(?:the )?(?P<decade>(?:1[6-9]|20)[0-9])0s\b",
)


def _compile(
    *shapes: str, flags: re.RegexFlag = re.NOFLAG
) -> tuple[re.Pattern[str], ...]:
    around = rf"(?<![\w/.]){_ABOUT}", rf"{_TIME}(?P<doubt>\?)?(?![\w/])"
    return tuple(re.compile(shape.join(around), flags) for shape in shapes)


_IN_TEXT = _compile(*_SHAPES)
_ALONE = _compile(*_SHAPES, *_BRIEF_SHAPES, flags=re.IGNORECASE)

# Keyed by "is approximate" and "is uncertain".
_QUALIFIERS = {
    (False, False): "",
    (True, False): "~",
    (False, True): "?",
    (True, True): "%",
}

_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ")

# "17. März 1969", "1er mars 1969".
_IN_OTHER_LANGUAGES = re.compile(
    r"(?P<day>[0-3]?[0-9])(?:\.|er)? "
    rf"(?P<month>{'|'.join(TRANSLATED_MONTHS)}) (?P<year>(?:1[6-9]|20)[0-9]{{2}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Custom:
    """What the writer of a date took for granted.

    `century` completes "83"; `year`, where it is known, completes "12/20"; `order`
    is how "8/7/55" is to be read, which is otherwise not read at all.
    """

    century: int = 1900
    year: int | None = None
    order: Order | None = None


def read_written_date(
    text: str,
    *,
    century: int = 1900,
    year: int | None = None,
    order: Order | None = None,
) -> HistoricalDate | None:
    """The date that is the whole of `text`, or None where none can be known.

    None, too, for "undated", for a date that never was ("February 31, 1955") and
    for one whose day and month could change places ("8/7/55") unless `order` tells
    them apart. "Early", "mid" and "late" become EDTF's "~": October 1962
    remains, the third of it is lost. Square brackets, an editor's, are ignored; their doubt
    is the question mark inside them.
    """
    custom = Custom(century, year, order)
    wording = " ".join(re.sub(r"[\[\]]", "", text).split()).strip(" .,;")
    wording = _in_english(_WEEKDAY.sub("", wording, count=1))
    for shape in _ALONE:
        if match := shape.fullmatch(wording):
            return _read_parts(match.groupdict(), custom)
    return None


def _in_english(wording: str) -> str:
    date = _IN_OTHER_LANGUAGES.fullmatch(wording)
    if not date:
        return wording
    month = TRANSLATED_MONTHS[date["month"].casefold()]
    return f"{date['day']} {month} {date['year']}"


def find_written_dates(
    text: str,
    *,
    century: int = 1900,
    year: int | None = None,
    order: Order | None = None,
) -> list[tuple[int, int, HistoricalDate]]:
    """Every date in running text, as (start, end, date), in order.

    A year or a decade alone is not looked for, and nothing that
    `read_written_date` would not read with the same arguments is returned. A year
    with a note number glued to it ("March 7, 19843") is left alone.
    """
    custom = Custom(century, year, order)
    dated = [
        (match.start(), match.end(), date)
        for shape in _IN_TEXT
        for match in shape.finditer(text)
        if (date := _read_parts(match.groupdict(), custom))
    ]
    dated.sort(key=lambda place: (place[0], -place[1]))
    return list(_without_overlaps(dated))


def _without_overlaps(
    dated: list[tuple[int, int, HistoricalDate]],
) -> Iterator[tuple[int, int, HistoricalDate]]:
    position = 0
    for start, end, date in dated:
        if start >= position:
            yield start, end, date
            position = end


def _read_parts(parts: dict[str, str | None], custom: Custom) -> HistoricalDate | None:
    """The date in the named parts of a match."""
    if decade := parts.get("decade"):
        return _parse([f"{decade}X"], parts)
    year = _read_year(parts, custom)
    if year is None:
        return None
    if season := parts.get("season"):
        return _parse([f"{year}-{_SEASONS[season.title()]}"], parts)
    if parts.get("first"):
        return _read_slashes(year, parts, custom)
    if month := parts.get("month"):
        return _parse(
            _read_days(f"{year}-{MONTH_NUMBERS[month.title()]:02}", parts), parts
        )
    return _parse([str(year)], parts)


def _read_year(parts: dict[str, str | None], custom: Custom) -> int | None:
    if year := parts.get("year"):
        return int(year)
    if short_year := parts.get("short_year"):
        return custom.century + int(short_year)
    return custom.year


def _read_days(month: str, parts: dict[str, str | None]) -> list[str]:
    days = [parts.get("day"), parts.get("last_day")]
    return [f"{month}-{int(day):02}" for day in days if day] or [month]


def _read_slashes(
    year: int, parts: dict[str, str | None], custom: Custom
) -> HistoricalDate | None:
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    days = {
        "month-day": f"{year}-{first:02}-{second:02}",
        "day-month": f"{year}-{second:02}-{first:02}",
    }
    possible = {days[custom.order]} if custom.order else set(days.values())
    dates = [date for day in possible if (date := _parse([day], parts))]
    return dates[0] if len(dates) == 1 else None


def _parse(days: list[str], parts: dict[str, str | None]) -> HistoricalDate | None:
    """The date of one day or two, in EDTF with the qualifiers of their certainty."""
    qualifier = _QUALIFIERS[bool(parts["about"]), bool(parts["doubt"])]
    written = [day + qualifier for day in days]
    if len(days) == 2:
        edtf = "{}/{}" if parts["joint"] != "/" else "[{},{}]"
        edtf = edtf.format(*written)
    else:
        # EDTF has no doubtful or approximate times of day.
        edtf = written[0] + ("" if qualifier else _read_time(days[0], parts))
    try:
        return parse_edtf(edtf)
    except DateError:
        return None


def _read_time(day: str, parts: dict[str, str | None]) -> str:
    """The time as EDTF adds it to a day.

    Nothing for midnight, which may begin the day or end it, nor for "12 p.m.", which
    has meant both twelves.
    """
    if len(day) < len("1984-03-07"):
        return ""
    if parts["noon"]:
        return "T12:00:00"
    if zulu := parts["zulu"]:
        return f"T{zulu[:2]}:{zulu[2:]}:00Z"
    if clock := parts["clock"]:
        hour, minute = re.findall(r"[0-9]+", f"{clock}:00")[:2]
        if (hour, minute) == ("12", "00"):
            return ""
        afternoon = 12 if "p" in clock.lower() else 0
        return f"T{int(hour) % 12 + afternoon:02}:{minute}:00"
    return ""
