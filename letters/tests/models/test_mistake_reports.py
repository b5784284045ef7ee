"""What a report of a mistake says of itself, and whom a revision thanks."""

from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from letters.ingest.report_intake import store_report
from letters.ingest.report_settling import ReportDecision, close_reports
from letters.models import CachedPage, ContentVersion, MistakeReport, ReportState
from letters.models.mistake_report_queries import DAYS_OF_SPAM
from letters.models.mistake_reports import thanks_for
from letters.tests.factories import make_archivist, make_document, make_report


def revision_after(*names, state=ReportState.SETTLED):
    """A revision with a report by each of these names."""
    reports = [mock.Mock(thanked_name=name, state=state) for name in names]
    return mock.Mock(mistake_reports=mock.Mock(all=lambda: reports))


class ThanksTests(TestCase):
    def test_it_names_who_may_be_named_and_counts_the_others(self):
        for names, who in (
            (["Ada"], "Ada"),
            ([""], "a reader"),
            (["", ""], "2 readers"),
            (["Grace", "Ada", "Ada"], "Ada and Grace"),
            (["Ada", "Grace", "Mary"], "Ada, Grace and Mary"),
            (["Ada", ""], "Ada and another reader"),
            (["Ada", "", ""], "Ada and 2 other readers"),
        ):
            with self.subTest(names):
                said = thanks_for(revision_after(*names))
                self.assertEqual(said, f"Corrected after a report by {who}.")

    def test_without_a_settled_report_there_is_none(self):
        self.assertEqual(thanks_for(revision_after()), "")
        opened = revision_after("Ada", state=ReportState.OPEN)
        self.assertEqual(thanks_for(opened), "")


class StoredTests(TestCase):
    def test_reports_and_decisions_leave_the_cached_pages_valid(self):
        report = make_report(make_document())
        ContentVersion.objects.all().delete()
        make_report(report.document)
        close_reports(
            [report], ReportDecision(ReportState.REJECTED, "So."), make_archivist()
        )
        self.assertEqual(ContentVersion.objects.count(), 0)

    def test_a_thanked_reader_makes_them_anew(self):
        report = make_report(make_document())
        ContentVersion.objects.all().delete()
        revision = report.document.revisions.get()
        decision = ReportDecision(ReportState.SETTLED, correction=revision)
        close_reports([report], decision, make_archivist())
        self.assertEqual(ContentVersion.objects.count(), 1)
        self.assertFalse(CachedPage.objects.exists())

    def test_old_spam_goes_when_another_report_comes(self):
        document = make_document()
        now = timezone.now()
        for days in (DAYS_OF_SPAM - 1, DAYS_OF_SPAM + 1):
            closed = now - timedelta(days=days)
            make_report(document, state=ReportState.SPAM, closed=closed)
        fresh = make_report(document)
        fresh.delete()
        fresh.pk = None
        self.assertTrue(store_report(fresh, now))
        self.assertEqual(MistakeReport.objects.count(), 2)
