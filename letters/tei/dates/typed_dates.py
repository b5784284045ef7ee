"""What can a date mean that an archivist types, in whatever way people write dates?

Read is EDTF, what `read_written_date` reads, and besides: "3.4.1962", "3.IV.62",
"3-Apr-62", "030415Z APR 62", "1962 April 3", "between 3 and 5 April 1962",
"from 1961 to 1963", "before April 1962", "3 or 4 April 1962", "probably 1962", "n.d.";
and the same in German and French.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from letters.tei.dates.edtf import DateError, HistoricalDate, parse_edtf
from letters.tei.dates.months import MONTH_IN_TRANSCRIPTION
from letters.tei.dates.thirds import third_meant
from letters.tei.dates.translated import in_english
from letters.tei.dates.weekdays import on_weekday, part_weekday
from letters.tei.dates.written import Order, read_written_date

LONGEST_TYPED = 120
_ORDERS: tuple[Order, ...] = ("month-day", "day-month")

NOT_UNDERSTOOD = (
    "“{}” cannot be read as a date. Write for example 3 April 1962, April 1962, 3.4.1962, "
    "ca. 1962, between 3 and 5 April 1962, or EDTF: 1962-04-03."
)
NO_YEAR = "“{}” has no year. Write for example 3 April 1962."

_UNDATED = re.compile(
    r"(?i)\[?(?:n\. ?d\.?|nd|s\. ?d\.|o\. ?d\.|undated|no date|not dated|undatiert"
    r"|ohne datum|sans date|non datée?)\]?"
)
_MONTH = f"(?i:{MONTH_IN_TRANSCRIPTION})"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ONE_DAY = re.compile(rf"(?:[0-3]?[0-9] {_MONTH}|{_MONTH} [0-3]?[0-9])")

# How spans of time are said: the words, and their EDTF.
_SPANS = tuple(
    (re.compile(rf"(?i){words}"), edtf)
    for words, edtf in (
        (r"between (.{1,60}?) (?:and|&) (.{1,60})", "[{}..{}]"),
        (r"from (.{1,60}?) (?:to|until|till|through|-|–|—) (.{1,60})", "{}/{}"),
        (r"(.{1,60}?) (?:to|until|till|through|-|–|—) (.{1,60})", "{}/{}"),
        (r"(?:either )?(.{1,60}?) or (.{1,60})", "[{},{}]"),
        (r"(?:both )?(.{1,60}?) (?:and|&) (.{1,60})", "{{{},{}}}"),
        (r"(.{1,60}?)[–—](.{1,60})", "{}/{}"),
        (r"([0-9]{4})-([0-9]{4}|[0-9]{2})", "{}/{}"),
        (rf"([0-3]?[0-9])-([0-3]?[0-9],? {_MONTH}.{{1,20}})", "{}/{}"),
    )
)
_OPEN = tuple(
    (re.compile(rf"(?i){words}"), edtf)
    for words, edtf in (
        (r"(?:on or before|by|not? later than) (.{1,60})", "[..{}]"),
        (r"(.{1,60}) or (?:earlier|before)", "[..{}]"),
        (r"(?:on or after|not? (?:before|earlier than)) (.{1,60})", "[{}..]"),
        (r"(.{1,60}) or (?:later|after)", "[{}..]"),
        (r"(?:until|till|up to) (.{1,60})", "../{}"),
        (r"(?:since|from) (.{1,60}?)(?: on(?:wards?)?)?", "{}/.."),
    )
)
_BESIDE = re.compile(r"(?i)(before|after) (.{1,60})")

# What is written otherwise than letters print it, and how they would.
_AS_LETTERS_PRINT = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"(?i)^(?:on|in|the|dated) ", ""),
        (r"(?i)^(?:c|ca|approx)\.? ?(?=[0-9])|^~ ?", "about "),
        (r"(?i)^(?:approx\.|approximately|roughly) ", "about "),
        (r"(?i)^(?:the )?beginning of (?:the )?", "early "),
        (r"(?i)^(?:the )?middle of (?:the )?", "mid "),
        (r"(?i)^(?:the )?end of (?:the )?", "late "),
        (r" ?\(\?\)$| \?$", "?"),
        (r"^([0-9]{4})'s$", r"\1s"),
        (r"^([0-9]{3})[-_]$", r"\g<1>0s"),
        # 3.4.1962 and 3.IV.62: with dots, the day comes first everywhere.
        (r"^([0-3]?[0-9])\. ?([01]?[0-9])\. ?([0-9]{4})$", r"\3-\2-\1"),
        (r"^([0-3]?[0-9])\. ?([01]?[0-9])\. ?([0-9]{2})$", r"19\3-\2-\1"),
        (r"^([01]?[0-9])[./]([0-9]{4})$", r"\2-\1"),
        (r"^([0-9]{4})[./]([01]?[0-9])[./]([0-3]?[0-9])$", r"\1-\2-\3"),
        (r"^((?:1[6-9]|20)[0-9]{2})([01][0-9])([0-3][0-9])$", r"\1-\2-\3"),
        (r"^([0-3]?[0-9])-([0-3]?[0-9])-([0-9]{4}|[0-9]{2})$", r"\1/\2/\3"),
        (rf"([0-3]?[0-9])(?:\. ?|-)(?={_MONTH})", r"\1 "),
        (rf"({_MONTH})(?:-| of |, )(?=['’]?[0-9])", r"\1 "),
        (rf"([0-9](?:st|nd|rd|th)?),? of (?={_MONTH})", r"\1 "),
        (rf"^([0-3]?[0-9])({_MONTH}) ?([0-9]{{2,4}})$", r"\1 \2 \3"),
        (rf"^([0-9]{{4}}),? ({_MONTH})(?: ([0-3]?[0-9]))?$", r"\3 \2 \1"),
        # April 62, which might be a day in a text without a year.
        (rf"^({_MONTH}) ['’]([0-9]{{2}})$", r"\1 19\2"),
        (rf"^({_MONTH}) ([4-9][0-9])$", r"\1 19\2"),
        (r"(?i)^(spring|summer|autumn|fall|winter) ['’]?([0-9]{2})$", r"\1 19\2"),
        # The date-time group of a telegram.
        (
            rf"^([0-3][0-9])([0-2][0-9][0-5][0-9])Z ({_MONTH}) ([0-9]{{2}})$",
            r"\1 \3 19\4 \2Z",
        ),
        (rf"^({_MONTH} [0-3]?[0-9]),? ['’]?([0-9]{{2}})$", r"\1, 19\2"),
    )
)
_ROMAN_MONTH = re.compile(
    r"([0-3]?[0-9])[./ -] ?(X?I{1,3}|IV|VI{0,3}|IX|X)[./ -] ?((?:19|20)?[0-9]{2})"
)
_UNPADDED = re.compile(r"([0-9]{4})-([01]?[0-9])(?:-([0-3]?[0-9]))?")
_DOUBT = re.compile(r"(?i)^(?:probably|prob\.|perhaps|possibly|presumably|maybe) ")
_YEAR_IN = re.compile(r"(?<![0-9])((?:1[6-9]|20)[0-9]{2})(?![0-9])")
_DAY = re.compile(r"[0-3]?[0-9](?:st|nd|rd|th)?")
_DAY_AND_YEAR = re.compile(r"([0-3]?[0-9])(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTH_IN = re.compile(rf"\b{_MONTH}\b", re.ASCII)


def read_typed_date(
    text: str, *, with_thirds: bool = True
) -> tuple[HistoricalDate, ...]:
    """All that `text` can mean: two dates where day and month could change places and for
    a part of a month or year, none for nothing and for "undated". Where nobody can be
    asked, "late May 1962" is about May 1962 alone: without the days of its third.

    Raises DateError for what is no date, for a day that never was, and for one that fell
    on another weekday.
    """
    typed = " ".join(text.split())
    if not typed or _UNDATED.fullmatch(typed):
        return ()
    if len(typed) > LONGEST_TYPED:
        raise DateError(NOT_UNDERSTOOD.format(f"{typed[:40]} …"))
    try:
        return (parse_edtf(_as_edtf(typed)),)
    except DateError as error:
        refused = error
    weekday, words = part_weekday(in_english(typed).strip(" ,;"))
    meant = (_read(words, order) for order in _ORDERS)
    dates = list({found.edtf: found for found in meant if found}.values())
    if not dates:
        raise _refusal(typed, refused)
    if with_thirds and len(dates) == 1 and (third := third_meant(words, dates[0])):
        dates.append(third)
    return tuple(on_weekday(dates, weekday))


def _as_edtf(typed: str) -> str:
    """Capitals, and the figures 1962-4-3 with their noughts. Brackets around a single
    date are an editor's, and no set of dates."""
    if typed.startswith("[") and "," not in typed and ".." not in typed:
        typed = typed.strip("[]")
    if match := _UNPADDED.fullmatch(typed):
        return "-".join(part.zfill(2) for part in match.groups() if part)
    return typed.upper()


