"""Says in tables what was measured."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

# Of sixty figures, the fourth highest is the 95th percentile.
SLOWER_THAN_P95 = 0.05


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def say_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The first column to the left, and figures to the right."""
    table = [columns, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for first, *rest in table:
        cells = [
            cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)
        ]
        say("  ".join([first.ljust(widths[0]), *cells]))


def p50(figures: Iterable[float]) -> float:
    ordered = sorted(figures)
    return ordered[len(ordered) // 2]


def p95(figures: Iterable[float]) -> float:
    ordered = sorted(figures)
    return ordered[-1 - int(len(ordered) * SLOWER_THAN_P95)]
