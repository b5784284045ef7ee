from datetime import date
from unittest import TestCase

from letters.tei.dates import (
    DateError,
    contradicts,
    describe,
    is_certainly_before,
    parse_edtf,
    read_when,
)


class BoundsTests(TestCase):
    """The examples of the specification, https://www.loc.gov/standards/datetime/"""

    def assert_bounds(self, cases):
        for edtf, earliest, latest in cases:
            with self.subTest(edtf):
                parsed = parse_edtf(edtf)
                self.assertEqual(parsed.edtf, edtf)
                self.assertEqual(
                    (parsed.earliest, parsed.latest),
                    (_day(earliest), _day(latest)),
                )

    def test_dates_of_level_0(self):
        self.assert_bounds(
            (
                ("1985-04-12", "1985-04-12", "1985-04-12"),
                ("1985-04", "1985-04-01", "1985-04-30"),
                ("1984-02", "1984-02-01", "1984-02-29"),
                ("1985", "1985-01-01", "1985-12-31"),
                ("1000", "1000-01-01", "1000-12-31"),
                ("2999", "2999-01-01", "2999-12-31"),
            )
        )

    def test_a_time_leaves_the_day_as_it_is_given(self):
        for time in ("", "Z", "-04", "+04:30", "+14:00"):
            edtf = f"1985-04-12T23:20:30{time}"
            self.assert_bounds([(edtf, "1985-04-12", "1985-04-12")])

    def test_intervals_of_level_0(self):
        self.assert_bounds(
            (
                ("1964/2008", "1964-01-01", "2008-12-31"),
                ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
                ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
                ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
                ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
                ("2005/2006-02", "2005-01-01", "2006-02-28"),
                ("1984-03-07/1984-03", "1984-03-07", "1984-03-31"),
            )
        )

    def test_unspecified_digits(self):
        self.assert_bounds(
            (
                ("201X", "2010-01-01", "2019-12-31"),
                ("20XX", "2000-01-01", "2099-12-31"),
                ("1XXX", "1000-01-01", "1999-12-31"),
                ("2004-XX", "2004-01-01", "2004-12-31"),
                ("1985-04-XX", "1985-04-01", "1985-04-30"),
                ("1985-XX-XX", "1985-01-01", "1985-12-31"),
                ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
            )
        )

    def test_seasons_reach_as_far_as_anybody_counts_them(self):
        self.assert_bounds(
            (
                ("2001-21", "2001-03-01", "2001-06-21"),
                ("2001-22", "2001-06-01", "2001-09-23"),
                ("2001-23", "2001-09-01", "2001-12-22"),
                ("2001-24", "2001-01-01", "2001-12-31"),
            )
        )

    def test_an_open_or_unknown_end_has_no_day(self):
        self.assert_bounds(
            (
                ("1985-04-12/..", "1985-04-12", None),
                ("1985-04/..", "1985-04-01", None),
                ("../1985-04-12", None, "1985-04-12"),
                ("../1955", None, "1955-12-31"),
                ("1985/", "1985-01-01", None),
                ("/1985-04", None, "1985-04-30"),
            )
        )

    def test_sets_of_level_2(self):
        self.assert_bounds(
            (
                ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
                ("[..1760-12-03]", None, "1760-12-03"),
                ("[1760-12..]", "1760-12-01", None),
                ("[1760-01,1760-02,1760-12..]", "1760-01-01", None),
                ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
                ("[1984-03-06,1984-03-07]", "1984-03-06", "1984-03-07"),
                ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
                ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
                ("{..1984}", None, "1984-12-31"),
            )
        )


class QualificationTests(TestCase):
    def test_a_date_may_be_approximate_uncertain_or_both(self):
        cases = (
            ("1984", False, False),
            ("1984~", True, False),
            ("1984?", False, True),
            ("2004-06~", True, False),
            ("2004-06-11%", True, True),
            ("201X~", True, False),
            ("2001-21?", False, True),
            ("1984~/2004-06", True, False),
            ("1984?/2004%", True, True),
            ("1984-06-02?/2004-08-08~", True, True),
            ("2004-06~-11", True, False),
            ("2004?-06-11", False, True),
            ("?2004-06-~10", True, True),
            ("[1984-03-06?,1984-03-07]", False, True),
        )
        for edtf, is_approximate, is_uncertain in cases:
            with self.subTest(edtf):
                parsed = parse_edtf(edtf)
                self.assertEqual(
                    (parsed.is_approximate, parsed.is_uncertain),
                    (is_approximate, is_uncertain),
                )

    def test_it_does_not_move_the_bounds(self):
        self.assertEqual(parse_edtf("1984-03~").latest, date(1984, 3, 31))


