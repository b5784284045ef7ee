"""Problems of a document: an archivist looks at each and decides."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from letters.admin.base import LabelledCellsMixin, StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.derived import DerivedRowsMixin
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.models import Problem


class ProblemInline(
    DerivedRowsMixin,
    FollowsDocumentMixin,
    StorableTextMixin,
    LabelledCellsMixin,
    admin.TabularInline,
):
    model = Problem
    formset = TolerantInlineFormSet
    fields = ["message", "excerpt", "source_line", "origin", "is_settled"]
    readonly_fields = ["message", "excerpt", "source_line", "origin"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        return super().get_queryset(request).select_related("document")

    @admin.display(description="line")
    def source_line(self, problem: Problem) -> str:
        """A link to the line in the original transcription."""
        source = problem.document.source_file_id
        if not problem.line or not source:
            return "–"
        address = reverse("admin:letters_sourcefile_change", args=[source])
        return format_html(
            '<a href="{}#line-{}">line {}</a>', address, problem.line, problem.line
        )
