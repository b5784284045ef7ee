"""Which part of a document is to be cited."""

from __future__ import annotations

from django import forms
from django.utils.http import urlencode

LONGEST_KEY = 80


class CitingForm(forms.Form):
    """The part by its key: the first key in the address; without one, the whole."""

    page = forms.CharField(required=False, max_length=LONGEST_KEY)
    note = forms.CharField(required=False, max_length=LONGEST_KEY)
    # A paragraph, or another of the smallest parts of the text.
    segment = forms.CharField(required=False, max_length=LONGEST_KEY)
    mark = forms.CharField(required=False, max_length=LONGEST_KEY)

    @property
    def part(self) -> tuple[str, str]:
        """The kind of the part and its key; two empty strings for the whole."""
        keys = ((kind, self.cleaned_data[kind]) for kind in self.fields)
        return next(((kind, key) for kind, key in keys if key), ("", ""))

    @property
    def query(self) -> str:
        """The query string of an address that cites the same part."""
        kind, key = self.part
        return f"?{urlencode({kind: key})}" if kind else ""
