"""manage.py derive_documents: after the derivation has changed."""

from io import StringIO
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import connections
from django.test import TestCase, TransactionTestCase

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest import derivation_run
from letters.models import IndexRequest, Transcription
from letters.models.locks import AdvisoryLock
from letters.tests.factories import make_document


def run(*arguments, **options):
    output = StringIO()
    call_command("derive_documents", *arguments, stdout=output, **options)
    return output.getvalue()


class DeriveDocumentsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.old = make_document("old")
        cls.new = make_document("new")
        stored = Transcription.objects.filter(document=cls.old)
        stored.update(derivation_version=0, html="outdated", text="outdated")

    def test_it_derives_what_an_older_version_made_and_nothing_else(self):
        IndexRequest.objects.all().delete()

        output = run()

        self.assertEqual(output, "1 derived, 0 refused\n")
        self.assertNotEqual(
            Transcription.objects.get(document=self.old).html, "outdated"
        )
        requests = IndexRequest.objects.values_list("document_id", flat=True)
        self.assertEqual(list(requests), [self.old.pk])

    def test_a_second_run_has_nothing_to_do_and_says_nothing(self):
        run()
        self.assertEqual(run(), "")

    def test_documents_can_be_named_whatever_their_version(self):
        self.assertEqual(run("new"), "1 derived, 0 refused\n")

    def test_an_unknown_identifier_is_an_error(self):
        with self.assertRaisesRegex(CommandError, "No document absent"):
            run("new", "absent")

    def test_a_text_that_cannot_be_read_is_named_and_the_others_are_derived(self):
        Transcription.objects.filter(document=self.new).update(
            tei="<div", derivation_version=0
        )
        with self.assertRaisesRegex(CommandError, "new: Not well-formed") as refusal:
            run()
        self.assertEqual(refusal.exception.returncode, 1)
        self.assertNotEqual(
            Transcription.objects.get(document=self.old).html, "outdated"
        )

    def test_asked_for_again_it_tries_again_what_was_refused(self):
        Transcription.objects.update(refused_version=DERIVATION_VERSION)
        self.assertEqual(run(), "1 derived, 0 refused\n")

    def test_it_says_how_many_await_it_and_how_many_are_refused(self):
        self.assertEqual(
            run(state=True),
            "1 of 2 documents are read anew with this version’s rules; the archive "
            "serves meanwhile.\n",
        )
        Transcription.objects.filter(document=self.old).update(
            refused_version=DERIVATION_VERSION
        )
        self.assertIn("refuse 1 of the texts", run(state=True))

    def test_interrupted_it_says_how_far_it_is_and_how_to_go_on(self):
        with (
            mock.patch.object(
                derivation_run, "derive_stored", side_effect=KeyboardInterrupt
            ),
            self.assertRaisesRegex(CommandError, "0 derived.*run it again") as ended,
        ):
            run()
        self.assertEqual(ended.exception.returncode, 130)


class SoleDerivationTests(TransactionTestCase):
    def test_while_another_process_derives_it_says_so(self):
        session = connections.create_connection("default")
        self.addCleanup(session.close)
        lock = "SELECT pg_advisory_lock(%s, 0)"
        session.cursor().execute(lock, [AdvisoryLock.DERIVATION])

        with self.assertRaisesRegex(CommandError, "Another process") as refusal:
            run()

        self.assertEqual(refusal.exception.returncode, 3)
