"""Queries: what is understood, and what is said of the rest."""

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from letters.search.queries import LONGEST_QUERY, MOST_TERMS, parse_query

SYNTAX = st.sampled_from(['"', "“", " ", "-", "OR", "NOT", "AND", "*", "(", "'", "a-b"])
TEXTS = st.lists(st.one_of(SYNTAX, st.text(max_size=6))).map("".join)


class QueryTests(TestCase):
    def test_what_is_understood(self):
        cases = {
            "arms talks": "arms talks",
            "arms AND talks": "arms talks",
            '"not  to be"': '"not to be"',
            "“not to be”": '"not to be"',
            '"forces"': '"forces"',
            "a b OR c d": "a b OR c d",
            "Geneva -summit": "Geneva -summit",
            "Geneva NOT summit": "Geneva -summit",
            'Geneva -"summit talks"': 'Geneva -"summit talks"',
            "negotiat*": "negotiat*",
            "Reagan, (Andropov)!": "Reagan Andropov",
            "hot-line": 'hot-line OR "hot line"',
            "U.S. forces": '"U S" forces',
            "3/2/84": '"3 2 84"',
            "title:telegram": '"title telegram"',
            "or not and": "or not and",
            '"OR"': '"OR"',
        }
        for text, understood in cases.items():
            with self.subTest(text=text):
                query = parse_query(text)
                self.assertEqual(str(query), understood)
                self.assertEqual(query.not_understood, ())

    def test_what_is_not_understood_is_said_and_the_rest_is_searched(self):
        cases = {
            '"balance of': ("balance of", ['"']),
            "((((": ("", ["(((("]),
            "talks ((((": ("talks", ["(((("]),
            "*on talks": ("talks", ["*on"]),
            "?????* talks": ("talks", ["?????*"]),
            "wom?n talks": ("talks", ["wom?n"]),
            "co* talks": ("talks", ["co*"]),
            '"" talks': ("talks", ['""']),
            "AND OR": ("", ["AND", "OR"]),
            "talks OR": ("talks", ["OR"]),
            "OR talks": ("talks", ["OR"]),
            "talks NOT": ("talks", ["NOT"]),
            "talks OR -arms": ("talks -arms", ["OR"]),
            "-talks": ("", ["-talks"]),
            "\x00\x07 talks": ("talks", ["\x00\x07"]),
        }
        for text, (understood, remarks) in cases.items():
            with self.subTest(text=text):
                query = parse_query(text)
                self.assertEqual(str(query), understood)
                self.assertEqual([r.text for r in query.not_understood], remarks)

    def test_only_the_beginning_of_a_very_long_query_is_read(self):
        query = parse_query("talks " * 10_000)

        self.assertLessEqual(len(str(query)), LONGEST_QUERY)
        self.assertIn("first 300 characters", query.not_understood[0].reason)

    def test_words_beyond_the_twentieth_are_named(self):
        query = parse_query(" ".join(f"w{number}" for number in range(MOST_TERMS + 1)))

        self.assertEqual(len(query.all_of), MOST_TERMS)
        self.assertEqual([r.text for r in query.not_understood], ["w20"])

    @given(TEXTS)
    def test_what_was_understood_is_understood_again(self, text):
        query = parse_query(text)
        again = parse_query(str(query))

        if len(str(query)) <= LONGEST_QUERY:
            self.assertEqual(again.all_of, query.all_of)
            self.assertEqual(again.none_of, query.none_of)