class DateErrorTests(TestCase):
    def assert_refused(self, edtf, reason):
        with self.subTest(edtf), self.assertRaisesRegex(DateError, reason):
            parse_edtf(edtf)

    def test_an_impossible_date_is_explained(self):
        cases = (
            ("1984-13", r"no possible month \(13\)"),
            ("1984-00", r"no possible month \(0\)"),
            ("1984-25", "21 to 24 for the seasons"),
            ("1983-02-31", "February 1983 had the days 01 to 28"),
            ("1983-04-00", "April 1983 had the days 01 to 30"),
            ("1983-02-29/1984", "does not exist"),
            ("1984-21-03", "a day of a season"),
            ("1984-03-07T25:00:00", "no possible time"),
            ("1984-03-07T10:00", "no possible time"),
            ("1984-03-XXT10:00:00", "no possible time"),
        )
        for edtf, reason in cases:
            self.assert_refused(edtf, reason)

    def test_a_reversed_interval_is_refused(self):
        for edtf in ("1984-03-07/1984-03-02", "[1672..1670]", "1985/1984-12"):
            self.assert_refused(edtf, "ends before it begins")

    def test_an_interval_needs_a_date_and_has_no_times(self):
        for edtf in ("/", "../..", "..", "/..", "[..]"):
            self.assert_refused(edtf, "at either end|not a date")
        self.assert_refused("1984-03-07T10:00:00/1985", "only a single date")

    def test_what_is_not_edtf_is_refused_with_an_example(self):
        cases = (
            ("", " ", "undated", "March 7, 1984", "1984-3-7", "1984/03/07", "19840307"),
            ("0984", "3000", "10000", "-1985", "Y170000002", "1984-03-07 ", "1984\n"),
            ("1984??", "1984-~", "198x", "19X4", "1984-XX-07", "198X-03", "1984-0X"),
            ("[1984", "[]", "[1984,]", "{[1984]}", "1984,1985", "١٩٨٤", "1984-03-XX~~"),
            ("1984-03-07T10:00:00?", "1984/1985/1986", "1984-03-07-01", "1984...1985"),
        )
        for edtf in (edtf for row in cases for edtf in row):
            self.assert_refused(
                edtf, "not a date in EDTF; write for example 1984-03-07"
            )


class DescribeTests(TestCase):
    def assert_described(self, cases):
        for edtf, words in cases:
            with self.subTest(edtf):
                self.assertEqual(describe(parse_edtf(edtf)), words)

    def test_it_says_as_much_as_is_known(self):
        self.assert_described(
            (
                ("1984-03-07", "March 7, 1984"),
                ("1984-03", "March 1984"),
                ("1984", "1984"),
                ("1984-21", "spring 1984"),
                ("1984-24", "winter 1984"),
                ("198X", "1980s"),
                ("19XX", "1900–1999"),
                ("1984-03-XX", "March 1984 (day unknown)"),
                ("1984-XX", "1984 (month unknown)"),
                ("1984-XX-XX", "1984 (month and day unknown)"),
            )
        )

    def test_it_says_how_sure_it_is(self):
        self.assert_described(
            (
                ("1984-03~", "about March 1984"),
                ("1984-03-07?", "March 7, 1984 (uncertain)"),
                ("1984-03-07%", "about March 7, 1984 (uncertain)"),
                ("198X~", "about the 1980s"),
                ("1984-XX?", "1984 (month unknown, uncertain)"),
            )
        )

    def test_it_gives_the_time_as_letters_do(self):
        self.assert_described(
            (
                ("1983-12-20T16:00:00", "December 20, 1983, 4 p.m."),
                ("1957-01-05T02:04:00", "January 5, 1957, 2:04 a.m."),
                ("1957-01-05T00:30:00", "January 5, 1957, 12:30 a.m."),
                ("1957-01-05T12:15:07", "January 5, 1957, 12:15:07 p.m."),
                ("1947-10-20T12:00:00", "October 20, 1947, noon"),
                ("1948-03-02T00:00:00", "March 2, 1948, midnight"),
                ("1969-04-07T16:40:00Z", "April 7, 1969, 4:40 p.m. GMT"),
                ("1969-04-07T10:00:00+03:00", "April 7, 1969, 10 a.m. GMT+03:00"),
            )
        )

    def test_a_stretch_of_time_goes_from_its_start_to_its_end(self):
        self.assert_described(
            (
                ("1984-03-02/1984-03-07", "from March 2 to March 7, 1984"),
                ("1983-12-30/1984-01-02", "from December 30, 1983 to January 2, 1984"),
                ("1984-03/1984-05", "from March to May 1984"),
                ("1984-01/1984", "from January 1984 to 1984"),
                ("1984-03-02/1984-05", "from March 2, 1984 to May 1984"),
                ("1984/1986", "from 1984 to 1986"),
                ("1984~/1986?", "from about 1984 to 1986 (uncertain)"),
                ("../1955", "until 1955"),
                ("1955/..", "from 1955 on"),
                ("/1955", "until 1955 (beginning unknown)"),
                ("1955-03/", "from March 1955 (end unknown)"),
            )
        )

    def test_one_of_several_days_lies_between_them(self):
        self.assert_described(
            (
                ("[1984-03-02..1984-03-07]", "between March 2 and March 7, 1984"),
                ("[1984-03-06,1984-03-07]", "March 6 or March 7, 1984"),
                ("[1983,1984-03-07]", "1983 or March 7, 1984"),
                ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
                ("[..1955]", "1955 or earlier"),
                ("[1955-03..]", "March 1955 or later"),
            )
        )

    def test_several_days_are_all_named(self):
        self.assert_described(
            (
                ("{1984-03-06,1984-03-07}", "March 6 and March 7, 1984"),
                ("{1984-03-02..1984-03-07}", "from March 2 to March 7, 1984"),
                ("{1960,1961-12}", "1960 and December 1961"),
            )
        )


