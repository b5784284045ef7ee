"""A row of a table on one line: `|= Country | 34 |# 12 |{role=label}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.errors import NotationError
from letters.tei.notation.attributes import AttributeList, parse_attributes
from letters.tei.notation.grammar import CELL_ROLES

MAX_CELLS = 1_000
SIGN_OF_ROLE = {role: sign for sign, role in CELL_ROLES.items()}

# What a backslash protects is no bar; the bar in a value is protected like any other.
_BETWEEN_BARS = re.compile(r"[^|\\]*+(?:\\.[^|\\]*+)*+\\?")
_START = re.compile(r"([=#]?+)(\{(?:[^{}\"]|\"(?:[^\"\\]|\\.)*+\")*+\})?+(?=[ \t]|\Z)")
_LISTED = re.compile(r"\{((?:[^{}\"]|\"(?:[^\"\\]|\\.)*+\")*+)\}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """`start` is the column of the line at which its words begin."""

    words: str
    start: int
    attributes: AttributeList


@dataclass(frozen=True, slots=True)
class Row:
    cells: list[Cell]
    attributes: AttributeList


def cut_row(line: str) -> Row:
    """The cells of `line`, which begins with a bar. Raises NotationError."""
    ends: list[tuple[int, int]] = []
    at = 1
    while at <= len(line):
        if len(ends) > MAX_CELLS:
            raise NotationError(f"A row of a table has more than {MAX_CELLS} cells.")
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
    source = line[start:end].rstrip(" \t")
    begin = _START.match(source)
    if not begin:
        return Cell(source, start, AttributeList())
    listed = parse_attributes((begin[2] or "{}")[1:-1])
    if listed.classes:
        raise NotationError("A cell takes #id and key=value, no .word.")
    role = CELL_ROLES.get(begin[1])
    attributes = {**listed.attributes, **({"role": role} if role else {})}
    words = source[begin.end() :]
    cut = start + len(source) - len(words.lstrip(" \t"))
    return Cell(
        words.lstrip(" \t"), cut, AttributeList(listed.identifier, (), attributes)
    )


def write_cell(words: str, sign: str, listed: str) -> str:
    """A cell with the bar before it; `sign` stands for its role."""
    return f"|{sign}{protect(listed)} {protect(words)}".rstrip(" ")


def protect(text: str) -> str:
    return text.replace("|", "\\|")
