"""Who held an office that a carried text is from or to: "the President", "Chancellor"."""

from __future__ import annotations

import re
from datetime import date

from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH_NUMBERS
from letters.tei.dates.weekdays import NAMES as WEEKDAYS

_OFFICE = re.compile(
    r"(?i)(?:the )?(?P<office>president|prime minister|foreign minister|chancellor|premier"
    r"|king|secretary|foreign secretary|under secretary|chairman)"
)
Holders = tuple[tuple[date, str], ...]
# Each from the first day; nobody is named where somebody else acted.
_PRESIDENTS = (
    (date(1933, 3, 4), "Roosevelt"),
    (date(1945, 4, 12), "Truman"),
    (date(1953, 1, 20), "Eisenhower"),
    (date(1961, 1, 20), "Kennedy"),
    (date(1963, 11, 22), "Johnson"),
    (date(1969, 1, 20), "Nixon"),
    (date(1974, 8, 9), "Ford"),
    (date(1977, 1, 20), "Carter"),
    (date(1981, 1, 20), "Reagan"),
    (date(1989, 1, 20), ""),
)
_SECRETARIES_OF_STATE = (
    (date(1947, 1, 21), "Marshall"),
    (date(1949, 1, 21), "Acheson"),
    (date(1953, 1, 21), "Dulles"),
    (date(1959, 2, 15), ""),  # Herter acted for Dulles.
    (date(1959, 4, 22), "Herter"),
    (date(1961, 1, 21), "Rusk"),
    (date(1969, 1, 22), "Rogers"),
    (date(1973, 9, 22), "Kissinger"),
    (date(1977, 1, 23), "Vance"),
    (date(1980, 4, 28), ""),
    (date(1980, 5, 8), "Muskie"),
    (date(1981, 1, 18), ""),
)
_BY_DAY = {"President": _PRESIDENTS, "Secretary": _SECRETARIES_OF_STATE}
# Words that begin with a capital after an office, and are no surname.
_NO_SURNAMES = frozenset(
    ["Elect", "General", "Of", "In", "And", "Has", "Is", "Will", "May", "Pro"]
) | {*WEEKDAYS, *MONTH_NUMBERS}


def with_surname(
    name: str, text: str, written: HistoricalDate | None, *, is_american: bool
) -> str:
    """An office alone with the surname of its holder, where only one can be meant.

    The document names one holder and no other: "Chancellor Adenauer". The President of
    the United States and the Secretary of State are known by the day.
    """
    match = _OFFICE.fullmatch(name)
    if not match:
        return name
    office = match["office"].title()
    if is_american and office in _BY_DAY:
        surname = _holder_on(written, _BY_DAY[office])
        return f"{office} {surname}" if surname else name
    surnames = _surnames_after(office, text)
    return f"{office} {surnames.pop()}" if len(surnames) == 1 else name


def _holder_on(written: HistoricalDate | None, holders: Holders) -> str:
    """The surname, if one held the office on all the days that `written` may mean."""
    if not written or not written.earliest or not written.latest:
        return ""
    first, last = _holder(written.earliest, holders), _holder(written.latest, holders)
    return first if first == last else ""


def _holder(day: date, holders: Holders) -> str:
    names = [name for begin, name in holders if begin <= day]
    return names[-1] if names else ""


def _surnames_after(office: str, text: str) -> set[str]:
    found = re.findall(rf"\b{office} ([A-Z][a-z][\w’'-]{{1,20}})", text)
    surnames = {re.sub(r"[’']s?$", "", name) for name in found}
    return surnames - _NO_SURNAMES
