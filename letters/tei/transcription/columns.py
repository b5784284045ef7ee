"""Lines that are typed in columns: a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_GAP = re.compile(r"[ ]{2,}|[ ]?\t[ \t]*+")
# "2.", "(2)", "II.-", "b)", "--": what stands before an item of a list.
_ITEM = re.compile(
    r"[ \t]*+(?:\(?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])(?:[.)]-?|\.\)| ?-)|--?|[–—•*·])"
    r"[ \t]++(?=\S)"
)
FEWEST_COLUMNS = 2
FEWEST_IN_ROW = 4
_AFTER_SENTENCE = 2
# Fewer words before a full stop are a number, or a word of a table.
_FEWEST_BLANKS = 3
_QUOTES = "\"'”’»)"


Bounds = tuple[int, int]


def find_cells(line: str) -> list[tuple[int, int]]:
    """Where each cell of a line begins and ends: gaps of two spaces or a tab part them."""
    first = len(line) - len(line.lstrip())
    last = len(line.rstrip())
    bounds = [first]
    for gap in _GAP.finditer(line, first, last):
        bounds += [gap.start(), gap.end()]
    bounds.append(last)
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def has_columns(lines: Sequence[str]) -> bool:
    """Whether all the lines have the same number of cells, two or more of them; or most
    do, and the cells of the others stand in the same columns."""
    rows = [find_cells(line) for line in lines]
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    if most < FEWEST_COLUMNS or 2 * len(full) < len(rows):
        return False
    if len(full) == len(rows):
        return True
    if all(_are_sentences(line) for line in lines if len(find_cells(line)) == most):
        return False
    edges = [{row[column][0] for row in full} for column in range(most)]
    is_ragged = len(full) > 1 and all(len(starts) == 1 for starts in edges)
    starts = set[int]().union(*edges)
    if is_ragged and all(start in starts for row in rows for start, _ in row):
        return True
    bands = bands_of(lines)
    return len(bands) > FEWEST_COLUMNS and all(
        _are_in_bands(row, bands) for row in rows if len(row) < most
    )


def are_items(lines: Sequence[str]) -> bool:
    """Whether every line is an item of a list, and has its number or dash before one cell."""
    for line in lines:
        item = _ITEM.match(line)
        if not item or len(find_cells(line[item.end() :])) != 1:
            return False
    return True


def _are_sentences(line: str) -> bool:
    """Whether sentences are what two spaces part, as typists do."""
    return all(
        after[0] - end == _AFTER_SENTENCE
        and line[start:end].count(" ") >= _FEWEST_BLANKS
        and line[start:end].rstrip(_QUOTES).endswith((".", "?", "!", ":"))
        for (start, end), after in pairwise(find_cells(line))
    )


def bands_of(lines: Sequence[str]) -> list[Bounds]:
    """From where to where the cells of each column stand in the lines that have them all,
    as numbers under each other do; none if columns overlap, or one line alone has all."""
    rows = [find_cells(line) for line in lines]
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    bands = [
        (min(start for start, _ in column), max(end for _, end in column))
        for column in zip(*full, strict=True)
    ]
    is_parted = all(above[1] <= below[0] for above, below in pairwise(bands))
    return bands if is_parted and len(full) > 1 else []


def _are_in_bands(row: Sequence[Bounds], bands: Sequence[Bounds]) -> bool:
    """Whether each cell stands in a column of its own."""
    columns = [column_at(cell, bands) for cell in row]
    return None not in columns and len(set(columns)) == len(columns)


def column_at(cell: Bounds, bands: Sequence[Bounds]) -> int | None:
    """The one column in which a cell stands, in part at least."""
    at = [
        n for n, (start, end) in enumerate(bands) if cell[0] < end and start < cell[1]
    ]
    return at[0] if len(at) == 1 else None


def columns_of(lines: Sequence[str]) -> list[int]:
    """Where the columns begin, by the longest line: to place the cells of shorter ones."""
    longest = max((find_cells(line) for line in lines), key=len)
    return [start for start, _ in longest]


def is_row(line: str) -> bool:
    """Whether a line alone has many cells, as the last line of a table does."""
    has_gaps = line.count("  ") + line.count("\t") >= FEWEST_IN_ROW - 1
    return has_gaps and len(find_cells(line)) >= FEWEST_IN_ROW
