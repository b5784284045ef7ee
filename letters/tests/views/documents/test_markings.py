"""The record shows level, handling and precedence, and the printed words on demand."""

from django.test import TestCase
from lxml import html

from letters.ingest.saving import Edit, save_document
from letters.models import Document
from letters.tests.factories import make_document, make_tei

TEXT = "Secret\n\nNiact\n\nEyes Only\n\nThe talks began.\n"


class MarkingRowTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(notation=TEXT)

    def rows(self) -> dict[str, str]:
        page = html.fromstring(
            self.client.get(self.document.get_absolute_url()).content
        )
        rows = page.xpath("//section[@aria-labelledby='record-label']/dl/div[dt][dd]")
        return {
            row.findtext("dt"): " ".join(row.find("dd").text_content().split())
            for row in rows
        }

    def test_each_is_a_row_and_the_printed_words_another(self):
        rows = self.rows()
        for name, words in (
            ("Classification", "Secret"),
            ("Handling", "Eyes only"),
            ("Precedence", "Niact"),
            ("Markings", "As printed Secret; Niact; Eyes Only"),
        ):
            with self.subTest(name):
                self.assertEqual(rows[name], words)

    def test_without_markings_there_is_no_row(self):
        save_document(self.document, make_tei("The talks began."), Edit())
        self.assertTrue(
            {"Classification", "Handling", "Precedence", "Markings"}.isdisjoint(
                self.rows()
            )
        )

    def test_what_older_rules_stored_is_shown_as_it_was(self):
        Document.objects.update(
            classification_marking="Secret",
            level="",
            handling=[],
            precedence=[],
            printed_markings="",
        )
        self.assertEqual(self.rows()["Classification"], "Secret")