class ReadWhenTests(TestCase):
    def test_it_reads_the_attributes_of_a_date(self):
        cases = (
            ({"when": "1984-03-07"}, "1984-03-07"),
            ({"when": "1961-12"}, "1961-12"),
            ({"when": "1955-07-08T18:00:00"}, "1955-07-08T18:00:00"),
            ({"when": "1938-07-08T19:38:00Z"}, "1938-07-08T19:38:00Z"),
            ({"when": "1955-07-08T18:00"}, "1955-07-08T18:00:00"),
            ({"when": "1955-07-08T18:00:00.000-05:00"}, "1955-07-08T18:00:00-05:00"),
            ({"from": "1957-04-03", "to": "1957-04-04"}, "1957-04-03/1957-04-04"),
            (
                {"from": "1973-08-14T15:08:00", "to": "1973-08-14T15:58:00"},
                "1973-08-14",
            ),
            ({"from": "1957-04"}, "1957-04/"),
            ({"to": "1957-04-04"}, "/1957-04-04"),
            ({"notBefore": "1984-03-02"}, "[1984-03-02..]"),
            ({"notAfter": "1984-03"}, "[..1984-03]"),
            (
                {"notBefore": "1984-03-02", "notAfter": "1984-03-07"},
                "[1984-03-02..1984-03-07]",
            ),
            ({"when": "1984-03-07", "notBefore": "1984"}, "1984-03-07"),
        )
        for attributes, edtf in cases:
            with self.subTest(attributes):
                self.assertEqual(read_when(attributes), parse_edtf(edtf))

    def test_nothing_encoded_is_no_date(self):
        for attributes in ({}, {"when": ""}, {"calendar": "#julian"}, {"when": "--03"}):
            with self.subTest(attributes):
                self.assertIsNone(read_when(attributes))

    def test_a_value_that_cannot_be_a_date_is_reported(self):
        cases = (
            {"when": "1983-02-31"},
            {"when": "7 March"},
            {"from": "1984", "to": "1983"},
            {"notBefore": "--03-07"},
        )
        for attributes in cases:
            with self.subTest(attributes), self.assertRaises(DateError):
                read_when(attributes)


class ComparisonTests(TestCase):
    def test_a_mark_of_1979_is_impossible_on_a_letter_of_1983(self):
        mark, letter = parse_edtf("1979-10-22"), parse_edtf("1983-12-19")
        self.assertTrue(is_certainly_before(mark, letter))
        self.assertFalse(is_certainly_before(letter, mark))

    def test_only_what_is_certain_is_before(self):
        cases = (
            ("1984-03-06", "1984-03-07", True),
            ("1984-02", "1984-03-01", True),
            ("../1955", "1956", True),
            ("1954", "1955/..", True),
            ("1984-03-07", "1984-03-07", False),
            ("1984-03", "1984-03-31", False),
            ("198X", "1985", False),
            ("1955/..", "1984", False),
            ("1954", "../1955", False),
            ("1979-10-22?", "1983-12-19", False),
            ("1979-10-22", "1983-12~", False),
        )
        for first, second, expected in cases:
            with self.subTest(first=first, second=second):
                self.assertIs(
                    is_certainly_before(parse_edtf(first), parse_edtf(second)), expected
                )

    def test_dates_that_share_no_day_contradict_each_other(self):
        cases = (
            ("1954-05-24", "1954-02-24", True),
            ("1954-02-24", "1954-05-24", True),
            ("1954-02-24T10:00:00", "1954-02", False),
            ("1954-02-24", "1954-02-23~", False),
        )
        for first, second, expected in cases:
            with self.subTest(first=first, second=second):
                self.assertIs(
                    contradicts(parse_edtf(first), parse_edtf(second)), expected
                )


def _day(text):
    return date.fromisoformat(text) if text else None
