"""What stands above the words of an enclosure: heading, date, and whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.derivation.correspondence.sides.headings import (
    Correspondents,
    read_heading,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.description.document_kinds import DocumentKind, document_kind
from letters.tei.dates import find_written_dates
from letters.tei.nodes import BlockKind

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
_LONGEST_HEADING = 300
_SHORT = 110
_MOST_ABOVE_DATE = 2
EDITORS = re.compile(r"\[[^\[\]]{1,400}\]\.?")
_MEMORANDUM = re.compile(
    r"(?:ACTION |INFORMATION )?(?:MEMORANDUM|Memorandum)"
    r"(?:(?: FOR| TO| [Ff]or)(?: THE)?:?(?P<to> .{2,120})?|:)?"
)
_MEMORANDUM_HEAD = re.compile(
    r"(?:ACTION |INFORMATION )?MEMORANDUM(?: FOR\b.*| OF CONVERSATION|:)?"
)
_MEMORANDUM_TITLE = re.compile(r"(?:[A-Z][\w’'-]{1,15} ){1,4}Memorandum")
_FIELD = re.compile(
    r"(?i)(?P<name>subject|subj|from|to|for|through|thru|via|ref|references?|date"
    r"|participants?|drafted by|drafting date|contents and \w{4,15} approved by"
    r"|(?:action|info)(?=:))"
    r"\b ?(?:[:—–-]|$)\s{0,5}(?P<said>.{0,400})"
)
_KIND_ALONE = re.compile(
    r"(?i)\[?(?:draft |suggested |proposed )?(?:memorandum|letter|telegram|note|message"
    r"|paper|aide[- ]m[eé]moire|memorandum of (?:telephone )?conversation"
    r"|memorandum for (?:the )?(?:record|files?))\]?"
    r"|Memorandum of (?:a )?(?:Telephone )?Conversation\b"
    r"(?:[^.]|(?<=[ ap.][apm]|Mr|Dr| [A-Z])\.){0,250}"
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
)
_REFERENCE = re.compile(
    r"(?:In reply refer to|No\.|Ref\b|[A-Z]{1,3}-[0-9]|NSC-?U).{0,60}"
    r"|(?=[^0-9]{0,20}[0-9])[A-Z0-9/–-]{3,20}|PRESENT"
)
_REFERENCES = ("ref", "reference", "references")
_NEXT_REFERENCE = re.compile(r"[b-z]\. |\([b-z]\) ")
_NUMBERED = re.compile(r"(?P<number>[0-9])\. .{1,120}")
# "TEXT OF CABLE FROM TEHRAN (1572)", and below it whom the cable is for.
_TEXT_OF = re.compile(r"(?:ENGLISH |FULL |DRAFT )?TEXT OF (?:THE )?[A-Z].{3,200}")
_FOR_FROM = re.compile(
    r"(?:Following )?[Ff]or (?P<to>(?:the )?[A-Z][^.:;]{2,60})"
    r" from (?P<from>[A-Z][^.:;]{2,60})\.?"
)
# Who writes "to" somebody where the heading names no kind.
_OFFICER = re.compile(r"(?:the|The|Mr\.|Mrs\.|Dr\.) ")
# A line of a list of what is attached.
_LISTED = re.compile(r"(?:TAB|Tab) [A-Z0-9]{1,3}\b ?[—–:-].{1,200}")


@dataclass(slots=True)
class Head:
    """What stands between the label and the first words; `date_line` names the day."""

    heading: str = ""
    sides: Correspondents = field(default_factory=Correspondents)
    lines: list[Line] = field(default_factory=list)
    date_line: str = ""
    sender: str = ""
    recipient: str = ""
    is_memorandum: bool = False


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


def is_field(line: Line) -> bool:
    """Whether it says whom a paper is from or to, or the like: "TO: GENERAL HAIG"."""
    return _is_short(line) and _FIELD.match(line.text.strip()) is not None


def is_memorandum_head(line: Line) -> bool:
    return len(line.text) <= _SHORT and bool(
        _MEMORANDUM_HEAD.fullmatch(line.text.strip())
    )


def top_of_head(lines: Sequence[Line], number: int) -> int:
    """The first of the lines of a letterhead, a date, a number above `number`."""
    while number > 1 and _is_letterhead(lines[number - 1]):
        number -= 1
    return number


def begins_sheet(lines: Sequence[Line], number: int) -> bool:
    """Whether a memorandum's head stands here with a field below it: "MEMORANDUM FOR", or
    a title of that kind, and "TO:" or "FROM:"."""
    line = lines[number]
    if not is_memorandum_head(line) and not _MEMORANDUM_TITLE.fullmatch(
        line.text.strip()
    ):
        return False
    return any(map(is_field, lines[number + 1 : number + 3]))


def _is_letterhead(line: Line) -> bool:
    text = line.text.strip()
    if line.is_item or line.kind is BlockKind.SIGNATURE or len(text) > _SHORT:
        return False
    shapes = (MARKING, _LETTERHEAD, _REFERENCE)
    return _is_date(text) or any(shape.fullmatch(text) for shape in shapes)


def _is_date(text: str) -> bool:
    if "undated" in text.casefold():
        return True
    dates = find_written_dates(text)
    if dates and "(" in text[: dates[0][0]]:
        return False
    rest = text[: dates[0][0]] + text[dates[0][1] :] if dates else text
    return bool(dates) and len(rest.strip(" ,.;[]—–-")) <= 45 and ". " not in rest


def read_head(lines: Sequence[Line], number: int, end: int, head: Head) -> int:
    """Fill `head` from the lines at `number`; the number of the first line of the text."""
    while number < end:
        following = _read_line(lines, number, end, head)
        if following == number:
            break
        head.lines.extend(lines[number:following])
        number = following
    return number


def _read_line(lines: Sequence[Line], number: int, end: int, head: Head) -> int:
    """The number of the line after what `number` says of the text; `number` if nothing."""
    line = lines[number]
    text = line.text.strip()
    if _read_heading(line, text, head) or _stands_above_date(lines, number, end, head):
        return number + 1
    if is_dateline(line):
        head.date_line = head.date_line or text
        return number + 1
    if match := _MEMORANDUM.fullmatch(text):
        head.is_memorandum = True
        said = (match["to"] or "").strip()
        after = number + 1
        if line.is_item or (not said and line.kind is BlockKind.HEADING):
            more, after = _items(lines, after, end)
            said = " ".join(filter(None, (said, more)))
        head.recipient = head.recipient or _name_of_office(said)
        return after
    if len(text) <= _SHORT and (match := _FOR_FROM.fullmatch(text)):
        head.sender = head.sender or match["from"]
        head.recipient = head.recipient or match["to"]
        return number + 1
    if (match := _FIELD.match(text)) and (len(text) <= _SHORT or line.is_item):
        return _read_field(lines, number, end, match, head)
    is_named = is_label(line) or _LISTED.fullmatch(text)
    is_letterhead = _is_letterhead(line)
    if is_letterhead and find_written_dates(text):
        head.date_line = head.date_line or text
    is_above = is_letterhead or EDITORS.fullmatch(text) or is_named
    return number + 1 if is_above else number


def _stands_above_date(
    lines: Sequence[Line], number: int, end: int, head: Head
) -> bool:
    """Whether the line is one of the first two above a dateline, and so a heading."""
    text = lines[number].text.strip()
    is_first = len(head.lines) < _MOST_ABOVE_DATE and not head.date_line
    following = lines[number + 1 : min(number + 3, end)]
    is_above = is_first and any(map(is_dateline, following))
    if is_above and len(text) <= _LONGEST_HEADING and not is_dateline(lines[number]):
        head.heading = head.heading or text
        return True
    return False


def is_dateline(line: Line) -> bool:
    text = line.text.strip()
    return line.kind is BlockKind.DATELINE or (len(text) <= _SHORT and _is_date(text))


def _read_heading(line: Line, text: str, head: Head) -> bool:
    if head.heading or len(text) > _LONGEST_HEADING or line.is_item:
        return False
    sides = sides_of(text)
    shapes = (_KIND_ALONE, _TEXT_OF, _MEMORANDUM_TITLE)
    is_named = any(shape.fullmatch(text) for shape in shapes)
    is_heading = sides or line.kind is BlockKind.HEADING or is_named
    is_field = _FIELD.match(text) or _MEMORANDUM.fullmatch(text)
    if not is_heading or (is_field and not sides):
        return False
    head.heading, head.sides = text, sides or Correspondents()
    return True


def sides_of(text: str) -> Correspondents | None:
    """Who wrote to whom by an editor's heading; a sentence is none."""
    if len(text) > _LONGEST_HEADING or text.rstrip().endswith((".", ":", ",")):
        return None
    sides = read_heading(text)
    is_named = document_kind(text) is not DocumentKind.OTHER
    if sides.recipient and not is_named and not _OFFICER.match(sides.sender):
        return None
    return sides if sides.sender or sides.recipient or sides.author else None


