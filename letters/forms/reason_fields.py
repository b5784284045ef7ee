"""Why a text is changed: in words for archivists, and in others that readers see."""

from __future__ import annotations

from django import forms

from letters.forms.typed_text import check_characters


def reason_field(*, is_required: bool = False) -> forms.CharField:
    return _line(
        "Why this change",
        "Stored with the revision, for archivists who ask later.",
        is_required=is_required,
    )


def public_reason_field() -> forms.CharField:
    return _line(
        "What readers are told",
        "Shown beside the correction of a public text. Readers see no other reason; what "
        "was corrected they are told in any case.",
    )


def _line(label: str, help_text: str, *, is_required: bool = False) -> forms.CharField:
    field = forms.CharField(
        label=label,
        max_length=300,
        required=is_required,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=help_text,
    )
    check_characters(field)
    return field
