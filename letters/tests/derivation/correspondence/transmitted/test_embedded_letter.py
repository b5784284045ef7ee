"""Where a letter begins in the telegram that hands it on."""

from unittest import TestCase

from letters.derivation.correspondence.transmitted.embedded_letter import letter_within


class LetterWithinTests(TestCase):
    def words_of_the_letter(self, *paragraphs):
        beginning = letter_within(paragraphs)
        return beginning and paragraphs[beginning[0]][beginning[1] :].strip()

    def test_it_begins_after_its_salutation(self):
        for salutation in (
            "Dear Mr. Chairman: ",
            "“Dear Mr. President: ",
            "My Dear Prime Minister: ",
            "Begin Text. Mr. President. ",
            "Begin Verbatim Text: Dear Mr. Chairman: ",
            "DEAR MR. PRESIDENT: ",
        ):
            with self.subTest(salutation):
                words = self.words_of_the_letter(
                    "985. You should deliver following letter.",
                    f"{salutation}I have received your letter.",
                )
                self.assertEqual(words, "I have received your letter.")

    def test_a_telegram_that_only_speaks_of_somebody_hands_on_nothing(self):
        for paragraph in (
            "1. I saw the President today.",
            "Chairman said that he was dear to him.",
            "2. Dear friends of ours were there.",
            "",
        ):
            with self.subTest(paragraph):
                self.assertIsNone(letter_within([paragraph]))

    def test_a_salutation_far_into_a_telegram_is_of_something_it_quotes(self):
        self.assertIsNone(letter_within(["Words."] * 8 + ["Dear Mr. Chairman:"]))
