"""What a reader may ask of the search: any text at all, facets, and a page of it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from django import forms

from letters.search import LONGEST_QUERY, Facet, Order, Query, Search, parse_query

# In characters, and of one facet.
LONGEST_KEY = 300
MOST_KEYS = 20
FURTHEST_PAGE = 1_000_000

_CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]+")


class QueryField(forms.CharField):
    """Control characters are spaces; there is nothing that is not accepted."""

    def to_python(self, value: Any) -> str:
        return super().to_python(_CONTROL_CHARACTERS.sub(" ", value or ""))


class KeysField(forms.Field):
    """Keys of a facet, as many as are given; there is nothing that is not accepted."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        keys = [_CONTROL_CHARACTERS.sub(" ", key)[:LONGEST_KEY] for key in value or ()]
        return tuple(dict.fromkeys(filter(None, keys)))[:MOST_KEYS]


class SearchForm(forms.Form):
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
        return self._asked("q") or ""

    @property
    def order(self) -> Order:
        """The one asked for; if none sensible was, the best first."""
        return Order(self._asked("sort") or Order.RELEVANCE)

    @property
    def page_number(self) -> int:
        """The page asked for; the first when nothing sensible was."""
        return self._asked("page") or 1

    @property
    def chosen(self) -> dict[Facet, tuple[str, ...]]:
        """The keys that were chosen, of the facets of which any were."""
        keys = {facet: self._asked(facet.value) for facet in Facet}
        return {facet: chosen for facet, chosen in keys.items() if chosen}

    @cached_property
    def query(self) -> Query:
        return parse_query(self.query_text)

    @property
    def is_asking(self) -> bool:
        """Whether anything that can be searched for is asked for."""
        return bool(not self.query.is_empty or self.chosen)

    def search(self, per_page: int, page: int) -> Search:
        return Search(self.query, self.chosen, self.order, page, per_page)

    def _asked(self, name: str) -> Any:
        """What was asked for under the name; nothing sensible is None."""
        self.is_valid()
        return self.cleaned_data.get(name)
