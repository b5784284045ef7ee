"""The lines that stand above a paper's words: its kind, fields, letterhead and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.tei.dates import find_written_dates
from letters.tei.nodes import BlockKind

# In characters, of a line that may stand there.
SHORT = 110
EDITORS = re.compile(r"\[[^\[\]]{1,900}\]\.?")
MEMORANDUM = re.compile(
    r"(?:ACTION |INFORMATION )?(?:MEMORANDUM|Memorandum)"
    r"(?:(?: FOR| TO| [Ff]or)(?: THE)?:?(?P<to> .{2,120})?|:)?"
)
_MEMORANDUM_HEAD = re.compile(
    r"(?:ACTION |INFORMATION )?MEMORANDUM(?: FOR\b.*| OF CONVERSATION|:)?"
)
MEMORANDUM_TITLE = re.compile(r"(?:[A-Z][\w’'-]{1,15} ){1,4}Memorandum")
FIELD = re.compile(
    r"(?i)(?P<name>subject|subj|from|to|for|through|thru|via|ref|references?|date"
    r"|participants?|drafted by|drafting date|contents and \w{4,15} approved by"
    r"|(?:action|info|dept pass)(?=:))"
    r"\b ?(?:[:—–-]|$)\s{0,5}(?P<said>.{0,400})"
)
MARKING = re.compile(
    r"(?i)[\W\d]{0,5}(?:strictly |personal and )?"
    r"(?:top secret|secret|confidential|unclassified|official use only"
    r"|limited official use|eyes only|restricted)\b.{0,60}"
    r"|(?i:\(?(?:personal|translation|copy|draft|immediate|priority|action|information"
    r"|(?:for )?immediate release)\)?)"
)
_LETTERHEAD = re.compile(
    r"(?:THE )?(?:UNDER |DEPUTY |ACTING |ASSISTANT ){0,2}(?:WHITE HOUSE|DEPARTMENT OF"
    r"|SECRETARY OF|NATIONAL SECURITY COUNCIL|CENTRAL INTELLIGENCE AGENCY|OFFICE OF THE"
    r"|EMBASSY OF|AMERICAN EMBASSY|WASHINGTON|JOINT CHIEFS OF STAFF|DIRECTOR OF)\b.*"
    r"|(?:JOINT )?[A-Z/]{2,20} (?:MESSAGE|TELEGRAM|CABLE)"
    r"|Department of State (?:AIRGRAM|TELEGRAM|Airgram|Telegram)\b.{0,60}"
)
_REFERENCE = re.compile(
    r"(?:In reply refer to|No\.|Ref\b|[A-Z]{1,3}-[0-9]|NSC-?U).{0,60}"
    r"|(?=[^0-9]{0,20}[0-9])[A-Z0-9/–-]{3,20}|PRESENT"
)


_WIRE_HEAD = re.compile(
    r"(?:(?:Department of State|DEPARTMENT OF STATE|OUTGOING|Outgoing) )?"
    r"(?:TELEGRAM|Telegram|AIRGRAM|Airgram)"
    r"|Intelligence Information (?:Cable|Report)\b.{0,60}"
)


def begins_wire(lines: Sequence[Line], number: int) -> bool:
    """Whether the head of a telegram stands here, with a field of its own below it."""
    text, below = lines[number].text.strip(), lines[number + 1 : number + 2]
    is_head = len(text) <= SHORT and _WIRE_HEAD.fullmatch(text) is not None
    return is_head and any(line.kind is BlockKind.HEADING for line in below)


def is_dateline(line: Line) -> bool:
    text = line.text.strip()
    return line.kind is BlockKind.DATELINE or (len(text) <= SHORT and _is_date(text))


def is_field(line: Line) -> bool:
    """Whether it says whom a paper is from or to, or the like: "TO: GENERAL HAIG"."""
    return len(line.text) <= SHORT and FIELD.match(line.text.strip()) is not None


def is_memorandum_head(line: Line) -> bool:
    return len(line.text) <= SHORT and bool(
        _MEMORANDUM_HEAD.fullmatch(line.text.strip())
    )


def top_of_head(lines: Sequence[Line], number: int) -> int:
    """The first of the lines of a letterhead, a date, a number above `number`."""
    while number > 1 and is_letterhead(lines[number - 1]):
        number -= 1
    return number


def begins_sheet(lines: Sequence[Line], number: int) -> bool:
    """Whether a memorandum's head stands here with a field below it: "MEMORANDUM FOR", or
    a title of that kind, and "TO:" or "FROM:"."""
    line = lines[number]
    if not is_memorandum_head(line) and not MEMORANDUM_TITLE.fullmatch(
        line.text.strip()
    ):
        return False
    return any(map(is_field, lines[number + 1 : number + 3]))


def is_letterhead(line: Line) -> bool:
    text = line.text.strip()
    if line.is_item or line.kind is BlockKind.SIGNATURE or len(text) > SHORT:
        return False
    shapes = (MARKING, _LETTERHEAD, _REFERENCE)
    return _is_date(text) or any(shape.fullmatch(text) for shape in shapes)


def _is_date(text: str) -> bool:
    if "undated" in text.casefold():
        return True
    dates = find_written_dates(text)
    if dates and "(" in text[: dates[0][0]]:
        return False
    if len(dates) > 1 and " through " in text:
        # What a paper is about: "July 1, 1962, through June 30, 1967".
        return False
    rest = text[: dates[0][0]] + text[dates[0][1] :] if dates else text
    return bool(dates) and len(rest.strip(" ,.;[]—–-")) <= 45 and ". " not in rest
