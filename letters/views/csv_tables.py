"""Tables as files: CSV that is streamed, and that no program takes for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

# A program that opens the table would take a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = Sequence[str | int]


def csv_response(name: str, rows: Iterable[Row]) -> StreamingHttpResponse:
    """A file of UTF-8, without a byte order mark: pandas and R would read it as a part
    of the first column's name."""
    response = StreamingHttpResponse(
        _lines(rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


class _Echo:
    """A file for `csv` that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow([_harmless(cell) for cell in row])


def _harmless(cell: str | int) -> str | int:
    is_formula = isinstance(cell, str) and cell.startswith(FORMULA)
    return f"'{cell}" if is_formula else cell
