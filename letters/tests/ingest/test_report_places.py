"""The words of a report follow the text through its corrections."""

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import MistakeReport, ReportState
from letters.tests.factories import LETTER, make_document, make_report, make_tei

Place = MistakeReport.Place


class CarriedTests(TestCase):
    def setUp(self):
        self.document = make_document()

    def save(self, notation):
        save_document(self.document, make_tei(notation), Edit())
        self.document.refresh_from_db()
        return self.document.transcription.text

    def test_they_are_where_they_were_after_words_before_them_changed(self):
        report = make_report(self.document)
        text = self.save(LETTER.replace("I have received", "With joy I have received"))
        report.refresh_from_db()
        self.assertEqual(text[report.start : report.end], "some understanding")
        self.assertFalse(report.has_changed_words)

    def test_corrected_words_are_told_beside_those_of_the_report(self):
        report = make_report(self.document)
        self.save(LETTER.replace("some understanding", "some undertaking"))
        report.refresh_from_db()
        self.assertEqual(report.words, "some understanding")
        self.assertEqual(report.words_now, "some undertaking")
        self.assertTrue(report.has_changed_words)

    def test_so_are_those_of_notes(self):
        note = "See the reply of the President in Document 11"
        self.save(LETTER.replace("See Document 11", note))
        report = make_report(self.document, "Document 11", "1")
        self.save(LETTER.replace("See Document 11", note.replace("See", "Read")))
        report.refresh_from_db()
        self.assertEqual((report.footnote, report.start), ("1", 35))

    def test_words_that_are_gone_are_lost_and_come_back(self):
        report = make_report(self.document, "I got the feeling that you")
        self.save("Nothing of it is left.")
        report.refresh_from_db()
        self.assertEqual((report.place, report.start), (Place.LOST, None))

        text = self.save(LETTER)
        report.refresh_from_db()
        self.assertEqual(report.place, Place.FOUND)
        self.assertEqual(text[report.start : report.end], report.words)

    def test_closed_ones_stay_as_they_are(self):
        report = make_report(self.document, state=ReportState.SETTLED)
        self.save("Nothing of it is left.")
        report.refresh_from_db()
        self.assertEqual(report.place, Place.FOUND)
