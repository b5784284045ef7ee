"""The box for words is as high as they need."""

from unittest import TestCase

from letters.forms.word_correction import rows_for


class BoxTests(TestCase):
    def test_it_has_room_for_the_words_and_a_line_more(self):
        for words, rows in (
            ("One sentence.", 3),
            ("word " * 100, 7),
            ("One.\nTwo.\nThree.\nFour.", 5),
            ("", 3),
            ("word " * 10_000, 20),
        ):
            with self.subTest(words[:20]):
                self.assertEqual(rows_for(words), rows)
