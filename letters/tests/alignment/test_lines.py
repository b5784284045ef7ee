"""Two lists of lines as one, in a number of steps that grows with the lines alone."""

from __future__ import annotations

from unittest import TestCase

from letters.alignment import compare_sequences


class CountedLine:
    """Counts how often any line was compared with another, or hashed."""

    steps = 0

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        CountedLine.steps += 1
        return isinstance(other, CountedLine) and self.text == other.text

    def __hash__(self) -> int:
        CountedLine.steps += 1
        return hash(self.text)


def steps_for(paragraphs: int) -> int:
    """Compare paragraphs with blank lines between, of which every second changed."""
    old, new = [], []
    for number in range(paragraphs):
        changed = "was changed" if number % 2 else "is as it was"
        old += [CountedLine(f"Paragraph {number} is as it was."), CountedLine("")]
        new += [CountedLine(f"Paragraph {number} {changed}."), CountedLine("")]
    CountedLine.steps = 0
    compare_sequences(old, new)
    return CountedLine.steps


class ComparedSequenceTests(TestCase):
    def assert_rebuilds(self, old: str, new: str) -> None:
        changes = compare_sequences(old, new)
        equal = [change for change in changes if change.is_equal]
        self.assertEqual("".join(old[c.old_start : c.old_end] for c in changes), old)
        self.assertEqual("".join(new[c.new_start : c.new_end] for c in changes), new)
        for change in equal:
            self.assertEqual(
                old[change.old_start : change.old_end],
                new[change.new_start : change.new_end],
            )

    def test_its_stretches_are_both_lists_from_beginning_to_end(self):
        cases = [
            ("", ""),
            ("", "abc"),
            ("abc", ""),
            ("abc", "abc"),
            ("abcdef", "abXdef"),
            ("aaaa", "aa"),
            ("abcabc", "bcabca"),
            ("x-y-z-", "x-z-y-"),
        ]
        for old, new in cases:
            with self.subTest(old=old, new=new):
                self.assert_rebuilds(old, new)

    def test_equal_and_changed_stretches_alternate(self):
        kinds = [change.is_equal for change in compare_sequences("abcdefg", "aXcdYg")]
        self.assertEqual(kinds, [True, False, True, False, True])

    def test_a_thousand_changed_paragraphs_take_a_few_steps_for_each_line(self):
        self.assertLess(steps_for(1_000), 4 * 4_000)

    def test_twice_as_many_take_twice_the_steps(self):
        self.assertLess(steps_for(2_000), 2.2 * steps_for(1_000))
