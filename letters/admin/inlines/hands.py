"""Hands: whose writing each one is, as far as that is known."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import LabelledCellsMixin, StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.derived import DerivedRowsMixin
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.admin.row_pages import PagedRowsMixin
from letters.models import Hand


class HandInline(
    PagedRowsMixin,
    DerivedRowsMixin,
    FollowsDocumentMixin,
    StorableTextMixin,
    LabelledCellsMixin,
    admin.TabularInline,
):
    model = Hand
    formset = TolerantInlineFormSet
    fields = ["key", "description", "agent"]
    classes = ["collapse"]
    readonly_fields = ["key"]
    autocomplete_fields = ["agent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Hand]:
        return super().get_queryset(request).select_related("agent")
