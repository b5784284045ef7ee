"""Writes a block of a raw transcription as a block of the notation."""

from __future__ import annotations

import re

from letters.tei.balance import find_imbalances
from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.head_writer import write_head
from letters.tei.transcription.raw_block import RawBlock, Role
from letters.tei.transcription.tables import write_table
from letters.tei.transcription.titles import MARKED_LINE

FENCES = {
    Role.HEADING: "heading",
    Role.ENCLOSURE: "heading",
    Role.LETTERHEAD: "letterhead",
    Role.MARKS: "marks",
    Role.STAMP: "marks",
    Role.NUMBER: "marks",
    Role.DATE: "dateline",
    Role.SALUTE: "salute",
    Role.CLOSING: "closing",
    Role.SIGNATURE: "signature",
    Role.LINES: "paragraph",
    Role.ADDRESS: "paragraph",
    Role.FOOT: "paragraph",
    Role.MARKING: "marks",
}
WORDS = {Role.STAMP: "stamp", Role.NUMBER: "number", Role.MARKING: "stamp"}
_LINE = re.compile(r"[^\n]++")


def write_block(edits: Edits, block: RawBlock, *, is_edited: bool) -> list[str]:
    """The blocks of the notation that one block becomes, mostly one."""
    if block.role is Role.TABLE:
        return [write_table(edits, block)]
    if block.role is Role.FIELDS:
        return [write_head(edits, block)]
    if block.role is Role.HEADING and not is_edited:
        return _heading_under_marks(edits, block)
    if block.role is Role.SIGNATURE and (beside := _names_beside(edits, block)):
        return beside
    breaks_lines = block.role not in (Role.PARAGRAPH, Role.POSTSCRIPT)
    if word := WORDS.get(block.role):
        inline = write_span(
            edits, block.start, block.end, word, breaks_lines=breaks_lines
        )
    else:
        inline = edits.notation(block.start, block.end, breaks_lines=breaks_lines)
    if block.role is Role.POSTSCRIPT:
        return [f"::: postscript\n{inline}\n:::"]
    fence = FENCES.get(block.role)
    if block.role is Role.FOOT and "\n" not in block.text:
        fence = None
    return [f"::: {fence}\n{inline}\n:::" if fence else inline]


def write_span(
    edits: Edits, start: int, end: int, word: str, *, breaks_lines: bool = False
) -> str:
    """Words as a span. One bracket without the other would else end the span, or open one."""
    for imbalance in find_imbalances(edits.text[start:end]):
        at = start + imbalance.offset
        if edits.text[at] in "[]" and edits.is_free(at, at + 1):
            edits.add(at, at + 1, f"\\{edits.text[at]}")
    inline = edits.notation(start, end, breaks_lines=breaks_lines)
    return f"[{inline}]{{.{word}}}"


def _heading_under_marks(edits: Edits, block: RawBlock) -> list[str]:
    """A heading, and before it as marks the marked lines above its first words."""
    lines = list(_LINE.finditer(block.text))
    words = [line for line in lines if not MARKED_LINE.match(line[0])] or lines
    split = block.start + words[0].start()
    heading = edits.notation(split, block.end, breaks_lines=True)
    written = [f"::: heading\n{heading}\n:::"]
    if words[0] is not lines[0]:
        above = block.start + words[0].start() - 1
        marks = edits.notation(block.start, above, breaks_lines=True)
        written.insert(0, f"::: marks\n{marks}\n:::")
    return written


def _names_beside(edits: Edits, block: RawBlock) -> list[str]:
    """Two signatures of which each has its own column; none if the lines have no two."""
    rows = [
        [
            (line.start() + start, line.start() + end)
            for start, end in find_cells(line[0])
        ]
        for line in _LINE.finditer(edits.text, block.start, block.end)
    ]
    if any(len(row) != 2 for row in rows):
        return []
    columns = zip(*rows, strict=True)
    return [
        "::: signature\n"
        + "\\\n".join(edits.notation(*cell, breaks_lines=False) for cell in column)
        + "\n:::"
        for column in columns
    ]
