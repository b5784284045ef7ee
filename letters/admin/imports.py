"""Imports of volumes, read only: what came in when, and with what problems."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import ArchiveAdmin, ReadOnlyAdminMixin
from letters.models import ImportProblem, ImportRun, VolumeImport


class VolumeImportInline(ReadOnlyAdminMixin, admin.TabularInline):
    model = VolumeImport
    fields = readonly_fields = ["name", "state", "documents", "ended"]
    show_change_link = True

    @admin.display(description="documents")
    def documents(self, volume: VolumeImport) -> str:
        return volume.counts_in_words


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdminMixin, ArchiveAdmin):
    list_display = ["__str__", "state", "paths_in_words", "ended"]
    fields = ["state", "started", "ended", "paths_in_words"]
    inlines = [VolumeImportInline]

    @admin.display(description="paths")
    def paths_in_words(self, run: ImportRun) -> str:
        return ", ".join(run.paths)


class RefusalsFilter(admin.SimpleListFilter):
    """Of each volume, its newest import, if that left something out."""

    title = "refusals"
    parameter_name = "refusals"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "The newest import refused something")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[VolumeImport]
    ) -> QuerySet[VolumeImport]:
        return queryset.with_refusals() if self.value() else queryset


@admin.register(VolumeImport)
class VolumeImportAdmin(ReadOnlyAdminMixin, ArchiveAdmin):
    list_display = ["name", "run", "state", "counts_in_words"]
    list_filter = ["state", RefusalsFilter]
    list_select_related = ["run"]
    search_fields = ["name"]
    fields = ["name", "run", "edition", "state", "counts_in_words", "started", "ended"]


@admin.register(ImportProblem)
class ImportProblemAdmin(ReadOnlyAdminMixin, ArchiveAdmin):
    list_display = ["message", "code", "line", "document", "volume"]
    list_filter = ["code"]
    list_select_related = ["volume"]
    search_fields = ["message", "document", "volume__name"]
