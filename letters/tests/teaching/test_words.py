"""Words are found as a browser has them or as somebody types them, and not elsewhere."""

from __future__ import annotations

from django.test import SimpleTestCase

from letters.teaching.quoted_words import (
    FoldedText,
    end_after,
    fold_words,
    offset_after,
    trimmed,
)

TEXT = "Dear Mr. President:\nWe would be\u2028able—“perhaps”—to agree. We would agree."


class OccurrenceTests(SimpleTestCase):
    def found(self, words: str, text: str = TEXT) -> list[str]:
        places = FoldedText.of(text).occurrences(words)
        return [text[start:end] for start, end in places]

    def test_ends_of_lines_are_blanks(self):
        self.assertEqual(["be\u2028able"], self.found("be able"))
        self.assertEqual(["President:\nWe"], self.found(" President:  We\n"))

    def test_plain_quotes_and_hyphens_find_curly_ones_and_dashes(self):
        self.assertEqual(["able—“perhaps”—to"], self.found('able-"perhaps"-to'))

    def test_every_place_is_found(self):
        self.assertEqual(["We would", "We would"], self.found("We would"))

    def test_whole_words_come_before_parts_of_words(self):
        self.assertEqual(["the"], self.found("the", "then the others"))

    def test_a_part_of_a_word_is_found_where_there_is_nothing_else(self):
        self.assertEqual(["resi"], self.found("resi"))

    def test_capitals_do_not_count_if_nothing_else_is_found(self):
        self.assertEqual(["Dear Mr."], self.found("dear mr."))
        self.assertEqual(["we"], self.found("we", "We, we"))

    def test_other_words_are_not_found(self):
        for words in ("to disagree", "beable", "", "   ", "agree. We would agree!"):
            with self.subTest(words=words):
                self.assertEqual([], self.found(words))

    def test_only_the_stretch_is_looked_at(self):
        self.assertEqual([], FoldedText.of(TEXT, 0, 19).occurrences("We would"))

    def test_words_are_folded_without_blanks_at_their_ends(self):
        self.assertEqual("a b", fold_words(" \n a \t b\u2028"))


class OffsetTests(SimpleTestCase):
    def test_white_space_is_not_counted(self):
        self.assertEqual(2, offset_after("a \u2028b", 0, 1) - 1)
        self.assertEqual("b", "a \u2028b"[offset_after("a \u2028b", 0, 1)])

    def test_letters_beyond_the_bmp_are_two_for_a_browser(self):
        text = "the 𝔐 sign"
        self.assertEqual(text.index("sign"), offset_after(text, 0, 3 + 2))

    def test_an_end_stands_before_the_white_space_that_follows(self):
        self.assertEqual(2, end_after("ab  cd", 0, 2))
        self.assertEqual(6, end_after("ab  cd", 0, 4))

    def test_counts_beyond_the_text_are_no_place(self):
        self.assertIsNone(offset_after("ab", 0, 5))
        self.assertIsNone(end_after("ab", 0, 3))

    def test_a_range_is_trimmed(self):
        self.assertEqual((1, 3), trimmed(" ab\n", 0, 4))
        self.assertEqual((3, 3), trimmed("   ", 0, 3))
