"""Reads a CSV file of any of the usual kinds: rows with their lines, and what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from letters.exports.table_file import guarded
from letters.ingest.encodings import decode_utf_8
from letters.rendering.unseen import line_errors
from letters.tei.errors import SourceError

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
# What nobody writes as text unless a program was to calculate something.
_CALCULATED = ("=", "@")


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong at a line, in a column if it is of one cell, and what to do."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        column = f", column “{self.column}”" if self.column else ""
        return f"line {self.line}{column}: {self.message}"


class CellError(Exception):
    """What is wrong with a cell, and what to do."""


def refuse_unseen(line: str) -> None:
    """Raises CellError for what the forms refuse in a line that is shown as a name."""
    if errors := line_errors(line):
        raise CellError(" ".join(errors))


class TableRefusedError(Exception):
    """The file is no table that can be read: why, where, and what to do."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells by the column's name. A row with faults may have no cells."""

    line: int
    cells: dict[str, str]
    faults: list[TableFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    columns: list[str]
    rows: list[TableRow]


def read_table(content: bytes, known: Sequence[str]) -> Table:
    """The table in `content`, whose separator is the one that finds most `known` columns.

    Names of columns are compared without regard to capitals, and "_" stands for a space.
    Raises TableRefusedError where no row could be understood.
    """
    try:
        text = decode_utf_8(content)
    except SourceError as error:
        raise TableRefusedError(f"{error} In Excel: “CSV UTF-8”.") from error
    separator = max(SEPARATORS, key=lambda each: _known_columns(text, each, known))
    lines = _lines(text, separator)
    header = next(lines, None)
    if header is None:
        raise TableRefusedError("The file is empty: its first line names the columns.")
    columns = _names(header)
    rows = [_row(line, columns) for line in lines if not _is_empty(line)]
    return Table(columns, rows)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: list[str]
    error: str = ""


def _lines(text: str, separator: str) -> Iterator[_Line]:
    """Each row with the line it begins on; one that cannot be read stops no other."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield _Line(number, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield _Line(number, [], str(error))


def _known_columns(text: str, separator: str, known: Sequence[str]) -> int:
    header = next(_lines(text, separator), None)
    names = {column_name(cell) for cell in header.cells} if header else set()
    return len(names.intersection(known))


def column_name(cell: str) -> str:
    return " ".join(cell.replace("_", " ").split()).casefold()


def _names(header: _Line) -> list[str]:
    if header.error:
        raise TableRefusedError(f"Line 1: {_explain(header.error)}")
    return [column_name(cell) for cell in header.cells]


def _is_empty(line: _Line) -> bool:
    return not line.error and not any(cell.strip() for cell in line.cells)


def _row(line: _Line, columns: Sequence[str]) -> TableRow:
    if line.error:
        return TableRow(
            line.number, {}, [TableFault(line.number, "", _explain(line.error))]
        )
    if len(line.cells) != len(columns):
        message = (
            f"This row has {len(line.cells)} cells, and the first line of the file "
            f"names {len(columns)} columns. Is a separator missing, or a quotation mark?"
        )
        return TableRow(line.number, {}, [TableFault(line.number, "", message)])
    cells, faults = {}, []
    for column, written in zip(columns, line.cells, strict=True):
        if reason := _why_unreadable(written):
            faults.append(TableFault(line.number, column, reason))
        else:
            cells[column] = _unguarded(written)
    return TableRow(line.number, cells, faults)


def _why_unreadable(written: str) -> str:
    if "\0" in written:
        place = written.index("\0") + 1
        return f"Character {place} is a NUL, which cannot be stored. Take it out."
    if written.startswith(_CALCULATED):
        return (
            f"This looks like a formula (“{written[:20]}”). Put its result in its place; "
            "or, if it is a text, an apostrophe before it."
        )
    return ""


def _unguarded(written: str) -> str:
    """The text of a cell, with line ends as LF and without space around it."""
    text = written.removeprefix("'")
    text = text if guarded(text) == written else written
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _explain(error: str) -> str:
    if "unexpected end" in error:
        return (
            "A quotation mark is opened here and not closed: nothing from here to the "
            "end of the file could be read. Close it."
        )
    if "field larger" in error:
        return "A cell of this row is too long, or a quotation mark is not closed."
    return (
        "Something stands between a closing quotation mark and the next separator. "
        "Write a quotation mark within a quoted cell twice."
    )
