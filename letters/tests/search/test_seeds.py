"""What must be found in the three documents of the demonstration, and on which page."""

from __future__ import annotations

import re
from itertools import pairwise

from django.test import TestCase

from letters.models import Document
from letters.tests.factories import load_collection
from letters.tests.search.documents import (
    forget_index,
    page_for,
    search_for,
    update_index,
)

FRUS = "frus1981-88v04/d190"
DRAFT = "reagan-andropov-1983-draft"
MEMO = "reagan-andropov-1983-memorandum"


class SeedSearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        update_index()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        forget_index()

    def test_each_query_finds_its_documents(self):
        cases = {
            '"between our countries"': [FRUS, DRAFT],
            '"continued dialogue"': [FRUS],
            '"significant step forward"': [FRUS],
            '"areas you mentioned"': [FRUS],
            '"resumption of consular review"': [FRUS],
            '"balance of forces"': [FRUS],
            '"balanced force posture"': [],
            '"justification for an interruption of these talks"': [DRAFT],
            "justification for an interruption of these talks": [DRAFT],
            '"we would be able to develop"': [DRAFT],
            "hotline": [FRUS],
            "hot-line": [FRUS],
            '"our hot-line"': [FRUS],
            '"United States"': [FRUS, DRAFT],
            "SECRET/SENSITIVE": [DRAFT],
            '"EYES ONLY"': [MEMO],
            "Aviation": [FRUS],
            "Brunson": [FRUS],
            "Gromyko OR Vashchenko": [FRUS, DRAFT],
            "dialogue -Vienna": [DRAFT],
            "Pentecostal*": [FRUS],
        }
        for query, expected in cases.items():
            with self.subTest(query=query):
                self.assertEqual(search_for(query), sorted(expected))

    def test_a_hit_names_the_page_on_which_the_words_begin(self):
        cases = {
            '"between our countries" Chernenko': ("679", "pages/679/"),
            '"areas you mentioned"': ("680", "pages/680/"),
            '"resumption of consular review"': ("681", "pages/681/"),
            '"significant step forward"': ("682", "pages/682/"),
            '"interruption of these talks"': ("1", "pages/1/"),
            '"would be able to develop"': ("2", "pages/2/"),
            "Brunson": ("679", "pages/679/"),
            "Pentecostalist": ("682", "pages/682/"),
            "SECRET/SENSITIVE": ("1", "pages/1/"),
        }
        for query, (page, address) in cases.items():
            with self.subTest(query=query):
                hit = page_for(query).hits[0]
                self.assertEqual(hit.excerpts[0].page.label, page)
                self.assertIn(f"/{address}?find=", hit.address)

    def test_a_mark_that_touches_a_word_is_marked_alone(self):
        excerpt = page_for("sensitive -Vienna").hits[0].excerpts[0].pieces

        self.assertEqual([p.text for p in excerpt if p.is_match], ["SENSITIVE"])

    def test_phrases_are_found_exactly_where_a_scan_of_the_text_finds_them(self):
        texts = {
            document.identifier: _spelled(document)
            for document in Document.objects.all()
        }
        for phrase in ["not to be", "to be", "of the", *_phrases(texts)]:
            with self.subTest(phrase=phrase):
                expected = [name for name in texts if f" {phrase} " in texts[name]]
                self.assertEqual(search_for(f'"{phrase}"'), sorted(expected))


def _spelled(document: Document) -> str:
    """Its words in small letters with one space between, by simpler means."""
    notes = [note.text for note in document.footnotes.all()]
    texts = [document.title, document.transcription.text, *notes]
    words = [" ".join(re.findall(r"[^\W_]+(?:’\w+)?", t.lower())) for t in texts]
    return f" {' | '.join(words)} "


def _phrases(texts: dict[str, str]) -> set[str]:
    """Pairs of words that stand side by side, and some that do not."""
    words = [word for text in texts.values() for word in text.split() if word != "|"]
    beside = {f"{first} {second}" for first, second in list(pairwise(words))[::31]}
    apart = {
        f"{first} {second}"
        for first, second in zip(words[::43], words[2::43], strict=False)
    }
    return beside | apart
