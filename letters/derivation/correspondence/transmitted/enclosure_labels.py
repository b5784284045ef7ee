"""The labels above enclosures, and the lines that list what is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.running_lines import Line

LABEL = re.compile(
    r"\[?(?:(?:First|Second|Third|Fourth|Fifth|Sixth) )?"
    r"(?P<word>Enclosures?|Attachments?|Annex|Appendix|Tab|Sub-?enclosure|Sub-?annex)\b"
    r"(?: No\.)?[^.:;]{0,60}$",
    re.IGNORECASE,
)
# "Attachment:", "Enclosure: Memo of 12/4/70"; a bare one has its name in the next line.
_LISTING = re.compile(
    r"\[?(?:Attachments?|Enclosures?|Atts?\.?|Encls?\.?)(?: [A-Z0-9]{1,2})?:"
    r"(?P<named> .{1,80})?$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_SHORT = 110


def is_label(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST_LABEL and not line.is_item
    return is_short and LABEL.match(line.text.strip()) is not None


def is_listing(line: Line) -> bool:
    """Whether it lists what is attached, which may be given below: "Attachment:"."""
    is_short = len(line.text) <= _LONGEST_LABEL and not line.is_item
    return is_short and _LISTING.match(line.text.strip()) is not None


def below_listing(lines: Sequence[Line], number: int) -> int:
    """The first line below a listing, and below the name or the items of a bare one."""
    match = _LISTING.match(lines[number].text.strip())
    after = number + 1
    if not match or match["named"]:
        return after
    while after < len(lines) and lines[after].is_item and _is_short(lines[after]):
        after += 1
    is_name = after == number + 1 < len(lines) - 1 and _is_short(lines[after])
    return after + 1 if is_name else after


def _is_short(line: Line) -> bool:
    return len(line.text) <= _SHORT
