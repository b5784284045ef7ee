"""What stands above the words of an enclosure: heading, date, and whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.derivation.correspondence.sides.headings import (
    Correspondents,
    read_heading,
)
from letters.derivation.correspondence.transmitted.enclosure_labels import (
    below_list,
    is_label,
)
from letters.derivation.correspondence.transmitted.head_lines import (
    EDITORS,
    FIELD,
    MEMORANDUM,
    MEMORANDUM_TITLE,
    SHORT,
    is_dateline,
    is_letterhead,
)
from letters.derivation.correspondence.transmitted.letter_parts import ends_letter
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.description.document_kinds import DocumentKind, document_kind
from letters.tei.dates import find_written_dates
from letters.tei.nodes import BlockKind

_LONGEST_HEADING = 300
_MOST_ABOVE_DATE = 2
_KIND_ALONE = re.compile(
    r"(?i)\[?(?:draft |suggested |proposed )?(?:memorandum|letter|telegram|note|message"
    r"|paper|aid[eé][- ]m[eé]moire|memorandum of (?:telephone )?conversation"
    r"|memorandum for (?:the )?(?:record|files?))\]?"
    r"|(?:\w{4,10} ){0,2}(?:note|paper|memorandum) prepared for .{3,150}"
    r"|Memorandum of (?:a )?(?:Telephone )?Conversation\b"
    r"(?:[^.]|(?<=[ ap.][apm]|Mr|Dr| [A-Z])\.){0,250}"
)
# What stands below "Enclosure" where nothing is named.
_AS_STATED = re.compile(r"(?i)as (?:herein )?stated\.?")
# "Letter from Kennedy to Khrushchev—October 27, 1962".
_DATED_HEADING = re.compile(
    r"(?P<heading>[^—–]{10,200})[—–] ?(?P<day>[A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4})"
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
_OFFICER = re.compile(
    r"(?:the|The|Mr\.|Mrs\.|Dr\.|(?:[A-Z][a-z]{3,10} )?(?:General|Admiral|Marshal)) "
)
# A line of a list of what is attached.
_LISTED = re.compile(r"(?:TAB|Tab) [A-Z0-9]{1,3}\b ?[—–:-].{1,200}")
_LISTED_ITEM = re.compile(r"(?:TAB|Tab) [A-Z0-9]{1,3}\b.{1,200}")
# "(Copy of London Secun Five, Sept. 9, 1965)".
_COPY_OF = re.compile(r"\((?:Copy|COPY) of .{3,100}\)")


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
    if match := MEMORANDUM.fullmatch(text):
        head.is_memorandum = True
        said = (match["to"] or "").strip()
        after = number + 1
        if line.is_item or (not said and line.kind is BlockKind.HEADING):
            more, after = _items(lines, after, end)
            said = " ".join(filter(None, (said, more)))
        head.recipient = head.recipient or _name_of_office(said)
        return after
    if len(text) <= SHORT and (match := _FOR_FROM.fullmatch(text)):
        head.sender = head.sender or match["from"]
        head.recipient = head.recipient or match["to"]
        return number + 1
    if (match := FIELD.match(text)) and (len(text) <= SHORT or line.is_item):
        return _read_field(lines, number, end, match, head)
    if is_label(line) and (below := below_list(lines, number)) > number:
        return below
    is_copy = _COPY_OF.fullmatch(text) is not None
    is_listed = line.is_item and _LISTED_ITEM.fullmatch(text) is not None
    is_named = is_label(line) or _LISTED.fullmatch(text) or is_copy
    is_of_carrier = not head.lines and _is_right(line) and ends_letter(text)
    is_in_letterhead = is_letterhead(line) or is_of_carrier
    if (is_in_letterhead or is_copy) and find_written_dates(text):
        head.date_line = head.date_line or text
    is_remark = EDITORS.fullmatch(text) or _AS_STATED.fullmatch(text)
    is_above = is_in_letterhead or is_remark or is_named or is_listed
    return number + 1 if is_above else number


def _is_right(line: Line) -> bool:
    """Whether it is printed at the right, as the carrier's signature below the label is."""
    return line.block is not None and line.block.attributes.get("rend") == "right"


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


def _read_heading(line: Line, text: str, head: Head) -> bool:
    if head.heading or len(text) > _LONGEST_HEADING or line.is_item:
        return False
    day = ""
    if dated := _DATED_HEADING.fullmatch(text):
        text, day = dated["heading"], dated["day"]
    sides = sides_of(text)
    shapes = (_KIND_ALONE, _TEXT_OF, MEMORANDUM_TITLE)
    is_named = any(shape.fullmatch(text) for shape in shapes)
    is_heading = sides or line.kind is BlockKind.HEADING or is_named
    is_field = FIELD.match(text) or MEMORANDUM.fullmatch(text)
    if not is_heading or (is_field and not sides):
        return False
    head.heading, head.sides = text, sides or Correspondents()
    head.date_line = head.date_line or day
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
