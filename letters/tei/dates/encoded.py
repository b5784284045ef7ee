"""Dates from the attributes of TEI elements (TEI Guidelines, att.datable.w3c and .iso)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from letters.tei.dates.edtf import DateError, HistoricalDate, parse_edtf

# xs:dateTime may have fractions of a second, and encoders leave seconds out;
# EDTF has whole seconds, always.
_ISO = "-iso"
_CLOCK = re.compile(r"(T[0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?")


def read_when(attributes: Mapping[str, str]) -> HistoricalDate | None:
    """The date that `when`, `from` and `to`, or `notBefore` and `notAfter` encode.

    Only the days of a period are read: EDTF has no place for its times of day.
    None where nothing is encoded, or only a day without a year (`--03-07`). Raises
    DateError for a value that is not a possible date.
    """
    attributes = _with_iso(attributes)
    when = attributes.get("when", "").strip()
    if when.startswith("--"):
        return None
    if when:
        return parse_edtf(_CLOCK.sub(lambda m: m[1] + (m[2] or ":00"), when))
    start, end = _read_days(attributes, "from", "to")
    if start or end:
        return parse_edtf(start if start == end else f"{start}/{end}")
    start, end = _read_days(attributes, "notBefore", "notAfter")
    if start or end:
        return parse_edtf(start if start == end else f"[{start}..{end}]")
    return None


def _with_iso(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """The attributes, with those of att.datable.iso where no other says the same."""
    named = {name: value for name, value in attributes.items() if name.endswith(_ISO)}
    return {name.removesuffix(_ISO): value for name, value in named.items()} | {
        **attributes
    }


def _read_days(attributes: Mapping[str, str], start: str, end: str) -> tuple[str, str]:
    first, last = attributes.get(start, "").strip(), attributes.get(end, "").strip()
    for value in (first, last):
        if value.startswith("--"):
            raise DateError(f"“{value}” has no year; write for example 1984-03-07.")
    return first.partition("T")[0], last.partition("T")[0]
