"""The page of results: what a reader is told."""

from __future__ import annotations

from itertools import pairwise

from django.urls import reverse
from lxml import html

from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document
from letters.tests.search.documents import forget_index
from letters.tests.views.search.searches import (
    FEED,
    JSON,
    ODD_PARAMETERS,
    ODD_QUERIES,
    PAGE,
    TABLE,
    SearchTestCase,
    links_in,
    words_of,
)
from letters.views.search.search_page import HITS_PER_PAGE


class LabelTests(SearchTestCase):
    def test_every_form_of_the_results_shows_the_label(self):
        Document.objects.filter(identifier="second").update(label="Rusk <to> Ball")
        for address, words in (
            (PAGE, "Rusk &lt;to&gt; Ball"),
            (FEED, "Rusk &lt;to&gt; Ball, October 26, 1962"),
            (TABLE, "Rusk <to> Ball, October 26, 1962"),
            (JSON, "Rusk <to> Ball, October 26, 1962"),
        ):
            with self.subTest(address):
                response = self.client.get(address, {"q": "hotline"})
                answered = response.getvalue().decode()
                self.assertIn(words, answered)


class CorrectionTests(SearchTestCase):
    def proposed(self, **parameters: str) -> list[str]:
        page = self.page_of(**parameters)
        return [
            words_of(line)
            for line in page.xpath("//*[@class='search-corrections']//li")
        ]

    def test_other_words_are_proposed(self):
        self.assertIn("hotline: 4 documents", self.proposed(q="hotlime"))

    def test_what_would_not_be_chosen_is_named_as_it_is_elsewhere(self):
        self.assertEqual(
            self.proposed(q="hotline", has="withheld"),
            ["without withheld or missing text: 4 documents"],
        )


class CapitalsTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_document("kennedy", "KENNEDY and NATO.", title="A note")
        for number in range(3):
            make_document(f"kennedy-{number}", "Kennedy, of NATO.", title="A note")

    def told(self, **parameters: str) -> str:
        return " ".join(
            words_of(section)
            for section in self.page_of(**parameters).xpath(
                "//section[@aria-labelledby='capitals-label']"
            )
        )

    def test_a_word_that_is_common_in_small_letters_is_told_with_its_count(self):
        told = self.told(q="KENNEDY")
        self.assertIn("KENNEDY is found in capitals alone", told)
        self.assertIn("kennedy: 4 documents", told)

    def test_the_link_keeps_what_was_chosen(self):
        page = self.page_of(q="KENNEDY", kind="letter")
        self.assertTrue(page.xpath("//a[@href='?q=kennedy&kind=letter']"))

    def test_nothing_is_said_of_an_acronym_nor_of_small_letters(self):
        for query in ("NATO", "kennedy", "Kennedy", "-KENNEDY"):
            with self.subTest(query):
                self.assertEqual(self.told(q=query), "")

    def test_it_is_not_said_twice_where_next_to_nothing_was_found(self):
        page = self.page_of(q="HOTLINE")
        self.assertEqual(words_of(page).count("hotline: 4 documents"), 1)


