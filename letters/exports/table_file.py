"""Tables as CSV, line by line, without cells that a program could take for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

Row = Sequence[str | int]

# A spreadsheet program takes a cell that begins so for a formula. What goes out has an
# apostrophe before it, which is taken off when it comes in.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file for `csv` that returns what is written to it."""

    def write(self, line: str) -> str:
        return line


def table_lines(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    for row in rows:
        # The return value is that of `write`, which the library's types do not know.
        line: str = writer.writerow(
            [guarded(cell) if isinstance(cell, str) else cell for cell in row]
        )
        yield line


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it, if a program could take it for a formula;
    and if it begins so itself, so that each text comes back as it was."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_STARTS) else cell
