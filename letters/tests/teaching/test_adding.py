"""Documents are found by address, identifier or title; hidden ones are not found."""

from unittest.mock import patch

from django.test import TestCase

from letters.models import Document, FormerIdentifier
from letters.teaching.adding import MOST_FOUND, DocumentPart, add_part, find_parts
from letters.teaching.limits import ReadingFullError
from letters.tests.factories import load_collection, make_document, make_reading

PRINTED = "frus1981-88v04/d190"


class FindingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        make_document("draft", title="Secret plans", status="draft")
        cls.printed = Document.objects.get(identifier=PRINTED)

    def found(self, words):
        return [
            (part.document.identifier, part.page, part.segment)
            for part in find_parts(words)
        ]

    def test_an_address_names_a_document_a_page_or_a_paragraph(self):
        site = "https://letters.example/documents/"
        for address, expected in {
            f"{site}{PRINTED}/": (PRINTED, "", ""),
            f"{site}{PRINTED}": (PRINTED, "", ""),
            f"/documents/{PRINTED}/?view=pages": (PRINTED, "", ""),
            f"{site}{PRINTED}/pages/680/": (PRINTED, "680", ""),
            f"{site}{PRINTED}/#page-680": (PRINTED, "680", ""),
            f"{site}{PRINTED}/#p3": (PRINTED, "", "p3"),
            f"{site}{PRINTED}/segments/p3/": (PRINTED, "", "p3"),
            f"{site}{PRINTED}/notes/6/": (PRINTED, "", ""),
            f"{site}{PRINTED}/pages/1/#nothing": (PRINTED, "", ""),
        }.items():
            with self.subTest(address):
                self.assertEqual(self.found(address), [expected])

    def test_an_identifier_names_a_document_former_ones_too(self):
        FormerIdentifier.objects.create(identifier="d190", document=self.printed)
        self.assertEqual(self.found(f" {PRINTED} "), [(PRINTED, "", "")])
        self.assertEqual(self.found("d190"), [(PRINTED, "", "")])

    def test_words_of_the_title_find_it_in_any_order_and_case(self):
        title = self.printed.title.split()
        words = f"{title[-1].upper()} {title[0]}"
        self.assertIn((PRINTED, "", ""), self.found(words))

    def test_what_is_not_published_is_not_found(self):
        for words in ("draft", "secret plans", "/documents/draft/", "DRAFT"):
            with self.subTest(words):
                identifiers = [identifier for identifier, _, _ in self.found(words)]
                self.assertNotIn("draft", identifiers)

    def test_hostile_words_find_nothing(self):
        for words in ("", "\0", "%", "//[", "/documents/", "x" * 9_000, "a\0b"):
            with self.subTest(words[:10]):
                self.assertLessEqual(len(self.found(words)), MOST_FOUND + 1)

    def test_what_no_document_can_be_called_finds_nothing(self):
        for words in (
            "/documents/a%00x",
            f"/documents/{PRINTED}/pages/%00/",
            f"/documents/{PRINTED}/segments/%00",
            f"/documents/{PRINTED}#%00",
            f"/documents/{PRINTED}#page-%00",
            "/documents/%ff%fe%ed%a0%80",
            "http://[/documents/x",
            "//[::1/documents/",
            "//\u2100/documents/x",
        ):
            with self.subTest(words):
                self.assertEqual(self.found(words), [])

    def test_a_reading_has_no_more_than_a_class_reads(self):
        reading = make_reading(*[self.printed] * 3)
        reading.items.last().put_away()
        with patch("letters.teaching.limits.MOST_ITEMS", 3):
            add_part(reading, DocumentPart(self.printed))
            with self.assertRaisesMessage(ReadingFullError, "at most 3 documents"):
                add_part(reading, DocumentPart(self.printed))

    def test_a_part_becomes_the_last_item(self):
        reading = make_reading(self.printed)
        item = add_part(reading, DocumentPart(self.printed, segment="p3"))
        self.assertEqual((item.position, item.extent), (1, "passage"))
        self.assertEqual((item.first_segment, item.last_segment), ("p3", "p3"))
        page = add_part(reading, DocumentPart(self.printed, page="680"))
        self.assertEqual((page.extent, page.page_key), ("page", "680"))
