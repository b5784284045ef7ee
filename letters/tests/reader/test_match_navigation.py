"""The words a reader looks for are marked on every page, with links between them."""

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from letters.models import DocumentStatus
from letters.search import LONGEST_QUERY
from letters.tests.factories import load_collection, make_document

NOTATION = """\
[Page 1] First a test.[^1] Then the nuclear

[Page 2] test ban.

[Page 3] Nothing here.[^2] Not a word.

[Page 4] A last test.

[^1]: A test of its own.

[^2]: No word.
"""
ADDRESS = "/documents/letter/"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '"""',
    "'",
    "   ",
    "*",
    "-test",
    "NOT OR AND",
    "x" * 5_000,
    "test " * 1_000,
    "\x00\x01\n\t",
    "%00%ff",
    "\u202etset",
    "{{ found }}{% now %}",
    "&amp;&lt;",
)


def parse(response):
    return html.fromstring(response.content.decode())


class MatchNavigationTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("letter", NOTATION, title="A letter of Zorin")

    def open(self, part="", **parameters):
        response = self.client.get(f"{ADDRESS}{part}", parameters)
        self.assertEqual(response.status_code, 200)
        return parse(response)

    def bar(self, part="", **parameters):
        (bar,) = self.open(part, **parameters).xpath("//nav[@aria-label='Words found']")
        return bar

    def count(self, part="", **parameters):
        (count,) = self.bar(part, **parameters).find_class("match-navigation__count")
        return " ".join(count.text_content().split())

    def steps(self, part="", **parameters):
        """The addresses of the match before and of the next; "" where there is none."""
        steps = self.bar(part, **parameters).find_class("match-navigation__steps")
        links = {link.text[0]: link.get("href") for link in steps[0].iter("a")}
        return links.get("←", ""), links.get("N", "")


class MatchMarkTests(MatchNavigationTestCase):
    def marks(self, page):
        return {mark.get("id"): mark.text for mark in page.find_class("match")}

    def test_a_match_has_one_number_wherever_it_is_shown(self):
        self.assertEqual(
            list(self.marks(self.open(find="test"))),
            ["match-1", "match-2", "match-3", "match-4"],
        )
        cases = {
            "pages/1/": ["match-1", "match-4"],
            "pages/2/": ["match-2"],
            "pages/3/": [],
            "pages/4/": ["match-3"],
            "notes/1/": ["match-4"],
            "notes/2/": [],
        }
        for part, expected in cases.items():
            with self.subTest(part):
                marks = self.marks(self.open(part, find="test"))
                self.assertEqual(list(marks), expected)

    def test_one_across_a_page_break_is_marked_and_can_be_pointed_at_on_both(self):
        for key, words in (("1", "nuclear"), ("2", "test ban")):
            with self.subTest(key):
                page = self.open(f"pages/{key}/", find='"nuclear test ban"')
                self.assertEqual(self.marks(page), {"match-1": words})

    def test_without_words_nothing_is_marked_and_nothing_said(self):
        for parameters in ({}, {"find": ""}, {"find": " \x00"}):
            for part in ("", "pages/1/", "notes/1/"):
                with self.subTest(part, parameters=parameters):
                    page = self.open(part, **parameters)
                    self.assertEqual(page.find_class("match"), [])
                    self.assertEqual(page.find_class("match-navigation"), [])


class CountTests(MatchNavigationTestCase):
    def test_it_says_how_many_there_are_and_how_many_here(self):
        cases = {
            "": "test: 4 matches in this document.",
            "pages/1/": "test: 4 matches in this document, 2 on this page.",
            "pages/3/": "test: 4 matches in this document, none on this page.",
            "notes/1/": "test: 4 matches in this document, 1 in this note.",
        }
        for part, expected in cases.items():
            with self.subTest(part):
                self.assertEqual(self.count(part, find="test"), expected)

    def test_words_of_the_title_alone_are_said_to_be_elsewhere(self):
        for part in ("", "pages/1/", "notes/1/"):
            with self.subTest(part):
                words = self.count(part, find="Zorin")
                self.assertIn("not in the text or the notes", words)
                self.assertIn("words of the title", words)

    def test_what_holds_no_word_is_said_to_hold_none(self):
        for text in ('"""', "*", "-test"):
            with self.subTest(text):
                self.assertIn("no word to look for", self.count(find=text))


