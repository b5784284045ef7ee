"""What a viewer of another site looks for in one document (IIIF Content Search)."""

from __future__ import annotations

from django import forms

from letters.forms.address_form import AddressForm
from letters.forms.search import QueryField
from letters.search import LONGEST_QUERY


class ContentSearchForm(AddressForm):
    """`q`: the words; `start`: the index of the first hit in the answer, from 0."""

    q = QueryField(required=False)
    start = forms.IntegerField(required=False, min_value=0, max_value=10**9)

    @property
    def words(self) -> str:
        """As far as a search reads them."""
        return self._value("q")[:LONGEST_QUERY].strip()

    @property
    def first(self) -> int:
        return self._value("start") or 0
