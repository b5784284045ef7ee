"""Where a carried text's own words begin and end: below its address, date and marking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from letters.derivation.correspondence.partial_dates import day_near
from letters.derivation.correspondence.sides.offices import has_persons_name
from letters.derivation.correspondence.transmitted.announced_names import name_at
from letters.derivation.correspondence.transmitted.head_lines import MARKING
from letters.derivation.correspondence.transmitted.letter_parts import (
    addressee_at_end,
    calls_by_first_name,
    salutation_of,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.tei.dates import HistoricalDate, find_written_dates, read_written_date

_QUOTED = ' “"'
_LONGEST_DATE = 40
# "Tokyo, June 24, 1953", below a note.
_PLACE = re.compile(
    r"\[?[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?, (?=[A-Z][a-z]{2,8} [0-9]|[0-9])"
)
_LONGEST_DATE_AT_END = 60
_DATED_AT_END = re.compile(
    r"[.”] (?:[A-Z][a-z]{2,15},? )?(?P<day>[0-9]{1,2} [A-Z][a-z]{2,8},? [0-9]{4}"
    r"|[A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4})\.?$"
)
# "N. Khrushchev. 26th July."
_DAY_BELOW_NAME = re.compile(
    r"[a-z]\. (?P<day>[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}"
    r"|[A-Z][a-z]{2,8} [0-9]{1,2})\.?$"
)
_DATED_TITLE = re.compile(
    r"(?:[A-Z][a-z]{2,12} (?:[A-Z0-9]{1,2} )?)?"
    r"(?:TELEGRAM|LETTER|MESSAGE|NOTE|CABLE) OF (?P<day>[A-Z]{3,9} [0-9]{1,2})\b"
)
# In characters and in lines: how far below its address and its date a letter begins.
_LONGEST_ABOVE = 250
_MOST_ABOVE = 3
_MOST_BELOW = 7
_ADDRESS = re.compile(
    r"(?:(?:His|Her|Their) (?:Imperial |Royal )?(?:Excellency|Majesty|Highness|Honor|Holiness)"
    r"|(?:The )?(?:Right )?Honou?rable|To (?:His|Her|the) ) ?[A-Z][^;:]{2,200}"
)
_ADDRESS_NAME = re.compile(
    r"(?:His|Her) (?:Excellency|Honor),? |(?:The )?(?:Right )?Honou?rable,? "
)
_MARKED = re.compile(r"(?i)(?:personal|private)(?: and (?:private|confidential))?\.?")
# The letterhead of who writes.
_OFFICE = re.compile(
    r"(?:The |Office of the )?(?:President|Prime Minister|Chancellor|Premier|King"
    r"|Minister of [A-Z][a-z]{3,15}(?: Affairs)?)"
)
_SENTENCE = re.compile(r"(?<!\b[A-Z])[.:] ")


@dataclass(frozen=True, slots=True)
class Edges:
    """Offsets in the running text, and what stands beside the words: the date (EDTF) and
    whom the address names."""

    start: int
    end: int
    date: str
    addressee: str


def edges_of(lines: list[Line]) -> Edges:
    """The edges of the words of `lines`; what stands outside of them is taken away."""
    above = _take_above(lines)
    days = [day for words in above if (day := _dated(words))]
    date = days[0].edtf if days else _take_date(lines, 0)
    date = date or _take_date(lines, -1)
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip(_QUOTED))
    end = last.start + len(last.text.rstrip(' ”"'))
    addressee = next(filter(None, map(_addressee, above)), "")
    return Edges(start, end, date, addressee or _addressee_below(lines))


def _addressee(words: str) -> str:
    """ "John F. Kennedy" in "His Excellency John F. Kennedy, President of …"."""
    match = _ADDRESS_NAME.match(words)
    name = name_at(words, match.end()) if match else ""
    return name if " " in name and has_persons_name(name) else ""


def _addressee_below(lines: list[Line]) -> str:
    """Whom the address below a signature names: "His Excellency", "Edward Gierek"."""
    below = [line.text.strip() for line in lines[-_MOST_BELOW:]]
    for at, words in enumerate(below):
        address = _ADDRESS_NAME.match(f"{words} ")
        if address and len(words) <= _LONGEST_DATE:
            named = words[address.end() :] or " ".join(below[at + 1 : at + 2])
            return name_at(named, 0) if has_persons_name(name_at(named, 0)) else ""
    name = name_at(addressee_at_end(lines), 0)
    return name if " " in name and has_persons_name(name) else ""


def _take_date(lines: list[Line], at: int) -> str:
    words = lines[at].text.strip(' “”".') if len(lines) > 1 else ""
    words = _PLACE.sub("", words)
    day = _day(words) if 0 < len(words) < _LONGEST_DATE else None
    if day:
        del lines[at]
    return day.edtf if day else ""


def _day(words: str) -> HistoricalDate | None:
    date = read_written_date(words)
    return date if date and date.earliest == date.latest else None


def _take_above(lines: list[Line]) -> list[str]:
    """Cut `lines` to the salutation, or to below an address; the words above it."""
    above: list[str] = []
    below_address = 0
    for number, line in enumerate(lines[: _MOST_ABOVE + 1]):
        for offset in _beginnings(line.text):
            told = [*above, *_parts(line.text[:offset])]
            if salutation_of(line.text[offset:]) and _stands_above(told):
                return _cut(lines, number, offset, told)
        if any(map(_dated, above)) and calls_by_first_name(line.text):
            return _cut(lines, number, 0, above)
        parts = _parts(line.text)
        if not all(_is_above(part) or _OFFICE.fullmatch(part) for part in parts):
            break
        above += parts
        if any(map(_ADDRESS.fullmatch, parts)):
            below_address = number + 1
    has_more = 0 < below_address < len(lines)
    return _cut(lines, below_address, 0, above) if has_more else []


def _stands_above(words: list[str]) -> bool:
    """Whether they are no part of a letter: a date, an address, the office over a date."""
    offices = [part for part in words if _OFFICE.fullmatch(part)]
    rest = [part for part in words if part not in offices]
    return all(map(_is_above, rest)) and (not offices or any(map(_dated, rest)))


def _beginnings(text: str) -> list[int]:
    """Where the line and its first sentences begin."""
    head = text[:_LONGEST_ABOVE]
    return [0, *(match.end() for match in _SENTENCE.finditer(head))]


def _parts(text: str) -> list[str]:
    """The sentences of a short line; one that is too long stands for itself."""
    parts = _SENTENCE.split(text) if len(text) <= _LONGEST_ABOVE else [text]
    return [part for part in (each.strip(' “”".[]()') for each in parts) if part]


def _is_above(words: str) -> bool:
    if len(words) > _LONGEST_ABOVE:
        return False
    shapes = (_ADDRESS, _MARKED, MARKING)
    return _dated(words) is not None or any(shape.fullmatch(words) for shape in shapes)


def _dated(words: str) -> HistoricalDate | None:
    """The day of a line that says little else: "Moscow, July 26, 1963"."""
    if len(words) > _LONGEST_DATE:
        return None
    days = [day for _, _, day in find_written_dates(words)]
    return days[0] if len(days) == 1 else None


def _cut(lines: list[Line], number: int, offset: int, above: list[str]) -> list[str]:
    line = lines[number]
    cut = Line(line.start + offset, line.text[offset:], line.block, line.is_quotation)
    lines[: number + 1] = [cut]
    return above


def day_of_title(titles: Iterable[str], written: HistoricalDate | None) -> str:
    """EDTF of the day in a title: "Annex TELEGRAM OF MARCH 21 TO THE AMBASSADOR"."""
    match = next(filter(None, map(_DATED_TITLE.match, titles)), None)
    return day_near(match["day"].title(), written) if match else ""


def day_at_end(words: str, written: HistoricalDate | None) -> str:
    """EDTF of the day behind the last sentence: "in due course. Moscow, 4 July 1961."."""
    ending = words.rstrip(' ”"')[-_LONGEST_DATE_AT_END:]
    if match := _DATED_AT_END.search(ending):
        day = read_written_date(match["day"])
        return day.edtf if day else ""
    below = _DAY_BELOW_NAME.search(ending)
    return day_near(below["day"], written) if below else ""
