"""Dates and times as source notes write them."""

from __future__ import annotations

import re

from letters.tei.dates.months import MONTH

_DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)(?!\d)"
_CLOCK = r"\d{1,2}(?::\d\d)? ?(?:[ap]\.m\.|noon|midnight)"
WHEN = re.compile(
    rf"(?:(?<!\s)\s*\(?(?:on|at|dated) |,? )((?:{_CLOCK}(?:, | on ))?{_DATE}|{_CLOCK})"
)
