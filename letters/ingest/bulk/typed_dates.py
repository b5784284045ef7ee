"""Dates as archivists type them into a table, as EDTF."""

from __future__ import annotations

import re

from letters.tei.dates import DateError, parse_edtf, read_written_date

# "3.4.1962": written with dots, the day comes first everywhere.
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4}) ?[-–] ?([0-9]{4})")
_BETWEEN = re.compile(r" to | until | till | bis | – | - ")
_SLASHES = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")
_EDTF = re.compile(r"[0-9X\[{./Y-]")

NOT_UNDERSTOOD = (
    "“{}” is no date that can be read. Write EDTF (1962-04-03, 1962-04, 1984-03~), or "
    "“3 April 1962”, “April 1962”, “3.4.1962”, “3 April 1962 to 5 May 1962”."
)
AMBIGUOUS = (
    "In “{}” day and month could change places. Write it as 1962-04-03, or the month as "
    "a word."
)


def edtf_of(text: str) -> str:
    """The EDTF of a date that was typed. Raises DateError, which says what to write."""
    text = " ".join(text.split())
    if not text:
        return ""
    if simple := _simple(text):
        return simple
    ends = [_simple(part.removeprefix("from ")) for part in _BETWEEN.split(text)]
    if len(ends) == 2 and all(ends):
        return parse_edtf("/".join(ends)).edtf
    if _SLASHES.search(text):
        raise DateError(AMBIGUOUS.format(text))
    if _EDTF.match(text) and (reason := _why_not_edtf(text)):
        raise DateError(reason)
    raise DateError(NOT_UNDERSTOOD.format(text))


def _simple(text: str) -> str:
    """The EDTF of one date; "" if it is none."""
    if dotted := _DOTTED.fullmatch(text):
        day, month, year = map(int, dotted.groups())
        text = f"{year}-{month:02}-{day:02}"
    if years := _YEARS.fullmatch(text):
        text = f"{years[1]}/{years[2]}"
    try:
        return parse_edtf(text).edtf
    except DateError:
        written = read_written_date(text)
        return written.edtf if written else ""


def _why_not_edtf(text: str) -> str:
    """What is wrong with a date whose form is that of EDTF: "1962-02-31"."""
    if " " in text:
        return ""
    try:
        parse_edtf(text)
    except DateError as error:
        return str(error)
    return ""
