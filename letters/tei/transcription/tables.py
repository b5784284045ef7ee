"""Writes lines that are typed in columns as a table of the notation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from letters.tei.transcription.columns import (
    Bounds,
    bands_of,
    column_at,
    columns_of,
    find_cells,
)
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.raw_block import RawBlock

_LINE = re.compile(r"[^\n]++")


def write_table(edits: Edits, block: RawBlock) -> str:
    """Each line of the block as a row of cells."""
    lines = [*_LINE.finditer(edits.text, block.start, block.end)]
    words = [line[0] for line in lines]
    columns, bands = columns_of(words), bands_of(words)
    rows = []
    for line in lines:
        at, bounds = line.start(), find_cells(line[0])
        cells = [
            edits.notation(at + start, at + end, breaks_lines=False)
            for start, end in bounds
        ]
        if len(cells) < len(columns):
            cells = _placed(bounds, cells, columns, bands)
        escaped = (cell.replace("|", "\\|") for cell in cells)
        rows.append(f"| {' | '.join(escaped)} |")
    return "\n".join(["::: table", *rows, ":::"])


def _placed(
    bounds: Sequence[Bounds],
    cells: Sequence[str],
    columns: Sequence[int],
    bands: Sequence[Bounds],
) -> list[str]:
    """Each cell in the column that it stands or begins in, or behind: none is left out."""
    placed = [""] * len(columns)
    for at, cell in zip(bounds, cells, strict=True):
        column = column_at(at, bands)
        if column is None:
            column = max(bisect_right(columns, at[0]) - 1, 0)
        placed[column] = f"{placed[column]} {cell}".strip()
    return placed
