"""What little speaks for is doubted, and what speaks against a value keeps it away."""

from __future__ import annotations

from unittest import TestCase

from letters.tei.transcription import DoubtCode, propose

TEXT = "The herring came on Monday, and everybody was glad of it."
LETTER = f"{{above}}May 4, 1961\n\nDear Miss Lee:\n\n{TEXT}\n\n{{below}}"
SIGNED = "Sincerely,\n\nPaul Marsh\n"


def read(above: str = "", below: str = SIGNED):
    (document,) = propose(LETTER.format(above=above, below=below)).documents
    return document


class WeakEvidenceTests(TestCase):
    def test_an_address_told_by_its_place_alone_is_doubted(self):
        for address, is_doubted in (
            ("Martha Hale\nVilla Rosa\n\n", True),
            ("Miss Ann Lee\nVilla Rosa\n\n", False),
            ("The Under Secretary\nMinistry of Fish\n\n", False),
        ):
            with self.subTest(address):
                text = LETTER.format(above="", below=SIGNED)
                text = text.replace("Dear", f"{address}Dear", 1)
                (document,) = propose(text).documents
                told = [
                    one
                    for one in document.doubts
                    if one.code == DoubtCode.PARTIES_READ
                    and "place alone" in one.message
                ]
                self.assertEqual(bool(told), is_doubted)

    def test_stamps_of_release_and_of_translation_are_no_address(self):
        below = f"{SIGNED}\nDECLASSIFIED\nE.O. 12958, Sec. 3.6\nPER 1/8/03 NSC LTR\n"
        for document in (read(below=below), read("UNOFFICIAL TRANSLATION\n\n")):
            self.assertNotIn("type=recipient", document.notation)

    def test_the_name_that_a_letter_greets_does_not_sign_it(self):
        text = LETTER.format(above="", below=f"Miss Lee\n\n{TEXT}\n\n{SIGNED}")
        (document,) = propose(text).documents
        self.assertEqual(document.title, "Letter from Paul Marsh to “Dear Miss Lee”")

    def test_an_office_on_the_next_line_is_no_second_name(self):
        text = f"May 4, 1961\nDear Miss Lee:\n{TEXT}\nSincerely,\nPaul Marsh\n"
        (document,) = propose(f"{text}American Consul\n").documents
        self.assertEqual(document.title, "Letter from Paul Marsh to “Dear Miss Lee”")

    def test_an_office_that_heads_the_paper_is_not_whom_it_is_for(self):
        document = read("10 DOWNING STREET\n\nTHE PRIME MINISTER        ")
        self.assertNotIn("type=recipient", document.notation)

    def test_short_words_of_leave_above_a_name_close_a_letter(self):
        for words in ("Amicalement,", "In great haste,", "Med vennlig hilsen"):
            with self.subTest(words):
                document = read(below=f"{words}\n\nPaul Marsh\n")
                self.assertIn(f"::: closing\n{words}", document.notation)

    def test_a_blank_to_sign_on_is_no_name(self):
        document = read(below=f"Sincerely,\n\n{'_' * 20}\nPaul Marsh\nConsul\n")
        self.assertEqual(document.title, "Letter from Paul Marsh to “Dear Miss Lee”")

    def test_a_loose_mark_of_a_note_is_doubted(self):
        text = LETTER.format(above="", below=SIGNED)
        (document,) = propose(text.replace("Monday,", "Monday,[3]")).documents
        codes = [doubt.code for doubt in document.doubts]
        self.assertIn(DoubtCode.MARK_WITHOUT_NOTE, codes)

    def test_notes_may_be_called_in_another_way_than_they_are_listed(self):
        text = LETTER.format(above="", below=SIGNED).replace("Monday,", "Monday,[1]")
        (document,) = propose(f"{text}\n1. See the note of May 2.\n").documents
        self.assertIn("Monday,[^1]", document.notation)

    def test_three_dashes_part_notes_from_the_text(self):
        text = LETTER.format(above="", below=SIGNED).replace("Monday,", "Monday,[1]")
        (document,) = propose(f"{text}\n---\n[1] See the note of May 2.\n").documents
        self.assertIn("[^1]: See the note", document.notation)
