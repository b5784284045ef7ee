"""The vocabulary of a segment: terms in order, found whole and by their beginning."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.search.engines.own.index.vocabulary import (
    Vocabulary,
    VocabularyTerm,
    write_vocabulary,
)


def terms_of(texts: set[bytes]) -> list[VocabularyTerm]:
    return [
        VocabularyTerm(text, number + 1, number * 3_000_000_000, number * 2)
        for number, text in enumerate(sorted(texts))
    ]


def vocabulary_of(*texts: str) -> Vocabulary:
    terms = terms_of({text.encode() for text in texts})
    return Vocabulary(write_vocabulary(terms))


def beginning(vocabulary: Vocabulary, text: str) -> list[str]:
    return [term.text.decode() for term in vocabulary.beginning_with(text.encode())]


class VocabularyTests(TestCase):
    def test_a_term_is_found_with_where_its_postings_are(self):
        vocabulary = vocabulary_of("hot", "hotline", "line")
        self.assertEqual(
            vocabulary.find(b"hotline"), VocabularyTerm(b"hotline", 2, 3_000_000_000, 2)
        )

    def test_what_is_not_there_is_not_found(self):
        vocabulary = vocabulary_of("hot", "hotline", "line")
        for text in ("", "a", "ho", "hotl", "hotlines", "zebra", "łódź"):
            with self.subTest(text):
                self.assertIsNone(vocabulary.find(text.encode()))

    def test_terms_are_found_by_their_beginning(self):
        vocabulary = vocabulary_of("hot", "hotline", "hoz", "line", "łódź", "łów", "яд")
        cases = {
            "hot": ["hot", "hotline"],
            "ho": ["hot", "hotline", "hoz"],
            "": ["hot", "hotline", "hoz", "line", "łódź", "łów", "яд"],
            "ł": ["łódź", "łów"],
            "яд": ["яд"],
            "a": [],
            "яя": [],
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(beginning(vocabulary, text), expected)

    def test_an_empty_one_has_nothing(self):
        vocabulary = vocabulary_of()
        self.assertIsNone(vocabulary.find(b"hot"))
        self.assertEqual(beginning(vocabulary, ""), [])

    @settings(derandomize=True, deadline=None)
    @given(
        st.sets(st.text("abяł", min_size=1, max_size=4)), st.text("abяł", max_size=3)
    )
    def test_any_is_read_as_it_was_written(self, texts, text):
        terms = terms_of({text.encode() for text in texts})
        vocabulary = Vocabulary(write_vocabulary(terms))
        wanted = text.encode()
        expected = {term.text: term for term in terms}
        self.assertEqual(vocabulary.find(wanted), expected.get(wanted))
        self.assertEqual(
            list(vocabulary.beginning_with(wanted)),
            [term for term in terms if term.text.startswith(wanted)],
        )
