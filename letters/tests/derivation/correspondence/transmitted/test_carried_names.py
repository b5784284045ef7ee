"""Whose a carried text is: what is announced, what is signed, and whom it calls."""

from unittest import TestCase

from letters.derivation.correspondence.transmitted.carried_names import (
    Carrier,
    calls,
    recipient_of,
    sender_of,
    written_out,
)
from letters.derivation.correspondence.transmitted.side_candidates import (
    CONTRADICTED,
    Evidence,
    SideCandidate,
    doubt_of,
)
from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    LETTER,
    carried,
)

HANDED, BESIDE = (
    doubt_of(SideCandidate("", evidence))
    for evidence in (Evidence.HANDED, Evidence.BESIDE)
)
WHITNEY = Carrier("the Secretary of State", "the Department of State", "Whitney")


def named(name, evidence=Evidence.NAMED):
    return SideCandidate(name, evidence)


def sender_name(announced, signature, carrier):
    return sender_of([named(announced)], signature, carrier).name


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

    def test_a_short_signature_is_the_carriers_only_in_his_telegram_or_by_initials(
        self,
    ):
        rostow = Carrier("the Special Assistant (Rostow)", "President Johnson", "")
        wire = Carrier("Secretary of State Herter", "", "", is_wire=True)
        signed = {
            ("Sullivan", rostow): "Sullivan",
            ("WWR", rostow): "the Special Assistant (Rostow)",
            ("CHRIS", wire): "Secretary of State Herter",
        }
        for (signature, carrier), name in signed.items():
            with self.subTest(signature):
                self.assertEqual(sender_of([], signature, carrier).name, name)

    def test_who_passes_a_message_on_names_its_sender_behind_the_word_for_it(self):
        (text,) = carried(
            "<p>View accelerated withdrawal from Persian Gulf, request you convey following "
            f"personal message from Secretary to FonSec Brown:</p><p>“{LETTER[3:-4]}”</p>"
        )

        self.assertNotIn("Gulf", text.sender)
        self.assertIn("Brown", text.recipient)

    def test_a_day_is_no_surname_and_messrs_no_name(self):
        (text,) = carried(
            "<p>Following reply from Secretary should be delivered to Chancellor Tuesday "
            f"morning:</p><p>“My Dear Friend:</p>{LETTER}<p>Foster”</p>"
        )
        self.assertEqual(text.recipient, "Chancellor")

        (text,) = carried(
            "<p>Deliver following message from Secretary to Messrs. Butler and Sandys:</p>"
            f"<p>“{LETTER[3:-4]}”</p>"
        )
        self.assertEqual(text.recipient, "Butler and Sandys")

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


class DoubtsTests(TestCase):
    """The surest evidence names a side; what is not sure says why."""

    def test_the_surest_of_the_candidates_is_chosen(self):
        candidates = [
            named("Gromyko", Evidence.HANDED),
            named("Soviet Government", Evidence.SPEAKING),
        ]
        sender = sender_of(candidates, "", WHITNEY)

        self.assertEqual((sender.name, sender.doubt), ("Soviet Government", ""))

    def test_who_signed_is_surer_than_who_handed_it_over(self):
        candidates = [named("Zorin", Evidence.HANDED)]
        sender = sender_of(candidates, "Nikita Khrushchev", WHITNEY)

        self.assertEqual((sender.name, sender.doubt), ("Nikita Khrushchev", ""))

    def test_another_name_below_makes_the_announced_one_doubtful(self):
        sender = sender_of([named("Mikoyan")], "Nikita Khrushchev", WHITNEY)

        self.assertEqual((sender.name, sender.doubt), ("Mikoyan", CONTRADICTED))

    def test_nobody_is_no_doubtful_name(self):
        self.assertEqual(sender_of([], "", WHITNEY).doubt, "")
        self.assertEqual(
            recipient_of([named("you", Evidence.HANDED)], "", WHITNEY).doubt, ""
        )

    def test_a_salutation_is_surer_than_whom_it_was_handed_to(self):
        candidates = [named("Gov Harriman", Evidence.BESIDE)]
        recipient = recipient_of(candidates, "Mr. Oberemko", WHITNEY)

        self.assertEqual((recipient.name, recipient.doubt), ("Mr. Oberemko", ""))

    def test_who_handed_it_over_need_not_have_written_it(self):
        for lead, sender, doubt in (
            (
                "Following is aide-mémoire handed me by Gromyko today:",
                "Gromyko",
                HANDED,
            ),
            ("Following is text Spaak reply:", "Spaak", BESIDE),
            ("Following is letter from Gromyko:", "Gromyko", ""),
        ):
            with self.subTest(lead):
                (text,) = carried(
                    f"<p>{lead}</p><p>“{LETTER[3:-4]}”</p>", heading=FROM_MOSCOW
                )
                self.assertEqual((text.sender, text.sender_doubt), (sender, doubt))

    def test_who_was_handed_it_need_not_be_its_reader(self):
        (text,) = carried(
            f"<p>Following is note handed me by Gromyko:</p><p>“{LETTER[3:-4]}”</p>",
            heading=FROM_MOSCOW,
            signed="<closer><signed>Kohler</signed></closer>",
        )

        self.assertEqual((text.recipient, text.recipient_doubt), ("Kohler", HANDED))

    def test_who_got_the_telegram_that_had_the_text_did_not_get_the_text(self):
        (text,) = carried(
            "<p>The text of the letter, as transmitted to Seoul in telegram 98, reads as "
            f"follows:</p><p>“{LETTER[3:-4]}”</p>"
        )

        self.assertEqual(text.recipient, "")

    def test_what_only_says_that_it_follows_leaves_the_names_to_what_stands_above(self):
        (text,) = carried(
            "<p>Embassy should deliver following personal message from Dulles to Eden:</p>"
            f"<p>(Verbatim text follows)</p>{LETTER}"
        )

        self.assertEqual((text.sender, text.recipient), ("Dulles", "Eden"))

    def test_who_is_about_to_send_a_text_sends_it(self):
        for told in ("GOC will send", "GOC sending", "GOC today sent"):
            with self.subTest(told):
                (text,) = carried(
                    f"<p>{told} following report to SC:</p><p>“{LETTER[3:-4]}”</p>",
                    heading=FROM_MOSCOW,
                )
                self.assertEqual(text.sender, "GOC")

    def test_who_was_given_a_letter_to_a_president_only_handed_it_on(self):
        to_me = named("me", Evidence.HANDED)

        self.assertEqual(recipient_of([to_me], "Mr. President", WHITNEY).name, "")
        self.assertEqual(
            recipient_of([to_me], "Mr. Secretary", WHITNEY).name, "Whitney"
        )

    def test_warm_regards_stand_above_a_signature(self):
        (text,) = carried(
            f"<p>Please pass the following message from me to Fahmy:</p><p>“Dear Ismael:</p>"
            f"{LETTER}<p>Warm regards, Henry A. Kissinger”</p>"
        )

        self.assertEqual(text.sender, "Henry A. Kissinger")

    def test_a_salutation_may_have_a_particle(self):
        (text,) = carried(
            f"<p>Following is letter:</p><p>“March 14, 1959. Dear General de Gaulle: "
            f"{LETTER[3:-4]}”</p>"
        )

        self.assertEqual(
            (text.salutation, text.date), ("Dear General de Gaulle", "1959-03-14")
        )
