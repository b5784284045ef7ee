"""Writes rows of one build of an index to a Solr server."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from letters.search.engines.solr.fields import row_of
from letters.search.engines.solr.rows import IndexPlace
from letters.search.errors import RejectedError
from letters.search.interface import IndexEntry

ROWS_AT_ONCE = 500
# How often one writer may send rows, as a power of two.
_BITS_OF_SENDINGS = 24

logger = logging.getLogger(__name__)


class RowWriter:
    """Sends rows by the hundreds. The servers show them when `finish` commits.

    The `number` is that of the state of the database that was begun for them. The server
    ignores what comes with a lower one than what it has: what a writer says late, which
    was cut off from the database and followed by another, changes nothing.

    What the server does not take is named in the log and left out, so that the others
    come through; check_index tells it from then on.
    """

    def __init__(self, place: IndexPlace, generation: str, number: int) -> None:
        self.generation = generation
        self._place = place
        self._version = number << _BITS_OF_SENDINGS
        self._rows: dict[int, Mapping[str, Any]] = {}

    @classmethod
    def of_new_build(cls, place: IndexPlace) -> RowWriter:
        """Of one that nobody else writes or reads."""
        return cls(place, secrets.token_hex(8), 0)

    def put(self, entry: IndexEntry) -> None:
        self._add(entry.pk, {**row_of(entry), "kind": self._place.kind})

    def remove(self, pk: int) -> None:
        self._add(pk, {"kind": self._place.gone})

    def _add(self, pk: int, row: Mapping[str, Any]) -> None:
        named = {"id": f"{self._place.kind}.{self.generation}.{pk}"}
        self._rows[pk] = {**named, "generation": self.generation, **row}
        if len(self._rows) >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            rows, self._rows = self._rows, {}
            self._version += 1
            self._send([*rows.items()])

    def _send(self, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        """Halves what is not taken, until what it fails for stands alone."""
        try:
            self._say([row for _, row in rows])
        except RejectedError as error:
            if len(rows) == 1:
                logger.error("Not indexed: %s: %s", rows[0][1]["id"], error)
                # It may be there as it was before.
                self.remove(rows[0][0])
                return
            middle = len(rows) // 2
            self._send(rows[:middle])
            self._send(rows[middle:])

    def name(self, source: str) -> None:
        """Let the index carry a name, and this build be the one that is read."""
        self._version += 1
        named = {"id": self._place.mark_id, "generation": self.generation}
        self._say([{**named, "kind": self._place.mark_id, "source": source}])
        self._place.connection.commit()

    def finish(self) -> None:
        """Let readers see all that was written."""
        while self._rows:
            self.flush()
        self._place.connection.commit()

    def _say(self, rows: Sequence[Mapping[str, Any]]) -> None:
        versioned = [{**row, "version": self._version} for row in rows]
        self._place.connection.add(versioned, commit=False)
