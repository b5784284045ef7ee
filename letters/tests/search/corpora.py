"""Makes indexes of a few texts, in temporary folders and without a database."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.finding import find
from letters.search.engines.own.index.generations import Generations
from letters.search.engines.own.index.index_writer import IndexWriter
from letters.search.engines.own.index.opening import Index
from letters.search.engines.own.index.schema import LAYOUT
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.interface import IndexEntry, Search, SearchResult
from letters.search.query.facets import Facet
from letters.search.query.tree import TextPart

# A task for a writer: the entry to put, or the primary key to remove.
Order = IndexEntry | int


def make_entry(
    pk: int = 1,
    texts: str | Mapping[TextPart, Sequence[str]] = "",
    lists: Mapping[Facet, Sequence[str]] | None = None,
    **numbers: int,
) -> IndexEntry:
    """A string stands for the text part alone."""
    if isinstance(texts, str):
        texts = {TextPart.TEXT: [texts]}
    return IndexEntry(pk, texts, lists or {}, **numbers)


class Corpus:
    """An index that is written in batches, each of which makes a segment."""

    def __init__(self, *batches: Iterable[Order]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="letters-corpus-")
        generations = Generations(Path(self._folder.name), LAYOUT)
        self.path = generations.create()
        with IndexWriter(self.path, is_new=True):
            pass
        generations.publish(self.path)
        self.index = Index(generations, lambda pks: np.ones(len(pks), bool))
        for batch in batches:
            self.write(batch)

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.index.close()
        self._folder.cleanup()

    def write(self, batch: Iterable[Order]) -> None:
        with IndexWriter(self.path) as writer:
            for order in batch:
                if isinstance(order, IndexEntry):
                    writer.put(order)
                else:
                    writer.remove(order)

    def snapshot(self) -> Snapshot:
        return self.index.snapshot()

    def find(self, search: Search, withdrawn: Sequence[int] = ()) -> SearchResult:
        return find(self.snapshot(), search, withdrawn, Deadline(60))
