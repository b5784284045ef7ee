"""manage.py report, and the same numbers for Prometheus."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.test import TestCase, override_settings

from letters.models import DocumentStatus, Problem
from letters.monitoring.archive_state import archive_state
from letters.tests.factories import make_document

TOKEN = {"LETTERS_METRICS_TOKEN": "a-token-of-the-operator"}
BEARER = {"Authorization": "Bearer a-token-of-the-operator"}


class ArchiveStateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        document = make_document("letter")
        make_document("draft", status=DocumentStatus.DRAFT)
        for settled in (False, True):
            Problem.objects.create(
                document=document, code="odd-date", message="?", is_settled=settled
            )

    def test_documents_problems_and_what_waits_are_counted(self):
        state = archive_state()
        self.assertEqual(state.documents, {"draft": 1, "published": 1})
        self.assertEqual(state.problems["odd-date"], 1)
        self.assertGreater(state.index_waiting, 0)
        self.assertGreaterEqual(state.index_waiting_seconds, 0)
        self.assertGreater(state.database_bytes, 1_000_000)
        self.assertGreater(state.free_bytes["var"], 0)
        self.assertIsNone(state.backup_age_seconds)

    def backup(self, folder, age):
        moment = datetime.now(UTC) - age
        (Path(folder) / moment.strftime("%Y-%m-%dT%H%M%SZ")).mkdir()

    def test_the_youngest_backup_is_told(self):
        with TemporaryDirectory() as folder:
            self.assertIsNone(archive_state(Path(folder)).backup_age_seconds)
            for days in (9, 3):
                self.backup(folder, timedelta(days=days))
            age = archive_state(Path(folder)).backup_age_seconds
            told = self.report("--backups", folder)
        self.assertAlmostEqual(age, timedelta(days=3).total_seconds(), delta=60)
        self.assertIn("3 days old", told)

    def report(self, *arguments):
        output = StringIO()
        call_command("report", *arguments, stdout=output)
        return output.getvalue()

    def test_the_report_is_for_people_and_for_programs(self):
        told = self.report()
        self.assertRegex(told, r"(?m)^Documents, published +1$")
        self.assertRegex(told, r"(?m)^  Odd date +1$")
        self.assertRegex(told, r"(?m)^Youngest backup +none$")
        self.assertEqual(json.loads(self.report("--json"))["problems"]["odd-date"], 1)

    def metrics(self, **headers):
        return self.client.get("/metrics", headers=headers)

    def test_a_program_on_this_machine_gets_the_numbers(self):
        answer = self.metrics().content.decode()
        self.assertIn('letters_documents{state="published"} 1.0', answer)
        self.assertIn('letters_problems{kind="odd-date"} 1.0', answer)
        self.assertIn("letters_requests_total", answer)
        self.assertNotIn("letters_backup_age_seconds", answer)

    def test_whoever_comes_from_elsewhere_finds_nothing(self):
        for header in ("X-Forwarded-For", "Forwarded", "Via", "X-Request-ID"):
            with self.subTest(header):
                answer = self.metrics(**{header: "abcdefgh"})
                self.assertEqual(answer.status_code, 404)
        answer = self.client.get("/metrics", REMOTE_ADDR="192.0.2.7")
        self.assertEqual(answer.status_code, 404)

    @override_settings(HTTPS=True)
    def test_of_a_public_archive_nobody_finds_any_without_a_token(self):
        self.assertEqual(self.metrics().status_code, 404)

    @override_settings(**TOKEN)
    def test_with_a_token_everybody_needs_it(self):
        self.assertEqual(self.metrics().status_code, 404)
        wrong = {"Authorization": "Bearer é"}
        self.assertEqual(self.metrics(**wrong).status_code, 404)
        from_elsewhere = {"X-Forwarded-For": "192.0.2.7", **BEARER}
        self.assertEqual(self.metrics(**from_elsewhere).status_code, 200)