class StepTests(MatchNavigationTestCase):
    def way(self, part, number):
        return f"{ADDRESS}{part}?find=test&match={number}#match-{number}"

    def test_in_the_whole_document_they_lead_along_it(self):
        cases = {
            "": ("", self.way("", 1)),
            "1": ("", self.way("", 2)),
            "3": (self.way("", 2), self.way("", 4)),
            "4": (self.way("", 3), ""),
            "5": ("", self.way("", 1)),
            "x": ("", self.way("", 1)),
        }
        for number, expected in cases.items():
            with self.subTest(number):
                self.assertEqual(self.steps(find="test", match=number), expected)

    def test_from_a_page_they_lead_to_the_page_of_the_match(self):
        cases = {
            ("1", "1"): ("", self.way("pages/2/", 2)),
            ("2", "2"): (self.way("pages/1/", 1), self.way("pages/4/", 3)),
            ("4", "3"): (self.way("pages/2/", 2), self.way("pages/1/", 4)),
            ("1", "4"): (self.way("pages/4/", 3), ""),
        }
        for (key, number), expected in cases.items():
            with self.subTest(page=key, match=number):
                steps = self.steps(f"pages/{key}/", find="test", match=number)
                self.assertEqual(steps, expected)

    def test_a_page_just_turned_to_begins_with_its_first_match(self):
        steps = self.steps("pages/2/", find="test")
        self.assertEqual(steps, (self.way("pages/1/", 1), self.way("pages/2/", 2)))

    def test_a_page_without_a_match_leads_to_the_nearest(self):
        steps = self.steps("pages/3/", find="test")
        self.assertEqual(steps, (self.way("pages/2/", 2), self.way("pages/4/", 3)))

    def test_a_match_that_begins_the_next_page_comes_after_this_one(self):
        make_document("cut", "[Page 1] One [Page 2] two [Page 3] test")
        page = parse(self.client.get("/documents/cut/pages/2/?find=test"))
        (link,) = page.find_class("match-navigation__steps")[0]
        self.assertIn("Next", link.text)

    def test_from_a_note_they_lead_back_to_the_pages(self):
        before = self.way("pages/4/", 3)
        self.assertEqual(self.steps("notes/1/", find="test", match=4), (before, ""))
        self.assertEqual(
            self.steps("notes/2/", find="test"), (self.way("notes/1/", 4), "")
        )

    def test_they_name_the_page_that_they_lead_to(self):
        bar = self.bar("pages/3/", find="test").text_content()
        self.assertIn("Previous match, page 2", bar)
        self.assertIn("Next match, page 4", bar)

    def test_a_document_without_pages_leads_from_a_note_to_its_text(self):
        make_document("short", "A test.[^1]\n\n[^1]: A test.")
        page = parse(self.client.get("/documents/short/notes/1/?find=test"))
        links = [
            link.get("href") for link in page.find_class("match-navigation__steps")[0]
        ]
        self.assertEqual(
            links,
            [
                "/documents/short/?find=test&match=1#match-1",
                "/documents/short/notes/1/?find=test&match=2#match-2",
            ],
        )


class PersistentWordsTests(MatchNavigationTestCase):
    """Links within the document take the words along."""

    def links(self, part, **parameters):
        return [link.get("href") for link in self.open(part, **parameters).iter("a")]

    def test_turning_a_page_keeps_the_marks(self):
        links = self.links("pages/2/", find="test ban", match="2")
        for address in ("pages/1/?find=test+ban", "pages/3/?find=test+ban"):
            with self.subTest(address):
                self.assertIn(f"{ADDRESS}{address}", links)
        self.assertIn(f"{ADDRESS}?find=test+ban#page-2", links)
        self.assertIn(f"{ADDRESS}?find=test+ban", links)

    def test_the_whole_document_keeps_them_for_its_pages_and_notes(self):
        links = self.links("", find="test")
        for part in ("pages/3/", "notes/2/"):
            with self.subTest(part):
                self.assertIn(f"{ADDRESS}{part}?find=test", links)

    def test_a_note_keeps_them_for_its_place_in_the_document(self):
        links = self.links("notes/1/", find="test")
        self.assertIn(f"{ADDRESS}?find=test#mark-1", links)

    def test_there_are_ways_without_marks_and_back_to_the_search(self):
        for part in ("", "pages/2/", "notes/1/"):
            with self.subTest(part):
                links = self.links(part, find='"test ban"&x')
                self.assertIn(f"{ADDRESS}{part}", links)
                self.assertIn(
                    f"{reverse('letters:search')}?q=%22test%20ban%22%26x", links
                )

    def test_without_words_addresses_are_plain(self):
        for part in ("", "pages/2/", "notes/1/"):
            with self.subTest(part):
                links = [link for link in self.links(part) if "find=" in link]
                self.assertEqual(links, [])


