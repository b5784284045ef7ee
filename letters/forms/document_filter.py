"""Which documents are listed: of one kind, or of some years."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import Any

from django import forms
from django.db.models import Max, Min, Q
from django.db.models.functions import Coalesce

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.models.document_queries import DocumentQuerySet


class DocumentFilterForm(forms.Form):
    """`documents` give the years that the empty fields show; any year may be asked for."""

    kind = forms.ChoiceField(choices=[("", "Any kind"), *KIND_CHOICES], required=False)
    from_year = forms.IntegerField(
        label="From", required=False, min_value=MINYEAR, max_value=MAXYEAR
    )
    to_year = forms.IntegerField(
        label="To", required=False, min_value=MINYEAR, max_value=MAXYEAR
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
        bounds = documents.aggregate(
            from_year=Min(Coalesce("date_earliest", "date_latest")),
            to_year=Max(Coalesce("date_latest", "date_earliest")),
        )
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

        A document stays if it may have been written within the years.
        """
        if not self.is_valid():
            return documents.none()
        values = self.cleaned_data
        if values["kind"]:
            documents = documents.filter(kind=values["kind"])
        if values["from_year"]:
            documents = documents.filter(
                Q(date_latest__year__gte=values["from_year"])
                | Q(date_latest=None, date_earliest__isnull=False)
            )
        if values["to_year"]:
            documents = documents.filter(
                Q(date_earliest__year__lte=values["to_year"])
                | Q(date_earliest=None, date_latest__isnull=False)
            )
        return documents
