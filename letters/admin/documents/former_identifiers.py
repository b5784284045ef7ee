"""Identifiers that documents once had, read only."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import ArchiveAdmin, ReadOnlyAdminMixin
from letters.models import Document, FormerIdentifier


@admin.register(FormerIdentifier)
class FormerIdentifierAdmin(ReadOnlyAdminMixin, ArchiveAdmin):
    """An old address leads to its document for ever."""

    list_display = ["identifier", "document"]
    list_select_related = ["document"]
    search_fields = ["identifier", "document__title", "document__identifier"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FormerIdentifier]:
        visible = Document.objects.visible_to(request.user)
        return super().get_queryset(request).filter(document__in=visible)
