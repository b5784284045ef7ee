"""Which documents are listed, by words, kind and years, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, F, Max, Min, Value
from django.db.models.functions import Coalesce, NullIf

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.forms.search import QueryField
from letters.models.document_desk import FIRST_DAY, LAST_DAY
from letters.models.document_queries import VOLUME_ORDER, DocumentQuerySet
from letters.search import (
    LONGEST_QUERY,
    Order,
    Search,
    SearchUnavailableError,
    parse_query,
    search,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# All that are found: the list has them in an order of its own.
_EVERYTHING = 1_000_000_000

UNAVAILABLE = "Words cannot be searched for now. Please try again in a few minutes."
TOO_BROAD = "This finds too much. Add a word, or letters before a *."
NOTHING_TO_FIND = "Nothing in this can be searched for."

# By the name in the address. The usual order, of time, needs none.
_NAME = Coalesce(NullIf("label", Value("")), "title", output_field=CharField())
ORDERS: dict[str, Sequence[Any]] = {
    "": (),
    "newest": (
        F("date_latest").desc(nulls_last=True),
        F("date_earliest").desc(nulls_last=True),
        "-position",
        "-identifier",
    ),
    "title": (_NAME, "date_earliest", "identifier"),
    "volume": (F("edition__identifier").asc(nulls_last=True), *VOLUME_ORDER),
    "changed": ("-changed", "identifier"),
}


class DocumentFilterForm(forms.Form):
    """`documents` give the years that the empty fields show; any year may be asked for.
    Words are searched for on behalf of `user`."""

    words = QueryField(
        required=False,
        label="Words, as in the search",
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )
    kind = forms.ChoiceField(choices=[("", "Any kind"), *KIND_CHOICES], required=False)
    from_year = forms.IntegerField(
        label="From year", required=False, min_value=MINYEAR, max_value=MAXYEAR
    )
    to_year = forms.IntegerField(
        label="To year", required=False, min_value=MINYEAR, max_value=MAXYEAR
    )
    sort = forms.ChoiceField(
        label="Order",
        choices=[
            ("", "Oldest first"),
            ("newest", "Newest first"),
            ("title", "By title"),
            ("volume", "As the volumes print them"),
            ("changed", "Last changed first"),
        ],
        required=False,
    )

    def __init__(
        self,
        *arguments: Any,
        documents: DocumentQuerySet | None = None,
        user: AbstractUser | AnonymousUser | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self._user = user or AnonymousUser()
        self.is_search_away = False
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

    def clean_words(self) -> list[int] | None:
        """The keys of the documents that the words find; None without words."""
        words = self.cleaned_data["words"]
        if not words.strip():
            return None
        query = parse_query(words)
        if query.is_empty:
            raise forms.ValidationError(NOTHING_TO_FIND)
        try:
            found = search(Search(query, {}, Order.DATE, 1, _EVERYTHING), self._user)
        except SearchUnavailableError as error:
            self.is_search_away = True
            raise forms.ValidationError(UNAVAILABLE) from error
        if found.is_too_broad:
            raise forms.ValidationError(TOO_BROAD)
        # Sections of volumes have keys of their own.
        return [] if query.is_for_front_matter else list(found.result.pks)

    def apply_to(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Narrow `documents` to what the form asks for, in the order that it asks for; an
        invalid form finds nothing.

        A document stays if it may have been written within the years. Of an open date,
        the one day that is known counts.
        """
        if not self.is_valid():
            return documents.none()
        values = self.cleaned_data
        if values["words"] is not None:
            documents = documents.filter(pk__in=values["words"])
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
        order = ORDERS[values["sort"]]
        return documents.order_by(*order) if order else documents
