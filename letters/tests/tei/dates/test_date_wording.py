"""Dates in words at their edges: lists, open ends, doubts within a stretch of time."""

from unittest import TestCase

from letters.tei.dates import DateError, describe, parse_edtf, read_when


class WordingTests(TestCase):
    def assert_described(self, cases):
        for edtf, words in cases:
            with self.subTest(edtf):
                self.assertEqual(describe(parse_edtf(edtf)), words)

    def test_lists_with_open_ends(self):
        self.assert_described(
            (
                ("[..1955,1957]", "1955 or earlier or 1957"),
                ("[1955,1957..]", "1955 or 1957 or later"),
                ("{..1955,1957}", "until 1955 and 1957"),
                ("{1955,1957..}", "1955 and from 1957 on"),
                ("{1955..}", "from 1955 on"),
            )
        )

    def test_lists_of_one_and_of_three(self):
        self.assert_described(
            (
                ("[1955]", "1955"),
                ("{1984-03-06}", "March 6, 1984"),
                (
                    "{1984-03-06,1984-03-07,1984-03-09}",
                    "March 6, March 7 and March 9, 1984",
                ),
                ("[1983-12-31,1984-01-01]", "December 31, 1983 or January 1, 1984"),
            )
        )

    def test_a_year_is_left_out_only_where_the_next_date_says_it_in_the_same_way(self):
        self.assert_described(
            (
                ("[1984-03,1984-05]", "March or May 1984"),
                ("[1984-03-02,1984-05]", "March 2, 1984 or May 1984"),
                ("[1984,1984-05]", "1984 or May 1984"),
                ("1984-21/1984-23", "from spring to autumn 1984"),
                ("1984-03-02~/1984-03-07", "from about March 2 to March 7, 1984"),
                (
                    "1984-03-02?/1984-03-07",
                    "from March 2, 1984 (uncertain) to March 7, 1984",
                ),
                (
                    "1984-03-XX/1984-05-XX",
                    "from March 1984 (day unknown) to May 1984 (day unknown)",
                ),
            )
        )

    def test_decades_and_centuries_within_a_stretch(self):
        self.assert_described(
            (
                ("195X/196X", "from 1950s to 1960s"),
                ("1XXX", "1000–1999"),
                ("19XX~", "about 1900–1999"),
                ("195X%", "about the 1950s (uncertain)"),
            )
        )

    def test_every_season_has_its_name(self):
        self.assert_described(
            (
                ("1962-21", "spring 1962"),
                ("1962-22", "summer 1962"),
                ("1962-23", "autumn 1962"),
                ("1962-24~", "about winter 1962"),
            )
        )

    def test_times_at_the_turn_of_the_clock(self):
        self.assert_described(
            (
                ("1962-10-26T12:00:01", "October 26, 1962, 12:00:01 p.m."),
                ("1962-10-26T11:59:00", "October 26, 1962, 11:59 a.m."),
                ("1962-10-26T13:00:00Z", "October 26, 1962, 1 p.m. GMT"),
                ("1962-10-26T23:59:59", "October 26, 1962, 11:59:59 p.m."),
                ("1962-10-26T12:00:00-05", "October 26, 1962, noon GMT-05"),
                ("1962-10-26T10:30:00", "October 26, 1962, 10:30 a.m."),
            )
        )


class DateRefusalTests(TestCase):
    def test_a_refusal_says_what_is_wrong_and_what_to_write(self):
        for edtf, words in (
            ("1962-13", "no possible month"),
            ("1962-02-30", "had the days 01 to 28"),
            ("1964-02-30", "had the days 01 to 29"),
            ("1962-21-03", "a day of a season"),
            ("1962-10-26T25:00:00", "no possible time"),
            ("1962-10-XXT10:00:00", "no possible time"),
            ("../..", "no date at either end"),
            ("[..]", "no date at either end"),
            ("1963/1962", "ends before it begins"),
            ("1962-10-26T10:00:00/1963", "a time of day"),
            ("[1962-10-26T10:00:00,1963]", "a time of day"),
            ("October 1962", "is not a date in EDTF"),
            ("", "is not a date in EDTF"),
            ("[]", "is not a date in EDTF"),
            ("1962~~", "is not a date in EDTF"),
            ("1962-XX-07", "is not a date in EDTF"),
        ):
            with self.subTest(edtf), self.assertRaisesRegex(DateError, words):
                parse_edtf(edtf)


class EncodedTests(TestCase):
    def test_nothing_is_read_where_nothing_is_encoded(self):
        for attributes in ({}, {"when": ""}, {"when": "--10-26"}, {"from": " "}):
            with self.subTest(attributes):
                self.assertIsNone(read_when(attributes))

    def test_a_period_keeps_its_days_and_its_open_ends(self):
        for attributes, edtf in (
            ({"from": "1962-10-16", "to": "1962-10-28"}, "1962-10-16/1962-10-28"),
            ({"from": "1962-10-16T09:00:00"}, "1962-10-16/"),
            ({"to": "1962-10-28"}, "/1962-10-28"),
            ({"from": "1962", "to": "1962"}, "1962"),
            ({"notBefore": "1962-10-16"}, "[1962-10-16..]"),
            ({"notAfter": "1962"}, "[..1962]"),
            ({"when": "1962", "from": "1963"}, "1962"),
            ({"from": "1962", "notBefore": "1963"}, "1962/"),
        ):
            with self.subTest(attributes):
                self.assertEqual(read_when(attributes).edtf, edtf)

    def test_attributes_of_the_iso_class_say_the_same(self):
        for attributes, edtf in (
            ({"when-iso": "1947-03"}, "1947-03"),
            ({"from-iso": "1947", "to-iso": "1948"}, "1947/1948"),
            ({"when-iso": "1947-03", "when": "1947-03-05"}, "1947-03-05"),
        ):
            with self.subTest(attributes):
                self.assertEqual(read_when(attributes).edtf, edtf)

    def test_a_period_without_a_year_is_refused(self):
        for name in ("from", "to", "notBefore", "notAfter"):
            with self.subTest(name), self.assertRaisesRegex(DateError, "has no year"):
                read_when({name: "--10-26"})
