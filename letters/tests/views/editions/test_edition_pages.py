"""A printed page, with all the documents that are on it."""

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from lxml import html

from letters.models import Document, DocumentStatus, EditionSource
from letters.tests.factories import make_document, make_edition, make_volume

ADDRESS = "/editions/frus1961-63v06/pages/"
FIRST = (
    "[Page 1]\n\nOn the first.[^1]\n\n[Page 2]\n\nEnd of the letter.[^2]\n\n"
    "[^1]: See Document 9.\n\n[^2]: See Document 2."
)
SECOND = (
    "[Page 2]\n\nBegin of the reply.[^1]\n\n[Page 3]\n\nOn the third.\n\n"
    "[^1]: Dated wrongly."
)
# The edition with its file, how many pages there are and these, their references with
# targets and the volumes of these, and their footnotes.
MOST_QUERIES = 7


class PrintedPageCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume(pages=("i", "1", "2", "3"))
        cls.first = cls.make(1, FIRST)
        cls.second = cls.make(2, SECOND, begins_on_page="2")

    @classmethod
    def make(cls, number, notation, **fields):
        return make_document(
            f"frus1961-63v06/d{number}",
            notation,
            edition=cls.edition,
            position=number,
            title=f"Letter {number}",
            **fields,
        )

    def page(self, label="2", **parameters):
        return self.client.get(f"{ADDRESS}{label}/", parameters)


class PrintedPageTests(PrintedPageCase):
    def test_it_has_what_each_document_has_on_it_in_order(self):
        page = self.page().content.decode()
        places = [
            page.index(words)
            for words in (
                ">Letter 1<",
                "End of the letter.",
                ">Letter 2<",
                "Begin of the reply.",
            )
        ]
        self.assertEqual(places, sorted(places))
        for words in ("On the first.", "On the third."):
            with self.subTest(words):
                self.assertNotIn(words, page)

    def test_it_has_the_footnotes_of_this_page_alone(self):
        page = self.page()
        self.assertContains(page, "Dated wrongly.")
        self.assertNotContains(page, "Document 9")

    def test_anchors_are_those_of_each_document_and_all_lead_somewhere(self):
        page = html.fromstring(self.page().content.decode())
        identifiers = page.xpath("//@id")
        self.assertEqual(len(identifiers), len(set(identifiers)))
        self.assertIn("d1-1-note-2", identifiers)
        self.assertIn("d2-0-note-1", identifiers)
        for href in page.xpath("//main//a/@href[starts-with(., '#')]"):
            with self.subTest(href):
                self.assertIn(href[1:], identifiers)

    def test_a_number_that_a_document_has_twice_is_shown_twice(self):
        self.make(3, "[Page 7]\n\nOne.\n\n[Page 8]\n\nTwo.\n\n[Page 7]\n\nThree.")
        page = html.fromstring(self.page("7").content.decode())
        identifiers = page.xpath("//@id")
        self.assertEqual(len(identifiers), len(set(identifiers)))
        text = page.text_content()
        self.assertTrue("One." in text and "Three." in text and "Two." not in text)

    def test_references_lead_where_they_lead_today(self):
        address = self.second.get_absolute_url()
        self.assertContains(self.page(), f'id="d1-1-x2" href="{address}"')

    def test_it_leads_to_the_pages_beside_it_and_to_the_documents(self):
        page = self.page()
        self.assertContains(page, f'rel="prev" href="{ADDRESS}1/"')
        self.assertContains(page, f'rel="next" href="{ADDRESS}3/"')
        self.assertContains(page, 'href="/documents/frus1961-63v06/d2/#page-2"')
        self.assertNotContains(self.page("3"), 'rel="next"')

    def test_a_page_without_a_document_says_so(self):
        page = self.page("i")
        self.assertContains(page, "No document of the archive is on this page.")
        self.assertContains(page, f'rel="next" href="{ADDRESS}1/"')

    def test_a_page_that_the_volume_has_not_is_not_found(self):
        for label in ("4", "%00", "ii", "٣"):
            with self.subTest(label):
                self.assertEqual(self.page(label).status_code, 404)

    def test_a_draft_is_not_on_it(self):
        Document.objects.filter(pk=self.second.pk).update(status=DocumentStatus.DRAFT)
        self.assertNotContains(self.page(), "reply")
        self.assertContains(self.page("3"), "No document of the archive")

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_documents_on_it(self):
        with CaptureQueriesContext(connection) as few:
            self.page("1")
        for number in range(3, 8):
            self.make(number, SECOND, begins_on_page="2")
        with CaptureQueriesContext(connection) as many:
            self.page()
        self.assertLessEqual(len(few), MOST_QUERIES)
        self.assertLessEqual(len(many), MOST_QUERIES)


class NumberedAnewTests(PrintedPageCase):
    def test_where_numbers_begin_anew_all_such_pages_are_shown_and_it_says_so(self):
        self.assertNotContains(self.page(), "page numbers of its own")
        Document.objects.update(begins_on_page="")
        page = self.page()
        self.assertContains(page, "page numbers of its own")
        self.assertContains(page, "2 documents have one")

    def test_they_are_as_many_as_one_page_holds(self):
        for number in range(3, 16):
            self.make(number, SECOND)
        self.assertNotContains(self.page(), ">Letter 15<")
        self.assertContains(self.page(page=2), ">Letter 15<")


class WithoutAFileTests(TestCase):
    """An edition whose documents were entered one by one."""

    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.document = make_document(
            "frus1961-63v06/d1", FIRST, edition=cls.edition, title="Letter 1"
        )

    def test_its_pages_are_those_of_its_documents(self):
        page = self.client.get(f"{ADDRESS}2/")
        self.assertContains(page, "End of the letter.")
        self.assertContains(page, f'rel="prev" href="{ADDRESS}1/"')
        self.assertEqual(self.client.get(f"{ADDRESS}3/").status_code, 404)

    def test_the_page_of_a_draft_is_as_one_that_is_not_there(self):
        make_document(
            "frus1961-63v06/d2",
            SECOND,
            edition=self.edition,
            status=DocumentStatus.DRAFT,
        )
        self.assertEqual(self.client.get(f"{ADDRESS}3/").status_code, 404)
        self.assertNotContains(self.client.get(f"{ADDRESS}2/"), f"{ADDRESS}3/")

    def test_a_label_that_no_address_can_hold_is_left_out(self):
        EditionSource.objects.create(
            edition=self.edition, size=0, skeleton="", pages=["1", "1/2", "", "2"]
        )
        self.assertContains(
            self.client.get(f"{ADDRESS}1/"), f'rel="next" href="{ADDRESS}2/"'
        )
