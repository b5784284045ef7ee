"""Repositories and their arrangement in the admin."""

from django.contrib import admin

from letters.admin.mergeable_records import MergeableRecordAdmin
from letters.admin.shared_records import SharedRecordAdmin
from letters.models import ArchivalUnit, Repository


@admin.register(Repository)
class RepositoryAdmin(MergeableRecordAdmin):
    list_display = ["name", "cited_as", "place", "merged_into", "identifier"]
    search_fields = ["name", "cited_as", "identifier"]


@admin.register(ArchivalUnit)
class ArchivalUnitAdmin(SharedRecordAdmin):
    list_display = ["title", "level_of_description", "reference_code", "repository"]
    list_filter = ["level_of_description", "repository"]
    list_select_related = ["repository"]
    search_fields = ["title", "reference_code", "repository__name"]
    autocomplete_fields = ["repository", "parent"]
