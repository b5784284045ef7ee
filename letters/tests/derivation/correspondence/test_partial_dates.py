"""Days that prose names without a year."""

from unittest import TestCase

from letters.derivation.correspondence.partial_dates import (
    day_before,
    day_near,
    spell_in_figures,
)
from letters.tei.dates import parse_edtf

# The words, the date of the document, and the day nearest to it.
NEAR = {
    ("at 6 p.m. May 13", "1963-05-13"): "1963-05-13",
    ("on January 2", "1961-12-30"): "1962-01-02",
    ("on December 30", "1962-01-02"): "1961-12-30",
    ("on May 13", "1963-05"): "1963-05-13",
    ("on May 13, 1964", ""): "1964-05-13",
    # The year is not known.
    ("on May 13", "1963-11-20"): "",
    ("on May 13", "1963"): "",
    ("on May 13", "1963-05~"): "",
    ("on May 13", ""): "",
    ("that day", "1963-05-13"): "",
}
BEFORE = {
    ("October 26", "1962-10-28"): "1962-10-26",
    ("October 28", "1962-10-28"): "1962-10-28",
    ("December 13", "1962-02-15"): "1961-12-13",
    ("October 26, 1961", "1962-10-28"): "1961-10-26",
    ("February 29", "1965-03-01"): "1964-02-29",
    # A letter that was not written yet cannot be answered.
    ("October 26, 1963", "1962-10-28"): "",
    ("October 26", ""): "",
}


def known(edtf):
    return parse_edtf(edtf) if edtf else None


class WrittenDayTests(TestCase):
    def test_a_step_is_taken_near_the_day_of_the_document(self):
        for (words, written), day in NEAR.items():
            with self.subTest(words, written=written):
                self.assertEqual(day_near(words, known(written)), day)

    def test_a_letter_that_is_answered_was_written_before(self):
        for (words, written), day in BEFORE.items():
            with self.subTest(words, written=written):
                self.assertEqual(day_before(words, known(written)), day)

    def test_days_in_words_are_spelled_in_figures(self):
        for words, figures in {
            "October twenty-seventh": "October 27",
            "April first, 1962": "April 1, 1962",
            "May thirty-first": "May 31",
            "the fifteenthish": "the fifteenthish",
        }.items():
            with self.subTest(words):
                self.assertEqual(spell_in_figures(words), figures)
