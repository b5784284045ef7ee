from unittest import TestCase

from letters.tei.dates import find_written_dates, read_written_date
from letters.tests.bounds import bounded


class ReadWrittenDateTests(TestCase):
    def assert_read(self, cases, **custom):
        for written, edtf in cases:
            with self.subTest(written):
                date = read_written_date(written, **custom)
                self.assertEqual(date and date.edtf, edtf)

    def test_it_reads_a_day_in_words(self):
        self.assert_read(
            (
                ("March 7, 1984", "1984-03-07"),
                ("7 March 1984", "1984-03-07"),
                ("19 February, 1952", "1952-02-19"),
                ("September 24 1952", "1952-09-24"),
                ("November 15, 1954.", "1954-11-15"),
                ("Sept. 3rd, 1983", "1983-09-03"),
                ("Monday, December 19, 1983", "1983-12-19"),
                ("MARCH 7, 1984", "1984-03-07"),
                ("march 7, 1984", "1984-03-07"),
                ("22 OCT 79", "1979-10-22"),
                ("March\u00a07,\n  1984", "1984-03-07"),
                ("February 29, 1984", "1984-02-29"),
            )
        )

    def test_it_reads_less_than_a_day(self):
        self.assert_read(
            (
                ("March 1984", "1984-03"),
                ("October, 2014", "2014-10"),
                ("1955", "1955"),
                ("1950s", "195X"),
                ("spring 1984", "1984-21"),
                ("Fall of 1962", "1962-23"),
            )
        )

    def test_it_reads_more_than_a_day(self):
        self.assert_read(
            (
                ("January 26–27, 1955", "1955-01-26/1955-01-27"),
                ("April 3/4, 1957", "[1957-04-03,1957-04-04]"),
                ("January 26 [27], 1955", None),
                ("January 27–26, 1955", None),
            )
        )

    def test_it_reads_the_time_as_the_corpus_prints_it(self):
        self.assert_read(
            (
                ("December 20, 1983, 4 p.m.", "1983-12-20T16:00:00"),
                ("January 5, 1957—2:04 p.m", "1957-01-05T14:04:00"),
                ("June 30, 1948—6 p. m.", "1948-06-30T18:00:00"),
                ("September 27, 1969, 3p.m.", "1969-09-27T15:00:00"),
                ("January 12, 1957,10:55 a.m.", "1957-01-12T10:55:00"),
                ("February 5, 1957–5 p.m.", "1957-02-05T17:00:00"),
                ("10 March 1953—[3:08 p.m.]", "1953-03-10T15:08:00"),
                ("January 5, 1957, 12:30 a.m.", "1957-01-05T00:30:00"),
                ("January 5, 1957, 2:04 P.M.", "1957-01-05T14:04:00"),
                ("February 27, 1957, Noon", "1957-02-27T12:00:00"),
                ("April 7, 1969, 1640Z", "1969-04-07T16:40:00Z"),
            )
        )

    def test_a_time_it_cannot_be_sure_of_is_left_out(self):
        self.assert_read(
            (
                ("August 14, 1973, 3:08–3:58 p.m", "1973-08-14"),
                ("March 28, 1977, 11 a.m.–1:45 p.m.", "1977-03-28"),
                ("March 2, 1948—midnight", "1948-03-02"),
                ("March 2, 1948, 12 p.m.", "1948-03-02"),
                ("July 8, 1955, 6 p.m.?", "1955-07-08?"),
            )
        )

    def test_it_keeps_the_doubts_of_writer_and_editor(self):
        self.assert_read(
            (
                ("July 8, 1955?", "1955-07-08?"),
                ("[July 1955]", "1955-07"),
                ("[July 1955?]", "1955-07?"),
                ("about March 1984", "1984-03~"),
                ("on or about March 7, 1984", "1984-03-07~"),
                ("ca. 1955", "1955~"),
                ("c. March 7, 1984?", "1984-03-07%"),
                ("early October 1962", "1962-10~"),
                ("mid-October 1962", "1962-10~"),
                ("late 1954", "1954~"),
                ("about January 26–27, 1955?", "1955-01-26%/1955-01-27%"),
            )
        )

    def test_two_figures_are_a_year_of_the_callers_century(self):
        self.assert_read((("12/19/83", "1983-12-19"), ("10/22/79", "1979-10-22")))
        self.assert_read([("12/19/83", "1883-12-19")], century=1800)

    def test_day_and_month_are_told_apart_only_where_they_can_be(self):
        self.assert_read(
            (
                ("8/7/55", None),
                ("8/8/55", "1955-08-08"),
                ("31/12/55", "1955-12-31"),
                ("2/30/55", None),
                ("03/13/1984", "1984-03-13"),
                ("13/13/83", None),
            )
        )

    def test_the_caller_may_know_the_order(self):
        self.assert_read(
            (("8/7/55", "1955-08-07"), ("31/12/55", None)), order="month-day"
        )
        self.assert_read(
            (("8/7/55", "1955-07-08"), ("12/19/83", None)), order="day-month"
        )

    def test_a_date_without_a_year_needs_one(self):
        cases = (("12/20", "1983-12-20"), ("August 27", "1983-08-27"))
        self.assert_read([(written, None) for written, _ in cases])
        self.assert_read(cases, year=1983)

    def test_what_is_no_possible_date_is_none(self):
        written = (
            ("", "Undated", "undated.", "n.d.", "[undated]", "March", "7", "4 p.m."),
            ("February 31, 1955", "April 31, 1955", "March 0, 1984", "0/0/55"),
            ("March 7, 19843", "March 7, 0984", "March 7, 1984 or later", "1983-13-01"),
            (
                "March 7, 1984, 25 p.m.",
                "August 1, 1961, 1579Z",
                "١٢/١٩/٨٣",
                "12/19/834",
            ),
        )
        self.assert_read([(text, None) for row in written for text in row])


