"""A file that comes in again, or cannot be read."""

from django.test import TestCase

from letters.ingest.transcriptions import Format, IntakeOutcome
from letters.models import Document, SourceFile
from letters.tei.errors import NotationError, SourceError
from letters.tests.ingest.transcriptions.intakes import FILM, PRINTED, bring_in


class RepetitionTests(TestCase):
    def test_the_same_bytes_are_the_same_file_whatever_it_is_called(self):
        bring_in(FILM, "memo", "letter")
        again = bring_in(FILM, "other", "names")

        self.assertEqual(
            {imported.outcome for imported in again}, {IntakeOutcome.UNCHANGED}
        )
        self.assertEqual(
            [imported.document.identifier for imported in again], ["memo", "letter"]
        )
        self.assertEqual(SourceFile.objects.count(), 1)

    def test_an_unchanged_file_says_what_is_still_to_be_looked_at(self):
        first = bring_in(FILM, "memo", "letter")
        again = bring_in(FILM, "memo", "letter")
        self.assertEqual(
            [imported.doubts for imported in again],
            [imported.doubts for imported in first],
        )

    def test_a_file_whose_documents_were_deleted_is_read_again(self):
        bring_in(PRINTED, "one")
        Document.objects.all().delete()

        (again,) = bring_in(PRINTED, "one")

        self.assertIs(again.outcome, IntakeOutcome.CREATED)

    def test_a_text_that_cannot_be_read_leaves_nothing_behind(self):
        for text, file_format in (
            ("<div", Format.TEI),
            ("[a]{.none}", Format.NOTATION),
        ):
            with (
                self.subTest(file_format),
                self.assertRaises((SourceError, NotationError)),
            ):
                bring_in(text, "one", file_format=file_format)
        self.assertFalse(SourceFile.objects.exists())
