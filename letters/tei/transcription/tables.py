"""Writes lines that are typed in columns as a table of the notation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from letters.tei.transcription.columns import columns_of, find_cells
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.raw_block import RawBlock

_LINE = re.compile(r"[^\n]++")


def write_table(edits: Edits, block: RawBlock) -> str:
    """Each line of the block as a row of cells."""
    lines = [*_LINE.finditer(edits.text, block.start, block.end)]
    columns = columns_of([line[0] for line in lines])
    rows = []
    for line in lines:
        at, bounds = line.start(), find_cells(line[0])
        cells = [
            edits.notation(at + start, at + end, breaks_lines=False)
            for start, end in bounds
        ]
        if len(cells) < len(columns):
            cells = _placed([start for start, _ in bounds], cells, columns)
        escaped = (cell.replace("|", "\\|") for cell in cells)
        rows.append(f"| {' | '.join(escaped)} |")
    return "\n".join(["::: table", *rows, ":::"])


def _placed(
    starts: Sequence[int], cells: Sequence[str], columns: Sequence[int]
) -> list[str]:
    """Each cell in the column that it begins in, or behind: none is left out."""
    placed = [""] * len(columns)
    for start, cell in zip(starts, cells, strict=True):
        column = max(bisect_right(columns, start) - 1, 0)
        placed[column] = f"{placed[column]} {cell}".strip()
    return placed
