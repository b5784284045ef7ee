"""Where a carried text's words begin and end beside its address, date and marking."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    LETTER,
    carried,
    words,
)

LEAD = "<p>Deliver following message to Chairman Khrushchev from President.</p>"


class EdgesTests(TestCase):
    def test_a_letter_begins_below_its_marking_and_its_date(self):
        for above in (
            "<p>“Personal and Confidential. January 12, 1961.</p><p>Dear Mr. Chairman:",
            "<p>“January 12, 1961. Dear Mr. Chairman:",
            "<p>“Moscow, January 12, 1961.</p><p>“Dear Mr. Chairman:",
        ):
            with self.subTest(above):
                (text,) = carried(f"{LEAD}{above}</p>{LETTER}<p>John F. Kennedy”</p>")

                self.assertEqual(text.salutation, "Dear Mr. Chairman")
                self.assertEqual(text.date, "1961-01-12")

    def test_it_begins_below_its_address_which_names_the_recipient(self):
        (text,) = carried(
            "<p>Following is text of letter addressed to President:</p>"
            "<p>“His Excellency John F. Kennedy, President of the United States of America,"
            f" Washington.</p><p>Dear Mr. President:</p>{LETTER}<p>N. Khrushchev. 26th"
            " September.”</p>"
        )

        self.assertEqual(text.recipient, "John F. Kennedy")
        self.assertEqual(text.date, "1962-09-26")

    def test_an_address_needs_no_salutation_below_it(self):
        (text,) = words(
            f"{LEAD}<p>“His Excellency Nikita S. Khrushchev, Chairman of the Council of"
            f" Ministers, Moscow.</p>{LETTER}<p>John F. Kennedy”</p>"
        )

        self.assertTrue(text.startswith("I have received"))

    def test_a_first_sentence_is_no_address(self):
        (text,) = words(
            f"{LEAD}<p>“I thank you.</p><p>Mr. Chairman, I am glad.</p>{LETTER}<p>John F."
            " Kennedy”</p>"
        )

        self.assertTrue(text.startswith("I thank you."))

    def test_who_is_named_below_a_signature_or_above_a_valediction_is_the_recipient(
        self,
    ):
        signed = "<p>Sincerely,</p><p>Richard Nixon</p>"
        address = (
            "<p>Chairman Mao Tse-tung</p><p>Peking, People’s Republic of China</p>"
        )
        for ending in (f"{signed}{address}", f"{address}{signed}"):
            with self.subTest(ending):
                (text,) = carried(
                    f"<p>{'I attach the letter. ' * 9}</p><p>Tab A</p>"
                    f"<p>Dear Mr. Chairman,</p>{LETTER}{ending}",
                    heading="Memorandum From Secretary Rusk to President Nixon",
                    signed="",
                )

                self.assertEqual(
                    (text.sender, text.recipient),
                    ("Richard Nixon", "Chairman Mao Tse-tung"),
                )

    def test_the_office_over_the_date_stands_above_the_letter(self):
        (text,) = words(
            f"{LEAD}<p>Begin letter:</p><p>President.</p><p>5th August 1960.</p>"
            f"<p>Dear President Eisenhower, {LETTER[3:]}<p>End letter.</p>"
        )

        self.assertTrue(text.startswith("Dear President Eisenhower, I have"))