class MatchVersionTests(TestCase):
    """The words, and the conditional passages as the reader has chosen to read them."""

    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(
            "offer",
            "[Page 1] A test. [We may test.]{.conditional #offer} [Page 2] A test.",
        )

    def open(self, part="", **parameters):
        return self.client.get(f"/documents/offer/{part}", parameters)

    def test_what_is_not_shown_is_counted_and_passed_over(self):
        response = self.open(find="test", passages="not-met", match=1)
        self.assertContains(response, "3 matches in this document, 1 in a passage that")
        self.assertContains(response, "match=3#match-3")
        self.assertNotContains(response, "match=2#match-2")

    def test_steps_keep_the_reading(self):
        response = self.open("pages/1/", find="test", passages="met", match=2)
        step = (
            "/documents/offer/pages/2/?find=test&amp;passages=met&amp;match=3#match-3"
        )
        self.assertContains(response, f'href="{step}"')
        self.assertContains(response, 'href="/documents/offer/pages/1/?passages=met"')

    def test_another_reading_keeps_the_words(self):
        response = self.open(find="a & b")
        self.assertContains(response, 'href="?find=a+%26+b&amp;passages=met"')


class RobotsTests(MatchNavigationTestCase):
    def test_an_address_with_words_is_not_for_robots_and_names_the_plain_one(self):
        for part in ("", "pages/2/", "notes/1/"):
            with self.subTest(part):
                page = self.open(part, find="test")
                (robots,) = page.xpath("//meta[@name='robots']/@content")
                (plain,) = page.xpath("//link[@rel='canonical']/@href")
                self.assertEqual(robots, "noindex")
                self.assertEqual(plain, f"http://testserver{ADDRESS}{part}")

    def test_a_plain_address_is(self):
        for part in ("", "pages/2/", "notes/1/"):
            with self.subTest(part):
                self.assertEqual(self.open(part).xpath("//meta[@name='robots']"), [])


class QueryTests(MatchNavigationTestCase):
    def queries(self, part, **parameters):
        with CaptureQueriesContext(connection) as queries:
            self.open(part, **parameters)
        return len(queries)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_the_whole_document_costs_no_more_with_words_than_without(self):
        self.assertEqual(self.queries("", find="test"), self.queries(""))

    def test_a_page_or_a_note_costs_the_marks_and_the_passages_at_most(self):
        # Of a note also the pages, and the notes before and after it; of the marks
        # their hands as well.
        for part, more in (("pages/1/", 2), ("notes/1/", 5)):
            with self.subTest(part):
                plain = self.queries(part)
                for words in ("test", "a first test"):
                    most = plain + more
                    self.assertLessEqual(self.queries(part, find=words), most)


class HostileWordsTests(MatchNavigationTestCase):
    def test_whatever_is_looked_for_the_page_is_there(self):
        for text in HOSTILE:
            for part in ("", "pages/3/", "notes/1/"):
                with self.subTest(text[:30], part=part):
                    page = self.open(part, find=text, match=text)
                    scripts = "//script[not(@src or @type='application/ld+json')]"
                    self.assertEqual(page.xpath(f"{scripts} | //img[@onerror]"), [])

    def test_no_more_is_read_and_kept_than_a_search_reads(self):
        count = self.count(find="x" * 5_000)
        self.assertIn("x" * LONGEST_QUERY + ":", count)

    def test_a_draft_stays_hidden_whatever_is_looked_for(self):
        make_document("hidden", "Canary.", status=DocumentStatus.DRAFT)
        for part in ("", "pages/1/", "notes/1/"):
            with self.subTest(part):
                response = self.client.get(f"/documents/hidden/{part}?find=canary")
                self.assertEqual(response.status_code, 404)


class MatchSeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_a_phrase_across_a_page_break_is_one_match(self):
        response = self.client.get(
            "/documents/reagan-andropov-1983-draft/",
            {"find": '"interruption of these talks"'},
        )
        marks = parse(response).find_class("match")
        self.assertContains(response, "1 match in this document")
        self.assertEqual(
            "".join(mark.text for mark in marks), "interruption of these talks"
        )
        self.assertEqual([mark.get("id") for mark in marks], ["match-1", None])
