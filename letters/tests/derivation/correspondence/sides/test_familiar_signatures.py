"""Letters signed with one name: their sender's, whatever person the edition marks."""

from unittest import TestCase

from letters.derivation.correspondence.sides.familiar_signatures import TAKEN_AS_SENDER
from letters.tests.derivation.texts import records_of_tei

RUSK = '<persName corresp="#p_RD1" type="from">Rusk</persName>'


def signed(inner, sender=RUSK, kind="Letter From"):
    records = records_of_tei(
        f"<head>{kind} Secretary of State {sender} to Mr. Home</head><p>Dear Alec:</p>"
        f"<closer><signed>{inner}</signed></closer>"
    )
    return [event for event in records.events if event.type == "signed"]


class FamiliarSignatureTests(TestCase):
    def test_one_name_under_a_letter_is_its_sender_s(self):
        for inner in ("Dean", '<persName corresp="#p_DP1">Dean</persName>', "“Dean”"):
            with self.subTest(inner):
                (event,) = signed(inner)
                self.assertEqual((event.person, event.is_inferred), ("p_RD1", True))
                self.assertIn(TAKEN_AS_SENDER, event.evidence)

    def test_a_name_in_full_is_its_own_person_s(self):
        (event,) = signed('<persName corresp="#p_DP1">Patrick Dean</persName>')
        self.assertEqual((event.person, event.is_inferred), ("p_DP1", False))

    def test_the_sender_s_own_name_is_as_the_edition_marks_it(self):
        (event,) = signed('<persName corresp="#p_RD1">Rusk</persName>')
        self.assertEqual((event.person, event.is_inferred), ("p_RD1", False))

    def test_other_documents_may_be_signed_by_others(self):
        (event,) = signed(
            '<persName corresp="#p_DP1">Dean</persName>', kind="Telegram From"
        )
        self.assertEqual(event.person, "p_DP1")

    def test_a_letter_of_nobody_known_says_nothing_of_it(self):
        (event,) = signed("Dean", sender="Rusk")
        self.assertEqual((event.person, event.is_inferred), ("", False))

    def test_a_first_name_above_the_name_in_full_is_no_second_signer(self):
        full = '<persName corresp="#p_RD1">Dean Rusk</persName>'
        self.assertEqual(
            [event.name for event in signed(f"Dean<lb/>{full}")], ["Dean Rusk"]
        )

    def test_two_who_signed_stay_two(self):
        other = '<persName corresp="#p_BL1">Brezhnev</persName>'
        full = '<persName corresp="#p_RD1">Dean Rusk</persName>'
        self.assertEqual(len(signed(f"{full}<lb/>{other}")), 2)
