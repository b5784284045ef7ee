"""Writes rows to a Solr server, and reports its errors as ours."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pysolr

from letters.search.engines.solr.fields import Row, identifier, row_of
from letters.search.errors import UnreachableError
from letters.search.interface import IndexEntry

ROWS_AT_ONCE = 500


class RowWriter:
    """Sends rows by the hundreds. The server shows them when `finish` commits."""

    def __init__(self, connection: pysolr.Solr, kind: str) -> None:
        self.generation = secrets.token_hex(8)
        self._connection = connection
        self._kind = kind
        self._rows: list[Row] = []

    def put(self, entry: IndexEntry) -> None:
        self._rows.append(row_of(entry, self.generation, self._kind))
        if len(self._rows) >= ROWS_AT_ONCE:
            self.flush()

    def remove(self, pk: int) -> None:
        self._connection.delete(id=identifier(pk, self._kind), commit=False)

    def flush(self) -> None:
        if self._rows:
            self._connection.add(self._rows, commit=False)
        self._rows = []

    def finish(self) -> None:
        self.flush()
        self._connection.commit()


@contextmanager
def errors_reported() -> Iterator[None]:
    try:
        yield
    except pysolr.SolrError as error:
        raise UnreachableError(f"The Solr server: {error}") from error
