"""Relations of this document to others."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import LabelledCellsMixin, StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.models import Document, DocumentRelation


class RelationForm(forms.ModelForm):
    def clean_target(self) -> Document:
        target = self.cleaned_data["target"]
        if target.pk == self.instance.source_id:
            raise forms.ValidationError("A document is not related to itself.")
        return target


class RelationInline(StorableTextMixin, LabelledCellsMixin, admin.TabularInline):
    model = DocumentRelation
    fk_name = "source"
    form = RelationForm
    formset = TolerantInlineFormSet
    fields = ["type", "target"]
    classes = ["collapse"]
    autocomplete_fields = ["target"]
    extra = 1
    verbose_name = "relation"
    verbose_name_plural = "relations: this document …"

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentRelation]:
        return super().get_queryset(request).select_related("source", "target")
