"""Answers a search for one reader.

The index says which documents match, how many, and of what kinds. PostgreSQL is asked
first for what the index does not know yet: a withdrawn document vanishes at once from
hits and counts, even if the index still has it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator

from letters.models import Document, IndexRequest
from letters.models.document_queries import DocumentQuerySet
from letters.search.engines import configured
from letters.search.errors import SearchUnavailableError, TooBroadError
from letters.search.interface import Correction, Search, SearchResult, Suggestions
from letters.search.query import parse_query
from letters.search.query.capitals import in_small_letters
from letters.search.query.facets import ALL, Facet, FacetValue, facet_values
from letters.search.query.tree import Remark
from letters.search.results.hits import Hit, read_hits
from letters.search.results.nothing_found import NothingFound, explain_nothing
from letters.search.results.timeline import Timeline, timeline_of

# A word that so many times more documents have in small letters is no acronym alone.
TIMES_MORE = 1.1

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched. The index does not have the current version of the `waiting`
    documents, which are published."""

    documents: int
    volumes: int
    waiting: int


@dataclass(frozen=True)
class SearchPage:
    """One page of the answer to a search; `documents` are those the reader may see."""

    search: Search
    result: SearchResult
    coverage: Coverage
    documents: DocumentQuerySet
    is_too_broad: bool = False
    withdrawn: Collection[int] = ()

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        return read_hits(self.result.pks, self.documents, self.search.query)

    @cached_property
    def page(self) -> PageOfResults:
        """The page of results, for links to the others."""
        pages = Paginator(range(self.total), self.search.per_page)
        return pages.get_page(self.result.page)

    @property
    def total(self) -> int:
        return self.result.total

    @property
    def understood(self) -> str:
        return str(self.search.query)

    @property
    def not_understood(self) -> Sequence[Remark]:
        return self.search.query.not_understood

    def values(self, facet: Facet, most: int = ALL) -> list[FacetValue]:
        """The `most` commonest values, and all chosen ones."""
        counts = self.result.counts.get(facet, ())
        return facet_values(counts, self.search.chosen.get(facet, ()), most)

    @cached_property
    def corrections(self) -> list[Correction]:
        """What may have been meant, if next to nothing matches."""
        if self.is_too_broad:
            return []
        return configured.backend().corrections(self.search, self.total, self.withdrawn)

    @cached_property
    def in_small_letters(self) -> list[Correction]:
        """The same search with words in small letters that it asks for in capitals, if
        it finds many more."""
        if self.is_too_broad:
            return []
        asked = (self._asked_for(text) for text in in_small_letters(self.search.query))
        return [other for other in asked if other.total > self.total * TIMES_MORE]

    def _asked_for(self, text: str) -> Correction:
        """The same search in other words; a total of 0 if it is not answered in time."""
        search, total = replace(self.search, query=parse_query(text)), 0
        with suppress(SearchUnavailableError, TooBroadError):
            total = configured.backend().total(search, self.withdrawn)
        return Correction(text, self.search.chosen, total)

    @cached_property
    def nothing_found(self) -> NothingFound:
        """Why nothing matches, and what does; of no interest if anything matches."""
        if not self.total and not self.is_too_broad:
            with suppress(SearchUnavailableError):
                return explain_nothing(self.search, self.withdrawn)
        return NothingFound()

    @cached_property
    def suggestions(self) -> Suggestions:
        """People and volumes that the words may name."""
        with suppress(SearchUnavailableError):
            words = self.search.query.plain_words
            return configured.backend().suggest(words, self.withdrawn)
        return Suggestions()

    @cached_property
    def timeline(self) -> Timeline:
        years, months = self.values(Facet.YEAR), self.values(Facet.MONTH)
        return timeline_of(years, months, self.result.undated)


def search(request: Search, user: AbstractUser | AnonymousUser) -> SearchPage:
    """The matching documents that `user` may see. Raises SearchUnavailableError."""
    # Read before the index, which may meanwhile carry out requests.
    waiting, withdrawn = _unindexed_changes()
    documents = Document.objects.visible_to(user).published()
    backend = configured.backend()
    try:
        result = backend.find(request, withdrawn)
    except TooBroadError:
        coverage = Coverage(backend.count(), 0, waiting)
        no_result = SearchResult(coverage.documents, 0, 0, 0, 1, [], {})
        return SearchPage(request, no_result, coverage, documents, is_too_broad=True)
    coverage = Coverage(result.searched, result.volumes, waiting)
    return SearchPage(request, result, coverage, documents, withdrawn=withdrawn)


def _unindexed_changes() -> tuple[int, list[int]]:
    """The number of documents whose current version is not indexed, and the withdrawn
    ones that may still be indexed."""
    requests = IndexRequest.objects.all()
    # Usually there are none.
    if not requests.exists():
        return 0, []
    return requests.waiting_documents().count(), requests.withdrawn()
