"""The list of documents, narrowed by words of the search and put into an order."""

from __future__ import annotations

from django.test import TestCase
from lxml import html

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document
from letters.tests.search.documents import forget_index
from letters.tests.views.search.searches import SearchTestCase

LIST = "/documents/"


def listed(test: TestCase, **parameters: str) -> list[str]:
    page = html.fromstring(test.client.get(LIST, parameters).content)
    links = page.xpath("//h3[@class='document-row__name']/a/@href")
    return [link.split("/")[2] for link in links]


class ListedByWordsTests(SearchTestCase):
    def test_words_narrow_the_list_as_they_do_the_search(self):
        found = ["first", "second", "third", "fourth"]
        self.assertEqual(listed(self, words="hotline"), found)
        self.assertEqual(listed(self, words="Kiev"), ["other"])
        self.assertEqual(listed(self, words="kind:telegram"), ["third"])
        self.assertEqual(listed(self, words="hotline", from_year="1962"), found[1:3])

    def test_what_was_withdrawn_is_not_listed(self):
        Document.objects.filter(identifier="other").update(status=DocumentStatus.DRAFT)
        self.assertEqual(listed(self, words="Kiev"), [])

    def test_the_pages_and_files_keep_the_words(self):
        page = self.client.get(LIST, {"words": "hotline", "sort": "newest"})
        self.assertContains(page, "/documents.zip?words=hotline&amp;sort=newest")

    def test_words_that_ask_for_nothing_are_told(self):
        for words in ("*on", "((("):
            with self.subTest(words):
                page = self.client.get(LIST, {"words": words})
                self.assertContains(page, "Nothing in this can be searched for.")

    def test_a_search_that_is_too_broad_is_told(self):
        self.give_up_at_once()
        page = self.client.get(LIST, {"words": "hotline"})
        self.assertContains(page, "This finds too much.")

    def test_without_an_index_it_says_so_and_never_that_nothing_matches(self):
        forget_index()
        page = self.client.get(LIST, {"words": "Kiev"})
        self.assertContains(page, "Words cannot be searched for now", status_code=503)
        self.assertIn("Retry-After", page)
        self.assertNotContains(page, "No documents match", status_code=503)
        file = self.client.get("/documents.zip", {"words": "Kiev"})
        self.assertContains(file, "Words cannot be searched", status_code=503)

    def test_words_of_front_matter_list_no_documents(self):
        self.assertEqual(listed(self, words="hotline in:front"), [])


class ListOrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("b", "Text.", title="Zagreb", date_edtf="1961")
        make_document("c", "Text.", title="Athens", date_edtf="1963")
        make_document("a", "Text.", title="Moscow", date_edtf="")

    def test_each_order_is_that_of_its_name(self):
        for sort, expected in (
            ("", ["b", "c", "a"]),
            ("newest", ["c", "b", "a"]),
            ("title", ["c", "a", "b"]),
            ("changed", ["a", "c", "b"]),
            ("volume", ["b", "c", "a"]),
        ):
            with self.subTest(sort):
                self.assertEqual(listed(self, sort=sort), expected)

    def test_an_order_that_there_is_not_lists_nothing_and_says_why(self):
        page = self.client.get(LIST, {"sort": "sideways"})
        self.assertContains(page, "Select a valid choice")
