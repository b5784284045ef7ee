"""A text below a signature, and a second salutation, may be another document."""

from unittest import TestCase

from letters.tests.tei.transcription.typed_papers import LETTER, TypedPaper

SECOND = (
    "The ministry has the letter of May, and will pay for all of the grain in June."
)


class SecondDocumentTests(TestCase):
    def doubted_lines(self, text: str) -> list[int]:
        return [d.line for d in TypedPaper(text).doubted("possible-document")]

    def test_a_text_below_a_signature_is_doubted(self):
        text = LETTER.format("We saw it.")
        self.assertEqual(self.doubted_lines(f"{text}\n{SECOND}\n"), [9])

    def test_a_second_salutation_is_doubted(self):
        text = f"Dear Ann:\n\n{SECOND}\n\nWe leave.\n\nDear Bob:\n\n{SECOND}\n"
        self.assertEqual(self.doubted_lines(text), [7])

    def test_a_postscript_and_the_foot_of_a_letter_are_not(self):
        for below in (f"P.S. {SECOND}\n\n{SECOND}\n", "cc: Mr. Hill\n\nPM:al\n"):
            with self.subTest(below):
                text = LETTER.format("We saw it.")
                self.assertEqual(self.doubted_lines(f"{text}\n{below}"), [])
