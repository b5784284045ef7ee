"""Printed editions and their sections in the admin."""

from django.contrib import admin

from letters.admin.base import ArchiveAdmin
from letters.models import Edition, Section


@admin.register(Edition)
class EditionAdmin(ArchiveAdmin):
    list_display = ["title", "series_title", "volume", "year", "identifier"]
    search_fields = ["title", "identifier", "series_title"]

    def view_on_site(self, edition: Edition) -> str:
        return edition.get_absolute_url()


@admin.register(Section)
class SectionAdmin(ArchiveAdmin):
    list_display = ["title", "edition", "parent", "position"]
    list_filter = ["edition"]
    list_select_related = ["edition", "parent"]
    search_fields = ["title", "key", "edition__title", "edition__identifier"]
    autocomplete_fields = ["edition"]
