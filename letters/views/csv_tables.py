"""Tables as CSV files that are streamed."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from letters.exports.table_file import Row, table_lines


def csv_response(name: str, rows: Iterable[Row]) -> StreamingHttpResponse:
    """A file in UTF-8 without a byte order mark, which pandas and R would read as part
    of the first column's name."""
    response = StreamingHttpResponse(
        table_lines(rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
