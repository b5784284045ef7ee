"""Documents similar to a text share the words that distinguish it."""

from __future__ import annotations

from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.search.engines import configured
from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.similarity import find_similar
from letters.search.interface import MOST_SIGNIFICANT
from letters.search.query.tree import Term
from letters.tests.search.documents import forget_index, make_document, update_index

TEXTS = {
    "first": "Glubb and the Arab Legion. SALT talks. Glubb stays in Amman.",
    "second": "The Legion under Glubb is paid.",
    "third": "Amman is quiet.",
    "fourth": "The salt is in the sea. Fish swim.",
    "fifth": "Nothing of the kind; fish again.",
    "sixth": "Nothing.",
    "seventh": "Nothing more.",
    "eighth": "The end.",
}


class SimilarityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.documents = {
            name: make_document(text, identifier=name, title="")
            for name, text in TEXTS.items()
        }

    def setUp(self):
        update_index()

    def tearDown(self):
        forget_index()

    def similar(self, text: str, *excluded: int) -> list[tuple[str, tuple[str, ...]]]:
        similar = find_similar(
            configured.backend().snapshot(), text, excluded, Deadline(5)
        )
        names = {document.pk: name for name, document in self.documents.items()}
        return [(names[document.pk], document.words) for document in similar.documents]

    def significant_terms(self, text: str) -> list[Term]:
        snapshot = configured.backend().snapshot()
        return find_similar(snapshot, text, (), Deadline(5)).query.terms

    def test_the_document_that_shares_most_comes_first_with_what_it_shares(self):
        similar = self.similar(TEXTS["first"], self.documents["first"].pk)

        self.assertEqual([name for name, _ in similar], ["second", "third", "fourth"])
        self.assertEqual(set(similar[0][1]), {"Glubb", "Legion"})
        self.assertEqual(similar[1][1], ("Amman",))

    def test_words_of_one_document_alone_tell_nothing(self):
        terms = self.significant_terms(TEXTS["first"])

        self.assertNotIn("Arab", [term.text for term in terms])

    def test_a_word_is_there_in_capitals_or_in_small_letters(self):
        terms = self.significant_terms("SALT. The salt.")

        self.assertEqual([term.text for term in terms], ["salt"])

    def test_many_words_are_cut_to_the_best(self):
        text = " ".join(
            f"{word} " * 5 for text in TEXTS.values() for word in text.split()
        )
        terms = self.significant_terms(text * 10)

        self.assertLessEqual(len(terms), MOST_SIGNIFICANT)

    def test_no_text_is_an_error(self):
        for text in ("", "12 34", "ß" * 5000, "the " * 9000, "\x1d", "-’-"):
            with self.subTest(text[:9]):
                self.assertEqual(self.similar(text), [])

    def test_what_is_excluded_or_withdrawn_is_not_found(self):
        second = self.documents["second"]
        similar = self.similar(TEXTS["first"], self.documents["first"].pk, second.pk)

        self.assertNotIn("second", [name for name, _ in similar])

    def test_what_was_a_draft_when_the_index_was_opened_is_not_found(self):
        Document.objects.filter(identifier="second").update(status=DocumentStatus.DRAFT)
        configured.backend().index.close()

        similar = self.similar(TEXTS["first"], self.documents["first"].pk)

        self.assertEqual([name for name, _ in similar], ["third", "fourth"])
