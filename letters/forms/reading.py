"""How a reader wants a text shown, and which documents are listed."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from letters.models import Document
from letters.models.documents import DocumentQuerySet

FIRST_YEAR, LAST_YEAR = 1945, 1991


class ReadingForm(forms.Form):
    """`passages`: conditional passages as drafted, or with the condition decided."""

    DRAFTED, MET, NOT_MET = "drafted", "met", "not-met"
    READINGS = (
        (DRAFTED, "As drafted"),
        (MET, "Condition met"),
        (NOT_MET, "Condition not met"),
    )

    passages = forms.ChoiceField(choices=READINGS, required=False)

    @property
    def reading(self) -> str:
        """The reading asked for; as drafted when nothing sensible was."""
        return (self.is_valid() and self.cleaned_data["passages"]) or self.DRAFTED


class DocumentFilterForm(forms.Form):
    kind = forms.ChoiceField(
        choices=[("", "Any kind"), *Document.Kind.choices], required=False
    )
    from_year = forms.IntegerField(
        label="From", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    to_year = forms.IntegerField(
        label="To", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        first, last = cleaned.get("from_year"), cleaned.get("to_year")
        if first and last and first > last:
            raise forms.ValidationError("The first year must not be after the last.")
        return cleaned

    def apply_to(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Narrow `documents` to what was asked; an invalid form finds nothing.

        A document is kept if it may have been written within the years.
        """
        if not self.is_valid():
            return documents.none()
        asked = self.cleaned_data
        if asked["kind"]:
            documents = documents.filter(kind=asked["kind"])
        if asked["from_year"]:
            documents = documents.filter(
                Q(date_latest__year__gte=asked["from_year"])
                | Q(date_latest=None, date_earliest__isnull=False)
            )
        if asked["to_year"]:
            documents = documents.filter(
                Q(date_earliest__year__lte=asked["to_year"])
                | Q(date_earliest=None, date_latest__isnull=False)
            )
        return documents
