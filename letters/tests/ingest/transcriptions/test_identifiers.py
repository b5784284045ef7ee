"""The identifiers of the documents in a file; or a clear refusal."""

from django.test import TestCase

from letters.ingest.transcriptions import ImportRefusedError
from letters.models import Document, SourceFile
from letters.tests.factories import make_edition
from letters.tests.ingest.transcriptions.intakes import FILM, PRINTED, bring_in


class IntakeIdentifierTests(TestCase):
    def assert_refused(self, words, *arguments, **options):
        with self.assertRaisesRegex(ImportRefusedError, words):
            bring_in(*arguments, **options)
        self.assertFalse(Document.objects.exists())
        self.assertFalse(SourceFile.objects.exists())

    def test_one_name_for_several_documents_is_numbered(self):
        names = [imported.document.identifier for imported in bring_in(FILM, "film")]
        self.assertEqual(names, ["film-1", "film-2"])

    def test_one_name_for_one_document_is_its_name(self):
        (imported,) = bring_in(PRINTED, "letter")
        self.assertEqual(imported.document.identifier, "letter")

    def test_without_a_name_the_documents_are_listed(self):
        self.assert_refused(
            r"holds 2 documents \(.+; .+\), and no identifiers were", FILM
        )

    def test_too_many_names_are_counted(self):
        self.assert_refused("2 documents .* and 3 identifiers were", FILM, *"abc")
        self.assert_refused("holds 1 document .* and 2 identifiers", PRINTED, *"ab")

    def test_two_documents_cannot_have_one_name(self):
        self.assert_refused("“film” would be the identifier of 2", FILM, "film", "film")

    def test_a_document_without_a_number_needs_a_name_in_an_edition(self):
        edition = make_edition()
        self.assert_refused("has no number in the edition", FILM, edition=edition)

    def test_a_chosen_name_precedes_the_number_in_the_edition(self):
        (imported,) = bring_in(PRINTED, "frus1961-63v06/d1", edition=make_edition())
        self.assertEqual(imported.document.identifier, "frus1961-63v06/d1")

    def test_a_name_that_no_address_can_hold_is_refused_by_name(self):
        for name in ("a b", "-a", "a/b/c", "a/text", "x" * 161):
            with self.subTest(name):
                self.assert_refused(f"^{name}: ", PRINTED, name)

    def test_a_title_too_long_is_named_with_its_field(self):
        text = f"190. Letter From {'x' * 500} to Y\n\nDear Sir:\n\nText."
        self.assert_refused("one: title: .*500", text, "one")
