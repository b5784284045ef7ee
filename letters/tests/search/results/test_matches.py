"""Matches: where terms stand in a text."""

from unittest import TestCase

from letters.search.query import parse_query
from letters.search.results.matches import Finder, follow


def marked(query: str, text: str) -> list[str]:
    terms = parse_query(query).terms
    return [text[match.start : match.end] for match in Finder(terms).find(text)]


class MatchTests(TestCase):
    def test_what_a_query_finds_in_a_text(self):
        cases = [
            ("force", "forces and forced force", ["forces", "forced", "force"]),
            ('"balance of forces"', "a balance of forces", ["balance of forces"]),
            ('"balance of forces"', "balanced force posture", []),
            ('"balance of forces"', "balance, of (forces)", ["balance, of (forces"]),
            ('"not to be"', "to be or not to be", ["not to be"]),
            ("negotiat*", "to negotiate is", ["negotiate"]),
            ("hotline", "our hot-line is", ["hot-line"]),
            ("hot-line", "our hotline, a hot line", ["hotline", "hot line"]),
            ('"our hotline is"', "our hot-line is", ["our hot-line is"]),
            ('"our hot-line is"', "our hotline is", ["our hotline is"]),
            ('"United States"', "United States-Soviet ties", ["United States"]),
            ('"united soviet"', "United States-Soviet ties", []),
            ('"Soviet Union\'s"', "Soviet Union’s aims", ["Soviet Union’s"]),
            ('"Soviet Union"', "Soviet Union’s aims", ["Soviet Union’s"]),
            ('"last first"', "the last\nfirst", ["last\nfirst"]),
            ("12.3/7-51", "file 12.3/7–51, 12.3/7-51", ["12.3/7–51", "12.3/7-51"]),
            ('"a hot-line"', "a hotline or a hot—line", ["a hotline", "a hot—line"]),
            ('"missile treaty"~3', "treaties on missiles", ["treaties", "missiles"]),
            ('"missile" NEAR/3 "treaty"', "treaties on missiles", []),
            (
                '"test ban" NEAR/2 treaty',
                "test ban, a new treaty; test a ban treaty",
                ["test ban", "treaty"],
            ),
            ("Estaing", "M. d’Estaing’s aims", ["d’Estaing’s"]),
            ("OTAN", "pays de l’OTAN", ["l’OTAN"]),
            ("neill", "Mr. O’Neill", []),
            ("上海", "中美上海联合公报", ["上海"]),
            ('"上海 公报"', "在上海公报中", ["上海公报"]),
            ("ไทย", "ประเทศไทยและ", ["ไทย"]),
            ("日本 カ", "日本のガス", ["日本"]),
        ]
        for query, text, expected in cases:
            with self.subTest(query=query, text=text):
                self.assertEqual(marked(query, text), expected)


class FollowTests(TestCase):
    def test_a_wide_word_is_followed_at_its_end(self):
        hotline, is_ = {1: {2, 3}}, {3: {4}}

        self.assertEqual(follow([hotline, is_]), {1: {4}})

    def test_what_is_not_adjacent_does_not_follow(self):
        self.assertEqual(follow([{1: {2}}, {3: {4}}]), {})
