"""Corrections: what may have been meant by a search that finds next to nothing."""

from __future__ import annotations

from django.test import TestCase

from letters.models import CorrespondenceEvent, Document, DocumentStatus
from letters.search import Facet, SearchPage
from letters.search.engines.own.corrections import FEW, MOST
from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    update_index,
)

TEXTS = (
    "Khrushchev received the nuclear proposals of Couve de Murville.",
    "Khrushchev spoke of a nuclear test ban. We start the talks.",
    "Khrushchev and the nuclear test. They start the talks again.",
    "The talks start. A nuclear test ban is near.",
)


def proposed(page: SearchPage) -> list[tuple[str, int]]:
    return [
        (correction.query_text, correction.total) for correction in page.corrections
    ]


class CorrectionTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        for number, text in enumerate(TEXTS):
            make_document(text, identifier=f"letter-{number}", title=f"Letter {number}")

    def setUp(self):
        update_index()

    def tearDown(self):
        forget_index()


class SpellingTests(CorrectionTestCase):
    def test_a_word_that_is_nowhere_is_spelled_as_one_that_is(self):
        cases = [
            ("khruschev", "khrushchev", 3),
            ("kruschev", "khrushchev", 3),
            ("hkrushchev", "khrushchev", 3),
            ("nucular", "nuclear", 4),
            ("Couve de Murvile", "Couve de Murville", 1),
            ("khruschev nucular tset", "khrushchev nuclear test", 2),
            ("START TALSK", "start talks", 3),
            ("START", "start", 3),
            ("(kruschev OR rusk) -proposals", "(khrushchev OR rusk) -proposals", 2),
            ("nucular in:text", "nuclear in:text", 4),
            ('"couve de murvile"', '"couve de murville"', 1),
            ('"tets ban"~3', '"test ban"~3', 2),
        ]
        for query, text, total in cases:
            with self.subTest(query):
                self.assertEqual(proposed(page_for(query))[:1], [(text, total)])

    def test_a_name_that_nobody_has_is_spelled_as_one_that_somebody_has(self):
        document = Document.objects.get(identifier="letter-1")
        CorrespondenceEvent.objects.create(
            document=document,
            type=CorrespondenceEvent.Type.SENT,
            name_as_written="Llewellyn E. Thompson",
        )
        update_index()
        for query, expected in (
            ("from:Tompson", [("from:thompson", 1)]),
            (
                'nuclear from:"Tompson Lewellyn"',
                [('nuclear from:"thompson llewellyn"', 1)],
            ),
            ("from:thompson rusk", []),
            ("-from:Tompson", []),
            ("from:Thompson7", []),
            ("from:rusk", []),
        ):
            with self.subTest(query):
                self.assertEqual(proposed(page_for(query)), expected)

    def test_what_is_proposed_finds_as_many_as_it_says(self):
        for query in ("kruschev nucular", '"ban the talks"', '"tets ban"', "START"):
            for text, total in proposed(page_for(query)):
                with self.subTest(query=query, text=text):
                    self.assertEqual(page_for(text).total, total)

    def test_a_phrase_that_is_nowhere_is_taken_apart(self):
        self.assertEqual(
            proposed(page_for('"khrushchev ban"')), [("khrushchev ban", 1)]
        )

    def test_what_finds_enough_is_not_corrected(self):
        for query in ("khrushchev", "test", "proposals murville"):
            with self.subTest(query):
                self.assertEqual(proposed(page_for(query)), [])

    def test_short_words_and_figures_stand_as_they_are(self):
        for query in ("ob", "1963", "nuc1ear", "zzzzzz", "tost*"):
            with self.subTest(query):
                self.assertEqual(proposed(page_for(query)), [])

    def test_what_is_left_out_is_not_corrected(self):
        page = page_for("kruschev -nucular")

        self.assertEqual(proposed(page), [("khrushchev -nucular", FEW)])

    def test_no_text_is_an_error(self):
        for query in ("", '"', "ß" * 400, "a b c d e f " * 40, "\ud800x", "((((x"):
            with self.subTest(ascii(query[:20])):
                self.assertLessEqual(len(page_for(query).corrections), MOST)


class FacetTests(CorrectionTestCase):
    def test_the_search_without_what_narrows_it_is_proposed(self):
        (correction,) = page_for("nuclear", year="1917").corrections

        self.assertEqual((correction.left_out, correction.total), (Facet.YEAR, 4))
        self.assertEqual(correction.address_query, "q=nuclear")

    def test_the_other_facets_are_kept(self):
        page = page_for("nuclear", year="1917", kind="letter")

        (correction,) = page.corrections
        self.assertEqual(correction.chosen, {Facet.KIND: ("letter",)})
        self.assertEqual(correction.address_query, "q=nuclear&kind=letter")

    def test_without_words_and_other_facets_nothing_is_left_to_ask(self):
        self.assertEqual(proposed(page_for("", year="1917")), [])


class CorrectionVisibilityTests(CorrectionTestCase):
    def test_no_word_of_a_draft_is_proposed(self):
        make_document("Sakharov", identifier="draft", status=DocumentStatus.DRAFT)
        update_index()

        self.assertEqual(proposed(page_for("sakharof")), [])

    def test_no_word_of_what_was_withdrawn_is_proposed(self):
        document = make_document("Sakharov", identifier="other")
        update_index()
        self.assertEqual(proposed(page_for("sakharof")), [("sakharov", 1)])

        Document.objects.filter(pk=document.pk).update(status=DocumentStatus.DRAFT)
        self.assertEqual(proposed(page_for("sakharof")), [])

    def test_no_word_of_what_was_deleted_is_proposed_or_counted(self):
        Document.objects.get(identifier="letter-0").delete()

        self.assertEqual(proposed(page_for("murvile")), [])
        self.assertEqual(proposed(page_for("nucular")), [("nuclear", 3)])


class CorrectionPageTests(CorrectionTestCase):
    def test_the_page_leads_to_what_may_have_been_meant(self):
        response = self.client.get("/search/", {"q": "nucular <b>"})
        self.assertNotContains(response, "<b>")

        response = self.client.get("/search/", {"q": "nucular"})
        self.assertContains(response, '<a href="?q=nuclear">')
        self.assertContains(response, "Did you mean")

    def test_it_says_nothing_where_enough_is_found(self):
        response = self.client.get("/search/", {"q": "nuclear"})
        self.assertNotContains(response, "Did you mean")


class CostTests(CorrectionTestCase):
    def test_many_words_that_are_nowhere_are_not_all_looked_for(self):
        words = [f"{first}{second}nuclaer" for first in "nkt" for second in "abcdefghi"]

        for query in (" ".join(words), f'"{" ".join(words)}"', " OR ".join(words)):
            with self.subTest(query[:20]):
                self.assertLessEqual(len(page_for(query).corrections), MOST)
