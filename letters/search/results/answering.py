"""Answers a search for one reader.

The index says which documents match, how many, and of what kinds. PostgreSQL is asked
first for what the index does not know yet: a withdrawn document vanishes at once from
hits and counts, even if the index still has it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator

from letters.models import Document, Section
from letters.models.document_queries import DocumentQuerySet
from letters.models.section_queries import SectionQuerySet
from letters.search.engines import configured
from letters.search.errors import SearchUnavailableError, TooBroadError
from letters.search.identity import Standing, read_standings
from letters.search.interface import Correction, Search, SearchResult, Suggestions
from letters.search.query import parse_query
from letters.search.query.capitals import in_small_letters
from letters.search.query.facets import ALL, Facet, FacetValue, facet_values
from letters.search.query.tree import Material, Remark
from letters.search.results.hits import Hit, read_hits
from letters.search.results.nothing_found import NothingFound, explain_nothing
from letters.search.results.section_hits import SectionHit, read_section_hits
from letters.search.results.timeline import Timeline, timeline_of

# A word that so many times more documents have in small letters is no acronym alone.
TIMES_MORE = 1.1

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: `documents`, or sections where front matter was asked for. The
    index does not have the current version of the `waiting` ones, which are published."""

    documents: int
    volumes: int
    waiting: int


@dataclass(frozen=True)
class SearchPage:
    """One page of the answer to a search by `user`. It has hits of the material that was
    asked for, and `withdrawn` is of that."""

    search: Search
    result: SearchResult
    coverage: Coverage
    user: AbstractUser | AnonymousUser
    standings: Mapping[Material, Standing]
    is_too_broad: bool = False
    withdrawn: Collection[int] = ()

    @property
    def material(self) -> Material:
        return self.search.query.material

    @property
    def documents(self) -> DocumentQuerySet:
        """Those the reader may see."""
        return Document.objects.visible_to(self.user).published()

    @property
    def sections(self) -> SectionQuerySet:
        """Those the reader may see."""
        return Section.objects.visible_to(self.user).published()

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        if self.material != Material.DOCUMENTS:
            return ()
        return read_hits(self.result.pks, self.documents, self.search.query)

    @cached_property
    def section_hits(self) -> tuple[SectionHit, ...]:
        if self.material != Material.FRONT:
            return ()
        return read_section_hits(self.result.pks, self.sections, self.search.query)

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
        backend = configured.backend(self.material)
        return backend.corrections(self.search, self.total, self.withdrawn)

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
            backend = configured.backend(self.material)
            total = backend.total(search, self.withdrawn)
        return Correction(text, self.search.chosen, total)

    @cached_property
    def elsewhere(self) -> Correction | None:
        """The same search for words in the other material: in front matter beside
        documents, or the other way round. None if it is not answered in time."""
        if not self.search.query.terms:
            return None
        front = self.material == Material.FRONT
        material = Material.DOCUMENTS if front else Material.FRONT
        query = replace(self.search.query, material=material)
        with suppress(SearchUnavailableError, TooBroadError):
            withdrawn = _unindexed_changes(material, self.standings)[1]
            backend = configured.backend(material)
            # It may be of another database, or not built yet.
            backend.check(self.standings[material].known_states)
            total = backend.total(replace(self.search, query=query), withdrawn)
            return Correction(str(query), self.search.chosen, total)
        return None

    @cached_property
    def nothing_found(self) -> NothingFound:
        """Why no document matches, and what does; of no interest if anything matches."""
        is_asked = self.material == Material.DOCUMENTS and not self.is_too_broad
        if is_asked and not self.total:
            with suppress(SearchUnavailableError):
                return explain_nothing(self.search, self.withdrawn)
        return NothingFound()

    @cached_property
    def suggestions(self) -> Suggestions:
        """People and volumes that the words may name, beside documents."""
        if self.material != Material.DOCUMENTS:
            return Suggestions()
        with suppress(SearchUnavailableError):
            words = self.search.query.plain_words
            return configured.backend().suggest(words, self.withdrawn)
        return Suggestions()

    @cached_property
    def timeline(self) -> Timeline:
        years, months = self.values(Facet.YEAR), self.values(Facet.MONTH)
        # Front matter has no dates that could be unknown.
        has_dates = self.material == Material.DOCUMENTS
        return timeline_of(years, months, self.result.undated if has_dates else 0)


def search(request: Search, user: AbstractUser | AnonymousUser) -> SearchPage:
    """The matching documents, or sections, that `user` may see. Raises
    SearchUnavailableError."""
    material = request.query.material
    # Read before the index, which may meanwhile carry out requests.
    standings = read_standings()
    waiting, withdrawn = _unindexed_changes(material, standings)
    backend = configured.backend(material)
    try:
        result = backend.find(request, withdrawn, standings[material].known_states)
    except TooBroadError:
        coverage = Coverage(backend.count(), 0, waiting)
        result = SearchResult(coverage.documents, 0, 0, 0, 1, [], {})
        is_too_broad = True
    else:
        coverage = Coverage(result.searched, result.volumes, waiting)
        is_too_broad = False
    return SearchPage(
        request, result, coverage, user, standings, is_too_broad, withdrawn
    )


def _unindexed_changes(
    material: Material, standings: Mapping[Material, Standing]
) -> tuple[int, list[int]]:
    """The number of rows whose current version is not indexed, and the withdrawn ones
    that may still be indexed."""
    # Usually there are none.
    if not standings[material].has_requests:
        return 0, []
    requests = configured.requests(material)
    return requests.waiting().count(), requests.withdrawn()
