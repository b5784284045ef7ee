"""Where the words stand that a reader reports."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document, MistakeReport
from letters.reader.apparatus import Apparatus
from letters.reader.reported_part import document_part
from letters.tests.factories import make_document

Place = MistakeReport.Place
TEXT = """\
The ships carry no arms, and the ships will stop. [EYES ONLY]{.stamp}

[Page 2] Elsewhere the ships were seen.[^1]

[^1]: The ships are named in “Document 11”.
"""


class PlaceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        made = make_document(notation=TEXT)
        document = Document.objects.for_reading().get(pk=made.pk)
        cls.apparatus = Apparatus(document, AnonymousUser())
        cls.text = document.transcription.text
        cls.first = document.segments.first().key

    def report(self, kind, key, words="", before=""):
        return document_part(self.apparatus, kind, key).report(words, before)

    def test_words_are_looked_for_in_the_part(self):
        report = self.report("segment", self.first, "no arms")
        self.assertEqual(self.text[report.start : report.end], "no arms")

    def test_white_space_and_quotation_marks_do_not_count(self):
        report = self.report("note", "1", 'named  in\n"Document 11"')
        self.assertEqual(report.words, "named in “Document 11”")
        self.assertEqual(report.footnote, "1")

    def test_what_stands_before_them_tells_equal_words_apart(self):
        report = self.report("segment", self.first, "the ships", "no arms, and")
        self.assertEqual(report.place, Place.FOUND)
        self.assertEqual(report.start, self.text.index("the ships"))

    def test_equal_words_are_not_guessed_at(self):
        for before in ("", "no such words"):
            report = self.report("segment", self.first, "ships", before)
            with self.subTest(before):
                self.assertEqual((report.place, report.start), (Place.SEVERAL, None))
                self.assertEqual(report.part_key, self.first)

    def test_words_outside_the_part_are_found_in_the_whole_text(self):
        report = self.report("segment", self.first, "Elsewhere")
        self.assertEqual(report.start, self.text.index("Elsewhere"))

    def test_words_that_are_nowhere_are_kept_without_a_place(self):
        report = self.report("segment", self.first, "submarines")
        self.assertEqual((report.place, report.words), (Place.NOT_FOUND, "submarines"))
        self.assertIsNone(report.start)

    def test_a_mark_is_meant_as_a_whole(self):
        mark = self.apparatus.marks[0]
        self.assertEqual(self.report("mark", mark.key).words, "EYES ONLY")

    def test_of_a_page_or_the_whole_there_are_no_words(self):
        for kind, key in (("page", "2"), ("", "")):
            report = self.report(kind, key)
            with self.subTest(kind):
                self.assertEqual((report.place, report.words), (Place.WHOLE, ""))
