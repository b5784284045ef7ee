"""The texts that a telegram announces and gives without any mark at their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.announcements import LONGEST_LEAD
from letters.derivation.correspondence.transmitted.letter_parts import salutation_of
from letters.derivation.correspondence.transmitted.quoted_texts import (
    extent_of,
    find_delimited,
    opens_quotation,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    announced,
    says_nothing,
    words_in,
)

# With fewer words it is not told from a remark.
FEWEST_WORDS = 40
# The announcement of a text without any mark at its beginning and its end.
_UNMARKED = re.compile(
    r"(?:^|[.;:] )(?:Following (?:is|are)(?: the)?(?: \w{1,12}){0,2}? (?:text|translation)"
    r" of\b"
    r"|Following(?: (?:is|are))?(?: the)?(?: \w{1,12}){0,2}?"
    r" (?:messages?|letter|note|memorandum|report|evaluation|communication|telegram"
    r"|statement|aide[- ]m[eé]moire)\b(?=.{0,80} (?:from|by|to) [A-Z])"
    r"|(?:The f|F)ollowing is(?: intended)? for (?:placement|publication|broadcast)\b"
    r"|(?:Text|Translation|Full text)(?: of)?\b.{0,120} follows?[.:]?$"
    r"|(?:The f|F)ollowing is (?:the )?(?:verbatim|full) text[.:]?$)"
)
_LETTERED = re.compile(r"\[?[a-z]\.?\][.)]?|[a-z][.)] |\([a-z]\) ")
_STATEMENT = re.compile(r"\bstatement\b.{0,80}as follows[:.]?$")
_NUMBERED = re.compile(r"Title: |(?:[0-9]{1,2}|[a-z])[.)] (?=\S)|\([0-9a-z]{1,2}\) ")
STOPS = re.compile(
    r"(?i)\[?here follow|following is|end (?:verbatim )?(?:text|message)|comment[.:]"
    r"|\[?(?:signature|omitted)\b"
)


def find_unmarked(search: Search, number: int) -> AnnouncedText | None:
    """What a telegram announces at the end of a paragraph, and gives in the next ones."""
    lines = search.lines
    lead = lines[number].text.strip()[-LONGEST_LEAD:]
    if not search.is_wire or number + 1 >= len(lines):
        return None
    if _STATEMENT.search(lead) and _LETTERED.match(lines[number + 1].text):
        end = _end_of_lettered(lines, number + 1)
    elif _is_announced_alone(lead):
        end = _end_of_unmarked(lines, number + 1)
    else:
        return None
    if end <= number:
        return None
    if _is_marked(lines, number + 1):
        return None
    first = lines[number + 1].text
    label = _NUMBERED.match(first)
    begin = (number + 1, label.end() if label else 0)
    extent = extent_of(lines, begin, (end, len(lines[end].text)))
    if not extent or words_in(search, extent) < FEWEST_WORDS:
        return None
    text = announced(search, number + 1, extent, 1)
    return text if text.announcement and not text.announcement.is_partial else None


def _is_marked(lines: Sequence[Line], number: int) -> bool:
    """Whether a text with marks of its own begins in one of the next lines."""
    return any(
        opens_quotation(line) or salutation_of(line.text) or says_nothing(line.text)
        for line in lines[number : number + 2]
    ) or bool(find_delimited(lines, number))


def _is_announced_alone(lead: str) -> bool:
    """Whether the paragraph ends with its announcement, in one sentence."""
    if lead[-1:] not in (":", ".") or "follow" not in lead.casefold():
        return False
    matches = list(_UNMARKED.finditer(lead))
    if not matches:
        return False
    rest = lead[matches[-1].end() :].rstrip(":. ")
    return not re.search(r"[a-z)][.:] ", rest)


def _end_of_lettered(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and _LETTERED.match(lines[number].text):
        number += 1
    return number - 1


def _end_of_unmarked(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and not STOPS.match(lines[number].text):
        number += 1
    return number - 1
