"""The words before and after a place, without those of other paragraphs."""

from unittest import TestCase

from letters.reader.words_around import (
    MOST_AFTER,
    MOST_BEFORE,
    words_after,
    words_before,
)

TEXT = "The first.\nThe second here goes on.\nThe third."


class WordsAroundTests(TestCase):
    def test_they_end_with_their_paragraph(self):
        offset = TEXT.index(" goes")
        self.assertEqual(words_before(TEXT, offset), "The second here")
        self.assertEqual(words_after(TEXT, offset), " goes on.")

    def test_at_either_end_of_a_text_there_are_none(self):
        self.assertEqual(words_before(TEXT, 0), "")
        self.assertEqual(words_after(TEXT, len(TEXT)), "")

    def test_of_a_long_paragraph_an_ellipsis_stands_for_the_rest(self):
        text = "x" * 500
        self.assertEqual(words_before(text, 300), "…" + "x" * MOST_BEFORE)
        self.assertEqual(words_after(text, 300), "x" * MOST_AFTER + "…")
