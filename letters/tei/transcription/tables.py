"""Writes lines that are typed in columns as a table of the notation."""

from __future__ import annotations

import re

from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.raw_block import RawBlock

_LINE = re.compile(r"[^\n]++")


def write_table(edits: Edits, block: RawBlock) -> str:
    """Each line of the block as a row of cells."""
    rows = []
    for line in _LINE.finditer(edits.text, block.start, block.end):
        at = line.start()
        cells = [
            edits.notation(at + start, at + end, breaks_lines=False)
            for start, end in find_cells(line[0])
        ]
        escaped = (cell.replace("|", "\\|") for cell in cells)
        rows.append(f"| {' | '.join(escaped)} |")
    return "\n".join(["::: table", *rows, ":::"])
