"""Prints lines and tables, and computes percentiles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

# The fourth highest of sixty figures is the 95th percentile.
SHARE_ABOVE_P95 = 0.05


def print_line(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Align the first column left, and the figures right."""
    table = [columns, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for first, *rest in table:
        cells = [
            cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)
        ]
        print_line("  ".join([first.ljust(widths[0]), *cells]))


def p50(figures: Iterable[float]) -> float:
    ordered = sorted(figures)
    return ordered[len(ordered) // 2]


def p95(figures: Iterable[float]) -> float:
    ordered = sorted(figures)
    return ordered[-1 - int(len(ordered) * SHARE_ABOVE_P95)]
