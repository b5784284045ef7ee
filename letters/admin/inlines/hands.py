"""Hands: whose writing it is, as far as that is known."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import CarefulFields, NamedCells
from letters.admin.formsets import RowsStillThere
from letters.admin.inlines.derived import FromTheText
from letters.models import Hand


class HandInline(FromTheText, CarefulFields, NamedCells, admin.TabularInline):
    model = Hand
    formset = RowsStillThere
    fields = ["key", "description", "agent"]
    readonly_fields = ["key"]
    autocomplete_fields = ["agent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Hand]:
        return super().get_queryset(request).select_related("agent")
