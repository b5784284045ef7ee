"""Dates as archivists type them, and the EDTF that they mean."""

from django.test import SimpleTestCase

from letters.tei.dates import DateError, read_typed_date

READ = (
    ("1962-04-03", "1962-04-03"),
    ("1962-04", "1962-04"),
    ("1962", "1962"),
    ("1962~", "1962~"),
    ("1962-04-03?", "1962-04-03?"),
    ("196X", "196X"),
    ("196x", "196X"),
    ("1962-21", "1962-21"),
    ("1962-04-02/1962-04-07", "1962-04-02/1962-04-07"),
    ("../1955", "../1955"),
    ("[1962-04-03..1962-04-05]", "[1962-04-03..1962-04-05]"),
    ("1962-04-03T16:30:00Z", "1962-04-03T16:30:00Z"),
    ("April 3, 1962", "1962-04-03"),
    ("April 3 1962", "1962-04-03"),
    ("april 3, 1962", "1962-04-03"),
    ("APRIL 3, 1962", "1962-04-03"),
    ("3 April 1962", "1962-04-03"),
    ("3 Apr 1962", "1962-04-03"),
    ("3 Apr. 1962", "1962-04-03"),
    ("3 Apr 62", "1962-04-03"),
    ("3 Apr '62", "1962-04-03"),
    ("Apr 3, '62", "1962-04-03"),
    ("3-Apr-62", "1962-04-03"),
    ("3-Apr-1962", "1962-04-03"),
    ("03APR1962", "1962-04-03"),
    ("3APR62", "1962-04-03"),
    ("3. April 1962", "1962-04-03"),
    ("April 3rd, 1962", "1962-04-03"),
    ("3rd April 1962", "1962-04-03"),
    ("3rd of April, 1962", "1962-04-03"),
    ("the 3rd of April 1962", "1962-04-03"),
    ("the 3rd of April, 1962", "1962-04-03"),
    ("Tuesday, April 3, 1962", "1962-04-03"),
    ("Tue 3 Apr 1962", "1962-04-03"),
    ("Tues., April 3, 1962", "1962-04-03"),
    ("on April 3, 1962", "1962-04-03"),
    ("1962 April 3", "1962-04-03"),
    ("1962, April 3", "1962-04-03"),
    ("1962 Apr. 3", "1962-04-03"),
    ("  April  3,   1962 ", "1962-04-03"),
    ("April 3, 1962.", "1962-04-03"),
    ("[April 3, 1962]", "1962-04-03"),
    ("3.4.1962", "1962-04-03"),
    ("03.04.1962", "1962-04-03"),
    ("3. 4. 1962", "1962-04-03"),
    ("3.4.62", "1962-04-03"),
    ("3.IV.1962", "1962-04-03"),
    ("3.IV.62", "1962-04-03"),
    ("3/IV/62", "1962-04-03"),
    ("3-XII-62", "1962-12-03"),
    ("12/19/83", "1983-12-19"),
    ("12/19/1983", "1983-12-19"),
    ("19/12/1983", "1983-12-19"),
    ("19-12-1983", "1983-12-19"),
    ("4/4/1962", "1962-04-04"),
    ("1962/04/03", "1962-04-03"),
    ("1962.4.3", "1962-04-03"),
    ("1962-4-3", "1962-04-03"),
    ("1962-4", "1962-04"),
    ("19620403", "1962-04-03"),
    ("4/1962", "1962-04"),
    ("04.1962", "1962-04"),
    ("April 3, 1962, 8 p.m.", "1962-04-03T20:00:00"),
    ("April 3, 1962, 4:30 p.m.", "1962-04-03T16:30:00"),
    ("030415Z APR 62", "1962-04-03T04:15:00Z"),
    ("April 3, 1962, noon", "1962-04-03T12:00:00"),
    ("April 1962", "1962-04"),
    ("Apr. 1962", "1962-04"),
    ("April, 1962", "1962-04"),
    ("April of 1962", "1962-04"),
    ("April '62", "1962-04"),
    ("April 62", "1962-04"),
    ("in April 1962", "1962-04"),
    ("1962 April", "1962-04"),
    ("spring 1962", "1962-21"),
    ("Spring of 1962", "1962-21"),
    ("Fall 1962", "1962-23"),
    ("autumn, 1962", "1962-23"),
    ("summer '62", "1962-22"),
    ("winter 1962", "1962-24"),
    ("1960s", "196X"),
    ("the 1960s", "196X"),
    ("1960's", "196X"),
    ("196-", "196X"),
    ("in 1962", "1962"),
    ("ca. 1962", "1962~"),
    ("c. 1962", "1962~"),
    ("c1962", "1962~"),
    ("ca 1962", "1962~"),
    ("circa 1962", "1962~"),
    ("about 1962", "1962~"),
    ("approximately 1962", "1962~"),
    ("~1962", "~1962"),
    ("ca. April 1962", "1962-04~"),
    ("about April 3, 1962", "1962-04-03~"),
    ("c. 3 April 1962", "1962-04-03~"),
    ("circa the 1960s", "196X~"),
    ("1962?", "1962?"),
    ("1962 (?)", "1962?"),
    ("[1962?]", "1962?"),
    ("April 1962?", "1962-04?"),
    ("probably 1962", "1962?"),
    ("perhaps April 3, 1962", "1962-04-03?"),
    ("[April 3, 1962?]", "1962-04-03?"),
    ("between 3 and 5 April 1962", "[1962-04-03..1962-04-05]"),
    ("between April 3 and 5, 1962", "[1962-04-03..1962-04-05]"),
    ("between March 29 and April 2, 1962", "[1962-03-29..1962-04-02]"),
    ("between April and June 1962", "[1962-04..1962-06]"),
    ("between 1961 and 1963", "[1961..1963]"),
    ("between 3.4.1962 and 5.4.1962", "[1962-04-03..1962-04-05]"),
    ("from 3 to 5 April 1962", "1962-04-03/1962-04-05"),
    ("3–5 April 1962", "1962-04-03/1962-04-05"),
    ("3-5 April 1962", "1962-04-03/1962-04-05"),
    ("3 - 5 April 1962", "1962-04-03/1962-04-05"),
    ("April 3–5, 1962", "1962-04-03/1962-04-05"),
    ("April 3-5, 1962", "1962-04-03/1962-04-05"),
    ("April 3 to 5, 1962", "1962-04-03/1962-04-05"),
    ("April 3 to May 5, 1962", "1962-04-03/1962-05-05"),
    ("29 March – 2 April 1962", "1962-03-29/1962-04-02"),
    ("March 29–April 2, 1962", "1962-03-29/1962-04-02"),
    ("December 30, 1961–January 2, 1962", "1961-12-30/1962-01-02"),
    ("1961–1963", "1961/1963"),
    ("1961-1963", "1961/1963"),
    ("1961 to 1963", "1961/1963"),
    ("1961–63", "1961/1963"),
    ("1961-63", "1961/1963"),
    ("April–May 1962", "1962-04/1962-05"),
    ("April to May 1962", "1962-04/1962-05"),
    ("1961 until April 1962", "1961/1962-04"),
    ("late March to early April 1962", "1962-03~/1962-04~"),
    ("3 or 4 April 1962", "[1962-04-03,1962-04-04]"),
    ("April 3 or 4, 1962", "[1962-04-03,1962-04-04]"),
    ("April 3/4, 1962", "[1962-04-03,1962-04-04]"),
    ("April or May 1962", "[1962-04,1962-05]"),
    ("1962 or 1963", "[1962,1963]"),
    ("3 and 4 April 1962", "{1962-04-03,1962-04-04}"),
    ("before 1962", "[..1961]"),
    ("before April 3, 1962", "[..1962-04-02]"),
    ("before April 1962", "[..1962-03]"),
    ("after 1962", "[1963..]"),
    ("after April 3, 1962", "[1962-04-04..]"),
    ("on or before April 3, 1962", "[..1962-04-03]"),
    ("not later than 1962", "[..1962]"),
    ("not before 1962", "[1962..]"),
    ("1962 or later", "[1962..]"),
    ("April 1962 or earlier", "[..1962-04]"),
    ("until April 1962", "../1962-04"),
    ("since 1962", "1962/.."),
    ("from April 1962 on", "1962-04/.."),
)
# In German and French, as letters of their writers have them.
TRANSLATED = (
    ("3. April 1962", "1962-04-03"),
    ("den 3. April 1962", "1962-04-03"),
    ("am 3. März 1962", "1962-03-03"),
    ("3. Mai 1962", "1962-05-03"),
    ("Dienstag, den 3. April 1962", "1962-04-03"),
    ("vom 3. Oktober 1962", "1962-10-03"),
    ("Jänner 1962", "1962-01"),
    ("im Dezember 1962", "1962-12"),
    ("Frühjahr 1962", "1962-21"),
    ("um 1962", "1962~"),
    ("vor 1962", "[..1961]"),
    ("vermutlich 1962", "1962?"),
    ("zwischen 3. und 5. Mai 1962", "[1962-05-03..1962-05-05]"),
    ("vom 3. bis 5. Mai 1962", "1962-05-03/1962-05-05"),
    ("3. oder 4. Mai 1962", "[1962-05-03,1962-05-04]"),
    ("le 3 avril 1962", "1962-04-03"),
    ("1er mai 1961", "1961-05-01"),
    ("le 1er août 1961", "1961-08-01"),
    ("mardi 3 avril 1962", "1962-04-03"),
    ("mars 1962", "1962-03"),
    ("en février 1962", "1962-02"),
    ("printemps 1962", "1962-21"),
    ("été 1962", "1962-22"),
    ("vers 1962", "1962~"),
    ("avant avril 1962", "[..1962-03]"),
    ("entre le 3 et le 5 avril 1962", "[1962-04-03..1962-04-05]"),
    ("du 3 au 5 avril 1962", "1962-04-03/1962-04-05"),
)
WEEKDAYS = (
    ("Tuesday, 3 April 1962", ("1962-04-03",)),
    ("on Tuesday, April 3, 1962", ("1962-04-03",)),
    ("Thurs. 5 Apr 1962", ("1962-04-05",)),
    ("Sat 7 April 1962", ("1962-04-07",)),
    ("Tuesday, 3/4/1962", ("1962-04-03",)),
    ("Sunday 3/4/1962", ("1962-03-04",)),
    ("Monday, April 2 to April 6, 1962", ("1962-04-02/1962-04-06",)),
)
PARTS = (
    ("early April 1962", "1962-04~", "[1962-04-01..1962-04-10]"),
    ("beginning of April 1962", "1962-04~", "[1962-04-01..1962-04-10]"),
    ("mid-April 1962", "1962-04~", "[1962-04-11..1962-04-20]"),
    ("late May 1962", "1962-05~", "[1962-05-21..1962-05-31]"),
    ("end of February 1964", "1964-02~", "[1964-02-21..1964-02-29]"),
    ("early 1969", "1969~", "[1969-01..1969-04]"),
    ("mid-1962", "1962~", "[1962-05..1962-08]"),
    ("the end of 1962", "1962~", "[1962-09..1962-12]"),
    ("Anfang April 1962", "1962-04~", "[1962-04-01..1962-04-10]"),
    ("Ende Mai 1962", "1962-05~", "[1962-05-21..1962-05-31]"),
    ("mi-avril 1962", "1962-04~", "[1962-04-11..1962-04-20]"),
    ("fin 1962", "1962~", "[1962-09..1962-12]"),
)
UNDATED = (
    "",
    "  ",
    "n.d.",
    "n. d.",
    "N.D.",
    "nd",
    "undated",
    "Undated",
    "no date",
    "[n.d.]",
    "[undated]",
    "s.d.",
    "not dated",
    "o. D.",
    "undatiert",
    "sans date",
)
AMBIGUOUS = (
    ("3/4/1962", ("1962-03-04", "1962-04-03")),
    ("3/4/62", ("1962-03-04", "1962-04-03")),
    ("03/04/1962", ("1962-03-04", "1962-04-03")),
    ("3-4-1962", ("1962-03-04", "1962-04-03")),
    ("ca. 3/4/1962", ("1962-03-04~", "1962-04-03~")),
    (
        "between 3/4/1962 and 5/4/1962",
        ("[1962-03-04..1962-05-04]", "[1962-04-03..1962-04-05]"),
    ),
)
REFUSED = (
    ("Tuesday, 3 April 1963", "April 3, 1963 was a Wednesday, and no Tuesday"),
    ("Mon 3/4/1962", "March 4, 1962 was a Sunday, and no Monday"),
    ("Montag, den 3. April 1962", "was a Tuesday, and no Monday"),
    ("lundi 3 avril 1962", "was a Tuesday, and no Monday"),
    ("3 gefühlt 1962", "cannot be read"),
    ("soon", "cannot be read as a date"),
    ("3 April", "has no year"),
    ("1962-02-30", "February 1962 had the days 01 to 28"),
    ("1962-13", "no possible month (13)"),
    ("31 February 1962", "cannot be read"),
    ("31.2.1962", "cannot be read"),
    ("13/13/1962", "cannot be read"),
    ("Easter 1962", "cannot be read"),
    ("5 April 1962 to 3 April 1962", "cannot be read"),
    ("1963–1961", "cannot be read"),
    ("April", "cannot be read"),
    ("between 1962", "cannot be read"),
    ("April 3, 1962 April 4, 1962", "cannot be read"),
    ("x" * 200, "cannot be read"),
)


