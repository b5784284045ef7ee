"""Relations of this document to others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from letters.admin.base import LabelledCellsMixin, StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.admin.row_pages import PagedRowsMixin
from letters.admin.widgets import SHORT_TEXTS
from letters.models import Document, DocumentRelation


class RelationForm(forms.ModelForm):
    def clean_target(self) -> Document:
        target = self.cleaned_data["target"]
        if target.pk == self.instance.source_id:
            raise forms.ValidationError("A document is not related to itself.")
        return target

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        relation = DocumentRelation(
            pk=self.instance.pk,
            source_id=self.instance.source_id,
            type=cleaned.get("type", ""),
            target=cleaned.get("target"),
        )
        if relation.source_id and relation.target_id and relation.closes_circle:
            self.add_error(
                "type", "That would be a circle: a text would be older than itself."
            )
        return cleaned


class RelationInline(
    PagedRowsMixin,
    FollowsDocumentMixin,
    StorableTextMixin,
    LabelledCellsMixin,
    admin.TabularInline,
):
    model = DocumentRelation
    fk_name = "source"
    form = RelationForm
    formset = TolerantInlineFormSet
    fields = [
        *("type", "target", "certainty", "evidence", "first_segment", "last_segment"),
        "rows",
    ]
    readonly_fields = ["rows"]
    formfield_overrides = SHORT_TEXTS
    classes = ["collapse"]
    autocomplete_fields = ["target"]
    extra = 1
    verbose_name = "relation"
    verbose_name_plural = "relations: this document …"

    @admin.display(description="paragraphs")
    def rows(self, relation: DocumentRelation) -> str:
        """A link to the paragraphs of a translation beside those of its original."""
        if not (relation.pk and relation.is_translation):
            return "–"
        address = reverse(
            "admin:letters_document_translation", args=[relation.source_id]
        )
        query = urlencode({"of": relation.target.identifier})
        return format_html('<a href="{}?{}">side by side</a>', address, query)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentRelation]:
        """Without those to what is deleted: they come back with that."""
        standing = (
            super().get_queryset(request).filter(target__in=Document.objects.all())
        )
        return standing.select_related("source", "target")