def _refusal(typed: str, refused: DateError) -> DateError:
    if "does not exist" in str(refused) or "before it begins" in str(refused):
        return refused
    if _UNPADDED.fullmatch(typed):
        return refused
    if _ONE_DAY.fullmatch(typed):
        return DateError(NO_YEAR.format(typed))
    return DateError(NOT_UNDERSTOOD.format(typed))


def _read(typed: str, order: Order) -> HistoricalDate | None:
    single = _read_one(typed, order)
    if single:
        return single
    for shape, edtf in _SPANS:
        if match := shape.fullmatch(typed):
            ends = _read_both(match[1], match[2], order)
            if ends and (span := _parse(edtf.format(*(end.edtf for end in ends)))):
                return span
    for shape, edtf in _OPEN:
        if (match := shape.fullmatch(typed)) and (end := _read_one(match[1], order)):
            return _parse(edtf.format(end.edtf))
    if (match := _BESIDE.fullmatch(typed)) and (end := _read_one(match[2], order)):
        return _beside(match[1].lower(), end)
    return None


def _read_one(typed: str, order: Order) -> HistoricalDate | None:
    """A single date, not a span between two that are said by themselves."""
    words = typed.strip("[]")
    is_doubtful = bool(_DOUBT.match(words))
    words = _with_arabic_month(_DOUBT.sub("", words))
    for shape, written in _AS_LETTERS_PRINT:
        words = shape.sub(written, words).strip()
    words = f"{words}?" if is_doubtful and not words.endswith("?") else words
    return _parse(_as_edtf(words)) or read_written_date(words, order=order)


