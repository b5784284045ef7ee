"""The scan that searches are compared with must itself be right."""

from __future__ import annotations

from unittest import TestCase

from letters.tests.search.truth import (
    documents_with_beginning,
    documents_with_capitals,
    documents_with_phrase,
    documents_with_typed,
    documents_with_words_near,
)


def texts(*of_document: str) -> dict[str, list[str]]:
    return {"d1": list(of_document)}


class TruthTests(TestCase):
    def test_a_phrase_is_its_words_side_by_side(self):
        cases = {
            ("a cease-fire", "cease fire"): True,
            ("a cease-fire", "a ceasefire"): True,
            ("a cease fire", "ceasefire"): False,
            ("to-day’s talks", "todays talks"): False,
            ("Israel’s position", "israel position"): True,
            ("Israel’s position", "Israel's position"): True,
            ("O’Brien", "obrien"): True,
            ("M. Hammarskjöld said", "hammarskjold said"): True,
            ("Wałęsa", "walesa"): True,
            ("inter\u00adruption of\u2028these", "interruption of these"): True,
            ("test of a ban", "test ban"): False,
            ("Giscard d’Estaing’s", "estaing"): True,
            ("Mr. O’Neill", "neill"): False,
        }
        for (text, phrase), is_there in cases.items():
            with self.subTest(text=text, phrase=phrase):
                identifiers = documents_with_phrase(texts(text), phrase)
                self.assertEqual(bool(identifiers), is_there)

    def test_a_typed_hyphen_is_any_dash_a_space_or_nothing(self):
        cases = {"12.3/7–51": True, "12 3/7-51": True, "12.3/751": True}
        cases |= {"12.3 of 7–51": False, "12.37–51": False}
        for text, is_there in cases.items():
            with self.subTest(text=text):
                identifiers = documents_with_typed(texts(text), "12.3/7-51")
                self.assertEqual(bool(identifiers), is_there)

    def test_no_phrase_runs_from_one_text_into_the_next(self):
        self.assertFalse(
            documents_with_phrase(texts("nuclear test", "ban"), "test ban")
        )

    def test_capitals_are_told_from_small_letters(self):
        cases = {"START": True, "START’s end": True, "start": False, "Start": False}
        for text, is_there in cases.items():
            with self.subTest(text=text):
                identifiers = documents_with_capitals(texts(text), "START")
                self.assertEqual(bool(identifiers), is_there)

    def test_words_are_near_with_so_many_others_between_them(self):
        cases = {("ban test", 0): True, ("test of a ban", 1): False}
        cases |= {("test of a ban", 2): True, ("test of a test", 9): False}
        for (text, distance), is_there in cases.items():
            with self.subTest(text=text, distance=distance):
                identifiers = documents_with_words_near(
                    texts(text), "test ban", distance
                )
                self.assertEqual(bool(identifiers), is_there)

    def test_a_beginning_is_that_of_a_word_or_of_a_hyphenated_whole(self):
        for beginning in ("fir", "ceasef", "CEASE"):
            with self.subTest(beginning=beginning):
                self.assertTrue(
                    documents_with_beginning(texts("cease-fire"), beginning)
                )
