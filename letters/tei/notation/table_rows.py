"""A row of a table on one line: `|= Country | 34 |# 12 |{role=label}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.errors import NotationError
from letters.tei.notation.attributes import AttributeList, parse_attributes
from letters.tei.notation.grammar import CELL_ROLES

SIGN_OF_ROLE = {role: sign for sign, role in CELL_ROLES.items()}

# What a backslash protects is no bar; the bar in a value is protected like any other.
_BETWEEN_BARS = re.compile(r"[^|\\]*+(?:\\.[^|\\]*+)*+\\?")
_START = re.compile(r"([=#]?+)(\{(?:[^{}\"]|\"(?:[^\"\\]|\\.)*+\")*+\})?+(?=[ \t]|\Z)")
_LISTED = re.compile(r"\{((?:[^{}\"]|\"(?:[^\"\\]|\\.)*+\")*+)\}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """`source` is its line up to its end, `start` the column at which its words begin."""

    source: str
    start: int
    attributes: AttributeList


@dataclass(frozen=True, slots=True)
class Row:
    cells: list[Cell]
    attributes: AttributeList


def cut_row(line: str) -> Row:
    """The cells of `line`, which begins with a bar. Raises NotationError."""
    ends = []
    at = 1
    while at <= len(line):
        part = _BETWEEN_BARS.match(line, at)
        end = part.end() if part else at
        ends.append((at, end))
        at = end + 1
    after, end = ends.pop()
    listed = _LISTED.match(line, after)
    if not ends or (line[after:end].strip(" \t") and not listed):
        raise NotationError("A row of a table ends with “|”.")
    cells = [_cell(line, start, end) for start, end in ends]
    return Row(cells, parse_attributes(listed[1] if listed else ""))


def _cell(line: str, start: int, end: int) -> Cell:
    source = line[:end].rstrip(" \t")
    begin = _START.match(source, start) if len(source) > start else None
    if not begin:
        return Cell(source, min(start, len(source)), AttributeList())
    listed = parse_attributes((begin[2] or "{}")[1:-1])
    if listed.classes:
        raise NotationError("A cell takes #id and key=value, no .word.")
    role = CELL_ROLES.get(begin[1])
    attributes = {**listed.attributes, **({"role": role} if role else {})}
    return Cell(source, begin.end(), AttributeList(listed.identifier, (), attributes))


def write_cell(words: str, sign: str, listed: str) -> str:
    """A cell with the bar before it; `sign` stands for its role."""
    return f"|{sign}{protect(listed)} {protect(words)}".rstrip(" ")


def protect(text: str) -> str:
    return text.replace("|", "\\|")
