"""What the archive asks of its search engine, whichever it is.

`engine` answers it from the archive's own index, `solr` from a server.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from letters.search.engines.index_entry import IndexEntry
from letters.search.engines.own.corrections import Correction
from letters.search.engines.own.finding import Search, SearchResult
from letters.search.engines.own.similarity import SimilarDocuments
from letters.search.engines.own.suggestions import Suggestions


class EntryWriter(Protocol):
    """Of `with` blocks: what they write is there for readers at their end."""

    def put(self, entry: IndexEntry) -> None:
        """Index a document, or index it again."""

    def remove(self, pk: int) -> None:
        """Take it out, if it is there."""


class SearchBackend(Protocol):
    """Documents are given and told by primary key; of those `withdrawn`, which the
    index may still have, no answer shows a trace.

    Every method may raise SearchUnavailableError. Those that propose something leave it
    out where the engine cannot, or where it would take too long.
    """

    def check(self) -> None:
        """Do nothing, if searches can be answered."""

    def count(self) -> int:
        """How many documents there are."""

    def find(self, search: Search, withdrawn: Collection[int] = ()) -> SearchResult:
        """Raises TooBroadError."""

    def corrections(
        self, search: Search, total: int, withdrawn: Collection[int]
    ) -> list[Correction]:
        """What may have been meant by a search that found `total`."""

    def similar(
        self, pk: int, text: str, withdrawn: Collection[int]
    ) -> SimilarDocuments:
        """Other documents like this one, which has `text`. Raises TooBroadError."""

    def suggest(
        self, words: Sequence[str], withdrawn: Collection[int], beginning: str = ""
    ) -> Suggestions:
        """People and volumes that have all of `words` in their name, and one that
        begins with `beginning`."""

    def completions(self, beginning: str, withdrawn: Collection[int]) -> list[str]:
        """Words that begin so."""

    def fingerprints(self) -> dict[int, bytes]:
        """Of each entry as it was indexed."""

    def changing(self) -> AbstractContextManager[EntryWriter]:
        """Write to the index that is read."""

    def rebuilding(self) -> AbstractContextManager[EntryWriter]:
        """Write a whole index, which is read from the end of the block on."""

    def discard(self) -> None:
        """Have no index, so that the writer builds one: for one that is damaged."""

    def is_damaged(self) -> bool:
        """Whether there is an index that cannot be read."""

    def fragmented(self) -> Collection[int]:
        """Documents to be indexed again for the good of the index."""

    def vacuum(self) -> None:
        """Remove what is not read any more."""
