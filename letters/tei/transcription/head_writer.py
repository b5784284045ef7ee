"""Writes the labelled lines of a paper's head as lists of the notation."""

from __future__ import annotations

import re

from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.field_items import Field, is_office_below, read_fields
from letters.tei.transcription.field_labels import (
    DATE_TIME_GROUP,
    Label,
    day_of_group,
)
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.raw_block import RawBlock

_LINE = re.compile(r"[^\n]++")
_SEVERAL = re.compile(r"SUBJECTS\b", re.IGNORECASE)
# Lists of these say who took part, what it is about; the types are those of the series.
_TYPES = {
    Label.SENDER: "from",
    Label.RECIPIENT: "to",
    Label.SUBJECT: "subject",
    Label.PARTICIPANTS: "participants",
    Label.REFERENCE: "references",
}


def write_head(edits: Edits, block: RawBlock) -> str:
    """Each label beside its words, and lines between them as lines, in their order."""
    return "\n\n".join(_write(edits, part) for part in read_fields(edits.seen, block))


def _write(edits: Edits, part: Field) -> str:
    if part.label:
        return _write_list(edits, part, part.label)
    start, end = part.items[0][0], part.items[-1][1]
    words = edits.notation(start, end, breaks_lines=True)
    fence = "dateline" if part.kind is Label.DATE else "paragraph"
    return f"::: {fence}\n{words}\n:::"


def _write_list(edits: Edits, part: Field, label: tuple[int, int]) -> str:
    name = _TYPES.get(part.kind)
    opening = f"::: list {{type={name}}}" if name else "::: list"
    words = edits.notation(*label, breaks_lines=False)
    # What stands behind its label on the paper stands beside it; below it, under a heading.
    # Several subjects are told by the heading of their list.
    is_heading = part.is_above or _SEVERAL.match(words)
    lines = [f"{'#' if is_heading else '='} {words}"]
    for start, end in part.items:
        name, *below = edits.seen[start:end].split("\n")
        # An office stands below the name, as on the paper; other words are one sentence.
        has_office = bool(below) and is_office_below(below[0].strip(), name)
        lines.append(f"- {edits.notation(start, end, breaks_lines=has_office)}")
    return "\n".join([opening, *lines, ":::"])


def edit_groups(edits: Edits, block: RawBlock) -> None:
    """Let the date and time of a telegram be read as a date."""
    for line in _LINE.finditer(edits.text, block.start, block.end):
        match = DATE_TIME_GROUP.search(line[0])
        if match and (day := day_of_group(line[0])):
            at = line.start()
            start, end = at + match.start("day"), at + match.end("year")
            edits.add(start, start, "[")
            edits.add(end, end, f"]{{.date when={day}}}")


def edit_day(edits: Edits, block: RawBlock) -> None:
    """Let the day of a dateline be read where its language is another one."""
    words = date_in_line(block.text)
    if words in block.text and (day := foreign_day(words)):
        start = block.start + block.text.index(words)
        edits.add(start, start, "[")
        edits.add(start + len(words), start + len(words), f"]{{.date when={day}}}")
