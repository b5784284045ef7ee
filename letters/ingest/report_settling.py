"""Decides on reports of mistakes, and forgets who sent them once they are closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from letters.models import MistakeReport, ReportState, Revision
from letters.models.mistake_report_queries import WAITING, MistakeReportQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser


@dataclass(frozen=True, slots=True)
class ReportDecision:
    """The `state` that closes reports, why, and the `correction` that came of them.

    Readers who allowed it are thanked by name if an archivist, who `names_reader`, has
    seen the name."""

    state: ReportState
    answer: str = ""
    correction: Revision | None = None
    names_reader: bool = False


@transaction.atomic
def close_reports(
    reports: Iterable[MistakeReport], decision: ReportDecision, editor: AbstractUser
) -> int:
    """Close those of `reports` that wait, and return how many these were.

    Name and e-mail address are deleted. A name that may be told, and whose report was
    settled by a correction, stands in the public history from then on.
    """
    rows = _locked(reports).filter(state__in=WAITING)
    for report in rows:
        report.state = decision.state
        report.answer = decision.answer
        report.closed, report.closed_by = timezone.now(), editor
        changed = ["state", "answer", "closed", "closed_by"]
        if decision.state == ReportState.SETTLED and decision.correction:
            report.correction = decision.correction
            is_named = report.may_be_named and decision.names_reader
            report.thanked_name = report.name if is_named else ""
            # Only where they are named, the pages of readers are made anew.
            changed += ["correction", "thanked_name"]
        report.name = report.email = ""
        _save(report, [*changed, "name", "email"])
    return len(rows)


@transaction.atomic
def take_reports(reports: Iterable[MistakeReport], user: AbstractUser | None) -> int:
    """Let those that wait be `user`'s to look at, or nobody's; return their number."""
    rows = _locked(reports).filter(state__in=WAITING)
    for report in rows:
        report.assigned_to = user
        report.state = ReportState.TAKEN if user else ReportState.OPEN
        _save(report, ["assigned_to", "state"])
    return len(rows)


@transaction.atomic
def reopen_reports(reports: Iterable[MistakeReport]) -> int:
    """Open closed ones again, and return their number. Who sent them is not known any
    more; what was decided is, in the answer. Nobody is thanked any more."""
    rows = _locked(reports).exclude(state__in=WAITING)
    for report in rows:
        report.state = ReportState.TAKEN if report.assigned_to_id else ReportState.OPEN
        report.closed = report.closed_by = None
        changed = ["state", "closed", "closed_by"]
        if report.correction_id:
            report.correction, report.thanked_name = None, ""
            changed += ["correction", "thanked_name"]
        _save(report, changed)
    return len(rows)


def _locked(reports: Iterable[MistakeReport]) -> MistakeReportQuerySet:
    """In one order, so that two archivists never wait for each other."""
    keys = [report.pk for report in reports]
    rows = MistakeReport.objects.filter(pk__in=keys).order_by("pk")
    return rows.select_for_update(of=("self",))


def _save(report: MistakeReport, changed: list[str]) -> None:
    report.version += 1
    report.save(update_fields=[*changed, "version"])
