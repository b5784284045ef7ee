"""Texts that telegrams and messages send on, between persons as well as offices."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    LETTER,
    carried,
    words,
)

BARE = LETTER.removeprefix("<p>").removesuffix("</p>")
ROSTOW = "Telegram From the President's Special Assistant (Rostow) to President Johnson"
CHARGE = "Message From the Chargé in China (Clough) to the Assistant Secretary (Bell)"
QUOTED = f"<p>“{BARE}”</p>"


def numbered(*labels):
    return "".join(f"<p>{label} {BARE}</p>" for label in labels)


class SentTextTests(TestCase):
    def test_a_telegram_between_persons_may_hand_on_a_text(self):
        for heading, lead in (
            (ROSTOW, "CAP 82546. Herewith the lucid, firm Bunker-Abrams response."),
            (
                CHARGE,
                "WH 20098. Please Pass Following Message to General Sumitro From Clough:",
            ),
            (CHARGE, "Pass following to Dept of State for Governor Bell from Clough:"),
        ):
            with self.subTest(lead):
                found = words(f"<p>{lead}</p>{LETTER}", heading=heading, signed="")
                self.assertEqual(found, [BARE])

    def test_a_letter_to_a_friend_follows_with_its_signature(self):
        (text,) = carried(
            "<p>CAP 67454. He put this in a personal letter to me, which follows.</p>"
            f"<p>Personal and Confidential</p><p>May 27, 1967</p><p>Walt:</p>{LETTER}",
            heading=ROSTOW,
            signed="<closer><signed>Ed Ritchie</signed></closer>",
        )

        self.assertEqual(text.sender, "Ed Ritchie")
        self.assertEqual(text.date, "1967-05-27")

    def test_what_the_department_has_told_orally_is_of_the_government(self):
        (text,) = carried(f"<p>709. Deliver following orally to SYG:</p>{QUOTED}")

        self.assertEqual(text.sender, "United States Government")

    def test_who_it_is_from_may_stand_without_a_word_for_it(self):
        for lead in (
            "Please deliver following to SYG from Secretary.",
            "He asked that following message from Meir be conveyed urgently to Secretary.",
            "Cortina asks that I pass to the Secretary the following.",
            "Following is Lukens Brazzaville telephonic report number 2, 12:30 p.m.",
        ):
            with self.subTest(lead):
                self.assertEqual(words(f"<p>{lead}</p>{LETTER}"), [BARE])

    def test_what_an_earlier_message_began_with_is_not_sent_again(self):
        lead = "Your message beginning “Please pass following to Ambassador from Dodge."

        self.assertEqual(words(f"<p>{lead}</p>{LETTER}"), [])

    def test_its_own_numbers_are_of_the_text(self):
        lead = "Following is Lukens telephonic report:"
        for above, begins in (("CAP 118.", "1. I have"), ("1.", "I have")):
            with self.subTest(above):
                (text,) = words(f"<p>{above} {lead}</p>{numbered('1.', '2.')}")
                self.assertTrue(text.startswith(begins))

    def test_the_first_mark_of_a_numbered_text_may_be_missing(self):
        (text,) = carried(
            "<p>Fol is text of JCS memo to Sec Def concerning Art II:</p>"
            + numbered("1.", "“2.").removesuffix("</p>")
            + "”</p>"
        )

        self.assertEqual((text.sender, text.recipient), ("JCS", "Sec Def"))

    def test_who_asks_that_it_be_cabled_or_calls_to_present_it_sends_it(self):
        for lead, sides in (
            (
                "SYG requests following be cabled Byroade from Department:",
                ("Secretary-General", "Byroade"),
            ),
            (
                "Sukanto called Dept June 6 to present fol memo to Acheson:",
                ("Sukanto", "Acheson"),
            ),
            (
                "GOC chairman received today, 4 p. m., following letter addressed him by Ely.",
                ("Ely", "GOC chairman"),
            ),
        ):
            with self.subTest(lead):
                (text,) = carried(f"<p>{lead}</p>{QUOTED}")
                self.assertEqual((text.sender, text.recipient), sides)

    def test_two_may_recommend_jointly(self):
        (text,) = carried(
            "<p>1. Three texts follow.</p><p>4. Joint Ely–Collins recommendation to Diem"
            f" classified secret:</p>{QUOTED}"
        )

        self.assertEqual((text.sender, text.recipient), ("Ely and Collins", "Diem"))


class QuotedWholeTests(TestCase):
    def test_an_editor_quotes_whole_what_was_sent_on(self):
        for lead in (
            "Before the press conference he transmitted the following message to Moscow:",
            "He received a reply, which Thompson passed verbatim to Helms in a note:",
            "Eisenhower responded the same day as follows:",
        ):
            with self.subTest(lead):
                found = words(f"<p>{lead}</p>{QUOTED}", heading="Editorial Note")
                self.assertEqual(found, [BARE])

    def test_here_is_a_reply(self):
        (text,) = carried(
            f"<p>2. Here is the reply from the Soviet Union:</p>{QUOTED}",
            heading="Memorandum From Mr. Rostow to President Johnson",
        )

        self.assertEqual(text.sender, "the Soviet Union")

    def test_what_is_reflected_in_a_declaration_is_an_argument(self):
        security = (
            f"<p>“{'The security of Berlin is essential to the free world. ' * 9}”</p>"
        )
        for lead, count in (("The West issued", 1), ("This is reflected in", 0)):
            with self.subTest(lead):
                found = words(f"<p>{lead} declaration which reads:</p>{security}")
                self.assertEqual(len(found), count)

    def test_who_submits_a_letter_for_approval_did_not_sign_it(self):
        (text,) = words(
            "<p>The following message should serve that purpose:</p>"
            f"<p>Your Imperial Majesty:</p>{LETTER}<p>Sincerely,</p><p>Walt</p>"
            "<p>Approve</p><p>Disapprove</p>",
            heading="Memorandum From Mr. Rostow to President Johnson",
            signed="",
        )

        self.assertTrue(text.endswith("Sincerely,"))
