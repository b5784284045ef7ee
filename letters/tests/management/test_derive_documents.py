"""manage.py derive_documents: after the derivation has changed."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import IndexRequest, Transcription
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

        self.assertEqual(output, "1 derived, 0 failed\n")
        self.assertNotEqual(
            Transcription.objects.get(document=self.old).html, "outdated"
        )
        requests = IndexRequest.objects.values_list("document_id", flat=True)
        self.assertEqual(list(requests), [self.old.pk])

    def test_a_second_run_has_nothing_to_do_and_says_nothing(self):
        run()
        self.assertEqual(run(), "")

    def test_documents_can_be_named_whatever_their_version(self):
        self.assertEqual(run("new"), "1 derived, 0 failed\n")

    def test_an_unknown_identifier_is_an_error(self):
        with self.assertRaisesRegex(CommandError, "No document absent"):
            run("new", "absent")

    def test_a_text_that_cannot_be_read_is_named_and_the_others_are_derived(self):
        Transcription.objects.filter(document=self.new).update(
            tei="<div", derivation_version=0
        )
        with self.assertRaisesRegex(CommandError, "new: Not well-formed"):
            run()
        self.assertNotEqual(
            Transcription.objects.get(document=self.old).html, "outdated"
        )
