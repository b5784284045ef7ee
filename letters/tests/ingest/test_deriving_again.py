"""A stored text that newer rules refuse stays as it was derived, and that is told."""

from unittest import mock

from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.test import TestCase

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest import derived_rows
from letters.ingest.deriving_again import derive_again, derive_stored
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, Problem, Transcription
from letters.tei.errors import SourceError, TeiError
from letters.tests.factories import LETTER, make_document, make_tei

OLDER = DERIVATION_VERSION - 1


def refusing(error=None):
    """Rules that refuse every text."""
    error = error or SourceError("A table within a table.", line=7)
    return mock.patch.object(derived_rows, "derive", side_effect=error)


class RefusedTextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.text = Transcription.objects.filter(document=cls.document)
        cls.text.update(derivation_version=OLDER, html="<p>As older rules had it</p>")

    def derive(self):
        return derive_again(self.document, self.text.get().tei)

    def problems(self):
        return self.document.problems.filter(origin=Problem.Origin.DERIVATION)

    def test_what_was_derived_before_stays(self):
        with refusing():
            reason = self.derive()

        self.assertEqual(reason, "A table within a table. (line 7)")
        text = self.text.get()
        self.assertEqual(text.html, "<p>As older rules had it</p>")
        self.assertEqual(
            (text.derivation_version, text.refused_version), (OLDER, DERIVATION_VERSION)
        )

    def test_a_problem_says_why_and_where_and_what_to_do(self):
        with refusing():
            self.derive()

        message = self.problems().get().message
        for words in (
            f"(version {DERIVATION_VERSION}) refuse this text",
            "A table within a table. (line 7)",
            f"what version {OLDER} made of it",
            "Correct the text and save it",
        ):
            with self.subTest(words):
                self.assertIn(words, message)

    def test_rules_that_stumble_refuse_too_and_name_their_line(self):
        with refusing(KeyError("surface")), self.assertLogs("letters.tei.refusals"):
            reason = self.derive()

        self.assertRegex(reason, r"KeyError: 'surface'\) in letters/\S+\.py, line \d+")

    def test_a_row_that_cannot_be_written_refuses_too(self):
        with (
            mock.patch(
                "letters.ingest.deriving.sync_events", side_effect=ValueError("nobody")
            ),
            self.assertLogs("letters.ingest.deriving_again"),
        ):
            self.assertIn("ValueError: nobody", self.derive())
        self.assertEqual(self.text.get().html, "<p>As older rules had it</p>")

    def test_a_lost_connection_is_no_refusal(self):
        with (
            mock.patch(
                "letters.ingest.deriving.sync_events", side_effect=OperationalError
            ),
            self.assertRaises(OperationalError),
        ):
            self.derive()
        self.assertFalse(self.problems().exists())

    def test_refused_once_more_it_has_one_problem_still_settled(self):
        with refusing():
            self.derive()
            self.problems().update(is_settled=True)
            self.derive()

        self.assertTrue(self.problems().get().is_settled)

    def test_the_problem_goes_when_the_text_is_derived(self):
        with refusing():
            self.derive()

        self.assertEqual(self.derive(), "")

        self.assertFalse(self.problems().exists())
        text = self.text.get()
        self.assertEqual(
            (text.derivation_version, text.refused_version), (DERIVATION_VERSION, 0)
        )

    def test_the_problem_goes_when_an_archivist_saves_another_text(self):
        with refusing():
            self.derive()

        save_document(self.document, make_tei(f"{LETTER}\nP.S.\n"), Edit())

        self.assertFalse(self.problems().exists())
        self.assertEqual(self.text.get().refused_version, 0)

    def test_another_text_that_is_refused_is_not_saved(self):
        with refusing(), self.assertRaises(TeiError):
            save_document(self.document, make_tei(f"{LETTER}\nP.S.\n"), Edit())

    def test_its_document_can_be_withdrawn(self):
        self.document.status = DocumentStatus.DRAFT
        with refusing():
            save_document(self.document, self.text.get().tei, Edit())

        visible = Document.objects.visible_to(AnonymousUser())
        self.assertFalse(visible.filter(pk=self.document.pk).exists())

    def test_the_text_is_read_when_the_lock_is_held(self):
        self.assertEqual(
            derive_stored(self.document.pk, only_older=True),
            (self.document.identifier, ""),
        )
        self.assertIsNone(derive_stored(self.document.pk, only_older=True))
