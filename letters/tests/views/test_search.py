"""The pages of the search: what a reader and a program are told."""

from __future__ import annotations

from django.test import TestCase
from django.urls import reverse

from letters.models import Document
from letters.tests.search.documents import forget_index, make_document, update_index

PAGE = reverse("letters:search")
JSON = reverse("letters:search-json")

ODD_QUERIES = [
    "",
    " ",
    '"balance of',
    "((((",
    "*on",
    "?????*",
    "AND OR",
    "x" * 60_000,
    "\x00\x1b",
    "title:[a TO z]",
    "<script>alert(1)</script>",
    "a^2 ~ && ||",
    "\ud7ff\U0010ffff",
]


class SearchTestCase(TestCase):
    def setUp(self):
        make_document("The hotline <b>works</b> & more.", title="A & B <i>")
        make_document("Consulates in Kiev.", identifier="second")
        update_index()

    def tearDown(self):
        forget_index()


class SearchPageTests(SearchTestCase):
    def test_it_says_what_was_found_among_what(self):
        response = self.client.get(PAGE, {"q": "hotline"})

        self.assertContains(response, "1 document found")
        self.assertContains(response, "2 documents searched")
        self.assertContains(response, "<mark>hotline</mark>")
        self.assertContains(response, 'href="/documents/letter/"')

    def test_what_is_found_is_escaped(self):
        response = self.client.get(PAGE, {"q": "works"})

        self.assertContains(
            response, "&lt;b&gt;<mark>works</mark>&lt;/b&gt; &amp; more."
        )
        self.assertContains(response, "A &amp; B &lt;i&gt;")

    def test_what_was_asked_is_escaped(self):
        response = self.client.get(PAGE, {"q": '"><script>alert(1)</script>'})

        self.assertNotContains(response, "<script>alert")

    def test_what_was_not_understood_is_said(self):
        response = self.client.get(PAGE, {"q": "hotline *on"})

        self.assertContains(response, "Not understood")
        self.assertContains(response, "*on")
        self.assertContains(response, "1 document found")

    def test_there_is_one_heading_and_the_results_are_a_list(self):
        response = self.client.get(PAGE, {"q": "hotline"})

        self.assertContains(response, "<h1", count=1)
        self.assertContains(response, '<ol class="search-hits" start="1">', count=1)

    def test_no_text_and_no_page_number_is_an_error(self):
        for text in ODD_QUERIES:
            for page in ("", "0", "-1", "abc", "9" * 5000, "1e9", "99"):
                with self.subTest(text=text[:20], page=page[:20]):
                    response = self.client.get(PAGE, {"q": text, "page": page})
                    self.assertEqual(response.status_code, 200)

    def test_without_a_question_it_explains_how_to_ask(self):
        self.assertContains(self.client.get(PAGE), "How to search")

    def test_drafts_are_not_counted(self):
        Document.objects.update(status=Document.Status.DRAFT)
        response = self.client.get(PAGE, {"q": "hotline"})

        self.assertContains(response, "0 documents found")
        self.assertContains(response, "0 documents searched")

    def test_without_an_index_it_offers_other_ways_and_does_not_say_nothing_found(self):
        forget_index()
        response = self.client.get(PAGE, {"q": "hotline"})

        self.assertContains(response, "not possible just now", status_code=503)
        self.assertContains(response, reverse("letters:document-list"), status_code=503)
        self.assertNotContains(response, "documents found", status_code=503)

    def test_it_is_only_asked(self):
        self.assertEqual(self.client.post(PAGE).status_code, 405)


class SearchJsonTests(SearchTestCase):
    def test_it_gives_total_and_results(self):
        answer = self.client.get(JSON, {"q": "Kiev"}).json()

        self.assertEqual(answer["total"], 1)
        self.assertEqual(
            answer["results"],
            [
                {
                    "identifier": "second",
                    "url": "/documents/second/",
                    "page": "",
                    "title": "Letter to Chernenko",
                    "excerpt": "Consulates in Kiev.",
                }
            ],
        )

    def test_what_was_not_understood_is_said(self):
        answer = self.client.get(JSON, {"q": "Kiev *on"}).json()

        self.assertEqual(answer["understood"], "Kiev")
        self.assertEqual(answer["not_understood"][0]["text"], "*on")

    def test_no_text_is_an_error(self):
        for text in ODD_QUERIES:
            with self.subTest(text=text[:20]):
                self.assertEqual(self.client.get(JSON, {"q": text}).status_code, 200)

    def test_without_an_index_it_says_so(self):
        forget_index()
        response = self.client.get(JSON, {"q": "Kiev"})

        self.assertEqual(response.status_code, 503)
        self.assertEqual(set(response.json()), {"error"})
