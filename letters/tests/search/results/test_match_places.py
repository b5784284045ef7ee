"""Places are numbered through the text and the notes, even if matches overlap."""

from __future__ import annotations

from unittest import TestCase

from letters.models import Footnote, Mark
from letters.search.query import parse_query
from letters.search.results.match_places import MatchPlace, find_match_places
from letters.search.results.matches import Finder


def places(query: str, text: str, *notes: str, marks=()) -> list[MatchPlace]:
    footnotes = [Footnote(key=f"n{n}", text=note) for n, note in enumerate(notes)]
    finder = Finder(parse_query(query).terms)
    return find_match_places(finder, text, footnotes, marks)


def spans(query: str, text: str, marks=()) -> list[str]:
    return [text[place.start : place.end] for place in places(query, text, marks=marks)]


def mark(start: int, end: int, footnote: str = "") -> Mark:
    return Mark(start=start, end=end, footnote_key=footnote)


class NumberTests(TestCase):
    def test_they_are_counted_through_the_text_and_then_through_each_note(self):
        numbered = places(
            "talks", "Talks on talks.", "No.", "Of talks.", "Talks, talks."
        )
        self.assertEqual(
            [(place.number, place.footnote, place.start) for place in numbered],
            [(1, "", 0), (2, "", 9), (3, "n1", 3), (4, "n2", 0), (5, "n2", 7)],
        )

    def test_without_words_there_are_none(self):
        for query in ("", "-talks", "kind:letter"):
            with self.subTest(query):
                self.assertEqual(places(query, "Talks."), [])


class OverlapTests(TestCase):
    def test_places_that_overlap_are_one_with_all_that_was_found_there(self):
        (place,) = places('talks "arms talks" "talks now"', "arms talks now")
        self.assertEqual((place.start, place.end, len(place.terms)), (0, 14, 3))

    def test_places_that_only_touch_are_two(self):
        self.assertEqual(spans("hot line", "hot-line"), ["hot", "line"])

    def test_a_stamp_that_touches_a_word_is_found_by_itself(self):
        self.assertEqual(spans("secret", "SECRETBY order"), [])
        self.assertEqual(spans("secret", "SECRETBY order", [mark(0, 6)]), ["SECRET"])

    def test_a_mark_in_a_note_is_read_there(self):
        in_note = places("secret", "Not here.", "SECRETBY", marks=[mark(0, 6, "n0")])
        self.assertEqual(
            [(place.footnote, place.end) for place in in_note], [("n0", 6)]
        )

    def test_what_is_found_in_the_text_and_as_a_mark_is_one(self):
        self.assertEqual(spans("secret", "SECRET", [mark(0, 6)]), ["SECRET"])