class FindWrittenDatesTests(TestCase):
    def dates_in(self, text, **custom):
        return [
            (text[start:end], date.edtf)
            for start, end, date in find_written_dates(text, **custom)
        ]

    def test_it_finds_dates_among_handwriting_and_stamps(self):
        text = "WASHINGTON\n\n12/20\n\n12/19/83\n\nto Andropov *10/22/79**OK*  \n*82*"
        self.assertEqual(
            self.dates_in(text),
            [("12/19/83", "1983-12-19"), ("10/22/79", "1979-10-22")],
        )

    def test_it_finds_dates_in_a_footnote(self):
        text = (
            "On March 6, the ICAO Council adopted a resolution. (New York Times, "
            "March 7, 1984, p. A4) See the note of early October 1962, 7 March 1984, "
            "and box 12 (03/13/1984–03/15/1984)."
        )
        self.assertEqual(
            self.dates_in(text),
            [
                ("March 7, 1984", "1984-03-07"),
                ("early October 1962", "1962-10~"),
                ("7 March 1984", "1984-03-07"),
                ("03/13/1984", "1984-03-13"),
                ("03/15/1984", "1984-03-15"),
            ],
        )

    def test_with_a_year_it_finds_dates_that_have_none(self):
        text = "your letter of February 23, and your speech of March 2.4 As you know"
        self.assertEqual(
            self.dates_in(text, year=1984),
            [("February 23", "1984-02-23"), ("March 2", "1984-03-02")],
        )

    def test_it_leaves_alone_what_only_looks_like_a_date(self):
        for text in (
            "in 1955 and the 1950s",
            "we may 7 times march 12 miles",
            "http://example.org/2014/12/19/83",
            "REF ID: A66877, NS 597-001 #82",
            "March 7, 19843",
            "1/2 of 3/4",
        ):
            with self.subTest(text):
                self.assertEqual(self.dates_in(text), [])

    def test_its_time_grows_with_the_text_and_no_faster(self):
        for unit in ("March ", "on or about ", "March 7, 1984, 4 ", "1/1/", " \n", "J"):
            with self.subTest(unit), bounded():
                find_written_dates(unit * (200_000 // len(unit)))
