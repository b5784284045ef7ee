"""What the archive asks of its search engine, whichever it is, and what it answers.

`engines/own` answers from the archive's own index, `engines/solr` from a server.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Protocol

from django.utils.http import urlencode

from letters.models import Agent, Document, Edition, Section
from letters.search.query.facets import Facet
from letters.search.query.tree import Material, Query, TextPart
from letters.search.query.words import words_in

# What an engine names by primary keys: "documents" below are sections where it searches
# front matter.
ROWS = {Material.DOCUMENTS: Document, Material.FRONT: Section}

# How many documents are proposed as similar, by how many of its words, and of how many
# shared ones each tells.
MOST_SIMILAR = 20
MOST_SIGNIFICANT = 25
MOST_SHARED_WORDS = 6


class Order(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for. One of the keys chosen of a facet is enough, but of what a
    document has (Facet.HAS) all are required. `page` counts from 1."""

    query: Query = field(default_factory=Query)
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    order: Order = Order.RELEVANCE
    page: int = 1
    per_page: int = 20


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`pks` are those of one page, the last if the one asked for is too far.

    `counts` say how many of all matching documents have each value, most first; for a
    facet that was chosen from, how many would match if nothing of it had been chosen.
    They have no more values of a facet than `facets.in_order` leaves; `values` are how
    many there are, but for a facet with more than the engine counts.
    """

    searched: int
    volumes: int
    total: int
    undated: int
    page: int
    pks: list[int]
    counts: Mapping[Facet, list[tuple[str, int]]]
    values: Mapping[Facet, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """Another search, and how many documents it finds.

    It asks for the same values, but for those of the facet that is `left_out`.
    """

    query_text: str
    chosen: Mapping[Facet, tuple[str, ...]]
    total: int
    left_out: Facet | None = None

    @property
    def address_query(self) -> str:
        words = [("q", self.query_text)] if self.query_text else []
        return urlencode([*words, *self.chosen.items()], doseq=True)


@dataclass(frozen=True, slots=True)
class SuggestedPerson:
    """Who sent and received so many documents, under one or more names, and is the
    author of so many."""

    agent: Agent
    names: tuple[str, ...]
    sent: int
    received: int
    written: int = 0

    @property
    def from_query(self) -> str:
        return urlencode({Facet.FROM.value: self.names}, doseq=True)

    @property
    def to_query(self) -> str:
        return urlencode({Facet.TO.value: self.names}, doseq=True)

    @property
    def is_author_apart(self) -> bool:
        """Whether they are the author of other documents than those that they sent."""
        return bool(self.written) and self.written != self.sent

    @property
    def author_query(self) -> str:
        return urlencode({Facet.AUTHOR.value: self.names}, doseq=True)

    @property
    def query_text(self) -> str:
        """What to type to find what was sent."""
        name = " ".join(word for word, _ in words_in(self.names[0]))
        return f'{Facet.FROM.value}:"{name}"'


@dataclass(frozen=True, slots=True)
class SuggestedVolume:
    edition: Edition
    documents: int

    @property
    def query(self) -> str:
        return urlencode({Facet.VOLUME.value: self.edition.identifier})

    @property
    def query_text(self) -> str:
        """What to type to find its documents."""
        return f"{Facet.VOLUME.value}:{self.edition.identifier}"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Those with most documents first."""

    people: tuple[SuggestedPerson, ...] = ()
    volumes: tuple[SuggestedVolume, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.volumes)


@dataclass(frozen=True, slots=True)
class SimilarDocument:
    """A document by its primary key, and the words of most weight that it shares."""

    pk: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarDocuments:
    """The best first. `query` asks for the words that were looked for."""

    query: Query
    documents: tuple[SimilarDocument, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What is indexed of one document. Each of the `texts` of a part is separate: no
    phrase runs from one into the next.

    Days are counted as `date.toordinal` does; 0 means unknown. `place` is the number of
    the document in the order of its edition.
    """

    pk: int
    texts: Mapping[TextPart, Sequence[str]]
    lists: Mapping[Facet, Sequence[str]]
    earliest: int = 0
    latest: int = 0
    place: int = 0

    def fingerprint(self) -> bytes:
        """32 bytes that stay the same as long as all that is indexed does."""
        fields = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(fields.encode(errors="surrogatepass")).digest()


class EntryWriter(Protocol):
    """Used in a `with` block: readers see what it wrote when the block ends."""

    def put(self, entry: IndexEntry) -> None:
        """Index a document, or index it again."""

    def remove(self, pk: int) -> None:
        """Take the document out, if it is indexed."""


class SearchBackend(Protocol):
    """Documents are named by primary key. No answer shows a trace of the `withdrawn`
    ones, which the index may still have.

    Every method may raise SearchUnavailableError. Those that make proposals leave out
    what the engine cannot propose, or not in time. `known` are the names that the index
    may carry, if they were just read: they are not read again.
    """

    def check(self, known: Collection[str] = ()) -> None:
        """Do nothing, if searches can be answered."""

    def verify(self) -> None:
        """Do nothing, if what is stored is as it was written. Reads all of it."""

    def count(self) -> int:
        """How many documents are indexed."""

    def find(
        self,
        search: Search,
        withdrawn: Collection[int] = (),
        known: Collection[str] = (),
    ) -> SearchResult:
        """Raises TooBroadError."""

    def total(self, search: Search, withdrawn: Collection[int] = ()) -> int:
        """How many documents `find` finds. Raises TooBroadError."""

    def totals(
        self, searches: Iterable[Search], withdrawn: Collection[int] = ()
    ) -> list[int]:
        """How many documents each of the first finds, as many as can be counted soon."""

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
        """People and volumes whose names have all of `words`, and one that begins with
        `beginning`."""

    def completions(self, beginning: str, withdrawn: Collection[int]) -> list[str]:
        """Words with this beginning."""

    def fingerprints(self) -> dict[int, bytes]:
        """The fingerprint of each entry as it was indexed."""

    def changing(self) -> AbstractContextManager[EntryWriter]:
        """Write to the index that is read."""

    def rebuilding(self) -> AbstractContextManager[EntryWriter]:
        """Write a whole index, which is read from the end of the block on."""

    def discard(self) -> None:
        """Give up a damaged index, so that the writer builds another."""

    def is_damaged(self) -> bool:
        """Whether there is an index that cannot be read."""

    def fragmented(self) -> Collection[int]:
        """Documents that the writer should index again, to join small segments."""

    def vacuum(self) -> None:
        """Remove what is not read any more."""
