"""The reports of readers: their list, and each beside the words as they stand now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator

from letters.admin.base import ArchiveAdmin, ReadOnlyAdminMixin
from letters.admin.reports.closing import ClosingMixin
from letters.admin.reports.correcting import correction_address
from letters.admin.reports.report_filters import (
    AssignedReportFilter,
    ReportedDocumentFilter,
    ReportStateFilter,
)
from letters.forms.report_decision import (
    OPEN_AGAIN,
    STILL_WAITS,
    ReportDecisionForm,
)
from letters.ingest.report_settling import (
    ReportDecision,
    close_reports,
    reopen_reports,
    take_reports,
)
from letters.models import MistakeReport, ReportState
from letters.models.document_status import Right

_LONGEST = 120
_SHOWN = ["about", "said", "words_compared", "reader", "received_at", "outcome"]
_DECIDED = [
    *("decision", "correction", "names_reader", "answer", "assigned_to", "based_on"),
]


@admin.register(MistakeReport)
class MistakeReportAdmin(ClosingMixin, ReadOnlyAdminMixin, ArchiveAdmin):
    """Contributors see what is reported on documents that they handed in."""

    form = ReportDecisionForm
    list_display = ["said_in_short", "at_words", "about", "received_on", "outcome"]
    list_display_links = ["said_in_short"]
    list_filter = [
        ReportStateFilter,
        AssignedReportFilter,
        ("received", admin.DateFieldListFilter),
        ReportedDocumentFilter,
    ]
    list_select_related = ["document", "section__edition", "assigned_to", "closed_by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["message", "words", "document__title", "document__identifier"]
    readonly_fields = _SHOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet[MistakeReport]:
        return super().get_queryset(request).visible_to(request.user)

    def has_view_permission(
        self, request: HttpRequest, obj: MistakeReport | None = None
    ) -> bool:
        return request.user.has_perm(Right.SEE) or request.user.has_perm(Right.HAND_IN)

    def has_change_permission(
        self, request: HttpRequest, obj: MistakeReport | None = None
    ) -> bool:
        """To decide on reports takes the right to correct every text."""
        return request.user.has_perms([Right.SEE, Right.EDIT])

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_fieldsets(
        self, request: HttpRequest, obj: MistakeReport | None = None
    ) -> list[tuple[str | None, dict[str, Any]]]:
        shown = [name for name in _SHOWN if name != "reader"]
        if not self.has_change_permission(request):
            return [(None, {"fields": shown})]
        may_be_named = obj and obj.is_waiting and obj.name and obj.may_be_named
        decided = [name for name in _DECIDED if name != "names_reader" or may_be_named]
        return [(None, {"fields": _SHOWN}), ("Decision", {"fields": decided})]

    def get_form(
        self, request: HttpRequest, obj: MistakeReport | None = None, **options: Any
    ) -> type[forms.ModelForm]:
        """After a correction, the form proposes to settle the report by it."""
        form = super().get_form(request, obj, **options)
        if not issubclass(form, ReportDecisionForm):
            return form
        number = request.GET.get("correction", "")

        class Proposing(form):
            def __init__(self, *args: Any, **rest: Any) -> None:
                super().__init__(*args, **rest)
                self.propose(number)

        return Proposing

    def save_model(
        self,
        request: HttpRequest,
        obj: MistakeReport,
        form: ReportDecisionForm,
        change: bool,
    ) -> None:
        typed = form.cleaned_data
        if typed["decision"] == OPEN_AGAIN:
            reopen_reports([obj])
        if "assigned_to" in form.changed_data:
            take_reports([obj], typed["assigned_to"])
        if typed["decision"] not in (STILL_WAITS, OPEN_AGAIN):
            decision = ReportDecision(
                ReportState(typed["decision"]),
                typed["answer"],
                typed["correction"],
                names_reader=typed["names_reader"],
            )
            close_reports([obj], decision, request.user)
        obj.refresh_from_db()

    # What is shown

    @admin.display(description="what is wrong", ordering="message")
    def said_in_short(self, report: MistakeReport) -> str:
        return Truncator(report.message).chars(_LONGEST)

    @admin.display(description="words")
    def at_words(self, report: MistakeReport) -> str:
        words = Truncator(report.words).chars(_LONGEST)
        return format_html("<q>{}</q>", words) if words else report.get_place_display()

    @admin.display(description="text")
    def about(self, report: MistakeReport) -> str:
        edition = report.section.edition.identifier if report.section else ""
        identifier = report.document.identifier if report.document else edition
        return format_html(
            '{}<span class="document-identifier">{}</span>', report.subject, identifier
        )

    @admin.display(description="received", ordering="received")
    def received_on(self, report: MistakeReport) -> Any:
        return report.received.date()

    @admin.display(description="received")
    def received_at(self, report: MistakeReport) -> str:
        return date_format(report.received, "j F Y, H:i")

    @admin.display(description="what is wrong")
    def said(self, report: MistakeReport) -> str:
        return format_html('<div class="reported-message">{}</div>', report.message)

    @admin.display(description="where")
    def words_compared(self, report: MistakeReport) -> str:
        """The words that were reported, those of now, and what can be done there."""
        context = {"report": report, "correction": correction_address(report)}
        return render_to_string("admin/letters/mistakereport/words.html", context)

    @admin.display(description="reader")
    def reader(self, report: MistakeReport) -> str:
        template = "admin/letters/mistakereport/reader.html"
        return render_to_string(template, {"report": report})

    @admin.display(description="state", ordering="state")
    def outcome(self, report: MistakeReport) -> str:
        """ "Taken by anna"; "Settled by anna: The film has the same." """
        who = report.assigned_to if report.is_waiting else report.closed_by
        by = f" by {who}" if who else ""
        why = f": {report.answer}" if report.answer else ""
        return f"{report.get_state_display()}{by}{why}"
