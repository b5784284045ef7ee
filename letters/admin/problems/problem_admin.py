"""The problems of all documents in one list, to be settled there or in their document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from letters.admin.base import ArchiveAdmin, ReadOnlyAdminMixin
from letters.admin.problems.decisions import decision_in_words
from letters.admin.problems.settling import SettlingMixin
from letters.models import Problem
from letters.models.problems import LISTED_AS, problem_kind

LONGEST_WORDS = 240


class StateFilter(admin.SimpleListFilter):
    """Shows the open ones unless others are asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("settled", "Settled"),
            ("listed", LISTED_AS),
            ("all", "All"),
        ]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        _, *others = super().choices(changelist)
        yield {
            "selected": not self.value(),
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": "Open",
        }
        yield from others

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Problem]
    ) -> QuerySet[Problem]:
        if self.value() == "all":
            return queryset
        if self.value() == "listed":
            return queryset.listed()
        if self.value() == "settled":
            return queryset.filter(is_settled=True)
        return queryset.open()


class KindFilter(admin.SimpleListFilter):
    title = "kind"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        codes = Problem.objects.counted_by_code().values_list("code", flat=True)
        return sorted((code, problem_kind(code)) for code in codes)

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Problem]
    ) -> QuerySet[Problem]:
        return queryset.filter(code=self.value()) if self.value() else queryset


@admin.register(Problem)
class ProblemAdmin(SettlingMixin, ReadOnlyAdminMixin, ArchiveAdmin):
    list_display = ["kind", "document_link", "words", "place", "state"]
    list_display_links = None
    list_filter = [StateFilter, KindFilter, "origin"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["message", "excerpt", "document__title", "document__identifier"]
    fields = ["kind", "document_link", "words", "place", "origin", "state"]
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        problems = super().get_queryset(request).standing()
        return problems.select_related("document", "settlement__editor")

    def has_view_permission(
        self, request: HttpRequest, obj: Problem | None = None
    ) -> bool:
        """For those who see all documents, drafts included."""
        return request.user.has_perm("letters.view_document")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(ordering="code")
    def kind(self, problem: Problem) -> str:
        return problem.kind

    @admin.display(description="document", ordering="document__identifier")
    def document_link(self, problem: Problem) -> str:
        document = problem.document
        address = reverse("admin:letters_document_change", args=[document.pk])
        return format_html(
            '<a href="{}#problems-group">{}</a><br>{}',
            address,
            document.name,
            document.identifier,
        )

    @admin.display(description="what looks wrong")
    def words(self, problem: Problem) -> str:
        message = Truncator(problem.message).chars(LONGEST_WORDS)
        if not problem.excerpt or problem.excerpt in problem.message:
            return message
        excerpt = Truncator(problem.excerpt).chars(LONGEST_WORDS)
        return format_html("{}<br><q>{}</q>", message, excerpt)

    @admin.display(ordering="line")
    def place(self, problem: Problem) -> str:
        """A link to the line in the original transcription, if it came from one."""
        source = problem.document.source_file_id
        if not problem.line or not source:
            return problem.get_origin_display()
        address = reverse("admin:letters_sourcefile_change", args=[source])
        return format_html(
            '<a href="{}#line-{}">Line {}</a>', address, problem.line, problem.line
        )

    @admin.display(ordering="is_settled")
    def state(self, problem: Problem) -> str:
        if not problem.is_settled:
            return LISTED_AS if problem.is_listing else "Open"
        settlement = problem.settlement
        why = f": “{settlement.reason}”" if settlement else ""
        return f"Settled. {decision_in_words(problem)}{why}"
