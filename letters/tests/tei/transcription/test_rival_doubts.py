"""Weak evidence is doubted: words that are no name, two names for one side, two days."""

from unittest import TestCase

from letters.tei.transcription.rival_doubts import may_be_party
from letters.tests.tei.transcription.typed_papers import TypedPaper

TEXT = "The ministry has the letter of May, and will pay for all of the grain in June."
MEMO = "May 5, 1961\n\nMEMORANDUM FOR {}\n\nFROM: {}\n\n{}\n"


class PartyFormTests(TestCase):
    def test_names_offices_and_posts_have_the_form_of_a_party(self):
        for words in (
            "Ann Lee",
            "The Secretary of State",
            "AMEMBASSY OSLO",
            "U Thaun",
            "Chairman, Under Secretaries Committee",
            "INR/RSB",
        ):
            with self.subTest(words):
                self.assertTrue(may_be_party(words))

    def test_sentences_stamps_and_prompts_of_forms_have_not(self):
        for words in (
            "THE WHITE HOUSE TODAY MADE PUBLIC THE LETTER",
            "Ann Lee CONFIDENTIAL",
            "(Officer designation, room",
            "Ann Lee /s/ AL",
            "the wheat",
            "TOP SECRET",
        ):
            with self.subTest(words):
                self.assertFalse(may_be_party(words))


class RivalTests(TestCase):
    def doubted(self, text: str, code: str) -> list[str]:
        return [doubt.message for doubt in TypedPaper(text).doubted(code)]

    def test_a_sender_that_is_no_name_is_doubted(self):
        good = MEMO.format("MR. MOORE", "Paul Marsh", TEXT)
        self.assertEqual(self.doubted(good, "sender-read"), [])
        bad = MEMO.format("MR. MOORE", "See attached list", TEXT)
        self.assertIn("has not the form", self.doubted(bad, "sender-read")[0])

    def test_a_salutation_that_calls_another_is_doubted(self):
        letter = (
            f"May 5, 1961\n\nDear Mr. {{}}:\n\n{TEXT}\n\nSincerely,\n\nPaul Marsh\n\n"
            "The Honorable\nNathan Hale\nOslo\n"
        )
        self.assertEqual(self.doubted(letter.format("Hale"), "parties-read"), [])
        self.assertEqual(len(self.doubted(letter.format("Moore"), "parties-read")), 1)

    def test_a_name_below_that_the_head_does_not_know_is_doubted(self):
        text = MEMO.format("MR. MOORE", "Paul Marsh", TEXT)
        signed = f"{text}\n{' ' * 30}{{}}\n"
        self.assertEqual(self.doubted(signed.format("P. Marsh"), "sender-read"), [])
        other = self.doubted(signed.format("Ann Lee"), "sender-read")
        self.assertIn("“Ann Lee” stands below the text", other[0])

    def test_a_second_day_in_the_head_is_doubted(self):
        text = f"February 9, 1960\n\nMEMORANDUM OF CONFERENCE\n{{}}, 1960\n\n{TEXT}\n"
        self.assertEqual(self.doubted(text.format("February 9"), "possible-date"), [])
        other = self.doubted(text.format("February 8"), "possible-date")
        self.assertIn("“February 8, 1960” stands here", other[0])

    def test_a_day_in_figures_may_have_its_month_second(self):
        for head, date, count in (
            ("", "3/4/66", 1),
            ("", "3/14/66", 0),
            ("THE WHITE HOUSE\n\n", "3/4/66", 0),
        ):
            with self.subTest(head + date):
                text = f"{head}{date}\n\nDear Ann,\n\n{TEXT}\n\nPaul\n"
                self.assertEqual(len(self.doubted(text, "possible-date")), count)
