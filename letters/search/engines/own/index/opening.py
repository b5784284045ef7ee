"""Reads the index: opens its new segments, and goes on using those already open."""

from __future__ import annotations

import os
import threading
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import TOC

from letters.search.engines.own.index.cache import Cache
from letters.search.engines.own.index.checksums import (
    CheckedStorage,
    require_undamaged,
)
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.columns import FacetColumn, Numbering
from letters.search.engines.own.index.damage import damage_reported
from letters.search.engines.own.index.generations import Generations, hold
from letters.search.engines.own.index.schema import build_schema
from letters.search.engines.own.index.segments import Segment
from letters.search.engines.own.index.snapshot import Member, Snapshot, joined
from letters.search.errors import SearchUnavailableError
from letters.search.query.facets import Facet

# A generation may be deleted, or files replaced, before they are opened.
ATTEMPTS = 5
_NAME = "MAIN"

# Takes primary keys and says for each whether the document may be found.
Visibility = Callable[[Numbers], Numbers]


class Index:
    """One for each process. Raises SearchUnavailableError where there is no index."""

    def __init__(self, generations: Generations, visibility: Visibility) -> None:
        self.generations = generations
        self._visibility = visibility
        self._lock = threading.Lock()
        self._generation: _Generation | None = None

    def snapshot(self) -> Snapshot:
        """As the index is now."""
        with self._lock:
            for _ in range(ATTEMPTS - 1):
                with suppress(SearchUnavailableError):
                    return self._current()
            return self._current()

    def _current(self) -> Snapshot:
        path = self.generations.current()
        if self._generation and self._generation.path != path:
            self.close()
        if not self._generation:
            self._generation = _Generation(path, self._visibility)
        return self._generation.snapshot()

    def close(self) -> None:
        if self._generation:
            self._generation.close()
            self._generation = None


@dataclass(frozen=True, slots=True)
class _OpenSegment:
    """A segment, and the numbers of its documents' lists of values."""

    segment: Segment
    lists: Mapping[Facet, Numbers]

    @property
    def pks(self) -> Numbers:
        return self.segment.records.numbers["pk"]


class _Generation:
    """A generation, which is not deleted as long as this is open."""

    def __init__(self, path: Path, visibility: Visibility) -> None:
        self.path = path
        self._visibility = visibility
        self._cache = Cache()
        self._numberings: dict[Facet, Numbering] = defaultdict(Numbering)
        self._opened: dict[str, _OpenSegment] = {}
        self._visible: dict[str, Numbers] = {}
        self._state = -1
        with damage_reported():
            # The lock is released even if the rest of this fails.
            self.close = weakref.finalize(self, os.close, hold(path))
            self._storage = CheckedStorage(str(path))
            self._index = self._storage.open_index(schema=build_schema())

    def snapshot(self) -> Snapshot:
        with damage_reported():
            state = self._index.latest_generation()
            if state == self._state:
                return self._snapshot
            toc = TOC.read(self._storage, _NAME, state)
            names = [segment.segment_id() for segment in toc.segments]
            self._opened = {
                name: self._opened.get(name) or self._open(segment)
                for name, segment in zip(names, toc.segments, strict=True)
            }
        # A document in the index may still not be shown. If the database does not
        # answer, that is no damage.
        known = self._visible
        self._visible = {
            name: known[name] if name in known else self._visibility(opened.pks)
            for name, opened in self._opened.items()
        }
        with damage_reported():
            self._snapshot = self._snapshot_of(toc.segments)
            self._state = state
        return self._snapshot

    def _open(self, segment: Any) -> _OpenSegment:
        open_segment = Segment(self.path, segment)
        lists = open_segment.records.lists
        return _OpenSegment(
            open_segment,
            {facet: self._numberings[facet].number(lists[facet]) for facet in Facet},
        )

    def _snapshot_of(self, segments: Iterable[Any]) -> Snapshot:
        members = []
        for segment in segments:
            name = segment.segment_id()
            is_live = self._visible[name].copy()
            is_live[list(segment.deleted_docs())] = False
            members.append(Member(self._opened[name].segment, is_live))
        lists = [opened.lists for opened in self._opened.values()]
        facets = {
            facet: FacetColumn(
                self._numberings[facet], joined([numbers[facet] for numbers in lists])
            )
            for facet in Facet
        }
        return Snapshot(members, facets, self._cache)


def verify(path: Path) -> None:
    """Compare every file with its checksum. Raises SearchUnavailableError for damage.

    A process that has the index open does not notice what happens to files it has read.
    """
    with damage_reported():
        descriptor = hold(path)
        try:
            storage = CheckedStorage(str(path))
            index = storage.open_index(schema=build_schema())
            for segment in TOC.read(storage, _NAME, index.latest_generation()).segments:
                require_undamaged(path, segment.checksums)
        finally:
            os.close(descriptor)


def fingerprints_in(path: Path) -> dict[int, bytes]:
    """The fingerprint of each document that is indexed, by primary key.

    Reads through the whole index. Raises SearchUnavailableError if that fails.
    """
    generation = _Generation(path, lambda pks: np.ones(len(pks), bool))
    try:
        with damage_reported():
            index = generation.snapshot()
            for segment, _ in index.segments:
                segment.read_through()
            fingerprints = index.column("fingerprint").astype(np.uint8)
            live = np.flatnonzero(index.is_live)
            return {int(index.pks[n]): fingerprints[n].tobytes() for n in live}
    finally:
        generation.close()
