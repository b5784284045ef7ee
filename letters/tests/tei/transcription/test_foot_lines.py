"""What stands below a text names nobody; dates at the head of a paper are its dates."""

from unittest import TestCase

from letters.tei.dates import read_written_date
from letters.tei.notation import parse_notation
from letters.tei.plain_text import read_text
from letters.tei.transcription import propose
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.foot_lines import is_foot_line, is_marking

LETTER = "Dear Ann,\n\nWe agree to all of it.\n\nSincerely,\n\n"
FOOT = (
    *("SECRET", "Secret", "TOP SECRET/EYES ONLY", "Secret; Exdis", "Confidential."),
    "OFFICIAL-INFORMAL",
    *("Enclosure", "Enclosures (2)", "2 Enclosures", "Attachment", "Attachment: Map"),
    *("cc: Bob Hill", "Copy to Bob Hill", "/s/", "(signed)"),
    *("- 2 -", "3", "Page 4 of 4", "Seite 2"),
)


class FootTests(TestCase):
    def test_no_line_below_the_text_is_a_signature(self):
        for line in FOOT:
            with self.subTest(line):
                (document,) = propose(f"{LETTER}{line}\n").documents
                self.assertNotIn("::: signature", document.notation)
                self.assertEqual(document.title, "Letter to “Dear Ann”")
                self.assertEqual({doubt.line for doubt in document.doubts}, {1, 7})

    def test_a_name_above_such_lines_is_one(self):
        for line in FOOT:
            with self.subTest(line):
                (document,) = propose(f"{LETTER}Paul Marsh\n\n{line}\n").documents
                self.assertEqual(document.title, "Letter from Paul Marsh to “Dear Ann”")
                self.assertEqual({doubt.line for doubt in document.doubts}, {1, 9})

    def test_closing_name_office_and_stamp_may_stand_without_blank_lines(self):
        text = "Dear Ann,\n\nYes.\n\nSincerely,\nPaul Marsh\nEnvoy\nSECRET\n"
        (document,) = propose(text).documents
        self.assertEqual(document.title, "Letter from Paul Marsh to “Dear Ann”")
        self.assertIn("::: signature\nPaul Marsh\\\nEnvoy\n:::", document.notation)
        self.assertIn("[SECRET]{.stamp}", document.notation)

    def test_a_stamp_between_pages_is_a_mark_and_no_word_is_lost(self):
        text = (
            "Dear Ann,\n\nWe agree.\n\nSECRET\n\n- 2 -\n\nSECRET\n\nNote that all do."
        )
        (document,) = propose(text).documents
        self.assertEqual(document.notation.count("[SECRET]{.stamp}"), 2)
        self.assertNotIn("::: heading", document.notation)
        words = read_text(parse_notation(document.notation)).text.split()
        self.assertEqual(words, text.replace("- 2 -", "").split())
        self.assertIn("[Page 2]", document.notation)

    def test_names_and_sentences_are_no_markings(self):
        for line in ("Paul Marsh", "Secret talks", "Secretary", "Restrict", "", "-"):
            with self.subTest(line):
                self.assertFalse(is_marking(line))

    def test_sentences_are_no_foot_lines(self):
        for line in (
            "Copies were sent to all.",
            "Copy to follow",
            "Enclosures are listed below",
            "Annexation",
        ):
            with self.subTest(line):
                self.assertFalse(is_foot_line(line))


class LetterTests(TestCase):
    def test_a_salutation_and_a_closing_make_a_letter(self):
        for salute, closing in (
            ("Dear Walter,", "Sincerely yours,"),
            ("Sehr geehrter Herr Botschafter,", "Mit freundlichen Grüßen,"),
        ):
            with self.subTest(salute):
                text = f"{salute}\n\nAll is well.\n\n{closing}\n\nPaul Marsh"
                (document,) = propose(text).documents
                self.assertEqual(document.title[:11], "Letter from")


class DatelineTests(TestCase):
    def test_dates_alone_or_behind_a_place_are_read(self):
        for line, date in (
            ("February 10, 1964", "1964-02-10"),
            ("Vienna, June 2, 1955", "1955-06-02"),
            ("Washington, D.C., 2 June 1955", "1955-06-02"),
            ("Bonn, den 17. März 1969", "1969-03-17"),
            ("Paris, le 1er août 1961", "1961-08-01"),
            ("Washington, March 9, 1961, 4 p.m.", "1961-03-09T16:00:00"),
            ("NO: 1417, November 3, 1957, 7 p.m.", "1957-11-03T19:00:00"),
        ):
            with self.subTest(line):
                text = f"THE BANK OF ORLAND\n\n{line}\n\nDear Ann,\n\nYes.\n"
                (document,) = propose(text).documents
                self.assertIn(f"::: dateline\n{line}\n:::", document.notation)
                self.assertIn(document.date, line)
                read = read_written_date(document.date, order="month-day")
                self.assertEqual(read.edtf, date)

    def test_a_date_right_below_a_letterhead_is_read(self):
        text = "EMBASSY OF ORLAND\nOctober 22, 1962\n\nDear Ann,\n\nYes.\n"
        (document,) = propose(text).documents
        self.assertEqual(document.date, "October 22, 1962")
        self.assertIn("::: letterhead\nEMBASSY OF ORLAND\n:::", document.notation)

    def test_other_lines_are_no_datelines(self):
        for line in (
            "We met on June 2, 1955",
            "Vienna",
            "The treaty of Vienna, signed June 2, 1955",
            "Vienna, June 2, 1955, was cold.",
            "Vienna, June 31, 1955",
        ):
            with self.subTest(line):
                self.assertEqual(date_in_line(line), "")

    def test_a_date_below_the_text_is_taken_where_none_stands_above(self):
        (document,) = propose("Dear Ann,\n\nYes.\n\nVienna, June 2, 1955").documents
        self.assertEqual(document.date, "June 2, 1955")
