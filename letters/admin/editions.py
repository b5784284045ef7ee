"""Printed editions and their sections in the admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.base import is_choosing
from letters.admin.deleted_records import UndoableDeletionMixin
from letters.admin.shared_records import SharedRecordAdmin
from letters.models import Edition, Section


@admin.register(Edition)
class EditionAdmin(SharedRecordAdmin):
    list_display = ["title", "series_title", "volume", "year", "identifier"]
    search_fields = ["title", "identifier", "series_title"]

    def view_on_site(self, edition: Edition) -> str:
        return edition.get_absolute_url()


@admin.register(Section)
class SectionAdmin(UndoableDeletionMixin, SharedRecordAdmin):
    list_display = ["title", "edition", "parent", "position"]
    list_filter = ["edition"]
    list_select_related = ["edition", "parent"]
    search_fields = ["title", "key", "edition__title", "edition__identifier"]
    autocomplete_fields = ["edition", "parent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).select_related("edition")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Section], search_term: str
    ) -> tuple[QuerySet[Section], bool]:
        """Of the edition that the form has, which a script adds to what it asks."""
        edition = request.GET.get("edition", "")
        if is_choosing(request) and edition.isdecimal() and len(edition) < 10:
            queryset = queryset.filter(edition=int(edition))
        return super().get_search_results(request, queryset, search_term)
