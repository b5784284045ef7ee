"""The rows of one index on the server: those of one material that one build has written.

A row named the mark says which build is read, and which state of the database it has. A
build is written beside the one that is read, and read from the commit on that changes the
mark. Every request asks as well whether the mark still says what its asker knows: the
answer is of one commit, so that none is of half an index.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pysolr

from letters.search.engines.solr.connection import Connection
from letters.search.engines.solr.fields import KINDS, LAYOUT
from letters.search.engines.solr.syntax import EVERYTHING, all_of, any_key, none_of
from letters.search.query.facets import ENTRY_VERSION
from letters.search.query.tree import Material

# What is read at once where many rows are.
ROWS_AT_ONCE = 10_000

# A facet of each request.
_IS_CURRENT = "is_current"


class ReplacedError(Exception):
    """The mark says something else meanwhile."""


def count_of(counted: Mapping[str, Any], name: str) -> int:
    """Of a facet that is a query. The server leaves out those of nothing."""
    return counted.get(name, {}).get("count", 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """The build that is read, and the state of the database that it has."""

    generation: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """Where the rows of a material are in the core."""

    connection: Connection
    material: Material

    @property
    def kind(self) -> str:
        """Where rows are written in another way, they are of another kind."""
        return f"{KINDS[self.material]}.{LAYOUT}.{ENTRY_VERSION}"

    @property
    def gone(self) -> str:
        """The kind of what was taken out: what is left of it keeps late writers out."""
        return f"{self.kind}.gone"

    @property
    def mark_id(self) -> str:
        return f"{self.kind}.mark"

    @property
    def any_kind(self) -> str:
        """The condition for all rows of the material, of older layouts too."""
        return f"kind:{KINDS[self.material]}.*"

    def mark(self) -> Mark:
        """What the mark says; an empty one where there is none."""
        query = any_key("id", [self.mark_id])
        found = self.connection.search(query, fl="generation,source", rows=1)
        return Mark(**found.docs[0]) if found.docs else Mark()


@dataclass(frozen=True, slots=True)
class Rows:
    """Those of one `generation`, as long as the index carries one of the `known` states."""

    place: IndexPlace
    generation: str
    known: Collection[str]

    @property
    def conditions(self) -> list[str]:
        kind = any_key("kind", [self.place.kind])
        return [kind, any_key("generation", [self.generation])]

    def visible(self, withdrawn: Collection[int]) -> list[str]:
        """The conditions, and that a row is not one of the `withdrawn`."""
        # Each list of them is another one.
        hidden = f"{{!cache=false}}{none_of('pk', sorted(withdrawn))}"
        return [*self.conditions, *([hidden] if withdrawn else [])]

    def search(
        self,
        q: str = EVERYTHING,
        facets: Mapping[str, Any] | None = None,
        **parameters: Any,
    ) -> pysolr.Results:
        """Raises ReplacedError. `fq` is that of `conditions`, or of `visible`."""
        asked = {**(facets or {}), _IS_CURRENT: self._is_current()}
        written = json.dumps(asked)
        parameters.setdefault("fq", self.conditions)
        results = self.place.connection.search(
            q, **parameters, **{"json.facet": written}
        )
        if not count_of(results.raw_response["facets"], _IS_CURRENT):
            raise ReplacedError
        return results

    def _is_current(self) -> dict[str, Any]:
        states = [any_key("generation", [self.generation])]
        if self.known:
            states.append(any_key("source", self.known))
        mark = any_key("id", [self.place.mark_id])
        return {"type": "query", "q": all_of(states), "domain": {"query": mark}}

    def facets(self, facets: Mapping[str, Any], **parameters: Any) -> dict[str, Any]:
        """What the facets count."""
        results = self.search(facets=facets, rows=0, **parameters)
        return results.raw_response["facets"]

    def read(
        self, q: str = EVERYTHING, *, at_once: int = ROWS_AT_ONCE, **parameters: Any
    ) -> Iterator[Sequence[Mapping[str, Any]]]:
        """All rows in the order of `sort`, so many at once: the server need not order
        all that come before."""
        cursor = "*"
        while True:
            results = self.search(q, rows=at_once, cursorMark=cursor, **parameters)
            if results.docs:
                yield results.docs
            if results.nextCursorMark == cursor:
                return
            cursor = results.nextCursorMark
