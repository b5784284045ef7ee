"""What a page of results says besides the documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from letters.forms.search import SearchForm
from letters.models import Document
from letters.reader.search.counting import counted
from letters.reader.search.facets import (
    ChosenValue,
    FacetList,
    chosen_values,
    facet_lists,
    readable_facets,
)
from letters.reader.search.links import SearchLinks
from letters.reader.search.nothing_found import NothingFoundWords
from letters.reader.search.timeline import Drawing, draw
from letters.search import (
    LONGEST_QUERY,
    Correction,
    Facet,
    FacetValue,
    Material,
    Order,
    SearchPage,
    words_in_capitals,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# What is counted.
NOUNS = {Material.DOCUMENTS: "document", Material.FRONT: "section"}


@dataclass(frozen=True, slots=True)
class OrderLink:
    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CorrectionLink:
    """Another search: by other words, or `without` some of the chosen values."""

    words: str
    without: str
    address: str
    total: str


class Results:
    """One page of results, with links to more, to fewer and to the other pages."""

    def __init__(
        self,
        search_page: SearchPage,
        form: SearchForm,
        user: AbstractUser | AnonymousUser,
    ) -> None:
        self.search_page = search_page
        self.links = SearchLinks(form)
        self._form = form
        self._user = user

    @property
    def found_documents(self) -> list[Document]:
        """Those of this page."""
        return [hit.document for hit in self.search_page.hits]

    @property
    def is_asking(self) -> bool:
        return self._form.is_asking

    # Numbers

    @property
    def is_of_front_matter(self) -> bool:
        return self.search_page.material == Material.FRONT

    @property
    def noun(self) -> str:
        return NOUNS[self.search_page.material]

    @property
    def total(self) -> str:
        return counted(self.search_page.total, self.noun)

    @property
    def searched(self) -> str:
        coverage = self.search_page.coverage
        rows = counted(coverage.documents, self.noun)
        if not self.is_of_front_matter:
            # Some are of no volume.
            return rows
        volumes = counted(coverage.volumes, "volume")
        return f"{rows} (front matter, headings, indexes) in {volumes}"

    @property
    def waiting(self) -> str:
        """The number of documents that are not indexed yet; "" for none."""
        waiting = self.search_page.coverage.waiting
        if not waiting:
            return ""
        return f"{counted(waiting, self.noun)} {'awaits' if waiting == 1 else 'await'}"

    @property
    def elsewhere(self) -> CorrectionLink | None:
        """The same search for front matter, if any is found, or for documents."""
        other = self.search_page.elsewhere
        if not other or len(other.query_text) > LONGEST_QUERY:
            return None
        if not other.total and not self.is_of_front_matter:
            return None
        noun = NOUNS[Material.DOCUMENTS if self.is_of_front_matter else Material.FRONT]
        return self._link(other, noun)

    # Facets

    @cached_property
    def _facets(self) -> dict[Facet, list[FacetValue]]:
        return readable_facets(self.search_page, self._user)

    @cached_property
    def facets(self) -> list[FacetList]:
        numbers = self.search_page.result.values
        return facet_lists(self._facets, numbers, self.links, self.noun)

    @cached_property
    def chosen(self) -> list[ChosenValue]:
        return chosen_values(self._facets, self.links)

    @property
    def address_without_chosen(self) -> str:
        return self.links.without(*Facet)

    @property
    def corrections(self) -> list[CorrectionLink]:
        """What else may have been meant, without what is told elsewhere."""
        told = {other.address_query for other in self.search_page.in_small_letters}
        told |= {link.address.removeprefix("?") for link in self.nothing_found.looser}
        return [
            self._link(other)
            for other in self.search_page.corrections
            if other.address_query not in told
        ]

    @cached_property
    def nothing_found(self) -> NothingFoundWords:
        return NothingFoundWords(self.search_page, self._user)

    @property
    def in_small_letters(self) -> list[CorrectionLink]:
        return [*map(self._link, self.search_page.in_small_letters)]

    @property
    def words_in_capitals(self) -> list[str]:
        return words_in_capitals(self.search_page.search.query)

    def _link(self, correction: Correction, noun: str = "") -> CorrectionLink:
        return CorrectionLink(
            words=correction.query_text,
            without=self._chosen_of(correction.left_out),
            address=f"?{correction.address_query}",
            total=counted(correction.total, noun or self.noun),
        )

    def _chosen_of(self, facet: Facet | None) -> str:
        values = self._facets[facet] if facet else []
        return ", ".join(value.label for value in values if value.is_chosen)

    @cached_property
    def timeline(self) -> Drawing:
        is_narrowed = not {Facet.YEAR, Facet.MONTH}.isdisjoint(self._form.chosen)
        return draw(self.search_page.timeline, self.links, is_narrowed=is_narrowed)

    # Order and page

    @property
    def query_before_page(self) -> str:
        return f"{self.links.query}&"

    @property
    def orders(self) -> list[OrderLink]:
        """Without words no document matches better than another: the oldest is first.
        Front matter has no dates to be sorted by."""
        if self.is_of_front_matter:
            return []
        has_words, current = bool(self.search_page.search.query.terms), self._form.order
        if not has_words and current == Order.RELEVANCE:
            current = Order.DATE
        return [
            OrderLink(label, self.links.sorted_by(order), order == current)
            for order, label in self._form.fields["sort"].choices
            if has_words or order != Order.RELEVANCE
        ]
