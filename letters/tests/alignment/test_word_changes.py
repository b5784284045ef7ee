"""What changed is told by whole words, line by line."""

from unittest import TestCase

from letters.alignment import (
    compare_lines_by_words,
    compare_words,
    count_changed_words,
)
from letters.tests.bounds import bounded


def marked(stretches):
    """[-taken out-] and {+put in+}."""
    signs = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    return "".join(signs[one.tag].format(one.text) for one in stretches)


def compared(old, new):
    lines = compare_lines_by_words(old.split("\n"), new.split("\n"))
    return [marked(line.stretches) for line in lines]


class ChangedWordsTests(TestCase):
    def test_whole_words_are_told(self):
        cases = {
            ("the countrys of", "the countries of"): "the [-countrys-]{+countries+} of",
            ("same", "same"): "same",
            ("", "all new"): "{+all new+}",
            ("gone", ""): "[-gone-]",
            ("a “b” c", 'a "b" c'): 'a [-“-]{+"+}b[-”-]{+"+} c',
            ("one two three", "one three"): "one [-two -]three",
            ("end", "end."): "end{+.+}",
            ("two  blanks", "two blanks"): "two [- -]blanks",
        }
        for (old, new), expected in cases.items():
            with self.subTest(old):
                self.assertEqual(marked(compare_words(old, new)), expected)

    def test_both_texts_can_be_read_from_it(self):
        old = "We are prepared to withdraw them, all of them, at once."
        new = "We would be prepared to take all of these away at once!"
        stretches = compare_words(old, new)
        for text, other in ((old, "ins"), (new, "del")):
            read = "".join(one.text for one in stretches if one.tag != other)
            self.assertEqual(read, text)

    def test_words_are_counted(self):
        cases = {
            ("the countrys of", "the countries of"): 1,
            ("one two three", "one three"): 1,
            ("end", "end."): 0,
            ("a b c d", "a x y d"): 2,
            ("", "Dear Mr. President"): 3,
            ("don’t go", "doesn’t go"): 1,
        }
        for (old, new), expected in cases.items():
            with self.subTest(old):
                count = count_changed_words(compare_words(old, new))
                self.assertEqual(count, expected)


class LinesTests(TestCase):
    def test_a_changed_line_stands_once(self):
        lines = compared("First.\n\nSecnd one.\nLast.", "First.\n\nSecond one.\nLast.")
        self.assertEqual(lines, ["First.", "", "[-Secnd-]{+Second+} one.", "Last."])

    def test_another_line_is_no_corrected_one(self):
        lines = compared("Dear Sir,", "We have received nothing of the kind.")
        self.assertEqual(
            lines, ["[-Dear Sir,-]", "{+We have received nothing of the kind.+}"]
        )

    def test_a_new_line_among_corrected_ones_is_told_from_them(self):
        old = "The first paragraph was here.\nThe second paragraph was there."
        new = (
            "The first paragraph is here.\nSomething else altogether, 1962.\n"
            "The second paragraph is there."
        )
        self.assertEqual(
            compared(old, new),
            [
                "The first paragraph [-was-]{+is+} here.",
                "{+Something else altogether, 1962.+}",
                "The second paragraph [-was-]{+is+} there.",
            ],
        )

    def test_many_changed_lines_without_an_equal_one_find_their_partners(self):
        old = [
            f"Line {n} tells of matter {n} and of {n * 7} others." for n in range(60)
        ]
        new = [line.replace("tells", "speaks") for line in old]
        lines = list(compare_lines_by_words(old, new))
        self.assertEqual(
            [(one.old, one.new) for one in lines], [(n, n) for n in range(60)]
        )


class LongTextsTests(TestCase):
    def test_a_thousand_changed_paragraphs_find_their_partners(self):
        for between in ([], [""]):
            with self.subTest(between), bounded():
                old, new = [], []
                for n in range(1_000):
                    words = [f"word{(n * 37 + at * at) % 4001}" for at in range(120)]
                    old += [" ".join(words), *between]
                    words[n % 120] = "corrected"
                    new += [" ".join(words), *between]
                lines = list(compare_lines_by_words(old, new))
                self.assertEqual(sum(not line.is_equal for line in lines), 1_000)
                self.assertTrue(all(line.old == line.new for line in lines))