def _read_field(
    lines: Sequence[Line], number: int, end: int, match: re.Match[str], head: Head
) -> int:
    """Read "SUBJECT" and the like with the items below it, or the paragraph after it."""
    said, after = match["said"].strip(), number + 1
    if not said and after < end:
        if lines[after].is_item:
            said, after = _items(lines, after, end)
        else:
            said, after = lines[after].text.strip(), after + 1
    name = match["name"].casefold()
    if name in _REFERENCES:
        after = _below_references(lines, after, end, said)
    if name == "from":
        head.sender = head.sender or _name_of_office(said)
    elif name in ("to", "for", "action"):
        head.recipient = head.recipient or _name_of_office(said)
    return after


def _below_references(lines: Sequence[Line], number: int, end: int, first: str) -> int:
    """The line below "b." and "c.", or below "2." and "3." where `first` is "1."."""
    expected = 2 if first.startswith("1. ") else 0
    while number < end:
        numbered = _NUMBERED.fullmatch(lines[number].text.strip())
        is_next = numbered is not None and int(numbered["number"]) == expected
        if not is_next and not _NEXT_REFERENCE.match(lines[number].text):
            break
        expected += bool(is_next)
        number += 1
    return number


def _items(lines: Sequence[Line], number: int, end: int) -> tuple[str, int]:
    said: list[str] = []
    while number < end and lines[number].is_item:
        said.append(lines[number].text.strip())
        number += 1
    return ", ".join(said), number


def _name_of_office(said: str) -> str:
    name = said.strip(" ,:;")
    return name if len(name) <= 120 else ""
