"""Repositories and their arrangement in the admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.admin.mergeable_records import MergeableRecordAdmin
from letters.admin.shared_records import SharedRecordAdmin
from letters.admin.widgets import TEXTS
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
    search_fields = ["title", "reference_code", "repository__name", "parent__title"]
    autocomplete_fields = ["repository", "parent"]
    formfield_overrides = TEXTS
    # By the areas of ISAD(G).
    fieldsets = (
        (
            None,
            {
                "fields": [
                    "title",
                    ("level_of_description", "reference_code", "accession_number"),
                    ("repository", "parent"),
                    ("date_edtf", "extent"),
                ]
            },
        ),
        ("Context and content", {"fields": ["archival_history", "scope_and_content"]}),
        (
            "Access and use",
            {"fields": ["access_conditions", "language", "finding_aid"]},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArchivalUnit]:
        """With what tells apart the many that are called “Subject Files”."""
        return super().get_queryset(request).select_related("repository")
