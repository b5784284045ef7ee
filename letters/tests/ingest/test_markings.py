"""The terms of markings are stored with the document; what an archivist typed stays."""

from django.core.management import call_command
from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import Document
from letters.tests.factories import make_document, make_tei
from letters.tests.ingest.volumes.files import bring_in, held, small_volume

TEXT = """\
Secret

Niact

The talks began.
"""


def stored(document: Document) -> tuple[str, list[str], list[str], str]:
    row = Document.objects.get(pk=document.pk)
    return row.level, row.handling, row.precedence, row.printed_markings


class StoredMarkingsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(notation=TEXT)

    def type_markings(self, words: str) -> None:
        self.document.classification_marking = words
        save_document(self.document, make_tei(TEXT), Edit())

    def test_they_are_read_from_the_text(self):
        self.assertEqual(
            stored(self.document), ("secret", [], ["niact"], "Secret; Niact")
        )

    def test_they_go_with_the_words(self):
        save_document(self.document, make_tei("The talks began."), Edit())
        self.assertEqual(stored(self.document), ("", [], [], ""))

    def test_what_an_archivist_typed_overrules_the_text_for_good(self):
        self.type_markings("Top Secret; Eyes Only")
        typed = ("top secret", ["eyes only"], [], "Top Secret; Eyes Only")
        self.assertEqual(stored(self.document), typed)

        call_command("derive_documents", "--all", verbosity=0)
        self.assertEqual(stored(self.document), typed)

    def test_without_it_the_text_counts_again(self):
        self.type_markings("Top Secret")
        self.type_markings("")
        self.assertEqual(stored(self.document)[0], "secret")


class ImportedMarkingsTests(TestCase):
    def setUp(self):
        bring_in(small_volume())

    def test_a_volume_brings_them_with_its_documents(self):
        self.assertEqual(stored(held("d1")), ("top secret", [], [], "Top Secret"))

    def test_what_an_archivist_typed_outlasts_another_import(self):
        document = held("d1")
        document.classification_marking = "Confidential; Limdis"
        save_document(document, document.transcription.tei, Edit())

        bring_in(small_volume("").replace("I have your letter", "I got your letter"))

        self.assertEqual(stored(document)[:2], ("confidential", ["limdis"]))
        self.assertIn("I got your letter", held("d1").text)
