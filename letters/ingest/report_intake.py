"""Takes in what readers report, as far as there is room for more."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from letters.models import MistakeReport
from letters.models.mistake_report_queries import MistakeReportQuerySet


class InboxFullError(Exception):
    """So many reports wait that no more are taken in. Nothing was written."""


def is_stored(report: MistakeReport) -> bool:
    """Whether this very report came before, out of the same form."""
    return MistakeReport.objects.filter(form_key=report.form_key).exists()


def store_report(report: MistakeReport, now: datetime) -> bool:
    """Store a new report; False for one that was sent before, which stays.

    Raises InboxFullError. Old spam is deleted on this occasion.
    """
    if is_stored(report):
        return False
    MistakeReport.objects.old_spam(now).delete()
    _refuse_too_many(report)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        # A double click: both were on their way at once.
        if "form_key" in str(error):
            return False
        raise
    return True


def _refuse_too_many(report: MistakeReport) -> None:
    """Two that come at the same moment may both be the last."""
    waiting = MistakeReport.objects.waiting()
    of_text = waiting.filter(document=report.document, section=report.section)
    _refuse_above(waiting, settings.LETTERS_REPORTS_WAITING)
    _refuse_above(of_text, settings.LETTERS_REPORTS_WAITING_OF_TEXT)


def _refuse_above(reports: MistakeReportQuerySet, most: int) -> None:
    if reports.order_by()[:most].count() >= most:
        raise InboxFullError
