"""Which documents are listed: of one kind, or of some years."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import Any

from django import forms
from django.db.models import Max, Min

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.models.document_desk import FIRST_DAY, LAST_DAY
from letters.models.document_queries import DocumentQuerySet


class DocumentFilterForm(forms.Form):
    """`documents` give the years that the empty fields show; any year may be asked for."""

    kind = forms.ChoiceField(choices=[("", "Any kind"), *KIND_CHOICES], required=False)
    from_year = forms.IntegerField(
        label="From year", required=False, min_value=MINYEAR, max_value=MAXYEAR
    )
    to_year = forms.IntegerField(
        label="To year", required=False, min_value=MINYEAR, max_value=MAXYEAR
    )

    def __init__(
        self,
        *arguments: Any,
        documents: DocumentQuerySet | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        if documents is not None:
            self._show_years(documents)

    def _show_years(self, documents: DocumentQuerySet) -> None:
        bounds = documents.aggregate(from_year=Min(FIRST_DAY), to_year=Max(LAST_DAY))
        for name, day in bounds.items():
            if day:
                self.fields[name].widget.attrs["placeholder"] = day.year

    def clean(self) -> dict:
        cleaned = super().clean()
        first, last = cleaned.get("from_year"), cleaned.get("to_year")
        if first and last and first > last:
            raise forms.ValidationError("The first year must not be after the last.")
        return cleaned

    def apply_to(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Narrow `documents` to what the form asks for; an invalid form finds nothing.

        A document stays if it may have been written within the years. Of an open date,
        the one day that is known counts.
        """
        if not self.is_valid():
            return documents.none()
        values = self.cleaned_data
        if values["kind"]:
            documents = documents.filter(kind=values["kind"])
        if values["from_year"]:
            documents = documents.alias(last=LAST_DAY).filter(
                last__year__gte=values["from_year"]
            )
        if values["to_year"]:
            documents = documents.alias(first=FIRST_DAY).filter(
                first__year__lte=values["to_year"]
            )
        return documents
