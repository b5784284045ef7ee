"""Whose a carried text is, and when it was sent, as sentences before it say."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    LETTER,
    TO_MOSCOW,
    carried,
)

QUOTED = f"<p>“{LETTER[3:-4]}”</p>"
MARKED = f"Begin text. {LETTER[3:-4]} End text.</p>"
NOTE = "Editorial Note"


def sides(lead, text=QUOTED, heading=FROM_MOSCOW):
    (found,) = carried(f"<p>{lead}</p>{text}", heading=heading)
    return found.sender, found.recipient


def day(lead, heading=FROM_MOSCOW):
    (found,) = carried(f"<p>{lead}</p>{QUOTED}", heading=heading)
    return found.date


class SenderToldTests(TestCase):
    def test_words_between_the_verb_and_the_author_do_not_hide_him(self):
        leads = {
            "Following is text of draft agreement proposed today by Wang:": "Wang",
            "Following is text statement issued 4 P.M. October 22 in meeting with press by "
            "C. Clyde Ferguson:": "C. Clyde Ferguson",
            "Following letter delivered today to chairman Nethdel by Herremans:": "Herremans",
            "Following is current version of draft communiqué prepared in Department prior "
            "departure of delegation:": "Department of State",
        }
        for lead, name in leads.items():
            with self.subTest(lead):
                self.assertEqual(sides(lead)[0], name)

    def test_somebody_who_announced_something_else_issued_no_statement(self):
        lead = (
            "Secretary McNamara issued following statement today on developments announced "
            "by President yesterday:"
        )

        self.assertEqual(sides(lead)[0], "Secretary McNamara")

    def test_the_president_who_asked_for_a_presentation_is_its_sender(self):
        (text,) = carried(
            "<p>1. Please convey orally following message to President Marcos. Explain that "
            "the President has asked you personally to make this presentation.</p>"
            f"<p>Begin message: {LETTER[3:-4]} End message.</p>"
        )

        self.assertEqual(text.sender, "President Kennedy")

    def test_an_office_named_as_sender_of_a_telegram_is_who_says_me(self):
        lead = (
            "For Ambassador from Under Secretary. Please deliver the following message from "
            "me to Messrs. Butler and Sandys:"
        )

        self.assertEqual(
            sides(lead, heading=TO_MOSCOW), ("Under Secretary", "Butler and Sandys")
        )

    def test_a_message_that_is_confirmed_is_from_the_office_that_confirms_it(self):
        lead = "Following confirms message sent Timberlake via Brussels this morning:"

        self.assertEqual(
            sides(lead, heading=TO_MOSCOW), ("the Department of State", "Timberlake")
        )


class RecipientToldTests(TestCase):
    def test_a_name_right_behind_the_noun_or_behind_another_is_the_recipient(self):
        leads = {
            "Kaiser sending following telegram Nkrumah:": "Nkrumah",
            "Embassy requested convey following message Abu Taleb for Imam from USG:": "Imam",
            "Following letter delivered today to chairman Nethdel by Herremans:": "Nethdel",
        }
        for lead, name in leads.items():
            with self.subTest(lead):
                self.assertEqual(sides(lead)[1], name)

    def test_an_embassy_is_named_with_its_place(self):
        lead = (
            "On April 11, the Department of State sent the following message to the Embassy "
            "in Amman:"
        )

        self.assertEqual(sides(lead, heading=NOTE)[1], "Embassy in Amman")

    def test_what_a_memorandum_answers_does_not_hide_who_was_handed_it(self):
        lead = (
            "Following is text of memorandum specified in point 6 of March 18 just handed me "
            "by Fawzi:"
        )
        (text,) = carried(
            f"<p>{lead}</p>{QUOTED}",
            heading="Telegram From the Embassy in Egypt to the Department of State",
            signed="<closer><signed>Raymond A. Hare</signed></closer>",
        )

        self.assertEqual(text.recipient, "Raymond A. Hare")
        self.assertEqual(text.date, "")


class SentenceBeforeTests(TestCase):
    def test_it_tells_the_sides_of_what_is_then_only_called_the_letter(self):
        lead = (
            "The Director has asked us to transmit a personal letter from Finance Minister "
            "Giscard to Secretary Shultz on reform. An Embassy translation of letter follows."
        )

        self.assertEqual(sides(lead), ("Finance Minister Giscard", "Secretary Shultz"))

    def test_it_names_who_drafted_a_statement(self):
        lead = (
            "Spurgeon Keeny drafted a specific statement for Rostow to forward. The draft "
            "statement reads as follows:"
        )

        self.assertEqual(sides(lead, heading=NOTE), ("Spurgeon Keeny", ""))

    def test_a_sentence_of_another_text_tells_nothing(self):
        leads = (
            "Such a routine announcement had been issued by Admiral Wright. The announcement "
            "reads as follows:",
            "Governor will report fully to Council. Report reads as follows:",
        )
        for lead in leads:
            with self.subTest(lead):
                self.assertEqual(sides(lead), ("", ""))

    def test_it_says_which_words_told_it(self):
        (text,) = carried(
            "<p>Message you should deliver should be oral but confirmed by paper which you "
            "should hand to Ambassador Dobrynin. Message is as follows:</p>"
            f"<p>{MARKED}"
        )

        self.assertEqual(text.sender, "United States Government")
        self.assertEqual(text.recipient, "Ambassador Dobrynin")
        self.assertTrue(text.evidence.startswith("Message you should deliver"))

    def test_a_text_below_may_be_told_of_at_the_beginning_of_the_paragraph(self):
        (text,) = carried(
            "<p>1. FonMin Thanh afternoon Oct 21 presented me with memorandum, of which text "
            "below, which he discussed in some detail. Comments are sent separately. I would "
            f"appreciate your views.</p><p>2. {MARKED}",
            heading="Telegram From the Embassy in Vietnam to the Department of State",
            signed="<closer><signed>Ellsworth Bunker</signed></closer>",
        )

        self.assertEqual(text.sender, "Foreign Minister Thanh")
        self.assertEqual(text.recipient, "Ellsworth Bunker")
        self.assertEqual(text.date, "1962-10-21")


class DayToldTests(TestCase):
    def test_it_is_the_day_on_which_the_text_was_sent_or_issued(self):
        leads = {
            "UNCFI today sent following letter to NethDel:": "1962-10-23",
            "GOC will send late tonight following report to SC:": "1962-10-23",
            "GOC sending following message to President SC today:": "1962-10-23",
            "Department spokesman made following statement press noon October 13:": (
                "1962-10-13"
            ),
            "Chairman has received copy of memorandum from Secretary of Defense for Assistant "
            "Secretary, 29 Sep 62, which reads as follows:": "1962-09-29",
            "On October 11 at 7:17 p.m., the Department of State sent the following message "
            "to the Embassy in Amman:": "1962-10-11",
        }
        for lead, edtf in leads.items():
            with self.subTest(lead):
                self.assertEqual(day(lead), edtf)

    def test_the_day_of_the_letter_that_it_answers_is_not_its_own(self):
        lead = (
            "Following, for immediate delivery, is text President's reply to Chancellor's "
            "letter of October 17:"
        )

        self.assertEqual(day(lead, heading=TO_MOSCOW), "")

    def test_a_release_tells_the_day_of_a_message(self):
        lead = (
            "Deliver following message to Khrushchev from the President. Message being "
            "released 2:00 p.m. October 22 Washington time."
        )

        self.assertEqual(day(lead, heading=TO_MOSCOW), "1962-10-22")

    def test_a_day_on_which_it_was_handed_over_or_will_be_issued_is_none(self):
        leads = (
            "Following is translation of statement on Soviet arms handed to me late "
            "afternoon October 24 by Gromyko:",
            "Following is text press release to be issued Washington noon October 29:",
        )
        for lead in leads:
            with self.subTest(lead):
                self.assertEqual(day(lead), "")
