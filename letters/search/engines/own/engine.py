"""The archive's own engine for Haystack: an index that many processes read and one writes.

Haystack makes one connection per thread; all threads of a process share one index.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery
from haystack.models import SearchResult as HaystackResult

from letters.models import Document
from letters.search.engines.own.corrections import corrections
from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.finding import find, total, totals
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.damage import damage_reported
from letters.search.engines.own.index.generations import Generations
from letters.search.engines.own.index.index_writer import IndexWriter
from letters.search.engines.own.index.opening import Index, fingerprints_in, verify
from letters.search.engines.own.index.schema import LAYOUT
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.engines.own.similarity import find_similar
from letters.search.engines.own.suggestions import completions, suggest
from letters.search.errors import (
    ReadOnlyIndexError,
    SearchError,
    SearchUnavailableError,
    TooBroadError,
)
from letters.search.identity import database_identity
from letters.search.interface import (
    Correction,
    Search,
    SearchResult,
    SimilarDocuments,
    Suggestions,
)
from letters.search.query import parse_query

# How long a search may take, unless the connection's TIMEOUT says otherwise.
SECONDS = 1.0
# How long proposals may take.
SECONDS_FOR_PROPOSALS = 0.3

_indexes: dict[Path, Index] = {}
_lock = threading.Lock()


def _index_in(path: Path) -> Index:
    with _lock:
        if path not in _indexes:
            _indexes[path] = Index(Generations(path, LAYOUT), published_of)
        return _indexes[path]


def published_of(pks: Numbers) -> Numbers:
    """Whether the document of each primary key is published now."""
    published = Document.objects.published().values_list("pk", flat=True)
    return np.isin(pks, list(published.filter(pk__in=pks.tolist()).order_by()))


class Backend(BaseSearchBackend):
    """Finds documents. It refuses to write: Haystack's own commands would empty the index
    while it is read, and write to it beside the one process that may."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.seconds = options.get("TIMEOUT", SECONDS)
        self.index = _index_in(Path(options["PATH"]))
        self.generations = self.index.generations

    def snapshot(self) -> Snapshot:
        """The index as it is now. Raises SearchUnavailableError."""
        return self.index.snapshot()

    def check(self) -> None:
        self.snapshot()
        self.generations.require_source(database_identity())

    def verify(self) -> None:
        verify(self.generations.current())

    def count(self) -> int:
        return self.snapshot().live_count

    def fingerprints(self) -> dict[int, bytes]:
        return fingerprints_in(self.generations.current())

    def changing(self) -> IndexWriter:
        return IndexWriter(self.generations.current())

    @contextmanager
    def rebuilding(self) -> Iterator[IndexWriter]:
        """Write beside the current index, then exchange the two."""
        source = database_identity()
        folder = self.generations.create()
        try:
            with IndexWriter(folder, is_new=True) as writer:
                yield writer
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self.generations.publish(folder, source)
        self.generations.vacuum()

    def discard(self) -> None:
        self.generations.discard()

    def is_damaged(self) -> bool:
        try:
            self.check()
        except SearchUnavailableError:
            return self.generations.pointer.exists()
        return False

    def fragmented(self) -> Collection[int]:
        return self.snapshot().fragmented()

    def vacuum(self) -> None:
        self.generations.vacuum()

    def find(self, search: Search, withdrawn: Collection[int] = ()) -> SearchResult:
        snapshot = self.snapshot()
        with damage_reported():
            return find(snapshot, search, withdrawn, Deadline(self.seconds))

    def total(self, search: Search, withdrawn: Collection[int] = ()) -> int:
        snapshot = self.snapshot()
        with damage_reported():
            return total(snapshot, search, withdrawn, Deadline(self.seconds))

    def totals(
        self, searches: Iterable[Search], withdrawn: Collection[int] = ()
    ) -> list[int]:
        snapshot, deadline = self.snapshot(), Deadline(SECONDS_FOR_PROPOSALS)
        with damage_reported():
            return totals(snapshot, searches, withdrawn, deadline)

    def corrections(
        self, search: Search, total: int, withdrawn: Collection[int]
    ) -> list[Correction]:
        with suppress(SearchError), damage_reported():
            deadline = Deadline(SECONDS_FOR_PROPOSALS)
            return corrections(self.snapshot(), search, total, withdrawn, deadline)
        return []

    def similar(
        self, pk: int, text: str, withdrawn: Collection[int]
    ) -> SimilarDocuments:
        snapshot, deadline = self.snapshot(), Deadline(self.seconds)
        with damage_reported():
            return find_similar(snapshot, text, [pk, *withdrawn], deadline)

    def suggest(
        self, words: Sequence[str], withdrawn: Collection[int], beginning: str = ""
    ) -> Suggestions:
        return suggest(self.snapshot(), words, withdrawn, beginning)

    def completions(self, beginning: str, withdrawn: Collection[int]) -> list[str]:
        snapshot = self.snapshot()
        with suppress(TooBroadError), damage_reported():
            deadline = Deadline(SECONDS_FOR_PROPOSALS)
            return completions(snapshot, beginning, withdrawn, deadline)
        return []

    def search(
        self,
        query_string: str,
        start_offset: int = 0,
        end_offset: int | None = None,
        result_class: type[HaystackResult] | None = None,
        **_options: Any,
    ) -> dict[str, Any]:
        """Called by Haystack instead of `find`. It does not ask who may see what."""
        query = parse_query(query_string)
        result = self.find(
            Search(query, per_page=end_offset or self.snapshot().count or 1)
        )
        result_type = result_class or HaystackResult
        label, name = Document._meta.app_label, Document._meta.model_name
        results = [result_type(label, name, pk, 0) for pk in result.pks[start_offset:]]
        return {"results": results, "hits": result.total}

    def update(self, *_arguments: Any, **_options: Any) -> None:
        raise ReadOnlyIndexError(
            "Haystack may not write the index: use manage.py index_letters."
        )

    remove = clear = update


class EngineQuery(BaseSearchQuery):
    """Haystack's queries, in the language that `parse_query` reads."""

    def build_query_fragment(self, _field: str, _filter_type: str, value: Any) -> str:
        return str(getattr(value, "query_string", value))


class Engine(BaseEngine):
    backend = Backend
    query = EngineQuery