class TypedDateTests(SimpleTestCase):
    def test_it_reads_dates_as_people_write_them(self):
        for typed, edtf in READ:
            with self.subTest(typed):
                self.assertEqual([d.edtf for d in read_typed_date(typed)], [edtf])

    def test_it_reads_german_and_french(self):
        for typed, edtf in TRANSLATED:
            with self.subTest(typed):
                self.assertEqual([d.edtf for d in read_typed_date(typed)], [edtf])

    def test_a_weekday_tells_which_day_is_meant(self):
        for typed, edtf in WEEKDAYS:
            with self.subTest(typed):
                self.assertEqual(tuple(d.edtf for d in read_typed_date(typed)), edtf)

    def test_of_a_part_of_a_month_or_year_it_asks_how_closely_it_is_meant(self):
        for typed, *edtf in PARTS:
            with self.subTest(typed):
                self.assertEqual([d.edtf for d in read_typed_date(typed)], edtf)

    def test_no_date_is_said_in_many_ways(self):
        for typed in UNDATED:
            with self.subTest(typed):
                self.assertEqual(read_typed_date(typed), ())

    def test_where_day_and_month_could_change_places_it_offers_both(self):
        for typed, expected in AMBIGUOUS:
            with self.subTest(typed):
                dates = tuple(date.edtf for date in read_typed_date(typed))
                self.assertEqual(dates, expected)

    def test_what_is_no_date_is_refused_with_a_reason(self):
        for typed, reason in REFUSED:
            with self.subTest(typed), self.assertRaises(DateError) as refusal:
                read_typed_date(typed)
            self.assertIn(reason, str(refusal.exception))
