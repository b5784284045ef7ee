"""Addresses that ask almost what this search asks: one value more or less, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import quote_plus, urlencode

from letters.forms.search import SearchForm
from letters.search import LONGEST_QUERY, Facet, Order

Parameter = tuple[str, str]


class SearchLinks:
    """Addresses begin with "?", and lead to the first page of what they ask for.

    What is asked for in the same way has the same address: the facets are in order.
    """

    def __init__(self, form: SearchForm) -> None:
        # What is beyond that is not read, and there are hundreds of addresses.
        words = form.query_text[:LONGEST_QUERY]
        self._words = [("q", words)] if words else []
        self._chosen = [
            (facet, key) for facet, keys in form.chosen.items() for key in keys
        ]
        self._order = _sorted_by(form.order)

    @property
    def query(self) -> str:
        """All that is asked for, without "?"."""
        return urlencode([*self._words, *self.parameters_besides_words])

    @property
    def parameters_besides_words(self) -> list[Parameter]:
        return [*_parameters(self._chosen), *self._order]

    def narrowed(self, facet: Facet, key: str) -> str:
        """With one value more."""
        before, after = self._around[facet]
        return f"?{before}{facet}={quote_plus(key)}{after}"

    @cached_property
    def _around(self) -> dict[Facet, tuple[str, str]]:
        """What stands before and after a value more: a page may have hundreds."""
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
        return _parameters(one for one in self._chosen if one[0] in facets)

    def without_value(self, facet: Facet, key: str) -> str:
        kept = [one for one in self._chosen if one != (facet, key)]
        return _address([*self._words, *_parameters(kept), *self._order])

    def without(self, *facets: Facet) -> str:
        """With nothing chosen of these."""
        kept = self._of(set(Facet).difference(facets))
        return _address([*self._words, *kept, *self._order])

    def sorted_by(self, order: Order) -> str:
        kept = _parameters(self._chosen)
        return _address([*self._words, *kept, *_sorted_by(order)])


def _parameters(chosen: Iterable[tuple[Facet, str]]) -> list[Parameter]:
    return [(facet.value, key) for facet, key in chosen]


def _sorted_by(order: Order) -> list[Parameter]:
    return [] if order == Order.RELEVANCE else [("sort", order.value)]


def _address(parameters: Iterable[Parameter]) -> str:
    return f"?{urlencode(list(parameters))}"
