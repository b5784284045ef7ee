"""The engine for Haystack that searches on a Solr server."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import sleep
from typing import Any, TypeVar

from haystack.backends import BaseEngine
from haystack.backends.solr_backend import SolrSearchBackend, SolrSearchQuery

from letters.search.engines.solr.asking import Question
from letters.search.engines.solr.connection import Connection, in_collection
from letters.search.engines.solr.likeness import find_similar
from letters.search.engines.solr.row_writer import RowWriter
from letters.search.engines.solr.rows import IndexPlace, ReplacedError, Rows, count_of
from letters.search.engines.solr.syntax import all_of, any_key, filters_of, lucene_query
from letters.search.errors import (
    BeingBuiltError,
    ReadOnlyIndexError,
    RejectedError,
    TooBroadError,
)
from letters.search.identity import begin_state, known_states
from letters.search.interface import (
    Correction,
    EntryWriter,
    Search,
    SearchResult,
    SimilarDocuments,
    Suggestions,
)
from letters.search.query.tree import Material

# How long a search may take, unless the connection's TIMEOUT says otherwise.
SECONDS = 5
# How often the index and the database are compared before they count as different.
ATTEMPTS = 3

# Where no build is read.
_NONE = "none"

Answer = TypeVar("Answer")


class Backend(SolrSearchBackend):
    """Answers as `letters.search.interface.SearchBackend` says: with documents, or with
    sections where the settings' MATERIAL is front matter. Both are rows of one core.

    It proposes no corrections, suggestions or completions.
    """

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self._options = options
        self.conn = Connection(options["URL"], options.get("TIMEOUT", SECONDS))
        self.material = Material(options.get("MATERIAL", Material.DOCUMENTS))
        self._place = IndexPlace(self.conn, self.material)
        # As it was last: usually it still is.
        self._generation = ""

    def _ask(
        self, ask: Callable[[Rows], Answer], known: Collection[str] = ()
    ) -> Answer:
        """What is answered by the index of this database, all of it by one build."""
        for _ in range(ATTEMPTS):
            # The indexer may change both between one look and the other.
            states = known or known_states(self.material)
            if not self._generation:
                self._generation = self._place.mark().generation
            if self._generation and states:
                with suppress(ReplacedError):
                    return ask(Rows(self._place, self._generation, states))
            self._generation, known = "", ()
        raise BeingBuiltError(
            "There is no search index of this database on the server."
        )

    def check(self, known: Collection[str] = ()) -> None:
        self._ask(lambda rows: rows.facets({}), known)

    def verify(self) -> None:
        """What is stored is the server's own affair."""
        self.check()

    def is_damaged(self) -> bool:
        return False

    def count(self) -> int:
        return self._ask(lambda rows: rows.search(rows=0).hits)

    def fingerprints(self) -> dict[int, bytes]:
        def read(rows: Rows) -> dict[int, bytes]:
            return {
                row["pk"]: bytes.fromhex(row["fingerprint"])
                for some in rows.read(fl="pk,fingerprint", sort="id asc")
                for row in some
            }

        return self._ask(read)

    def find(
        self,
        search: Search,
        withdrawn: Collection[int] = (),
        known: Collection[str] = (),
    ) -> SearchResult:
        return self._ask(lambda rows: Question(rows, search, withdrawn).answer(), known)

    def total(self, search: Search, withdrawn: Collection[int] = ()) -> int:
        return self._totals([search], withdrawn)[0]

    def totals(
        self, searches: Iterable[Search], withdrawn: Collection[int] = ()
    ) -> list[int]:
        with suppress(TooBroadError):
            return self._totals([*searches], withdrawn)
        return []

    def _totals(
        self, searches: Sequence[Search], withdrawn: Collection[int]
    ) -> list[int]:
        queries = [
            all_of([lucene_query(search.query), *filters_of(search)])
            for search in searches
        ]
        asked = {
            f"total{number}": {"type": "query", "q": query}
            for number, query in enumerate(queries)
        }
        counted = self._ask(lambda rows: rows.facets(asked, fq=rows.visible(withdrawn)))
        return [count_of(counted, name) for name in asked]

    def similar(
        self, pk: int, text: str, withdrawn: Collection[int]
    ) -> SimilarDocuments:
        return self._ask(lambda rows: find_similar(rows, text, [pk, *withdrawn]))

    def corrections(self, *_arguments: object) -> list[Correction]:
        return []

    def suggest(self, *_arguments: object) -> Suggestions:
        return Suggestions()

    def completions(self, *_arguments: object) -> list[str]:
        return []

    @contextmanager
    def changing(self) -> Iterator[EntryWriter]:
        state = begin_state(self.material)
        writer = RowWriter(self._place, self._place.mark().generation, state.number)
        # First: what is written next may be seen by and by, where servers share an index.
        writer.name(state.name)
        yield writer
        writer.finish()

    @contextmanager
    def rebuilding(self) -> Iterator[EntryWriter]:
        """Write beside the rows that are read. What a build has left that did not come
        to its end is removed first, and what was read until now at last."""
        current = self._place.mark()
        first = begin_state(self.material)
        # Nobody who began before can replace the mark any more.
        generation = current.generation or _NONE
        RowWriter(self._place, generation, first.number).name(current.source)
        self._remove_others(f"kind:{self._place.kind}*")
        writer = RowWriter.of_new_build(self._place)
        yield writer
        # First: whoever sees the mark is to see all rows, on each server.
        writer.finish()
        last = begin_state(self.material)
        RowWriter(self._place, writer.generation, last.number).name(last.name)
        self._remove_others(self._place.any_kind)

    def beside(self, collection: str) -> Backend:
        if collection == self.conn.alias:
            raise RejectedError("An alias does not lead to itself.")
        options = {
            **self._options,
            "URL": in_collection(self._options["URL"], collection),
        }
        return Backend(self.connection_alias, **options)

    def exchange(self, collection: str) -> None:
        self.conn.stand_for(collection)
        # Each server learns of it by and by. Who reads what was there until now may go on.
        sleep(self.conn.longest_search_seconds)

    def _remove_others(self, rows: str) -> None:
        """Those of builds that are not read."""
        if self.conn.is_cloud:
            # Of one search, a server may have seen the former mark, and another not have
            # been asked yet.
            sleep(self.conn.longest_search_seconds)
        current = any_key("generation", [self._place.mark().generation])
        self.conn.delete(q=f"{rows} AND NOT {current}", commit=True)

    def discard(self) -> None:
        self.conn.delete(id=self._place.mark_id, commit=True)

    def fragmented(self) -> Collection[int]:
        return ()

    def vacuum(self) -> None:
        """The server does this itself."""

    def update(self, *_arguments: Any, **_options: Any) -> None:
        raise ReadOnlyIndexError(
            "Haystack may not write the index: use manage.py index_letters."
        )

    remove = clear = update


class Engine(BaseEngine):
    backend = Backend
    query = SolrSearchQuery
