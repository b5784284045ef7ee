"""Tables as CSV files that are streamed, without cells that could be formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from letters.ingest.bulk.csv_files import guarded

Row = Sequence[str | int]


def csv_response(name: str, rows: Iterable[Row]) -> StreamingHttpResponse:
    """A file in UTF-8 without a byte order mark, which pandas and R would read as part
    of the first column's name."""
    response = StreamingHttpResponse(
        _lines(rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


class _Echo:
    """A file for `csv` that returns what is written to it."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow(
            [guarded(cell) if isinstance(cell, str) else cell for cell in row]
        )
