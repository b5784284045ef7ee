"""When and where a document was written, as its own dateline says."""

from unittest import TestCase

from letters.derivation.description.document_dates import find_date
from letters.derivation.model import TextProblemCode
from letters.derivation.text.main_text import MainText
from letters.tei.body import read_document
from letters.tests.derivation.texts import codes, records_of, records_of_tei

HEAD = "<head>Letter From A to B</head>"
# A dateline with the date (EDTF), its words and the place in it.
DATELINES = {
    '<placeName>Moscow</placeName>, <date when="1962-10-26T19:00:00">October 26, 1962, 7 '
    "p.m.</date>": ("1962-10-26T19:00:00", "October 26, 1962, 7 p.m.", "Moscow"),
    '<hi rend="italic"><placeName>Paris</placeName>, <date from="1955-01-26" '
    'to="1955-01-27">January 26–27, 1955</date>.</hi>': (
        "1955-01-26/1955-01-27",
        "January 26–27, 1955",
        "Paris",
    ),
    '[<placeName>Washington</placeName>,] <date notBefore="1961-01-01" '
    'notAfter="1961-01-31">January 1961</date>': (
        "[1961-01-01..1961-01-31]",
        "January 1961",
        "Washington",
    ),
    # The printed date is read where none is encoded, or the encoded one is impossible.
    "Moscow, <date>October 26, 1962</date>": (
        "1962-10-26",
        "October 26, 1962",
        "Moscow",
    ),
    'Moscow, <date when="1962-02-30">October 26, 1962</date>': (
        "1962-10-26",
        "October 26, 1962",
        "Moscow",
    ),
    "Embassy, London, 3 March 1984": ("1984-03-03", "3 March 1984", "Embassy, London"),
    # A date with bounds.
    "Washington, undated [between October 20 and October 25, 1962]": (
        "1962-10-20/1962-10-25",
        "between October 20 and October 25, 1962",
        "Washington",
    ),
    "Paris, <date>October 30–November 2, 1962</date>": (
        "1962-10-30/1962-11-02",
        "October 30–November 2, 1962",
        "Paris",
    ),
    "Bonn, before May 3, 1961": ("../1961-05-03", "before May 3, 1961", "Bonn"),
    # No date, but a place.
    "<placeName>Moscow</placeName>, <date>undated</date>.": ("", "undated", "Moscow"),
    "[<placeName>place not declassified</placeName>], undated": ("", "undated", ""),
    # What stands before the date is no place: a weekday, the first month of two.
    'Thursday, <date when="1953-07-16">July 16, 1953</date>': (
        "1953-07-16",
        "July 16, 1953",
        "",
    ),
    'October <date when="1968-10-26">26, 1968</date>': ("1968-10-26", "26, 1968", ""),
}


def date_of(markup):
    source = f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>'
    return find_date(MainText(read_document(source)))


class DocumentDateTests(TestCase):
    def test_a_dateline_says_when_and_where(self):
        for dateline, (edtf, printed, place) in DATELINES.items():
            with self.subTest(dateline):
                date = date_of(f"{HEAD}<dateline>{dateline}</dateline><p>a</p>")
                self.assertEqual(
                    (date.edtf, date.printed, date.place), (edtf, printed, place)
                )

    def test_the_date_of_an_enclosure_is_not_the_document_s(self):
        enclosed = '<dateline><date when="1962-01-02">January 2, 1962</date></dateline>'
        for between in (
            "<p>[Enclosure]</p>",
            '<p rend="center">Attachment 1</p>',
            "<quote><p>a</p></quote><p>[Tab A]</p>",
        ):
            with self.subTest(between):
                date = date_of(f"{HEAD}<p>a</p>{between}{enclosed}<p>b</p>")
                self.assertIsNone(date)

    def test_a_quoted_letter_s_date_is_not_the_document_s(self):
        self.assertIsNone(
            date_of(
                f"{HEAD}<quote><opener><dateline>May 1, 1962</dateline></opener></quote>"
            )
        )

    def test_a_heading_may_bear_the_date(self):
        for heading in (
            'Minutes, Washington, <date when="1957-01-17">January 17, 1957</date>',
            "Minutes, Washington, January 17, 1957",
        ):
            with self.subTest(heading):
                date = date_of(f"<head>{heading}</head><p>a</p>")
                self.assertEqual(date.edtf, "1957-01-17")

    def test_a_text_without_either_has_no_date(self):
        self.assertIsNone(date_of(f"{HEAD}<p>On October 26, 1962, I wrote.</p>"))

    def test_a_date_typed_in_the_notation_is_read(self):
        records = records_of("::: dateline\nMoscow, October 26, 1962\n:::\n\nText.")
        self.assertEqual(
            (records.date.edtf, records.date.place), ("1962-10-26", "Moscow")
        )


class DifferingDateTests(TestCase):
    def problems(self, date):
        records = records_of_tei(f"{HEAD}<dateline>{date}</dateline><p>a</p>")
        return codes(records), [problem.excerpt for problem in records.problems]

    def test_what_is_encoded_and_not_what_is_printed_is_reported(self):
        self.assertEqual(
            self.problems('<date when="1954-05-24">February 24, 1954</date>'),
            ([TextProblemCode.DATE_DIFFERS], ["February 24, 1954"]),
        )

    def test_two_dates_that_may_be_one_are_not_reported(self):
        for date in (
            '<date when="1954-02-24T09:00:00">February 24, 1954, 11 p.m.</date>',
            '<date when="1954-02-24">February 1954</date>',
            '<date when="1954-02-24">undated</date>',
            "<date>February 24, 1954</date>",
        ):
            with self.subTest(date):
                self.assertEqual(self.problems(date), ([], []))