def _with_arabic_month(words: str) -> str:
    match = _ROMAN_MONTH.fullmatch(words)
    if not match or match[2] not in _ROMAN:
        return words
    return f"{match[1]}.{_ROMAN.index(match[2]) + 1}.{match[3]}"


def _read_both(
    first: str, last: str, order: Order
) -> tuple[HistoricalDate, HistoricalDate] | None:
    """Both ends of a span; what one does not say is taken from the other: "3 and 5 April
    1962", "April 3 to 5, 1962", "29 March – 2 April 1962", "1961–63"."""
    last = _completed(last, first)
    end = _read_one(last, order)
    if not end:
        return None
    year = next(iter(_YEAR_IN.findall(last)), "")
    month = _MONTH_IN.search(last)
    if _DAY.fullmatch(first) and month:
        first = f"{first} {month[0]} {year}"
    elif _MONTH_IN.search(first) and not _YEAR_IN.search(first):
        first = f"{first} {year}"
    begin = _read_one(first, order)
    return (begin, end) if begin else None


def _completed(last: str, first: str) -> str:
    """The later date, with the month or the century of the earlier one."""
    month = _MONTH_IN.search(first)
    if month and (match := _DAY_AND_YEAR.fullmatch(last)):
        return f"{month[0]} {match[1]}, {match[2]}"
    is_year = re.fullmatch(r"[0-9]{4}", first) and re.fullmatch(r"[0-9]{2}", last)
    return f"{first[:2]}{last}" if is_year and last > first[2:] else last


def _beside(side: str, end: HistoricalDate) -> HistoricalDate | None:
    """Any day before, or after, the day, month or year `end`: that one excluded."""
    if end.is_doubtful or "/" in end.edtf or end.edtf.startswith(("[", "{")):
        return _parse(f"[..{end.edtf}]" if side == "before" else f"[{end.edtf}..]")
    if side == "before" and end.earliest:
        day = end.earliest - timedelta(days=1)
        return _parse(f"[..{_as_precise(day, end.edtf)}]")
    if side == "after" and end.latest:
        day = end.latest + timedelta(days=1)
        return _parse(f"[{_as_precise(day, end.edtf)}..]")
    return None


def _as_precise(day: date, edtf: str) -> str:
    """The day, its month or its year, as `edtf` gives one of the three."""
    written = day.isoformat()
    return written[: len(edtf)] if len(edtf) in (4, 7) and "X" not in edtf else written


def _parse(edtf: str) -> HistoricalDate | None:
    try:
        return parse_edtf(edtf)
    except DateError:
        return None
