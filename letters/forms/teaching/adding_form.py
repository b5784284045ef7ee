"""Which document is to be added to a reading, or which part of one."""

from __future__ import annotations

from django import forms

from letters.forms.search import QueryField
from letters.teaching.adding import LONGEST_WORDS, DocumentPart, find_document, part_of

_KEY = {"required": False, "max_length": 80}


class FindDocumentForm(forms.Form):
    words = QueryField(
        label="Address, identifier or words of the title",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_WORDS}),
    )


class PartForm(forms.Form):
    """`document`: its identifier; `page` or `segment`: the key of a part of it."""

    document = forms.CharField(max_length=160)
    page = forms.CharField(**_KEY)
    segment = forms.CharField(**_KEY)

    def part(self) -> DocumentPart | None:
        """None where the form names no published document."""
        if not self.is_valid():
            return None
        document = find_document(self.cleaned_data["document"])
        if document is None:
            return None
        keys = {name: self.cleaned_data[name] for name in ("page", "segment")}
        return part_of(document, **keys)
