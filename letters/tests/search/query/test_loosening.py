"""Queries that ask for less: one condition at a time, the least change first."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import assume, given, settings

from letters.search.query import parse_query
from letters.search.query.loosening import conditions_of, loosenings, without
from letters.tests.search.query.test_query_parsing import SPACED


def looser(text: str) -> list[str]:
    return [loosening.text for loosening in loosenings(parse_query(text))]


class LooseningTests(TestCase):
    def assert_loosened(self, cases: dict[str, list[str]]) -> None:
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(looser(text), expected)

    def test_words_are_left_out_one_at_a_time(self):
        self.assert_loosened(
            {
                "arms talks": ["talks", "arms"],
                "arms (a OR b) -c": ["arms (a OR b)", "(a OR b) -c", "arms -c"],
                "hot-line arms": ["arms", "hot-line"],
            }
        )

    def test_a_single_word_has_nothing_to_be_left_out(self):
        self.assert_loosened({"arms": [], "hot-line": [], "a OR b": [], "": []})

    def test_a_phrase_becomes_words_near_each_other_and_anywhere(self):
        self.assert_loosened(
            {
                '"balance of power"': ['"balance of power"~10', "balance of power"],
                '"negotiate"': ["negotiate"],
                '"AND so"': ['"AND so"~10', '"AND" so'],
                'a OR "b c"': ['a OR "b c"~10', "a OR (b c)"],
            }
        )

    def test_words_near_each_other_may_be_further_apart(self):
        self.assert_loosened(
            {
                '"test ban"~10': ['"test ban"~30', '"test ban"~100', "test ban"],
                '"test ban" NEAR/50 treaty': [
                    '"test ban" NEAR/100 treaty',
                    '"test ban" treaty',
                ],
            }
        )

    def test_a_name_may_be_another_role_or_a_word(self):
        self.assert_loosened(
            {
                'from:"Dean Rusk"': ['to:"Dean Rusk"', "Dean Rusk"],
                "to:x": ["from:x", "x"],
            }
        )

    def test_dates_become_whole_years(self):
        self.assert_loosened(
            {
                "date:1962-10-16": ["date:1962"],
                "date:1961-05..1962-02": ["date:1961..1962"],
                "date:1962": [],
                "date:..1962-02": [],
            }
        )

    def test_narrow_conditions_are_left_out_before_words(self):
        self.assertEqual(
            looser("arms talks -war kind:letter in:notes"),
            [
                "arms talks -war kind:letter",
                "arms talks -war in:notes",
                "arms talks kind:letter in:notes",
                "talks -war kind:letter in:notes",
                "arms -war kind:letter in:notes",
            ],
        )

    def test_within_an_alternative_one_condition_is_left_out(self):
        self.assertEqual(
            looser("(a b) OR (c d)"),
            ["b OR (c d)", "a OR (c d)", "(a b) OR d", "(a b) OR c"],
        )

    def test_what_would_be_read_otherwise_is_left_out(self):
        # Three words in capitals are read as small letters.
        self.assertNotIn("SALT START NATO", looser("SALT START talks NATO"))

    def test_several_conditions_can_be_left_out_at_once(self):
        query = parse_query("a b c in:notes")
        first, _, last = conditions_of(query)

        self.assertEqual(str(without(query, [first, last])), "b in:notes")
        self.assertTrue(without(query, conditions_of(query)).is_empty)

    @settings(max_examples=60, deadline=None)
    @given(SPACED)
    def test_each_is_read_as_it_was_meant(self, text):
        query = parse_query(text)
        assume(not query.is_empty)
        for loosening in loosenings(query):
            again = parse_query(loosening.text)
            self.assertEqual(again.root, loosening.query.root)
            self.assertEqual(again.parts, loosening.query.parts)
            self.assertNotEqual(
                (again.root, again.parts), (query.root, query.parts), loosening
            )
