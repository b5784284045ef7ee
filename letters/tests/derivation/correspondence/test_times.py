"""Times of day as datelines and notes print them."""

from unittest import TestCase

from letters.derivation.correspondence.times import time_in


class TimeTests(TestCase):
    def test_a_time_is_kept_as_printed_with_its_zone(self):
        for words, time in (
            ("Washington, May 24, 1961, 4:57-6:32 p.m.", "4:57-6:32 p.m."),
            ("Washington, January 20, 1957, 11 a.m.–1 p.m.", "11 a.m.–1 p.m."),
            ("Geneva, August 21, 1956—2 p.m.", "2 p.m."),
            ("Washington, April 24, 1976, 2206Z.", "2206Z"),
            ("Received at 9:36 p.m. EDT, October 27.", "9:36 p.m. EDT"),
            ("at 10 a.m. Moscow time on the 28th", "10 a.m. Moscow time"),
            ("New York, July 26, 1960, midnight.", "midnight"),
            ("Washington, May 2, 1960, 12 noon.", "12 noon"),
            ("Date: 2 May 1972, 1437-1500 hours", "1437-1500 hours"),
        ):
            with self.subTest(words):
                self.assertEqual(time_in(words), time)

    def test_years_numbers_and_days_are_no_times(self):
        for words in (
            "Washington, October 27, 1962.",
            "Telegram 1015, Moscow, 10/27/62",
            "July 1962–June 1963",
            "",
        ):
            with self.subTest(words):
                self.assertEqual(time_in(words), "")
