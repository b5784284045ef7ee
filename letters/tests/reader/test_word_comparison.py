"""Two texts are shown as one: what changed, what is near it, and the rest folded."""

from unittest import TestCase

from letters.alignment import WordStretch
from letters.reader.word_comparison import compare_for_reading, excerpt

TEXT = "\n\n".join(f"Paragraph {n} has words of its own, {n * n}." for n in range(20))


class ShownTests(TestCase):
    def test_equal_texts_have_nothing_to_show(self):
        self.assertEqual(compare_for_reading(TEXT, TEXT), [])

    def test_blank_lines_alone_are_nothing_to_show(self):
        self.assertEqual(compare_for_reading("a\nb", "a\n\nb"), [])

    def test_what_is_far_from_a_change_is_folded_and_not_gone(self):
        shown = compare_for_reading(TEXT, TEXT.replace("10 has", "10 had"))
        folded = [len(one.folded) for one in shown]
        self.assertEqual(folded, [9, 0, 0, 0, 8])
        self.assertEqual(
            shown[2].stretches[1:3],
            (WordStretch("has", "del"), WordStretch("had", "ins")),
        )

    def test_against_nothing_all_is_put_in(self):
        shown = compare_for_reading("", "a\n\nb")
        self.assertEqual([one.tag for one in shown], ["ins", "ins"])

    def test_an_excerpt_has_a_little_around_the_changed_words(self):
        old = WordStretch("x" * 100)
        cut = excerpt([old, WordStretch("new", "ins"), old])
        self.assertEqual(cut[0].text, "…" + "x" * 30)
        self.assertEqual(
            cut[1:], [WordStretch("new", "ins"), WordStretch("x" * 30 + "…")]
        )
