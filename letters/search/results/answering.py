"""Answers a search for one reader.

The index says which documents match, how many, and of what kinds; what it does not
know yet is asked of PostgreSQL first: a document that was withdrawn is gone at once,
from hits and from counts, whatever the index still has.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator

from letters.models import Document, IndexRequest
from letters.models.document_queries import DocumentQuerySet
from letters.search.engines import configured
from letters.search.errors import SearchUnavailableError, TooBroadError
from letters.search.interface import Correction, Search, SearchResult, Suggestions
from letters.search.query.facets import ALL, Facet, FacetValue, facet_values
from letters.search.query.tree import Remark
from letters.search.results.hits import Hit, read_hits
from letters.search.results.timeline import Timeline, timeline_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked through. `waiting` documents are published, but the index does
    not know them as they are now."""

    documents: int
    volumes: int
    waiting: int


@dataclass(frozen=True)
class SearchPage:
    """One page of the answer to a search; `documents` are those the reader may see."""

    search: Search
    findings: SearchResult
    coverage: Coverage
    documents: DocumentQuerySet
    is_too_broad: bool = False
    withdrawn: Collection[int] = ()

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        return read_hits(self.findings.pks, self.documents, self.search.query)

    @cached_property
    def page(self) -> PageOfResults:
        """For the ways to the others."""
        found = Paginator(range(self.total), self.search.per_page)
        return found.get_page(self.findings.page)

    @property
    def total(self) -> int:
        return self.findings.total

    @property
    def understood(self) -> str:
        return str(self.search.query)

    @property
    def not_understood(self) -> Sequence[Remark]:
        return self.search.query.not_understood

    def values(self, facet: Facet, most: int = ALL) -> list[FacetValue]:
        """The `most` that are found most often, and all that were chosen."""
        counts = self.findings.counts.get(facet, ())
        return facet_values(counts, self.search.chosen.get(facet, ()), most)

    @cached_property
    def corrections(self) -> list[Correction]:
        """What may have been meant, where next to nothing was found."""
        if self.is_too_broad:
            return []
        return configured.backend().corrections(self.search, self.total, self.withdrawn)

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
        return timeline_of(years, months, self.findings.undated)


def search(asked: Search, user: AbstractUser | AnonymousUser) -> SearchPage:
    """What `user` may see of what matches. Raises SearchUnavailableError."""
    # Before the index is looked at: what it has taken in since is in it, then.
    waiting, withdrawn = _awaited()
    documents = Document.objects.visible_to(user).published()
    backend = configured.backend()
    try:
        findings = backend.find(asked, withdrawn)
    except TooBroadError:
        coverage = Coverage(backend.count(), 0, waiting)
        nothing = SearchResult(coverage.documents, 0, 0, 0, 1, [], {})
        return SearchPage(asked, nothing, coverage, documents, is_too_broad=True)
    coverage = Coverage(findings.searched, findings.volumes, waiting)
    return SearchPage(asked, findings, coverage, documents, withdrawn=withdrawn)


def _awaited() -> tuple[int, list[int]]:
    """How many documents the index does not know as they are now, and which it may
    have that nobody may see."""
    requests = IndexRequest.objects.all()
    # There are none, most of the time.
    if not requests.exists():
        return 0, []
    return requests.waiting_documents().count(), requests.withdrawn()
