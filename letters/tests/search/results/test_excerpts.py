"""Excerpts show the words asked for, and those around them."""

from unittest import TestCase

from letters.search.query import parse_query
from letters.search.results.excerpts import (
    BEFORE,
    LENGTH,
    Piece,
    best_passages,
    cut_excerpt,
)
from letters.search.results.match_places import MatchPlace, find_match_places
from letters.search.results.matches import Finder

FILLER = "words that nobody asked for " * 20


def places(query: str, text: str) -> list[MatchPlace]:
    return find_match_places(Finder(parse_query(query).terms), text, (), ())


def excerpts(query: str, text: str, most: int = 3) -> list[tuple[Piece, ...]]:
    matches = places(query, text)
    passages = best_passages(matches, most)
    return [cut_excerpt(text, passage.places, matches) for passage in passages]


def excerpt(query: str, text: str) -> tuple[Piece, ...]:
    cut = excerpts(query, text)
    return cut[0] if cut else cut_excerpt(text, ())


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def matched(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_match]


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

    def test_the_first_shows_the_place_with_the_most_of_what_was_asked(self):
        text = f"arms {FILLER} arms talks {FILLER} talks"

        self.assertEqual(matched(excerpt("arms talks", text)), ["arms", "talks"])

    def test_the_others_follow_in_the_order_of_the_text(self):
        text = f"arms one {FILLER} arms talks two {FILLER} talks three"

        shown = [matched(pieces) for pieces in excerpts("arms talks", text)]

        self.assertEqual(shown, [["arms", "talks"], ["arms"], ["talks"]])

    def test_no_place_is_shown_twice_and_no_more_than_asked_for(self):
        text = f"{'talks ' * 9}{FILLER} " * 9
        passages = best_passages(places("talks", text), 4)
        numbers = [place.number for passage in passages for place in passage.places]

        self.assertEqual(len(passages), 4)
        self.assertEqual(len(numbers), len(set(numbers)))

    def test_whatever_was_asked_for_is_marked_if_it_is_within(self):
        text = f"{FILLER}arms talks {'and so on ' * 15}arms {FILLER}"
        matched = [
            piece.text for piece in excerpt("arms talks", text) if piece.is_match
        ]

        self.assertEqual(matched, ["arms", "talks", "arms"])

    def test_ends_of_lines_are_spaces(self):
        self.assertEqual(words(excerpt("b", "a\nb\u2028c")), "a b c")

    def test_a_text_without_a_match_shows_its_beginning(self):
        self.assertTrue(words(excerpt("talks", FILLER)).startswith("words that"))

    def test_a_text_without_spaces_is_cut_all_the_same(self):
        self.assertEqual(words(excerpt("talks", "x" * 9999)), "x" * LENGTH + "…")

    def test_a_script_without_spaces_is_cut_between_its_signs(self):
        pieces = excerpt("上海", f"May 1972. {'中' * 500}上海{'美' * 500}")
        before, match, after = (piece.text for piece in pieces[1:-1])

        self.assertEqual((before, match), ("中" * BEFORE, "上海"))
        self.assertEqual(after, "美" * (LENGTH - BEFORE - 2))

    def test_matches_that_overlap_are_marked_once(self):
        pieces = excerpt('"arms talks" talks', "arms talks")

        self.assertEqual(words(pieces), "arms talks")
        self.assertEqual(matched(pieces), ["arms talks"])

    def test_a_phrase_longer_than_an_excerpt_is_shown_whole(self):
        phrase = ("one two three " * 20).strip()
        pieces = excerpt(f'"{phrase}"', f"{FILLER}{phrase}. {FILLER}")

        self.assertIn(Piece(phrase, True), pieces)
