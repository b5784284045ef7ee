"""Addresses of searches close to this one: one value more or less, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import quote_plus, urlencode

from letters.forms.search import SearchForm
from letters.search import LONGEST_QUERY, Facet, Order

Parameter = tuple[str, str]


class SearchLinks:
    """Addresses begin with "?", and lead to the first page of results.

    Equal searches have equal addresses: the facets are in order.
    """

    def __init__(self, form: SearchForm) -> None:
        # The search reads no more, and a page has hundreds of addresses.
        words = form.query_text[:LONGEST_QUERY]
        self._words = [("q", words)] if words else []
        self._chosen = [
            (facet, key) for facet, keys in form.chosen.items() for key in keys
        ]
        self._order = _sorted_by(form.order)

    @property
    def query(self) -> str:
        """The whole search, without "?"."""
        return urlencode([*self._words, *self.parameters_besides_words])

    @property
    def parameters_besides_words(self) -> list[Parameter]:
        return [*_parameters(self._chosen), *self._order]

    def narrowed(self, facet: Facet, key: str) -> str:
        """The search with one more value."""
        before, after = self._around[facet]
        return f"?{before}{facet}={quote_plus(key)}{after}"

    @cached_property
    def _around(self) -> dict[Facet, tuple[str, str]]:
        """The text before and after one more value, made once for hundreds of links."""
        facets = list(Facet)
        around = {}
        for number, facet in enumerate(facets, start=1):
            before = [*self._words, *self._of(facets[:number])]
            after = [*self._of(facets[number:]), *self._order]
            around[facet] = (
                f"{urlencode(before)}&" if before else "",
                f"&{urlencode(after)}" if after else "",
            )
        return around

    def _of(self, facets: Iterable[Facet]) -> list[Parameter]:
        return _parameters(pair for pair in self._chosen if pair[0] in facets)

    def without_value(self, facet: Facet, key: str) -> str:
        rest = [pair for pair in self._chosen if pair != (facet, key)]
        return _address([*self._words, *_parameters(rest), *self._order])

    def without(self, *facets: Facet) -> str:
        """The search with nothing chosen of these facets."""
        rest = self._of(set(Facet).difference(facets))
        return _address([*self._words, *rest, *self._order])

    def sorted_by(self, order: Order) -> str:
        chosen = _parameters(self._chosen)
        return _address([*self._words, *chosen, *_sorted_by(order)])


def _parameters(chosen: Iterable[tuple[Facet, str]]) -> list[Parameter]:
    return [(facet.value, key) for facet, key in chosen]


def _sorted_by(order: Order) -> list[Parameter]:
    return [] if order == Order.RELEVANCE else [("sort", order.value)]


def _address(parameters: Iterable[Parameter]) -> str:
    return f"?{urlencode(list(parameters))}"
