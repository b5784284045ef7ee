"""Actions on many reports at once: taken, settled, rejected, called spam, opened again."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from letters.forms.report_decision import ReportAnswerForm
from letters.ingest.report_settling import (
    ReportDecision,
    close_reports,
    reopen_reports,
    take_reports,
)
from letters.models import MistakeReport, ReportState

# More are not closed at once.
MOST_REPORTS = 1_000
MOST_LISTED = 20
CONFIRM_CLOSING = "_close"


class ClosingMixin:
    """Actions of the list of reports. What is closed already stays as it is."""

    actions = [
        "take_selected",
        "settle_reports",
        "reject_reports",
        "mark_as_spam",
        "reopen_reports",
    ]

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    @admin.action(description="Assign to me", permissions=["settle"])
    def take_selected(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> None:
        reports = self._chosen(request, queryset)
        self._tell(
            request, "assigned to you", take_reports(reports, request.user), reports
        )

    @admin.action(description="Settle with an answer…", permissions=["settle"])
    def settle_reports(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> HttpResponse | None:
        return self._close(request, queryset, ReportState.SETTLED)

    @admin.action(description="Reject with a reason…", permissions=["settle"])
    def reject_reports(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> HttpResponse | None:
        return self._close(request, queryset, ReportState.REJECTED)

    @admin.action(description="Mark as spam", permissions=["settle"])
    def mark_as_spam(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> None:
        reports = self._chosen(request, queryset)
        done = close_reports(reports, ReportDecision(ReportState.SPAM), request.user)
        self._tell(request, "marked as spam", done, reports)

    @admin.action(description="Open again", permissions=["settle"])
    def reopen_reports(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> None:
        reports = self._chosen(request, queryset)
        self._tell(request, "open again", reopen_reports(reports), reports)

    def _close(
        self,
        request: HttpRequest,
        queryset: QuerySet[MistakeReport],
        state: ReportState,
    ) -> HttpResponse | None:
        """Ask for the answer first; close when it is given."""
        reports = self._chosen(request, queryset)
        form = ReportAnswerForm(
            request.POST if CONFIRM_CLOSING in request.POST else None
        )
        if not form.is_valid():
            return self._ask(request, queryset, form, state)
        decision = ReportDecision(state, form.cleaned_data["answer"])
        done = close_reports(reports, decision, request.user)
        self._tell(request, state.label.lower(), done, reports)
        return None

    def _chosen(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> list[MistakeReport]:
        if not self.has_settle_permission(request):
            raise PermissionDenied
        return list(queryset.order_by("pk")[:MOST_REPORTS])

    def _ask(
        self,
        request: HttpRequest,
        queryset: QuerySet[MistakeReport],
        form: ReportAnswerForm,
        state: ReportState,
    ) -> HttpResponse:
        waiting = queryset.waiting().select_related("document", "section")
        is_settling = state == ReportState.SETTLED
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{'Settle' if is_settling else 'Reject'} reports of mistakes",
            "form": form,
            "button": "Settle" if is_settling else "Reject",
            "action": "settle_reports" if is_settling else "reject_reports",
            "reports": waiting[:MOST_LISTED],
            "number": waiting.order_by().count(),
            "asking": waiting.exclude(email="")[:MOST_LISTED],
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "is_across": request.POST.get("select_across") == "1",
            "media": self.media,
        }
        template = "admin/letters/mistakereport/close.html"
        return TemplateResponse(request, template, context)

    def _tell(
        self, request: HttpRequest, state: str, done: int, chosen: list[MistakeReport]
    ) -> None:
        """Say how many are in that `state` now, and note it in the log of changes."""
        now = MistakeReport.objects.in_bulk([report.pk for report in chosen])
        changed = [
            now[report.pk]
            for report in chosen
            if report.pk in now and now[report.pk].version != report.version
        ]
        if changed:
            message = f"{state.capitalize()}."
            LogEntry.objects.log_actions(request.user.pk, changed, CHANGE, message)
        words = "report is" if done == 1 else "reports are"
        self.message_user(request, f"{done:,} {words} {state}.", messages.SUCCESS)
        if others := len(chosen) - done:
            rest = f"{others:,} of those chosen stay as they were."
            self.message_user(request, rest, messages.WARNING)
        if len(chosen) == MOST_REPORTS:
            rest = f"At most {MOST_REPORTS:,} are done at once: look for others."
            self.message_user(request, rest, messages.WARNING)
