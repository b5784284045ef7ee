"""Two people's changes of one text: merged where they are apart, and never by a guess."""

from unittest import TestCase

from letters.alignment import Side, merge_lines

BASE = "One.\n\nTwo.\n\nThree.\n\nFour."


def merged(mine, theirs, base=BASE, separates=lambda line: not line.strip()):
    texts = (text.split("\n") for text in (base, mine, theirs))
    return merge_lines(*texts, separates)


def text_of(stretches):
    return "\n".join(line for stretch in stretches for line in stretch.lines)


def has_conflict(stretches):
    return any(stretch.side is Side.CONFLICT for stretch in stretches)


class ThreeWayMergingTests(TestCase):
    def assert_merged(self, mine, theirs, expected):
        stretches = merged(mine, theirs)
        self.assertFalse(has_conflict(stretches))
        self.assertEqual(text_of(stretches), expected)

    def test_changes_of_different_paragraphs(self):
        self.assert_merged(
            BASE.replace("One", "1"),
            BASE.replace("Two", "2"),
            "1.\n\n2.\n\nThree.\n\nFour.",
        )

    def test_insertions_and_deletions(self):
        self.assert_merged(
            BASE.replace("Two.\n\n", ""),
            BASE + "\n\nFive.",
            "One.\n\nThree.\n\nFour.\n\nFive.",
        )

    def test_the_same_change_of_both(self):
        both = BASE.replace("Two", "2")
        self.assert_merged(both, both, both)

    def test_what_nobody_changed(self):
        self.assert_merged(BASE, BASE, BASE)

    def test_everything_of_each_is_in_it(self):
        mine = "New.\n\n" + BASE.replace("Two", "2a.\n\n2b")
        self.assert_merged(mine, BASE.replace("Four", "4"), mine.replace("Four", "4"))


class ConflictTests(TestCase):
    def assert_conflict(self, mine, theirs, base=BASE, **how):
        self.assertTrue(has_conflict(merged(mine, theirs, base, **how)))

    def test_one_paragraph_changed_by_both(self):
        self.assert_conflict(BASE.replace("Two", "2"), BASE.replace("Two", "II"))

    def test_a_paragraph_changed_and_deleted(self):
        self.assert_conflict(BASE.replace("Two", "2"), BASE.replace("Two.\n\n", ""))

    def test_two_insertions_in_one_place(self):
        self.assert_conflict(BASE + "\n\nMine.", BASE + "\n\nTheirs.")

    def test_an_insertion_before_a_changed_paragraph(self):
        mine = BASE.replace("Three", "Mine.\n\nThree")
        self.assert_conflict(mine, BASE.replace("Three", "3"))

    def test_two_lines_of_one_paragraph(self):
        base = "First line,\nsecond line,\nthird line.\n\nAnother."
        mine, theirs = base.replace("First", "1st"), base.replace("third", "3rd")
        self.assert_conflict(mine, theirs, base)

    def test_where_nothing_separates_changes_of_both_are_one(self):
        mine, theirs = BASE.replace("One", "1"), BASE.replace("Four", "4")
        self.assert_conflict(mine, theirs, separates=lambda _line: False)

    def test_a_conflict_keeps_the_words_of_all_three(self):
        stretches = merged(BASE.replace("Two", "2"), BASE.replace("Two", "II"))
        [conflict] = [one for one in stretches if one.side is Side.CONFLICT]
        self.assertEqual(
            (conflict.base, conflict.mine, conflict.theirs),
            (("Two.",), ("2.",), ("II.",)),
        )
