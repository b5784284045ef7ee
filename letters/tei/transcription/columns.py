"""Lines that are typed in columns: a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = re.compile(r"[ ]{2,}|[ ]?\t[ \t]*+")
FEWEST_COLUMNS = 2


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
    """Whether all the lines have the same number of cells, two or more of them."""
    numbers = {len(find_cells(line)) for line in lines}
    return len(numbers) == 1 and numbers.pop() >= FEWEST_COLUMNS
