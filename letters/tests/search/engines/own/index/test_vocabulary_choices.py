"""The vocabulary of a segment: terms of a length, and the commonest terms."""

from unittest import TestCase

from letters.search.engines.own.index.vocabulary import (
    Vocabulary,
    VocabularyTerm,
    write_vocabulary,
)

WORDS = {"a": 9, "ban": 3, "band": 8, "bandit": 1, "bank": 7, "bär": 2, "can": 4}


class VocabularyChoiceTests(TestCase):
    def setUp(self):
        terms = [
            VocabularyTerm(word.encode(), times, 0, 0) for word, times in WORDS.items()
        ]
        self.vocabulary = Vocabulary(write_vocabulary(terms))

    def test_terms_of_a_length_in_bytes(self):
        cases = [
            ("b", 3, 4, ["ban", "band", "bank", "bär"]),
            ("b", 6, 9, ["bandit"]),
            ("", 0, 1, ["a"]),
            ("ca", 1, 9, ["can"]),
            ("x", 0, 9, []),
        ]
        for beginning, shortest, longest, words in cases:
            with self.subTest(beginning=beginning, shortest=shortest):
                terms = self.vocabulary.of_length(beginning.encode(), shortest, longest)
                self.assertEqual(
                    [*terms], [(word.encode(), WORDS[word]) for word in words]
                )

    def test_the_commonest_terms(self):
        terms = self.vocabulary.commonest(b"b", 2)

        self.assertEqual({*terms}, {(b"band", 8), (b"bank", 7)})

    def test_without_terms_nothing_is_found(self):
        empty = Vocabulary(write_vocabulary([]))

        self.assertEqual([*empty.of_length(b"", 0, 9), *empty.commonest(b"", 3)], [])
