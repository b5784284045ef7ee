"""The time of day that a dateline or a note prints, in its words."""

from __future__ import annotations

import re

_CLOCK = r"[0-9]{1,2}(?::[0-9]{2})?"
_HALF = r" ?[ap]\.? ?m\b\.?"
# No em dash, which stands between a day and its time: "August 24—5:18 p. m."
_DASH = r" ?[–-] ?"
_ZONE = (
    r"(?: ?\(?(?:[ECMP][SD]?T|GMT|Z|Zulu|local(?: time)?|(?:Washington|Moscow|London|Paris"
    r"|Saigon|Berlin|Geneva|Tokyo|Cairo|New York|Eastern(?: (?:standard|daylight))?) time)"
    r"\b\)?)?"
)
_TIME = re.compile(
    rf"(?<![0-9:.])(?:(?:{_CLOCK}(?:{_HALF})?{_DASH})?{_CLOCK}{_HALF}{_ZONE}"
    rf"|(?:[0-9]{{4}}{_DASH})?[0-9]{{4}}(?:Z\b| hours\b){_ZONE}"
    rf"|(?:\b12 )?\b(?:noon|midnight)\b{_ZONE})"
)


def time_in(words: str) -> str:
    """The first time of day in `words`, as printed, with its zone: "6:32 p.m.",
    "9–10:30 a.m. EDT", "2206Z", "noon". Empty if there is none."""
    match = _TIME.search(words)
    return match[0].strip(" ,") if match else ""
