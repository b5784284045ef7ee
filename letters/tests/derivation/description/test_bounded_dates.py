"""Printed dates with bounds."""

from unittest import TestCase

from letters.derivation.description.bounded_dates import find_bounded_date

DATES = {
    "between October 20 and October 25, 1962": "1962-10-20/1962-10-25",
    "between October 20 and 25, 1962": "1962-10-20/1962-10-25",
    "between December 30, 1961 and January 3, 1962": "1961-12-30/1962-01-03",
    "December 30, 1961–January 3, 1962": "1961-12-30/1962-01-03",
    "prior to May 3, 1961": "../1961-05-03",
    "not later than June 1961": "../1961-06",
    "after October 20, 1962": "1962-10-20/..",
}


class BoundedDateTests(TestCase):
    def test_both_ends_are_kept(self):
        for words, edtf in DATES.items():
            with self.subTest(words):
                found = find_bounded_date(f"Washington, [{words}]")
                self.assertEqual((found[0], found[1].edtf), (words, edtf))

    def test_what_is_not_certain_is_no_date(self):
        for words in (
            "after the meeting of October 3, 1962",
            "between May 5 and April 3, 1961",
            "between them and May 1961",
            "October 20, 1962",
        ):
            with self.subTest(words):
                self.assertIsNone(find_bounded_date(words))
