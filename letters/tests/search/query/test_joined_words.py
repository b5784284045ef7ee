"""Hyphenated words are found however they are typed, alone and within phrases."""

from __future__ import annotations

from django.test import TestCase

from letters.tests.search.documents import (
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)


class JoinedWordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("Our hot-line works well.", identifier="hyphen")
        make_document("Our hotline works well.", identifier="together")
        make_document("Our hot line works well.", identifier="apart")
        make_document("The O'Brien-Smith paper.", identifier="names")
        update_index()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        forget_index()

    def test_each_way_of_typing_finds_what_it_may_mean(self):
        for query, expected in (
            ("hotline", ["hyphen", "together"]),
            ("hot-line", ["apart", "hyphen", "together"]),
            ('"hotline"', ["hyphen", "together"]),
            ('"hot line"', ["apart", "hyphen"]),
            ("hotlin*", ["hyphen", "together"]),
            ("obrien", ["names"]),
            ("o’brien", ["names"]),
            ("obriensmith", ["names"]),
        ):
            with self.subTest(query):
                self.assertEqual(search_for(query), expected)

    def test_a_word_written_together_stands_in_a_phrase_as_the_two_do(self):
        for query, expected in (
            ('"our hotline works"', ["hyphen", "together"]),
            ('"our hot line works"', ["apart", "hyphen"]),
            ('"hotline works well"', ["hyphen", "together"]),
            ('"our hotline well"', []),
            ('"line works"', ["apart", "hyphen"]),
            ('"our line"', []),
        ):
            with self.subTest(query):
                self.assertEqual(search_for(query), expected)

    def test_the_whole_of_a_joined_word_is_marked(self):
        (hit,) = [
            hit
            for hit in page_for('"our hotline works"').hits
            if hit.document.identifier == "hyphen"
        ]
        marked = [piece.text for piece in hit.excerpts[0].pieces if piece.is_match]
        self.assertEqual(marked, ["Our hot-line works"])

    def test_what_is_left_out_leaves_out_every_way_of_writing_it(self):
        self.assertEqual(search_for("works -hotline"), ["apart"])
        self.assertEqual(search_for('works -"hot line"'), ["together"])


HYPHEN, UNBREAKABLE, EN_DASH, EM_DASH, MINUS = "-‑–—−"
NUMBER = "761.5622/11-1952"


class DashTests(TestCase):
    """A keyboard has one hyphen, and printers have many dashes."""

    @classmethod
    def setUpTestData(cls):
        for name, dash in (
            *(("hyphen", HYPHEN), ("unbreakable", UNBREAKABLE), ("en", EN_DASH)),
            *(("em", EM_DASH), ("minus", MINUS)),
        ):
            number = NUMBER.replace("-", dash)
            make_document(
                f"File {number}. See NSC{dash}68/2 (and U{dash}2).", identifier=name
            )
        make_document("File 761.5622/1. Of NSC 69/2 and U. or 2.", identifier="other")
        update_index()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        forget_index()

    def test_a_typed_hyphen_finds_every_printed_dash(self):
        for query in (
            *(NUMBER, f'"{NUMBER}"', f'"file {NUMBER} see"', f"({NUMBER})."),
            *("NSC-68", "NSC-68/2", '"NSC-68"', '"see NSC-68/2 and"', "nsc-68/2"),
            *("U-2", '"U-2"', '"and U-2"', '"file NSC-68"~5', NUMBER.replace("-", "–")),
        ):
            with self.subTest(query):
                found = ["em", "en", "hyphen", "minus", "unbreakable"]
                self.assertEqual(search_for(query), found)

    def test_it_is_marked_with_its_dash(self):
        for query, expected in (
            (NUMBER, "761.5622/11–1952"),
            ('"NSC-68/2"', "NSC–68/2"),
            ("U-2", "U–2"),
        ):
            (hit,) = [
                hit for hit in page_for(query).hits if hit.document.identifier == "en"
            ]
            with self.subTest(query):
                pieces = hit.excerpts[0].pieces
                marked = [piece.text for piece in pieces if piece.is_match]
                self.assertEqual((marked, hit.places), ([expected], 1))

    def test_what_it_excludes_is_excluded_with_every_dash(self):
        self.assertEqual(search_for(f'file -"{NUMBER}"'), ["other"])


class RareWordTests(TestCase):
    def test_a_phrase_is_found_though_its_rarer_words_take_up_one_place_each(self):
        self.addCleanup(forget_index)
        for number in range(3):
            make_document(
                f"A hot-line and a hotline, {number}.", identifier=f"x{number}"
            )
        make_document("Their hot-line.", identifier="their-1")
        make_document("Their hotline.", identifier="their-2")
        update_index()
        self.assertEqual(search_for('"their hotline"'), ["their-1", "their-2"])
