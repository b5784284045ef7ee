"""The words before and after a place, without those of other paragraphs."""

from unittest import TestCase

from letters.models import Footnote
from letters.reader.words_around import (
    MOST_AFTER,
    MOST_BEFORE,
    words_after,
    words_around,
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

    def test_no_word_is_cut(self):
        text = "words and more " * 40
        offset = text.index("words", 300)
        before, after = words_before(text, offset), words_after(text, offset)
        for words in (before.removeprefix("…"), after.removesuffix("…")):
            self.assertLessEqual(set(words.split()), {"words", "and", "more"})
        self.assertTrue(before.startswith("…") and after.endswith("…"))
        self.assertFalse(before[1].isspace() or after[-2].isspace())

    def test_a_note_that_nothing_in_the_text_calls_for_has_none(self):
        offset = TEXT.index(" goes")
        for note, words in (
            (Footnote(anchor=offset), ("The second here", " goes on.")),
            (Footnote(anchor=None), ("", "")),
            (Footnote(anchor=offset, within="1"), ("", "")),
        ):
            with self.subTest(anchor=note.anchor, within=note.within):
                self.assertEqual(words_around(note, TEXT), words)
