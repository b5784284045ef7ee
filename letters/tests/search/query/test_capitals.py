"""Words that are looked for in capitals alone, and the query without that."""

from __future__ import annotations

from unittest import TestCase

from letters.search.query import parse_query
from letters.search.query.capitals import in_small_letters, words_in_capitals


class WordsInCapitalsTests(TestCase):
    def test_acronyms_are_among_them_and_nothing_else(self):
        cases = {
            "START talks": ["START"],
            "US-Soviet NSC-68": ["US", "NSC"],
            '"EYES ONLY" MIRV* and I': ["EYES", "ONLY"],
            "from:KENNEDY -CUBA": [],
            '"AND now"': [],
            "SALT II TALKS": [],
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(words_in_capitals(parse_query(text)), expected)


class InSmallLettersTests(TestCase):
    def test_all_of_them_are_lowered_then_each_alone(self):
        cases = {
            "talks": [],
            "KENNEDY from:rusk": ["kennedy from:rusk"],
            '"START talks" OR MIRV*': ['"start talks" OR MIRV*'],
            "CUBA SALT": ["cuba salt", "cuba SALT", "CUBA salt"],
            "NSC-68/2": ['"nsc-68 2"'],
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(in_small_letters(parse_query(text)), expected)

    def test_a_query_in_small_letters_asks_for_no_capitals(self):
        for text in ("KENNEDY", '"US-Soviet talks"', "KAL-007 L’OTAN"):
            with self.subTest(text):
                (lowered, *_) = in_small_letters(parse_query(text))
                self.assertEqual(words_in_capitals(parse_query(lowered)), [])
