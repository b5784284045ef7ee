"""The archive's own engine for Haystack: an index that many processes read and one writes.

Haystack makes one connection per thread; all threads of a process share one index.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
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
from letters.search.identity import begin_state, known_states
from letters.search.interface import (
    ROWS,
    Correction,
    Search,
    SearchResult,
    SimilarDocuments,
    Suggestions,
)
from letters.search.query import parse_query
from letters.search.query.tree import Material

# How long a search may take, unless the connection's TIMEOUT says otherwise.
SECONDS = 1.0
# Proposals may take this part of it.
PART_FOR_PROPOSALS = 0.3

# Primary keys in one question to the database.
MOST_NAMED = 500

# In the folder that the settings name.
FOLDERS = {Material.DOCUMENTS: "", Material.FRONT: "front"}

_indexes: dict[Path, Index] = {}
_lock = threading.Lock()


def _index_in(path: Path, material: Material) -> Index:
    with _lock:
        if path not in _indexes:
            visibility = partial(published_of, material)
            _indexes[path] = Index(Generations(path, LAYOUT), visibility)
        return _indexes[path]


def published_of(material: Material, pks: Numbers) -> Numbers:
    """Whether the row of each primary key is published now."""
    published = ROWS[material].objects.published().values_list("pk", flat=True)
    if len(pks) > MOST_NAMED:
        # To name thousands costs more than to read some that nobody asked for.
        published = published.filter(pk__range=(int(pks.min()), int(pks.max())))
    else:
        published = published.filter(pk__in=pks.tolist())
    return np.isin(pks, list(published.order_by()))


class Backend(BaseSearchBackend):
    """Finds documents, or sections where the settings' MATERIAL is front matter.

    It refuses to write: Haystack's own commands would empty the index while it is read,
    and write to it beside the one process that may.
    """

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.seconds = options.get("TIMEOUT", SECONDS)
        self.material = Material(options.get("MATERIAL", Material.DOCUMENTS))
        folder = Path(options["PATH"], FOLDERS[self.material])
        self.index = _index_in(folder, self.material)
        self.generations = self.index.generations

    def _deadline_of_proposals(self) -> Deadline:
        return Deadline(PART_FOR_PROPOSALS * self.seconds)

    def snapshot(self) -> Snapshot:
        """The index as it is now. Raises SearchUnavailableError."""
        return self.index.snapshot()

    def own_snapshot(self, known: Collection[str] = ()) -> Snapshot:
        """The same, but not of another database. What is asked for beside `find` or
        `completions` need not compare again."""
        self.generations.require_source(partial(known_states, self.material), known)
        return self.snapshot()

    def check(self, known: Collection[str] = ()) -> None:
        self.own_snapshot(known)

    def verify(self) -> None:
        verify(self.generations.current())

    def count(self) -> int:
        return self.snapshot().live_count

    def fingerprints(self) -> dict[int, bytes]:
        self.generations.require_source(partial(known_states, self.material))
        return fingerprints_in(self.generations.current())

    @contextmanager
    def changing(self) -> Iterator[IndexWriter]:
        folder = self.generations.current()
        with IndexWriter(folder) as writer:
            # Before what it names: a backup from before knows neither.
            self.generations.set_source(folder, begin_state(self.material).name)
            yield writer

    @contextmanager
    def rebuilding(self) -> Iterator[IndexWriter]:
        """Write beside the current index, then exchange the two."""
        folder = self.generations.create()
        try:
            with IndexWriter(folder, is_new=True) as writer:
                yield writer
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        # After all was read: a backup from before does not have what is in the index.
        self.generations.publish(folder, begin_state(self.material).name)
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

    def find(
        self,
        search: Search,
        withdrawn: Collection[int] = (),
        known: Collection[str] = (),
    ) -> SearchResult:
        snapshot = self.own_snapshot(known)
        with damage_reported():
            return find(snapshot, search, withdrawn, Deadline(self.seconds))

    def total(self, search: Search, withdrawn: Collection[int] = ()) -> int:
        snapshot = self.snapshot()
        with damage_reported():
            return total(snapshot, search, withdrawn, Deadline(self.seconds))

    def totals(
        self, searches: Iterable[Search], withdrawn: Collection[int] = ()
    ) -> list[int]:
        snapshot, deadline = self.snapshot(), self._deadline_of_proposals()
        with damage_reported():
            return totals(snapshot, searches, withdrawn, deadline)

    def corrections(
        self, search: Search, total: int, withdrawn: Collection[int]
    ) -> list[Correction]:
        with suppress(SearchError), damage_reported():
            deadline = self._deadline_of_proposals()
            return corrections(self.snapshot(), search, total, withdrawn, deadline)
        return []

    def similar(
        self, pk: int, text: str, withdrawn: Collection[int]
    ) -> SimilarDocuments:
        snapshot, deadline = self.own_snapshot(), Deadline(self.seconds)
        with damage_reported():
            return find_similar(snapshot, text, [pk, *withdrawn], deadline)

    def suggest(
        self, words: Sequence[str], withdrawn: Collection[int], beginning: str = ""
    ) -> Suggestions:
        return suggest(self.snapshot(), words, withdrawn, beginning)

    def completions(self, beginning: str, withdrawn: Collection[int]) -> list[str]:
        snapshot = self.own_snapshot()
        with suppress(TooBroadError), damage_reported():
            deadline = self._deadline_of_proposals()
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
