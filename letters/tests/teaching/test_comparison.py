"""Two passages side by side: what they share, and which paragraphs stand in one row."""

from unittest import TestCase

from letters.teaching.compared_passages import LONGEST, compare_passages


def shared(first, second):
    """The shared words of the first, and of the second, passage."""
    rows = compare_passages(first, second)
    return tuple(
        [piece.words for row in rows for piece in row[side] if piece.is_shared]
        for side in (0, 1)
    )


def words(row):
    return tuple("".join(piece.words for piece in side) for side in row)


class ComparePassagesTests(TestCase):
    def test_words_that_both_have_are_marked_in_both(self):
        first = "I have received your letter of October 25."
        second = "We got your letter of October 26."
        self.assertEqual(shared(first, second), (["your letter of October"],) * 2)

    def test_half_words_and_single_words_are_not(self):
        self.assertEqual(shared("the understanding", "the misunderstanding"), ([], []))
        self.assertEqual(shared("a treaty now", "no treaty then"), ([], []))

    def test_nothing_is_lost_of_either(self):
        first, second = "One two three.\nFour five six.", "Zero.\nFour five seven."
        rows = compare_passages(first, second)
        for side, text in enumerate((first, second)):
            self.assertEqual(
                "\n".join(filter(None, (words(r)[side] for r in rows))), text
            )

    def test_paragraphs_that_share_most_stand_in_one_row(self):
        first = "Dear Sir.\nWe agree to the talks.\nYours."
        second = "We agree to the talks.\nMore of it.\nYours truly."
        self.assertEqual(
            [words(row) for row in compare_passages(first, second)],
            [
                ("Dear Sir.", ""),
                ("We agree to the talks.", "We agree to the talks."),
                ("Yours.", "More of it."),
                ("", "Yours truly."),
            ],
        )

    def test_a_paragraph_stands_in_one_row_alone(self):
        first = "We agree to the talks. They begin in May of this year."
        second = "We agree to the talks.\nThey begin in May of this year."
        rows = [words(row) for row in compare_passages(first, second)]
        self.assertEqual(rows, [(first, "We agree to the talks."), ("", second[23:])])

    def test_very_long_passages_stand_side_by_side_unmarked(self):
        text = "many words " * (LONGEST // 10)
        self.assertEqual(shared(text, text), ([], []))
