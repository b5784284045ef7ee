"""Which place in a document is to be cited."""

from __future__ import annotations

from django import forms
from django.utils.http import urlencode

LONGEST_KEY = 80


class CitingForm(forms.Form):
    """The place by its key; the first that is asked for, and none is all of it."""

    page = forms.CharField(required=False, max_length=LONGEST_KEY)
    note = forms.CharField(required=False, max_length=LONGEST_KEY)
    # A paragraph, or another of the smallest parts of the text.
    segment = forms.CharField(required=False, max_length=LONGEST_KEY)
    mark = forms.CharField(required=False, max_length=LONGEST_KEY)

    @property
    def place(self) -> tuple[str, str]:
        """The kind of the place and its key; two empty strings for the whole."""
        asked = ((name, self.cleaned_data[name]) for name in self.fields)
        return next(((name, key) for name, key in asked if key), ("", ""))

    @property
    def query(self) -> str:
        """The end of an address that asks for the same place."""
        name, key = self.place
        return f"?{urlencode({name: key})}" if name else ""
