"""Identifiers that documents once had, to be looked at."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import ArchiveAdmin
from letters.models import Document, FormerIdentifier


@admin.register(FormerIdentifier)
class FormerIdentifierAdmin(ArchiveAdmin):
    """Read only: an old address leads to its document for ever."""

    list_display = ["identifier", "document"]
    list_select_related = ["document"]
    search_fields = ["identifier", "document__title", "document__identifier"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FormerIdentifier]:
        visible = Document.objects.visible_to(request.user)
        return super().get_queryset(request).filter(document__in=visible)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: FormerIdentifier | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: FormerIdentifier | None = None
    ) -> bool:
        return False
