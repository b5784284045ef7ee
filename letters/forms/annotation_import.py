"""A file of annotations that a teacher brings along."""

from __future__ import annotations

from typing import Any

from django import forms

from letters.teaching.importing.file_content import LONGEST_FILE

_MEGABYTES = LONGEST_FILE // 1_000_000


class AnnotationImportForm(forms.Form):
    file = forms.FileField(
        label="File",
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.jsonld"}),
        help_text=f"annotations.jsonld of a reading here or elsewhere, or a Hypothesis "
        f"export as JSON; {_MEGABYTES} MB at the most.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LONGEST_FILE:
            raise forms.ValidationError(f"It is longer than {_MEGABYTES} MB.")
        return file

    @property
    def content(self) -> bytes:
        """The whole of a valid file."""
        content: bytes = self.cleaned_data["file"].read()
        return content
