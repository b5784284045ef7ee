"""The form of a search: any text at all, facets, an order and a page."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from django import forms

from letters.forms.address_form import AddressForm
from letters.search import LONGEST_QUERY, Facet, Order, Query, Search, parse_query

# In characters of one key, and in keys of one facet.
LONGEST_KEY = 300
MOST_KEYS = 20
FURTHEST_PAGE = 1_000_000

_CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]+")


class QueryField(forms.CharField):
    """Any text is valid. Control characters become spaces."""

    def to_python(self, value: Any) -> str:
        return super().to_python(_CONTROL_CHARACTERS.sub(" ", value or ""))


class KeysField(forms.Field):
    """Keys of a facet. Any text is valid, and the first MOST_KEYS count."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        keys = [_CONTROL_CHARACTERS.sub(" ", key)[:LONGEST_KEY] for key in value or ()]
        return tuple(dict.fromkeys(filter(None, keys)))[:MOST_KEYS]


class SearchForm(AddressForm):
    q = QueryField(
        label="Words or a “phrase”",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )
    sort = forms.ChoiceField(
        choices=[
            (Order.RELEVANCE, "Best match first"),
            (Order.DATE, "Oldest first"),
            (Order.NEWEST, "Newest first"),
        ],
        required=False,
    )
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=FURTHEST_PAGE,
        widget=forms.HiddenInput,
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for facet in Facet:
            self.fields[facet.value] = KeysField(required=False)

    @property
    def query_text(self) -> str:
        return self._value("q") or ""

    @property
    def order(self) -> Order:
        """The order asked for; the best match first when it is missing or invalid."""
        return Order(self._value("sort") or Order.RELEVANCE)

    @property
    def page_number(self) -> int:
        """The page asked for; the first when it is missing or invalid."""
        return self._value("page") or 1

    @property
    def chosen(self) -> dict[Facet, tuple[str, ...]]:
        """The chosen keys of each facet that has any."""
        keys = {facet: self._value(facet.value) for facet in Facet}
        return {facet: chosen for facet, chosen in keys.items() if chosen}

    @cached_property
    def query(self) -> Query:
        return parse_query(self.query_text)

    @property
    def is_asking(self) -> bool:
        """Whether the form asks for anything that can be searched for."""
        return bool(not self.query.is_empty or self.chosen)

    def search(self, per_page: int, page: int) -> Search:
        return Search(self.query, self.chosen, self.order, page, per_page)
