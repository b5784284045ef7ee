"""The labelled lines of a paper's head, each with the persons or words that stand behind and
below its label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letters.tei.transcription.field_labels import (
    CABLE_FIELD,
    CLOCK_STAMP,
    DATE_TIME_GROUP,
    FIELD,
    FURTHER_FIELD,
    Label,
    is_cable_head,
    label_of,
)
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.letter_words import ADDRESSED, is_name
from letters.tei.transcription.lines_below_names import LineBelow, read_line_below
from letters.tei.transcription.raw_block import RawBlock

Bounds = tuple[int, int]

_LINE = re.compile(r"[^\n]++")
_LEADS_ON = re.compile(
    r"(?:,|-|\b(?:for|of|to|the|and|in|at|on|from|a))\Z", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:and|of|for|to|the|in|at|on) |[a-zß-ÿ(&]")
# "EUR - Foy D. Kohler": the bureau in which somebody works stands before the name.
BUREAU = re.compile(r"[A-Z]{1,5}(?:/[A-Z-]{1,6}){0,3} ?[-–—] ?(?=[A-Z][a-z.])")
# "RUEHC/SECSTATE WASHDC": so a telegram is routed.
ROUTED = re.compile(r"R[A-Z]{3,6}/(?=[A-Z]{3})")
# Below TO and INFO further posts stand without a label.
POST = re.compile(
    r"(?:R[A-Z]{3,6}/)?(?:AMEMBASSY|AMCONSUL|AMLEGATION|US(?:MISSION|DEL|INT|UN|LO|CINC)\w{0,12}+"
    r"|SECSTATE|SECDEF|CINC\w{1,12}+|COMUS\w{1,12}+|JCS|CIA|DIA|WHITE HOUSE"
    r"|(?:ADM|GEN|AMB|VADM|LTGEN)\.?"
    r" [A-Z]{1,20}+|CJCS|DOD|DEPT OF)\b"
)
LEAST_ASIDE = 12  # characters to the right
# A line that is as long was broken because it was full.
FULL_LINE = 55
LONGEST_PERSON = 1_000  # with an office, on all lines
# The labels below which each line may name somebody else.
_OF_PERSONS = {Label.SENDER, Label.RECIPIENT, Label.PARTICIPANTS, Label.OTHER}


@dataclass(slots=True)
class Field:
    """A label with its `items`, or lines without any label, which are one item each.

    `further` counts the items that were told apart by nothing but their lines.
    """

    label: Bounds | None
    kind: Label = Label.OTHER
    items: list[Bounds] = field(default_factory=list)
    evidence: Bounds = (0, 0)
    further: int = 0
    # Nothing stands behind the label: all lines below it are its items.
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class _Segment:
    """A line, or as much of it as is one field."""

    start: int
    end: int
    words: str


def _segments(text: str, block: RawBlock) -> Iterator[_Segment]:
    for line in _LINE.finditer(text, block.start, block.end):
        at = line.start()
        for further in FURTHER_FIELD.finditer(text, line.start(), line.end()):
            yield _Segment(at, further.start(), text[at : further.start()])
            at = further.end()
        yield _Segment(at, line.end(), text[at : line.end()])


def read_fields(text: str, block: RawBlock) -> Iterator[Field]:
    """The fields of a block in their order, lines between them as fields without label."""
    part: Field | None = None
    column = 0
    # In a text in capitals any line may begin "FROM CONGO ENTIRELY".
    is_cable = is_cable_head(block.text.split("\n"))
    for line in _segments(text, block):
        words = line.words
        match = FIELD.fullmatch(words) or (is_cable and CABLE_FIELD.fullmatch(words))
        is_group = DATE_TIME_GROUP.match(words.strip()) is not None
        goes_on = (
            part
            and not is_marking(words.strip())
            and not _is_stamped(words, column)
            and (_is_further(part, words) or (is_cable and POST.match(words)))
        )
        if not (match or is_group) and part and goes_on:
            _add(part, text, line, column)
            continue
        if part:
            yield part
        if match:
            part, column = _opened(match, line)
        elif is_group:
            yield Field(
                None, Label.DATE, [(line.start, line.end)], (line.start, line.end)
            )
            part = None
        else:
            part = Field(
                None, items=[(line.start, line.end)], evidence=(line.start, line.end)
            )
    if part:
        yield part


def _is_further(part: Field, words: str) -> bool:
    return not part.label or part.is_above or words[:1] in " \t" or not part.items


def _is_stamped(words: str, column: int) -> bool:
    """Whether the line is a clock's stamp, far to the right of the words of the field."""
    indent = len(words) - len(words.lstrip())
    return (
        indent >= column + LEAST_ASIDE and CLOCK_STAMP.match(words.strip()) is not None
    )


def _opened(match: re.Match[str], line: _Segment) -> tuple[Field, int]:
    at = line.start
    label = (at + match.start("label"), at + match.start("words"))
    part = Field(label, label_of(match["label"]), evidence=(line.start, line.end))
    if match["words"].strip():
        end = at + match.start("words") + len(match["words"].rstrip())
        part.items.append((at + match.start("words"), end))
    else:
        part.is_above = True
    return part, match.start("words")


def _add(part: Field, text: str, line: _Segment, column: int) -> None:
    """Add a line without a label: another item, or the end of the last one."""
    words = line.words.strip()
    start = line.start + len(line.words) - len(line.words.lstrip())
    bounds = (start, start + len(words))
    if not part.label or not part.items:
        part.items.append(bounds)
        return
    above, end = part.items[-1]
    last = text[max(above, text.rfind("\n", above, end) + 1) : end].rstrip()
    has_office = "," in text[above : min(end, above + LONGEST_PERSON)]
    indent = start - line.start
    goes_on = (
        _LEADS_ON.search(last)
        or _GOES_ON.match(words)
        or (indent > column and not part.is_above)
    )
    is_full = len(last) + column >= FULL_LINE
    is_listed = part.kind is Label.PARTICIPANTS and ("," in words or part.is_above)
    person = text[above:end].partition("\n")[0]
    may_be_one = _may_be_person(words, person, has_office=has_office)
    is_post = part.kind in (Label.RECIPIENT, Label.OTHER) and POST.match(words)
    if is_post and line.words[:1] not in " \t":
        part.items.append(bounds)
    elif (
        part.kind in _OF_PERSONS
        and not goes_on
        and (is_listed or (may_be_one and not is_full))
    ):
        part.items.append(bounds)
        part.further += 1
    else:
        part.items[-1] = (part.items[-1][0], bounds[1])


def _may_be_person(words: str, above: str, *, has_office: bool) -> bool:
    """Whether the line names somebody, and not the office of the person `above` it."""
    if ADDRESSED.match(words) or BUREAU.match(words) or words.startswith("The "):
        return True
    name = words.partition(",")[0].partition("(")[0].strip()
    # A word alone below a name with an office goes on with the office.
    is_named = is_name(name) and (" " in name or not has_office)
    return is_named and not is_office_below(name, above)


def is_office_below(line: str, above: str) -> bool:
    """Whether the line has words of an office, and a person is named above it."""
    name = BUREAU.sub("", above).strip()
    is_person = is_name(name) and " " in name and not _is_office(name)
    return is_person and _is_office(line)


def _is_office(line: str) -> bool:
    return read_line_below(line, "") is LineBelow.PLAIN_OFFICE
