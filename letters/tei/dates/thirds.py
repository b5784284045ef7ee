"""The first, the middle and the last third of a month or a year, as spans of EDTF.

"Late May 1962" is about May 1962, or one day of its last third: a letter does not say
which of the two its writer meant.
"""

from __future__ import annotations

import re
from calendar import monthrange

from letters.tei.dates.edtf import HistoricalDate, parse_edtf

_BEGINS = re.compile(
    r"(?i)(?:in |the ){0,2}(?:(?P<early>early|beginning of)"
    r"|(?P<mid>mid|middle of)|late|end of)[ -]"
)
_ABOUT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2]))?~")


def third_meant(typed: str, date: HistoricalDate) -> HistoricalDate | None:
    """Some day of the third of the month or year that is named; None for anything else."""
    begins, about = _BEGINS.match(typed), _ABOUT.fullmatch(date.edtf)
    if not begins or not about:
        return None
    third = 0 if begins["early"] else 1 if begins["mid"] else 2
    year, month = about["year"], about["month"]
    if not month:
        first = third * 4 + 1
        return parse_edtf(f"[{year}-{first:02}..{year}-{first + 3:02}]")
    last = (10, 20, monthrange(int(year), int(month))[1])[third]
    start = f"{year}-{month}-{third * 10 + 1:02}"
    return parse_edtf(f"[{start}..{year}-{month}-{last}]")