class StatusTests(SearchTestCase):
    def status(self, **parameters: str) -> str:
        (status,) = self.page_of(**parameters).xpath("//p[@role='status']")
        return words_of(status)

    def test_it_says_what_was_found_among_what(self):
        self.assertEqual(
            self.status(q="Consulates"),
            "1 document found for Consulates; searched: 5 documents.",
        )

    def test_it_says_how_many_are_not_searched_yet(self):
        Document.objects.filter(identifier="other").update(title="Kyiv")
        self.assertIn("; 1 document awaits indexing.", self.status(q="hotline"))

    def test_it_shows_the_query_as_it_was_understood(self):
        self.assertIn(
            "found for hotline date:1962;", self.status(q="hotline year:1962")
        )

    def test_what_is_chosen_without_words_is_a_search(self):
        self.assertIn("2 documents found; searched", self.status(year="1962"))

    def test_without_a_question_it_says_what_can_be_searched(self):
        self.assertEqual(self.status(), "There are 5 documents to be searched.")

    def test_what_says_nothing_finds_nothing(self):
        self.assertIn("Nothing in this can be searched for.", self.status(q="*on"))

    def test_drafts_are_not_counted(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertIn("searched: 0 documents.", self.status(q="hotline"))


class SearchPageTests(SearchTestCase):
    def test_what_was_asked_is_escaped(self):
        response = self.client.get(PAGE, {"q": '"><script>', "year": '"><script>'})
        self.assertNotContains(response, "<script>")

    def test_what_was_not_understood_is_said(self):
        page = self.page_of(q="hotline *on")

        (remark,) = page.xpath("//ul[@class='search-remarks']/li")
        self.assertIn("*on: A * may end a word", words_of(remark))

    def test_without_a_question_it_explains_how_to_ask(self):
        for parameters in ({}, {"q": "*on"}, {"q": "nowhere"}):
            with self.subTest(parameters):
                self.assertContains(self.client.get(PAGE, parameters), "How to search")

    def test_headings_are_in_order(self):
        page = self.page_of(q="hotline", year="1962")

        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
        self.assertEqual(levels.count(1), 1)
        steps = [after - before for before, after in pairwise(levels)]
        self.assertLessEqual(max(steps), 1, levels)

    def test_nothing_that_is_asked_is_an_error(self):
        for parameters in [{"q": text} for text in ODD_QUERIES] + ODD_PARAMETERS:
            with self.subTest(str(parameters)[:40]):
                response = self.client.get(PAGE, {"q": "hotline", **parameters})
                self.assertEqual(response.status_code, 200)

    def test_without_an_index_it_offers_other_ways_and_does_not_say_nothing_found(self):
        forget_index()
        response = self.client.get(PAGE, {"q": "hotline"})

        self.assertContains(response, "not possible just now", status_code=503)
        self.assertContains(response, reverse("letters:document-list"), status_code=503)
        self.assertNotContains(response, "documents found", status_code=503)

    def test_without_an_index_the_form_says_so_too(self):
        forget_index()
        self.assertContains(self.client.get(PAGE), "not possible just now")

    def test_a_search_that_takes_too_long_is_explained(self):
        self.give_up_at_once()
        response = self.client.get(PAGE, {"q": "hotline"})

        self.assertContains(response, "too broad to be answered in time")
        self.assertNotContains(response, "documents found")

    def test_it_is_only_asked(self):
        self.assertEqual(self.client.post(PAGE).status_code, 405)

    def test_other_words_keep_what_was_chosen_and_the_order(self):
        page = self.page_of(q="hotline", year="1962", sort="newest", page="2")

        hidden = page.xpath("//form[@class='search-form']/input[@type='hidden']")
        self.assertEqual(
            [(field.get("name"), field.get("value")) for field in hidden],
            [("year", "1962"), ("sort", "newest")],
        )

    def test_it_can_be_saved_as_a_feed_and_as_a_table(self):
        page = self.page_of(q="hotline", year="1962", page="1")

        query = "?q=hotline&year=1962"
        saved = page.xpath("//div[@class='search-saving']//a/@href")
        self.assertLessEqual({FEED + query, TABLE + query}, set(saved))
        links = page.xpath("//link[@rel='alternate']/@href")
        self.assertEqual(links, [FEED + query, TABLE + query])

    def test_its_queries_do_not_grow_with_the_hits(self):
        # The first search of all reads the index.
        self.page_of(q="hotline")

        # Of the index and that of front matter, whether anything waits for them, and
        # whether they are this database's own; the volumes; the documents with all their
        # parts.
        with self.assertNumQueries(3):
            self.client.get(PAGE, {"q": "hotline"})


class HitTests(SearchTestCase):
    def hits(self, **parameters: str) -> list:
        return self.page_of(**parameters).xpath("//ol[@class='search-hits']/li/article")

    def test_a_hit_says_when_by_whom_and_where_it_is_printed(self):
        (hit,) = self.hits(q="hotline", month="1962-10")

        self.assertEqual(
            words_of(hit.xpath(".//p[@class='search-hit__record']")[0]),
            "October 26, 1962 · From Nikita Khrushchev · "
            "1961–1963, VI: Kennedy–Khrushchev Exchanges, Document 66",
        )

    def test_each_excerpt_leads_to_its_page_or_note(self):
        (hit,) = self.hits(q="hotline", month="1962-10")

        address = "/documents/second/{}?find=hotline&match={}#match-{}"
        self.assertEqual(
            links_in(hit, "."),
            {
                "A & B <i>, second, October 26, 1962": address.format("", 1, 1),
                "in the text": address.format("", 1, 1),
                "note 1": address.format("notes/1/", 2, 2),
                "2 matches in this document": address.format("", 1, 1),
                "Add to my list: A & B <i>, second, October 26, 1962": (
                    "/my-list/?d=second"
                ),
            },
        )

    def test_what_is_found_is_marked(self):
        (hit,) = self.hits(q="works", month="1962-10")

        self.assertEqual(hit.xpath(".//mark/text()"), ["works"])
        self.assertIn("<b>works</b> & more.", words_of(hit))

    def test_a_document_without_the_words_in_its_text_says_why_it_is_there(self):
        for parameters, why in (
            ({"q": "Kiev"}, "The words are only in its title or its record."),
            ({"year": "1975"}, "Found by its record."),
        ):
            with self.subTest(why):
                (hit,) = self.hits(**parameters)
                self.assertIn(f"{why} The text begins: Consulates.", words_of(hit))

    def test_they_are_sorted_as_asked(self):
        for sort, expected in (
            ("date", ["first", "second", "third", "fourth"]),
            ("newest", ["third", "second", "first", "fourth"]),
        ):
            with self.subTest(sort):
                titles = self.page_of(q="hotline", sort=sort).xpath("//h3/a/text()")
                names = [title.split()[-1] for title in titles]
                self.assertEqual(names, expected)


class ResultOrderTests(SearchTestCase):
    def orders(self, **parameters: str) -> tuple[str, dict[str, str]]:
        (nav,) = self.page_of(**parameters).xpath("//nav[@aria-label='Order']")
        (current,) = nav.xpath(".//*[@aria-current]")
        return words_of(current), links_in(nav, ".")

    def test_the_other_orders_are_links_that_keep_the_rest(self):
        current, links = self.orders(q="hotline", year="1962", sort="date")

        self.assertEqual(current, "Oldest first")
        self.assertEqual(
            links,
            {
                "Best match first": "?q=hotline&year=1962",
                "Newest first": "?q=hotline&year=1962&sort=newest",
            },
        )

    def test_without_words_the_oldest_is_first_and_nothing_matches_best(self):
        current, links = self.orders(year="1962")

        self.assertEqual(current, "Oldest first")
        self.assertEqual(set(links), {"Newest first"})


class ResultPageTests(SearchTestCase):
    def setUp(self):
        for number in range(HITS_PER_PAGE):
            make_document(f"more-{number}", "The hotline.", title=f"More {number}")
        super().setUp()

    def test_a_document_is_on_one_page_and_pages_keep_what_is_asked(self):
        first = self.page_of(q="hotline", year="1962", sort="date")
        (following,) = first.xpath("//nav/a[@rel='next']/@href")
        second = html.fromstring(self.client.get(PAGE + following).content)

        self.assertEqual(following, "?q=hotline&year=1962&sort=date&page=2")
        (before,) = second.xpath("//nav/a[@rel='prev']/@href")
        self.assertEqual(before, "?q=hotline&year=1962&sort=date&page=1")
        titles = [
            title for page in (first, second) for title in page.xpath("//h3/a/text()")
        ]
        self.assertEqual(len(set(titles)), HITS_PER_PAGE + 2)
        self.assertEqual(second.xpath("//ol/@start"), [str(HITS_PER_PAGE + 1)])
