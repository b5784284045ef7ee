"""The archive's engine for Haystack: one schema of ours, read by many, written by one.

With `search_indexes`, the only module that knows Haystack. Its connections are made
per thread, and so is what this keeps open.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import models
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery
from haystack.constants import DEFAULT_ALIAS
from haystack.indexes import SearchIndex
from haystack.models import SearchResult
from whoosh.fields import Schema

from letters.models import Document
from letters.search.errors import ReadOnlyIndexError, SearchUnavailableError
from letters.search.evaluation import Deadline, find_identifiers
from letters.search.files import IndexWriter, OpenIndex, damage_reported
from letters.search.generations import Generations
from letters.search.queries import Query, parse_query
from letters.search.schema import LAYOUT, build_schema

# How long a search may take, unless the connection's TIMEOUT says otherwise.
SECONDS = 1.5
# A generation may be swept between being named and being opened.
ATTEMPTS = 3


class Backend(BaseSearchBackend):
    """Finds documents. Writing is refused: Haystack's own commands would empty the
    index while it is read, and write it beside the one process that may."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.seconds = options.get("TIMEOUT", SECONDS)
        self.generations = Generations(Path(options["PATH"]), LAYOUT)
        self._open: OpenIndex | None = None

    def open(self) -> OpenIndex:
        """The index as it is now. Raises SearchUnavailableError."""
        for _ in range(ATTEMPTS - 1):
            with suppress(SearchUnavailableError):
                return self._open_current()
        return self._open_current()

    def _open_current(self) -> OpenIndex:
        folder = self.generations.current()
        if self._open and not self._open.is_current(folder):
            self.close()
        if not self._open:
            self._open = OpenIndex(folder, self.schema())
        return self._open

    def close(self) -> None:
        if self._open:
            self._open.close()
            self._open = None

    def index(self) -> SearchIndex:
        unified = connections[self.connection_alias].get_unified_index()
        return unified.get_index(Document)

    def parts(self) -> list[str]:
        return list(self.index().fields)

    def schema(self) -> Schema:
        return build_schema(self.parts())

    def find(self, query: Query) -> list[tuple[int, float]]:
        """Primary keys with scores, best first. What may be shown is not asked here.

        Raises SearchUnavailableError and TooBroadError.
        """
        searcher = self.open().searcher
        with damage_reported():
            found = find_identifiers(
                searcher, self.parts(), query, Deadline(self.seconds)
            )
        return [(int(identifier), score) for identifier, score in found]

    def search(
        self,
        query_string: str,
        start_offset: int = 0,
        end_offset: int | None = None,
        result_class: type[SearchResult] | None = None,
        **_options: Any,
    ) -> dict[str, Any]:
        """Haystack's way to `find`. It knows nothing of who may see what."""
        found = self.find(parse_query(query_string))
        make = result_class or SearchResult
        label, name = Document._meta.app_label, Document._meta.model_name
        results = [
            make(label, name, pk, score) for pk, score in found[start_offset:end_offset]
        ]
        return {"results": results, "hits": len(found)}

    def update(self, *_arguments: Any, **_options: Any) -> None:
        raise ReadOnlyIndexError("Only manage.py index_letters writes the index.")

    remove = clear = update


class EngineQuery(BaseSearchQuery):
    """Haystack's queries in the syntax of `queries`."""

    def build_query_fragment(self, _field: str, _filter_type: str, value: Any) -> str:
        return str(getattr(value, "query_string", value))


class Engine(BaseEngine):
    backend = Backend
    query = EngineQuery


def backend() -> Backend:
    return connections[DEFAULT_ALIAS].get_backend()


def writer(folder: Path, *, is_new: bool = False) -> IndexWriter:
    return IndexWriter(folder, backend().schema(), is_new=is_new)


def indexable_documents() -> models.QuerySet[Document]:
    return backend().index().index_queryset()


def texts_of(document: Document) -> dict[str, str | list[str]]:
    """The texts of the document's parts, as `search_indexes` prepares them."""
    prepared = backend().index().full_prepare(document)
    return {part: prepared[part] for part in backend().parts()}
