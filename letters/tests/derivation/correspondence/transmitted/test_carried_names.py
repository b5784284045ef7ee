"""Whose a carried text is: what is announced, what is signed, and whom it calls."""

from unittest import TestCase

from letters.derivation.correspondence.transmitted.carried_names import (
    Carrier,
    calls,
    sender_name,
    written_out,
)
from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    LETTER,
    carried,
)

WHITNEY = Carrier("the Secretary of State", "the Department of State", "Whitney")


class CarriedNamesTests(TestCase):
    def test_offices_that_telegrams_shorten_are_written_out(self):
        cases = {
            "FonMin Schroeder": "Foreign Minister Schroeder",
            "SYG": "Secretary-General",
            "Pres.": "President",
            "Spaak": "Spaak",
        }
        for told, name in cases.items():
            with self.subTest(told):
                self.assertEqual(written_out(told), name)

    def test_who_handed_a_telegram_in_did_not_sign_the_letter_of_another(self):
        self.assertEqual(sender_name("Secretary", "Foster", WHITNEY), "Secretary")

    def test_a_forename_with_an_initial_is_no_full_signature(self):
        self.assertEqual(sender_name("President", "Ike E.", WHITNEY), "President")

    def test_a_full_signature_names_whom_an_acronym_hides(self):
        name = sender_name("USIS PAO Lucknow", "Royal D. Bisbee, Jr.", WHITNEY)

        self.assertEqual(name, "Royal D. Bisbee, Jr.")

    def test_a_salutation_calls_who_is_named(self):
        self.assertTrue(calls("General De Gaulle", "General De Gaulle"))
        self.assertFalse(calls("Mr. President", "President Johnson"))

    def test_who_is_called_did_not_write_it(self):
        (text,) = carried(
            "<p>Following is text of letter from General De Gaulle re French fleet:</p>"
            f"<p>“Dear General De Gaulle:</p>{LETTER}<p>Dwight D. Eisenhower”</p>"
        )

        self.assertEqual(text.sender, "Dwight D. Eisenhower")

    def test_it_is_for_the_second_who_gets_it_from_the_first(self):
        (text,) = carried(
            "<p>1. DRV delegation delivered following note to USDel for Ambassador Vance:"
            f"</p><p>“{LETTER[3:-4]}”</p>",
            heading=FROM_MOSCOW,
        )

        self.assertEqual(
            (text.sender, text.recipient), ("DRV delegation", "Ambassador Vance")
        )

    def test_an_office_may_stand_below_the_name(self):
        (text,) = carried(
            f"<p>Following is letter from Embassy officer:</p><p>“Dear Sir:</p>{LETTER}"
            "<p>Royal D. Bisbee, Jr.,</p><p>Officer-in-Charge”</p>",
            heading=FROM_MOSCOW,
        )

        self.assertEqual(text.sender, "Royal D. Bisbee, Jr.")
