"""A hyphen at the end of a line goes or stays, as the rest of the text says, and is listed."""

from unittest import TestCase

from letters.tests.tei.transcription.typed_papers import LETTER, TypedPaper


class PartedWordTests(TestCase):
    def test_each_is_joined_with_or_without_its_hyphen(self):
        for parted, whole in (
            ("con-\nviction", "conviction"),
            ("well-\nknown", "well-known"),
            ("Anglo-\nAmerican", "Anglo-American"),
            ("SS-\n20", "SS-20"),
            ("PRESI-\nDENT", "PRESIDENT"),
            ("prü-\nfen", "prüfen"),
        ):
            with self.subTest(parted):
                paper = TypedPaper(LETTER.format(f"He saw the {parted} of it."))
                self.assertIn(f"He saw the {whole} of it.", paper.text)
                (doubt,) = paper.doubted("hyphen")
                self.assertIn(whole, doubt.message)
                self.assertEqual(doubt.line, 3)

    def test_the_number_of_a_note_glued_to_it_is_no_part_of_the_word(self):
        paper = TypedPaper(LETTER.format("He saw the reac-\ntor2 of it."))
        self.assertIn("the reactor2 of it", paper.text)

    def test_the_rest_of_the_text_decides(self):
        for elsewhere, whole in (("co-op", "co-op"), ("coop", "coop")):
            with self.subTest(elsewhere):
                text = LETTER.format(f"The {elsewhere} and the co-\nop of it.")
                paper = TypedPaper(text)
                self.assertIn(f"and the {whole} of it", paper.text)
                self.assertEqual(paper.doubted("hyphen"), [])
                (doubt,) = paper.doubted("hyphen-known")
                self.assertIn("so it stands elsewhere", doubt.message)

    def test_a_dash_at_the_end_of_a_line_stays(self):
        paper = TypedPaper(LETTER.format("He came--\nand he left -\nat last."))
        self.assertIn("He came-- and he left - at last.", paper.text)
        self.assertEqual(paper.doubted("hyphen"), [])
