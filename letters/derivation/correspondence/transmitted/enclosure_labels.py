"""The labels above enclosures, and the lines that list what is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

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
# "Tab “A”—Agreed-upon agenda", one above the other.
_NAMED = re.compile(
    r"(?i)(?P<word>tab|annex|appendix|enclosure|attachment) [^—–:-]{1,5}[—–:-]"
)
# "Attachments" above "1. Summary report", "Enclosure" above "(1): Report".
_NUMBERED = re.compile(
    r"(?P<number>[0-9])\. (?:.{1,60}|.{1,400}[^.])$|\((?P<in_marks>[0-9])\) ?:? .{1,200}$"
)
_SOME = re.compile(r"(?i)\[?(?:attachments|enclosures?)\]?:?$")
_LONGEST_LABEL = 80
_SHORT = 110


def is_label(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST_LABEL and not line.is_item
    return is_short and LABEL.match(line.text.strip()) is not None


def is_in_list(lines: Sequence[Line], number: int) -> bool:
    """Whether the label only names a text, as those beside it or the lines below do."""
    named = _NAMED.match(lines[number].text.strip())
    for beside in (number - 1, number + 1):
        if named and 0 <= beside < len(lines):
            other = _NAMED.match(lines[beside].text.strip())
            if other and other["word"].casefold() == named["word"].casefold():
                return True
    return below_list(lines, number) > number


def below_list(lines: Sequence[Line], number: int) -> int:
    """The first line below what "Attachments" numbers; `number` if it numbers nothing."""
    if not _SOME.match(lines[number].text.strip()):
        return number
    below = _below_numbers(lines, number + 1)
    return below if below > number + 1 else number


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
    after = _below_numbers(lines, after)
    while after < len(lines) and lines[after].is_item and _is_short(lines[after]):
        after += 1
    is_name = after == number + 1 < len(lines) - 1 and _is_short(lines[after])
    return after + 1 if is_name else after


def titles_of_listed(lines: Sequence[Line], number: int) -> list[int]:
    """Where each text begins that the listing numbers, if as many titles in capitals stand
    below it, each above words of its own."""
    below = below_listing(lines, number)
    titles = [at for at in range(below, len(lines)) if _is_title(lines[at])]
    is_each = len(titles) == below - number - 1 > 1 and titles[0] == below
    has_words = all(
        any(not _is_short(line) for line in lines[title:following])
        for title, following in pairwise([*titles, len(lines)])
    )
    return titles if is_each and has_words else []


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    is_named = text.isupper() and not line.is_item and not text.endswith((".", ":"))
    return is_named and " " in text and _is_short(line)


def _below_numbers(lines: Sequence[Line], number: int) -> int:
    """The first line below "1. …", "2. …" and so on."""
    expected = 1
    while number < len(lines):
        match = _NUMBERED.match(lines[number].text.strip())
        if not match or int(match["number"] or match["in_marks"]) != expected:
            break
        number, expected = number + 1, expected + 1
    return number


def _is_short(line: Line) -> bool:
    return len(line.text) <= _SHORT
