"""What a page of results says, besides the documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from letters.forms.search import SearchForm
from letters.search import Facet, FacetValue, Order, SearchPage
from letters.views.search.counting import counted
from letters.views.search.facets import (
    Chosen,
    FacetList,
    chosen_values,
    facet_lists,
    readable_facets,
)
from letters.views.search.links import SearchLinks
from letters.views.search.timeline import Drawing, draw

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(frozen=True, slots=True)
class OrderLink:
    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CorrectionLink:
    """Another search by its words, or by the chosen values that it is `without`."""

    words: str
    without: str
    address: str
    total: str


class Results:
    """One page of what was found, and the ways to more, to less and to the rest."""

    def __init__(
        self, found: SearchPage, form: SearchForm, user: AbstractUser | AnonymousUser
    ) -> None:
        self.found = found
        self.links = SearchLinks(form)
        self._form = form
        self._user = user

    @property
    def is_asking(self) -> bool:
        return self._form.is_asking

    # How much was found, and among how much

    @property
    def total(self) -> str:
        return counted(self.found.total, "document")

    @property
    def searched(self) -> str:
        coverage = self.found.coverage
        documents = counted(coverage.documents, "document")
        return f"{documents} in {counted(coverage.volumes, 'volume')}"

    @property
    def waiting(self) -> str:
        """Empty if no document is."""
        waiting = self.found.coverage.waiting
        if not waiting:
            return ""
        return f"{counted(waiting, 'document')} {'awaits' if waiting == 1 else 'await'}"

    # By what it is narrowed, and could be

    @cached_property
    def _facets(self) -> dict[Facet, list[FacetValue]]:
        return readable_facets(self.found, self._user)

    @cached_property
    def facets(self) -> list[FacetList]:
        counts = self.found.result.counts
        numbers = {facet: len(values) for facet, values in counts.items()}
        return facet_lists(self._facets, numbers, self.links)

    @cached_property
    def chosen(self) -> list[Chosen]:
        return chosen_values(self._facets, self.links)

    @property
    def address_without_chosen(self) -> str:
        return self.links.without(*Facet)

    @property
    def corrections(self) -> list[CorrectionLink]:
        return [
            CorrectionLink(
                words=correction.query_text,
                without=self._chosen_of(correction.left_out),
                address=f"?{correction.address_query}",
                total=counted(correction.total, "document"),
            )
            for correction in self.found.corrections
        ]

    def _chosen_of(self, facet: Facet | None) -> str:
        values = self._facets[facet] if facet else []
        return ", ".join(value.label for value in values if value.is_chosen)

    @cached_property
    def timeline(self) -> Drawing:
        is_narrowed = not {Facet.YEAR, Facet.MONTH}.isdisjoint(self._form.chosen)
        return draw(self.found.timeline, self.links, is_narrowed=is_narrowed)

    # In which order, and on which page

    @property
    def query_before_page(self) -> str:
        return f"{self.links.query}&"

    @property
    def orders(self) -> list[OrderLink]:
        """Without a word nothing matches better than another: the oldest is first."""
        has_words, current = bool(self.found.search.query.terms), self._form.order
        if not has_words and current == Order.RELEVANCE:
            current = Order.DATE
        return [
            OrderLink(label, self.links.sorted_by(order), order == current)
            for order, label in self._form.fields["sort"].choices
            if has_words or order != Order.RELEVANCE
        ]
