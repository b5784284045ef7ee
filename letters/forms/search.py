"""What a reader may ask of the search: any text at all, and a page of the answer."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from letters.search import LONGEST_QUERY

_CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]+")


class QueryField(forms.CharField):
    """Control characters are spaces; there is nothing that is not accepted."""

    def to_python(self, value: Any) -> str:
        return super().to_python(_CONTROL_CHARACTERS.sub(" ", value or ""))


class SearchForm(forms.Form):
    q = QueryField(
        label="Words or a “phrase”",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    @property
    def query_text(self) -> str:
        self.is_valid()
        return self.cleaned_data["q"]

    @property
    def page_number(self) -> int:
        """The page asked for; the first when nothing sensible was."""
        self.is_valid()
        return self.cleaned_data.get("page") or 1
