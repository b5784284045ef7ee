"""The archive's engine for Haystack: an index of our own making, read by many processes
and written by one.

With `search_indexes`, the only module that knows Haystack. Its connections are made
per thread; the index that they read is one for the whole process.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from django.db import models
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery
from haystack.constants import DEFAULT_ALIAS
from haystack.models import SearchResult

from letters.models import Document
from letters.search.corrections import Correction, corrections
from letters.search.errors import ReadOnlyIndexError, SearchError, TooBroadError
from letters.search.evaluation import Deadline
from letters.search.finding import Findings, Search, find
from letters.search.index.codec import Numbers
from letters.search.index.damage import damage_reported
from letters.search.index.entries import Entry
from letters.search.index.generations import Generations
from letters.search.index.reading import Index, contents_of
from letters.search.index.schema import LAYOUT
from letters.search.index.snapshot import Snapshot
from letters.search.index.writing import IndexWriter
from letters.search.parsing import parse_query
from letters.search.suggestions import Suggestions, completions, suggest
from letters.search.telling import Likenesses, find_similar

# How long a search may take, unless the connection's TIMEOUT says otherwise.
SECONDS = 1.0
# How long what is proposed besides may take.
SECONDS_FOR_MORE = 0.3

_indexes: dict[Path, Index] = {}
_lock = threading.Lock()


def _index_in(path: Path) -> Index:
    with _lock:
        if path not in _indexes:
            _indexes[path] = Index(Generations(path, LAYOUT), published_of)
        return _indexes[path]


def published_of(pks: Numbers) -> Numbers:
    """For each of the primary keys, whether its document is published now."""
    published = Document.objects.published().values_list("pk", flat=True)
    return np.isin(pks, list(published.filter(pk__in=pks.tolist()).order_by()))


class Backend(BaseSearchBackend):
    """Finds documents. Writing is refused: Haystack's own commands would empty the
    index while it is read, and write it beside the one process that may."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.seconds = options.get("TIMEOUT", SECONDS)
        self.path = Path(options["PATH"])
        self.index = _index_in(self.path)
        self.generations = self.index.generations

    def snapshot(self) -> Snapshot:
        """The index as it is now. Raises SearchUnavailableError."""
        return self.index.snapshot()

    def fingerprints(self) -> dict[int, bytes]:
        """Of what was indexed, by primary key. Raises SearchUnavailableError."""
        return contents_of(self.generations.current())

    def find(self, search: Search, withdrawn: Collection[int] = ()) -> Findings:
        """Raises SearchUnavailableError and TooBroadError."""
        snapshot = self.snapshot()
        with damage_reported():
            return find(snapshot, search, withdrawn, Deadline(self.seconds))

    def corrections(
        self, search: Search, total: int, withdrawn: Collection[int]
    ) -> list[Correction]:
        """Of a search that found `total`. None where they would take too long."""
        with suppress(SearchError), damage_reported():
            deadline = Deadline(SECONDS_FOR_MORE)
            return corrections(self.snapshot(), search, total, withdrawn, deadline)
        return []

    def similar(self, text: str, excluded: Collection[int]) -> Likenesses:
        """Documents like `text`. Raises SearchUnavailableError and TooBroadError."""
        snapshot = self.snapshot()
        with damage_reported():
            return find_similar(snapshot, text, excluded, Deadline(self.seconds))

    def suggest(
        self, words: Sequence[str], withdrawn: Collection[int], beginning: str = ""
    ) -> Suggestions:
        """Raises SearchUnavailableError."""
        return suggest(self.snapshot(), words, withdrawn, beginning)

    def completions(self, beginning: str, withdrawn: Collection[int]) -> list[str]:
        """None where they would take too long. Raises SearchUnavailableError."""
        snapshot = self.snapshot()
        with suppress(TooBroadError), damage_reported():
            deadline = Deadline(SECONDS_FOR_MORE)
            return completions(snapshot, beginning, withdrawn, deadline)
        return []

    def search(
        self,
        query_string: str,
        start_offset: int = 0,
        end_offset: int | None = None,
        result_class: type[SearchResult] | None = None,
        **_options: Any,
    ) -> dict[str, Any]:
        """Haystack's way to `find`. It knows nothing of who may see what."""
        query = parse_query(query_string)
        found = self.find(
            Search(query, per_page=end_offset or self.snapshot().count or 1)
        )
        make = result_class or SearchResult
        label, name = Document._meta.app_label, Document._meta.model_name
        results = [make(label, name, pk, 0) for pk in found.pks[start_offset:]]
        return {"results": results, "hits": found.total}

    def update(self, *_arguments: Any, **_options: Any) -> None:
        raise ReadOnlyIndexError("Only manage.py index_letters writes the index.")

    remove = clear = update


class EngineQuery(BaseSearchQuery):
    """Haystack's queries in the language of `parsing`."""

    def build_query_fragment(self, _field: str, _filter_type: str, value: Any) -> str:
        return str(getattr(value, "query_string", value))


class Engine(BaseEngine):
    backend = Backend
    query = EngineQuery


def backend() -> Backend:
    return connections[DEFAULT_ALIAS].get_backend()


def writer(folder: Path, *, is_new: bool = False) -> IndexWriter:
    return IndexWriter(folder, is_new=is_new)


def indexable_documents() -> models.QuerySet[Document]:
    return _document_index().index_queryset()


def entry_of(document: Document) -> Entry:
    return _document_index().entry_of(document)


def _document_index() -> Any:
    """The DocumentIndex that Haystack found."""
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Document)
