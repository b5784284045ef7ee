"""Searches for front matter, as a page, as JSON and as a table."""

from __future__ import annotations

import csv
import json
from typing import Any

from django.test import TestCase
from lxml import html

from letters.tests.search.documents import forget_index, update_index
from letters.tests.search.front_matter import VOLUME, bring_in, bring_in_hidden, volume
from letters.tests.views.search.searches import (
    FEED,
    JSON,
    ODD_PARAMETERS,
    ODD_QUERIES,
    PAGE,
    TABLE,
    links_in,
    words_of,
)


class FrontMatterPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(volume())
        bring_in_hidden()
        update_index()

    @classmethod
    def tearDownClass(cls):
        forget_index()
        super().tearDownClass()

    def page_of(self, **parameters: Any) -> html.HtmlElement:
        return html.fromstring(self.client.get(PAGE, parameters).content)

    def test_results_are_documents_and_a_line_leads_to_the_rest(self):
        page = self.page_of(q="quinces")

        self.assertEqual(len(page.xpath("//article[@class='search-hit']")), 1)
        links = links_in(page, "//p[@class='search-elsewhere']")
        self.assertEqual(links, {"1 section": "?q=quinces+in%3Afront"})

    def test_where_no_document_has_the_words_the_line_is_there(self):
        page = self.page_of(q="medlars")

        self.assertIn("0 documents found", words_of(page))
        links = links_in(page, "//p[@class='search-elsewhere']")
        self.assertEqual(links, {"1 section": "?q=medlars+in%3Afront"})

    def test_where_front_matter_has_nothing_no_line_is_there(self):
        page = self.page_of(q="barley")
        self.assertEqual(page.xpath("//p[@class='search-elsewhere']"), [])

    def test_a_hit_names_the_section_the_volume_and_the_note(self):
        (hit,) = self.page_of(q="medlars in:front").find_class("search-hit")

        words = words_of(hit)
        self.assertIn("The orchard", words)
        self.assertIn("Chapter · Fruit", words)
        (locator,) = hit.find_class("search-hit__locator")
        self.assertEqual(words_of(locator), "note 48")
        self.assertEqual(
            locator.get("href"),
            f"/editions/{VOLUME}/sections/ch1/?find=medlars+in%3Afront&match=1#match-1",
        )

    def test_what_was_searched_is_said_and_the_way_back_is_there(self):
        page = self.page_of(q="quinces in:front")

        words = "4 sections (front matter, headings, indexes) in 1 volume"
        self.assertIn(words, words_of(page))
        links = links_in(page, "//p[@class='search-elsewhere']")
        self.assertEqual(links, {"1 document": "?q=quinces"})
        self.assertEqual(page.xpath("//*[@class='search-order']//a"), [])
        self.assertEqual(page.xpath("//link[@type='application/atom+xml']"), [])

    def test_its_volumes_narrow_it(self):
        page = self.page_of(q="orchard in:front")
        (facet,) = page.xpath("//section[@class='facets']//ul")
        self.assertEqual(words_of(facet), "Fruit, 2 sections")

    def test_what_documents_alone_have_finds_nothing_and_it_says_so(self):
        typed = words_of(self.page_of(q="quinces in:front from:rusk"))
        self.assertIn("from:rusk: Only documents have this.", typed)
        chosen = words_of(self.page_of(q="quinces in:front", year="1962"))
        self.assertIn("Front matter has no sender, kind or date", chosen)

    def test_as_json(self):
        answer = json.loads(self.client.get(JSON, {"q": "medlars in:front"}).content)

        self.assertEqual(answer["total"], 1)
        self.assertEqual(answer["elsewhere"], {"query": "medlars", "total": 0})
        searched = {"sections": 4, "volumes": 1, "waiting": 0}
        self.assertEqual(answer["searched"], searched)
        (result,) = answer["results"]
        self.assertEqual((result["volume"], result["identifier"]), (VOLUME, "ch1"))
        self.assertEqual(result["excerpts"][0]["note"], "48")

    def test_as_a_table(self):
        response = self.client.get(TABLE, {"q": "orchard in:front"})
        _, *rows = csv.reader(response.getvalue().decode().splitlines())

        self.assertEqual(
            sorted(row[:5] for row in rows),
            [
                [VOLUME, "ch1", "The orchard", "body", "chapter"],
                [VOLUME, "sources", "Sources", "front", "section"],
            ],
        )

    def test_as_a_feed_it_is_refused(self):
        response = self.client.get(FEED, {"q": "quinces in:front"})
        self.assertEqual(response.status_code, 400)

    def test_no_question_is_an_error(self):
        for query in ODD_QUERIES:
            for address in (PAGE, JSON, TABLE):
                with self.subTest(query=query, address=address):
                    response = self.client.get(address, {"q": f"in:front {query}"})
                    self.assertEqual(response.status_code, 200)
        for parameters in ODD_PARAMETERS:
            with self.subTest(parameters):
                response = self.client.get(PAGE, {"q": "in:front", **parameters})
                self.assertEqual(response.status_code, 200)

    def test_a_page_of_results_takes_the_same_queries_for_any_number_of_hits(self):
        # Of both indexes whether anything waits, and whether they are its own; volumes;
        # sections.
        for query in ("medlars in:front", "orchard in:front"):
            with self.subTest(query), self.assertNumQueries(3):
                self.client.get(PAGE, {"q": query})
