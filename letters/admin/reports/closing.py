"""Actions on many reports at once: taken, settled, rejected, called spam, opened again."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from letters.admin.many_at_once import MOST_LISTED, ManyAtOnceMixin
from letters.forms.report_decision import ReportAnswerForm
from letters.ingest.report_settling import (
    ReportDecision,
    close_reports,
    reopen_reports,
    take_reports,
)
from letters.models import MistakeReport, ReportState
from letters.models.mistake_report_queries import MistakeReportQuerySet


class ClosingMixin(ManyAtOnceMixin):
    """Actions of the list of reports. What is closed already stays as it is."""

    most_at_once = 1_000
    noun = "report"
    asking_template = "admin/letters/mistakereport/close.html"
    confirm = "_close"

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
        done = take_reports(reports[: self.most_at_once], request.user)
        self._tell_and_log(request, "assigned to you", done, reports)

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
        decision = ReportDecision(ReportState.SPAM)
        done = close_reports(reports[: self.most_at_once], decision, request.user)
        self._tell_and_log(request, "marked as spam", done, reports)

    @admin.action(description="Open again", permissions=["settle"])
    def reopen_reports(
        self, request: HttpRequest, queryset: QuerySet[MistakeReport]
    ) -> None:
        reports = self._chosen(request, queryset)
        done = reopen_reports(reports[: self.most_at_once])
        self._tell_and_log(request, "open again", done, reports)

    def _close(
        self,
        request: HttpRequest,
        queryset: QuerySet[MistakeReport],
        state: ReportState,
    ) -> HttpResponse | None:
        """Ask for the answer first; close when it is given."""
        reports = self._chosen(request, queryset)
        form = ReportAnswerForm(self._sent(request))
        if not form.is_valid():
            waiting = queryset.waiting().select_related("document", "section")
            return self._ask(request, waiting, form, _asked(state, waiting))
        decision = ReportDecision(state, form.cleaned_data["answer"])
        done = close_reports(reports[: self.most_at_once], decision, request.user)
        self._tell_and_log(request, state.label.lower(), done, reports)
        return None

    def _tell_and_log(
        self, request: HttpRequest, state: str, done: int, chosen: list[MistakeReport]
    ) -> None:
        now = MistakeReport.objects.in_bulk([report.pk for report in chosen])
        changed = [
            now[report.pk]
            for report in chosen
            if report.pk in now and now[report.pk].version != report.version
        ]
        if changed:
            message = f"{state.capitalize()}."
            LogEntry.objects.log_actions(request.user.pk, changed, CHANGE, message)
        self._tell(request, state, done, chosen)


def _asked(state: ReportState, waiting: MistakeReportQuerySet) -> dict[str, object]:
    """What the page says that asks for the answer."""
    is_settling = state == ReportState.SETTLED
    verb = "Settle" if is_settling else "Reject"
    return {
        "title": f"{verb} reports of mistakes",
        "button": verb,
        "action": "settle_reports" if is_settling else "reject_reports",
        "asking": waiting.exclude(email="")[:MOST_LISTED],
    }
