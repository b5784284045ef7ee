"""A line of a teacher's shows what it says, or is refused with the place."""

from unittest import TestCase

from letters.rendering.unseen import line_errors


class LineTests(TestCase):
    def test_what_is_not_seen_is_refused_with_its_place(self):
        for letter in "\u2028\u2029\u202e\u2066\u200b\ufeff\ufffe\uffff\x00\x1f":
            with self.subTest(f"U+{ord(letter):04X}"):
                [error] = line_errors(f"To the {letter}moor")
                self.assertTrue(error.startswith("Line 1, character 8: "), error)

    def test_a_line_that_shows_nothing_is_refused(self):
        for line in ("\u200d", "\u2800", " \u3000\u00a0", "\u200c\ufe0f", "\u2003"):
            with self.subTest(ascii(line)):
                [error] = line_errors(line)
                self.assertTrue(error.startswith("This shows nothing"), error)

    def test_other_languages_and_signs_are_kept(self):
        for line in ("", "می‌خواهم", "👩‍🏫 ❤️", "冷戦", "Два письма", "?", "1 < 2"):
            with self.subTest(line):
                self.assertEqual([], line_errors(line))
