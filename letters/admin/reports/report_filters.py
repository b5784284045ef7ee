"""How the list of readers' reports is narrowed: by state, by whose it is, by document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from letters.models import Document, MistakeReport, ReportState

# More documents would be a list to search, not to choose from.
MOST_DOCUMENTS = 12


class ReportStateFilter(admin.SimpleListFilter):
    """Shows those that wait unless others are asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*ReportState.choices, ("all", "All")]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        _, *others = super().choices(changelist)
        yield {
            "selected": not self.value(),
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": "Open or taken",
        }
        yield from others

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> QuerySet[MistakeReport]:
        if not self.value():
            return queryset.waiting()
        return (
            queryset if self.value() == "all" else queryset.filter(state=self.value())
        )


class AssignedReportFilter(admin.SimpleListFilter):
    title = "assigned"
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", "To me"), ("nobody", "To nobody")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> QuerySet[MistakeReport]:
        wanted = {"me": request.user.pk, "nobody": None}
        if self.value() in wanted:
            return queryset.filter(assigned_to=wanted[self.value()])
        return queryset


class ReportedDocumentFilter(admin.SimpleListFilter):
    """The documents with the most reports that wait."""

    title = "document"
    parameter_name = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        waiting = MistakeReport.objects.visible_to(request.user).waiting()
        rows = waiting.exclude(document=None).order_by().values("document")
        counted = rows.annotate(number=Count("pk")).order_by("-number", "document")
        keys = [row["document"] for row in counted[:MOST_DOCUMENTS]]
        documents = Document.objects.in_bulk(keys)
        return [(documents[key].identifier, documents[key].identifier) for key in keys]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> QuerySet[MistakeReport]:
        if not self.value():
            return queryset
        return queryset.filter(document__identifier=self.value())
