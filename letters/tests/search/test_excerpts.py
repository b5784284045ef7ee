"""Excerpts: the words around what was asked for, and nothing but them."""

from unittest import TestCase

from letters.search.excerpts import LENGTH, Piece, cut_excerpt, find_passage
from letters.search.matches import find_matches
from letters.search.queries import parse_query

FILLER = "words that nobody asked for " * 20


def excerpt(query: str, text: str) -> tuple[Piece, ...]:
    matches = find_matches(text, parse_query(query).terms)
    return cut_excerpt(find_passage(text, matches))


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


class ExcerptTests(TestCase):
    def test_a_short_text_is_given_whole_with_the_words_apart(self):
        self.assertEqual(
            excerpt("talks", "No talks now"),
            (Piece("No ", False), Piece("talks", True), Piece(" now", False)),
        )

    def test_it_is_cut_between_words(self):
        pieces = excerpt("talks", f"{FILLER}talks {FILLER}")

        self.assertRegex(words(pieces), r"^…\w+ .*talks.* \w+…$")
        self.assertLessEqual(len(words(pieces)), LENGTH + 2)

    def test_it_shows_the_place_with_the_most_of_what_was_asked(self):
        text = f"arms {FILLER} arms talks {FILLER} talks"
        matched = [
            piece.text for piece in excerpt("arms talks", text) if piece.is_match
        ]

        self.assertEqual(matched, ["arms", "talks"])

    def test_ends_of_lines_are_spaces(self):
        self.assertEqual(words(excerpt("b", "a\nb\u2028c")), "a b c")

    def test_a_text_without_a_match_shows_its_beginning(self):
        self.assertTrue(words(excerpt("talks", FILLER)).startswith("words that"))

    def test_a_text_without_spaces_is_cut_all_the_same(self):
        self.assertEqual(words(excerpt("talks", "x" * 9999)), "x" * LENGTH + "…")

    def test_matches_that_overlap_are_marked_once(self):
        pieces = excerpt('"arms talks" talks', "arms talks")

        self.assertEqual(words(pieces), "arms talks")

    def test_a_phrase_longer_than_an_excerpt_is_shown_whole(self):
        phrase = ("one two three " * 20).strip()
        pieces = excerpt(f'"{phrase}"', f"{FILLER}{phrase}. {FILLER}")

        self.assertIn(Piece(phrase, True), pieces)
