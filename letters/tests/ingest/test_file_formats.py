"""Which format a file has, and which documents it seems to hold."""

from django.test import SimpleTestCase

from letters.ingest.transcriptions import Format, decode, guess_format, read_proposal
from letters.tei.errors import SourceError
from letters.tests.factories import LETTER


class DecodingTests(SimpleTestCase):
    def test_a_byte_order_mark_is_no_part_of_the_text(self):
        self.assertEqual(decode(b"\xef\xbb\xbfDear Sir:"), "Dear Sir:")

    def test_the_first_bad_byte_is_named_with_its_line(self):
        with self.assertRaises(SourceError) as refusal:
            decode(b"one\ntwo\nna\xefve \x81")

        self.assertEqual(refusal.exception.line, 3)
        self.assertIn("Byte 10 is not UTF-8", str(refusal.exception))


class GuessingTests(SimpleTestCase):
    def test_what_begins_with_a_tag_is_tei(self):
        for text in ("<div/>", "\n  <?xml version='1.0'?><div/>"):
            with self.subTest(text):
                self.assertIs(guess_format(text), Format.TEI)

    def test_a_sign_of_the_notation_makes_it_notation(self):
        for text in (
            "::: heading\nLetter\n:::",
            "Text.\n\n:::: quotation\nx\n::::",
            "Text.[^1]\n\n[^1]: Note.",
            "Text.\n\n[^1]{.source}: Source: x.",
            "[SECRET]{.stamp}",
            "[this]{#passage .conditional}",
        ):
            with self.subTest(text):
                self.assertIs(guess_format(text), Format.NOTATION)

    def test_all_else_is_a_raw_transcription(self):
        for text in (
            "",
            "Dear Sir:\n\nText.",
            "a < b",
            "[Page 680] text",
            "[bracketed language] {page 3}",
            "Text.[^1] and no note",
            ":::",
        ):
            with self.subTest(text):
                self.assertIs(guess_format(text), Format.RAW)


class ReadProposalTests(SimpleTestCase):
    def test_notation_and_tei_are_one_document_without_doubts(self):
        for file_format in (Format.NOTATION, Format.TEI):
            with self.subTest(file_format):
                (document,) = read_proposal(LETTER, file_format).documents
                self.assertEqual((document.notation, document.doubts), (LETTER, ()))

    def test_a_file_without_a_word_is_refused(self):
        for text in ("", " \n\n\t"):
            with self.subTest(repr(text)), self.assertRaises(SourceError):
                read_proposal(text, Format.RAW)
