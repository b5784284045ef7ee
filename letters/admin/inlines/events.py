"""What happened to a letter: read from its text, or entered by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import ArchiveAdmin, StorableTextMixin
from letters.admin.documents.rights import documents_for
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.admin.place_names import PlaceNamesMixin
from letters.admin.row_pages import PagedRowsMixin
from letters.admin.widgets import SHORT_TEXTS
from letters.models import CorrespondenceEvent
from letters.models.document_rights import may_edit, may_hand_in
from letters.models.document_status import Right
from letters.models.events import DECLASSIFICATION, Origin

DERIVED_FIELDS = ("type", "name_as_written", "evidence")
# What an archivist may correct of it.
CORRIGIBLE = {
    "agent",
    "certainty",
    "date_edtf",
    "time",
    "role",
    "side",
    "place",
    "authority",
    "marking",
    "case_number",
}


class EventForm(forms.ModelForm):
    """The words of an event that the text states cannot be changed. The rest can be
    corrected, and the whole rejected; both stay."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in DERIVED_FIELDS:
            if name in self.fields and self.is_derived:
                self.fields[name].disabled = True

    @property
    def is_derived(self) -> bool:
        return bool(self.instance.pk) and self.instance.origin == Origin.DERIVED

    def clean(self) -> dict:
        cleaned = super().clean()
        names = ("agent", "name_as_written")
        # A stamp may say that a paper was declassified, and not by whom.
        is_unnamed = not any(cleaned.get(name) or name in self.errors for name in names)
        if is_unnamed and cleaned.get("type") not in DECLASSIFICATION:
            self.add_error("agent", "Say who: an agent, or a name as written.")
        decision = CorrespondenceEvent.Decision
        is_corrected = not CORRIGIBLE.isdisjoint(self.changed_data)
        if (
            self.is_derived
            and is_corrected
            and cleaned.get("decision") != decision.REJECTED
        ):
            cleaned["decision"] = decision.CORRECTED
        return cleaned


class EventFormSet(TolerantInlineFormSet):
    def add_fields(self, form: EventForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["id"].queryset = CorrespondenceEvent.with_rejected.all()
        if "DELETE" in form.fields and form.is_derived:
            # The text would bring it back: it is rejected instead.
            form.fields["DELETE"].disabled = True
        elif "decision" in form.fields:
            form.fields["decision"].disabled = True


class EventInline(
    PagedRowsMixin,
    FollowsDocumentMixin,
    PlaceNamesMixin,
    StorableTextMixin,
    admin.StackedInline,
):
    model = CorrespondenceEvent
    form = EventForm
    formset = EventFormSet
    formfield_overrides = SHORT_TEXTS
    classes = ["collapse"]
    autocomplete_fields = ["agent"]
    extra = 1
    fields = [
        ("type", "certainty", "date_edtf", "time"),
        "decision",
        ("agent", "name_as_written"),
        ("role", "side", "place"),
        ("marking", "authority", "case_number"),
        "evidence",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CorrespondenceEvent]:
        return CorrespondenceEvent.with_rejected.select_related("agent")


class LetterEventInline(EventInline):
    """Those of a transmitted letter, each with a link to a form of its own."""

    extra = 0
    show_change_link = True


@admin.register(CorrespondenceEvent)
class LetterEventAdmin(PlaceNamesMixin, ArchiveAdmin):
    """Who wrote a transmitted letter to whom. What else is known of the letter is read
    out of the document that transmits it."""

    form = EventForm
    formfield_overrides = SHORT_TEXTS
    autocomplete_fields = ["agent"]
    fields = EventInline.fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[CorrespondenceEvent]:
        letters = documents_for(request).exclude(carrier=None)
        return CorrespondenceEvent.with_rejected.filter(document__in=letters)

    def has_module_permission(
        self,
        request: HttpRequest,
    ) -> bool:
        """They are reached from their letters alone."""
        return False

    def has_add_permission(
        self,
        request: HttpRequest,
    ) -> bool:
        return False

    def has_view_permission(
        self, request: HttpRequest, obj: CorrespondenceEvent | None = None
    ) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: CorrespondenceEvent | None = None
    ) -> bool:
        """Whoever may change the document that transmits the letter may say whose it
        is."""
        if obj:
            return may_edit(request.user, obj.document)
        return request.user.has_perm(Right.EDIT) or may_hand_in(request.user)

    def has_delete_permission(
        self, request: HttpRequest, obj: CorrespondenceEvent | None = None
    ) -> bool:
        """The text would bring it back: it is rejected instead."""
        return False
