"""The engine for Haystack that searches on a Solr server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import pysolr
from haystack.backends import BaseEngine
from haystack.backends.solr_backend import SolrSearchBackend, SolrSearchQuery

from letters.search.engines.solr.fields import (
    KINDS,
    identifier,
    keys_field,
    stems_field,
    values_field,
)
from letters.search.engines.solr.row_writer import (
    ROWS_AT_ONCE,
    RowWriter,
    errors_reported,
)
from letters.search.engines.solr.syntax import (
    EVERYTHING,
    any_key,
    lucene_query,
    none_of,
)
from letters.search.errors import (
    BeingBuiltError,
    ReadOnlyIndexError,
    TooBroadError,
)
from letters.search.identity import begin_state, known_states
from letters.search.interface import (
    MOST_SIGNIFICANT,
    MOST_SIMILAR,
    Correction,
    EntryWriter,
    Order,
    Search,
    SearchResult,
    SimilarDocument,
    SimilarDocuments,
    Suggestions,
)
from letters.search.query.facets import COUNTED, ENTRY_VERSION, Facet
from letters.search.query.tree import Material, Query, TextPart

# Stand in an index whose rows are written as they are today; without them, the index is
# built anew. When rows are written in another way, give them other names.
MARKS = {
    Material.DOCUMENTS: f"letters.layout.{ENTRY_VERSION}",
    Material.FRONT: f"letters.layout.{ENTRY_VERSION}.front",
}
# How long a search may take, unless the connection's TIMEOUT says otherwise.
SECONDS = 5
# How often the index and the database are compared before they count as different.
ATTEMPTS = 3

_BY_DATE = "undated_i asc, earliest_i asc, latest_i asc, place_i asc, pk_l asc"
_BY_NEWEST = "undated_i asc, earliest_i desc, latest_i desc, place_i asc, pk_l asc"


class Backend(SolrSearchBackend):
    """Answers as `letters.search.interface.SearchBackend` says: with documents, or with
    sections where the settings' MATERIAL is front matter. Both are rows of one core.

    It proposes no corrections, suggestions or completions.
    """

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **{"TIMEOUT": SECONDS, **options})
        self.material = Material(options.get("MATERIAL", Material.DOCUMENTS))
        self._kind = KINDS[self.material]
        self._own_rows = f"kind_of_row_s:{self._kind}"
        self._mark = MARKS[self.material]

    def check(self, known: Collection[str] = ()) -> None:
        for _ in range(ATTEMPTS):
            # The indexer may change both between one look and the other.
            marks = self._ask(f'id:"{self._mark}"', fl="source_s", rows=1).docs
            if marks and marks[0].get("source_s") in (
                known or known_states(self.material)
            ):
                return
            known = ()
        raise BeingBuiltError(
            "There is no search index of this database on the server."
        )

    def verify(self) -> None:
        """What is stored is the server's own affair."""
        self.check()

    def is_damaged(self) -> bool:
        return False

    def count(self) -> int:
        return self._ask(EVERYTHING, fq=[self._own_rows], rows=0).hits

    def fingerprints(self) -> dict[int, bytes]:
        fingerprints: dict[int, bytes] = {}
        cursor = "*"
        while True:
            rows = self._ask(
                EVERYTHING,
                fq=[self._own_rows],
                fl="pk_l,fingerprint_s",
                sort="id asc",
                rows=ROWS_AT_ONCE,
                cursorMark=cursor,
            )
            for row in rows.docs:
                fingerprints[row["pk_l"]] = bytes.fromhex(row["fingerprint_s"])
            if rows.nextCursorMark == cursor:
                return fingerprints
            cursor = rows.nextCursorMark

    def find(
        self,
        search: Search,
        withdrawn: Collection[int] = (),
        known: Collection[str] = (),
    ) -> SearchResult:
        self.check(known)
        visible = self._visible(withdrawn)
        volumes = values_field(Facet.VOLUME)
        everything = self._ask(
            EVERYTHING, fq=visible, rows=0, **_facet_parameters([volumes])
        )
        results = self._results(search, visible)
        last = max(1, -(-results.hits // search.per_page))
        if search.page > last:
            search = replace(search, page=last)
            results = self._results(search, visible)
        facets = results.facets
        return SearchResult(
            searched=everything.hits,
            volumes=len(_counts(everything.facets, volumes)),
            total=results.hits,
            undated=facets["facet_queries"]["undated_i:1"],
            page=search.page,
            pks=[row["pk_l"] for row in results.docs],
            counts={facet: _counts(facets, values_field(facet)) for facet in COUNTED},
        )

    def total(self, search: Search, withdrawn: Collection[int] = ()) -> int:
        chosen = [_chosen_filter(facet, keys) for facet, keys in search.chosen.items()]
        narrowing = [*self._visible(withdrawn), *chosen]
        return self._ask(lucene_query(search.query), fq=narrowing, rows=0).hits

    def totals(
        self, searches: Iterable[Search], withdrawn: Collection[int] = ()
    ) -> list[int]:
        counts: list[int] = []
        with suppress(TooBroadError):
            counts.extend(self.total(search, withdrawn) for search in searches)
        return counts

    def _visible(self, withdrawn: Collection[int]) -> list[str]:
        hidden = [none_of("pk_l", withdrawn)] if withdrawn else []
        return [self._own_rows, *hidden]

    def _results(self, search: Search, visible: Sequence[str]) -> pysolr.Results:
        chosen = [_chosen_filter(facet, keys) for facet, keys in search.chosen.items()]
        # A facet that was chosen from is counted as if nothing of it were chosen.
        fields = [
            values_field(facet)
            if facet == Facet.HAS or facet not in search.chosen
            else f"{{!ex={facet}}}{values_field(facet)}"
            for facet in COUNTED
        ]
        return self._ask(
            lucene_query(search.query),
            fq=[*visible, *chosen],
            fl="pk_l",
            sort=_sort_of(search),
            start=(search.page - 1) * search.per_page,
            rows=search.per_page,
            **_facet_parameters(fields),
            **{"facet.query": "undated_i:1"},
        )

    def similar(
        self,
        pk: int,
        text: str,  # noqa: ARG002
        withdrawn: Collection[int],
    ) -> SimilarDocuments:
        """Compares by the terms that Solr finds significant, but does not name them."""
        more_like_this = (
            f"{{!mlt qf={stems_field(TextPart.TEXT)} maxqt={MOST_SIGNIFICANT}}}"
        )
        results = self._ask(
            f"{more_like_this}{identifier(pk, self._kind)}",
            fq=self._visible([pk, *withdrawn]),
            fl="pk_l",
            rows=MOST_SIMILAR,
        )
        documents = (SimilarDocument(row["pk_l"], ()) for row in results.docs)
        return SimilarDocuments(Query(), tuple(documents))

    def corrections(self, *_arguments: object) -> list[Correction]:
        return []

    def suggest(self, *_arguments: object) -> Suggestions:
        return Suggestions()

    def completions(self, *_arguments: object) -> list[str]:
        return []

    @contextmanager
    def changing(self) -> Iterator[EntryWriter]:
        writer = RowWriter(self.conn, self._kind)
        with errors_reported():
            yield writer
            self._carry(begin_state(self.material))
            writer.finish()

    @contextmanager
    def rebuilding(self) -> Iterator[EntryWriter]:
        """Write over the current index, and delete at the end what was not written again."""
        writer = RowWriter(self.conn, self._kind)
        with errors_reported():
            yield writer
            writer.flush()
            written = f'generation_s:"{writer.generation}"'
            self.conn.delete(q=f"{self._own_rows} AND NOT {written}", commit=False)
            self._carry(begin_state(self.material))
            writer.finish()

    def _carry(self, state: str) -> None:
        """Let the index carry this name from the next commit on."""
        self.conn.add([{"id": self._mark, "source_s": state}], commit=False)

    def discard(self) -> None:
        with errors_reported():
            self.conn.delete(id=self._mark, commit=True)

    def fragmented(self) -> Collection[int]:
        return ()

    def vacuum(self) -> None:
        """The server does this itself."""

    def update(self, *_arguments: Any, **_options: Any) -> None:
        raise ReadOnlyIndexError(
            "Haystack may not write the index: use manage.py index_letters."
        )

    remove = clear = update

    def _ask(self, query: str, **parameters: Any) -> pysolr.Results:
        milliseconds = int(1000 * self.timeout)
        with errors_reported():
            results = self.conn.search(query, timeAllowed=milliseconds, **parameters)
        if results.raw_response.get("responseHeader", {}).get("partialResults"):
            raise TooBroadError("The search was given up.")
        return results


class Engine(BaseEngine):
    backend = Backend
    query = SolrSearchQuery


def _chosen_filter(facet: Facet, keys: Sequence[str]) -> str:
    if facet == Facet.HAS:
        return " AND ".join(any_key(keys_field(facet), [key]) for key in keys)
    return f"{{!tag={facet}}}{any_key(keys_field(facet), keys)}"


def _sort_of(search: Search) -> str:
    if search.order == Order.NEWEST:
        return _BY_NEWEST
    if search.order == Order.DATE or not search.query.terms:
        return _BY_DATE
    return f"score desc, {_BY_DATE}"


def _facet_parameters(fields: Sequence[str]) -> dict[str, Any]:
    return {
        "facet": "true",
        "facet.field": fields,
        "facet.limit": -1,
        "facet.mincount": 1,
    }


def _counts(facets: dict[str, Any], field: str) -> list[tuple[str, int]]:
    """Solr lists values and counts alternately."""
    flat = facets["facet_fields"][field]
    counts = zip(flat[::2], flat[1::2], strict=True)
    return sorted(counts, key=lambda value: (-value[1], value[0]))
