"""Texts that a telegram hands on, told by how it says so and not by what they are."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    LETTER,
    carried,
    words,
)

BARE = LETTER.removeprefix("<p>").removesuffix("</p>")
QUOTED = f"<p>“{BARE}”</p>"
NUMBERED = "The Ambassador in Jordan (Drew) to the Secretary of State"


class HandedOnTests(TestCase):
    def test_what_is_to_be_handed_on_need_not_be_named(self):
        for lead in (
            "Deliver following from Secretary to Foreign Minister:",
            "Request following be communicated in writing soonest to GOE:",
            "3. Following received from Hammarskjold:",
        ):
            with self.subTest(lead):
                self.assertEqual(words(f"<p>{lead}</p>{QUOTED}"), [BARE])

    def test_those_who_wrote_and_received_a_letter_may_stand_alone_above_it(self):
        told = "<p>Texts of letters signed today are quoted below:</p>"
        for inner, sides in (
            (f"<p>1. Ghazzi to Hammarskjold.</p>{QUOTED}", ("Ghazzi", "Hammarskjold")),
            (f"<p>2. Ely letter to Diem: “{BARE}”</p>", ("Ely", "Diem")),
        ):
            with self.subTest(inner):
                (text,) = carried(told + inner)
                self.assertEqual((text.sender, text.recipient), sides)

    def test_a_text_may_come_herewith(self):
        for lead in ("Herewith text Document 6:", "Here translation of his statement:"):
            with self.subTest(lead):
                self.assertEqual(words(f"<p>{lead}</p>{QUOTED}"), [BARE])

    def test_who_wrote_as_follows_wrote_a_text(self):
        lead = "<p>Indian Ambassador wrote Department June 25 as follows:</p>"

        self.assertEqual(words(lead + QUOTED), [BARE])

    def test_a_memorandum_may_be_sent_without_marks(self):
        lead = "<p>Pls send on my behalf following informal memo to Minister Ide.</p>"

        self.assertEqual(words(lead + LETTER), [BARE])

    def test_what_is_only_named_in_a_word_may_follow_without_marks(self):
        lead = "<p>860. Following is resolution:</p>"

        self.assertEqual(words(lead + LETTER, heading=FROM_MOSCOW), [BARE])

    def test_a_telegram_that_bears_on_something_is_none(self):
        for told in ("bears on talks with", "was the last from Rusk and differs from"):
            with self.subTest(told):
                lead = f"<p>Following telegram {told} French:</p>"
                self.assertEqual(carried(lead + LETTER, heading=FROM_MOSCOW), [])

    def test_it_ends_where_the_telegram_speaks_of_the_text_above(self):
        lead = "<p>860. Following statement issued today by Foreign Ministry:</p>"
        after = "<p>I believe foregoing statement is the best we can obtain.</p>"

        self.assertEqual(words(lead + LETTER + after, heading=FROM_MOSCOW), [BARE])

    def test_a_note_tells_to_whom_a_text_went_and_not_who_received_the_telegram(self):
        lead = "<p>Following is text of message:</p>"
        for told, recipient in (
            (
                "The message was delivered to Gromyko by Kohler on October 24.",
                "Gromyko",
            ),
            ("Received in the Department of State at 3:57 p.m.", ""),
            ("Received at 3:57 p.m.", ""),
        ):
            with self.subTest(told):
                note = f'<note n="1">Source: Central Files, 611.61. {told}</note>'
                (text,) = carried(lead + QUOTED, heading=f"{FROM_MOSCOW}{note}")
                self.assertEqual(text.recipient, recipient)

    def test_begin_alone_and_end_alone_mark_a_text(self):
        lead = "<p>Following is revised text remarks for your use occasion:</p>"
        named = f"{BARE} I recall my predecessor, Mr. Paul M. Marsh."
        after = "<p>Department proposes release text promptly.</p>"

        inner = f"{lead}<p>Begin. {named} End.</p>{after}"

        self.assertEqual(words(inner, heading=FROM_MOSCOW), [named])
        (text,) = carried(inner, heading=FROM_MOSCOW)
        self.assertEqual(text.sender, "")

    def test_a_number_above_the_words_makes_a_telegram(self):
        lead = "Please deliver following message to Prime Minister from Secretary."
        found = {
            number: words(f"<p>{number}{lead}</p>{LETTER}", heading=NUMBERED)
            for number in ("212. ", "")
        }

        self.assertEqual(found, {"212. ": [BARE], "": []})


class MarkedByWordsTests(TestCase):
    def test_qte_and_unqte_are_marks_with_any_capitals(self):
        lead = "<p>2. Following is text of note delivered to Ministry today:</p>"

        self.assertEqual(words(f"{lead}<p>Qte {BARE} Unqte</p>"), [BARE])

    def test_the_end_may_say_whose_text_it_is(self):
        lead = "<p>Following is text of statement. Begin verbatim text:</p>"
        after = "<p>End verbatim UK text.</p><p>We have replied to it.</p>"

        self.assertEqual(words(lead + LETTER + after), [BARE])


class QuotedTests(TestCase):
    def test_a_long_quotation_may_be_led_on_to_in_its_line(self):
        lead = "As handed to us the guidance reads:"

        self.assertEqual(words(f"<p>{lead} “{BARE}</p>{QUOTED}"), [f"{BARE}\n“{BARE}"])

    def test_marks_that_do_not_balance_end_with_the_last_paragraph_in_marks(self):
        lead = "<p>Following is text of note from Ministry:</p>"
        inner = f"<p>“The “Ministry says: {BARE}</p>{QUOTED}<p>We have not replied.</p>"

        (text,) = words(lead + inner)

        self.assertTrue(text.endswith(BARE))

    def test_an_opening_mark_that_is_misprinted_opens_as_well(self):
        lead = "<p>Following is text of draft resolution:</p>"

        (text,) = words(f"{lead}<p>’The General Assembly, {BARE}”</p>")

        self.assertTrue(text.startswith("The General Assembly"))

    def test_a_part_and_an_answer_in_a_talk_are_none(self):
        for lead in (
            "Part of his letter to the President reads as follows:",
            "After addressing the Congress, the President replied as follows:",
        ):
            with self.subTest(lead):
                inner = f"<p>{lead}</p>{QUOTED}"
                self.assertEqual(words(inner, heading="Editorial Note"), [])

    def test_how_it_is_handed_on_may_be_said_beside_to_whom(self):
        for lead in (
            "709. Re USUN 635 deliver following orally to SYG:",
            "You should see him and convey for his information only following which you "
            "should deliver orally:",
            "On October 2 he should give the Chinese the following information orally:",
        ):
            with self.subTest(lead):
                self.assertEqual(words(f"<p>{lead}</p>{QUOTED}"), [BARE])

    def test_a_telegram_that_somebody_sent_is_quoted_whole(self):
        lead = "On May 7, Irwin sent a telegram to the Commissioner in France:"
        (text,) = carried(f"<p>{lead} “{BARE}”</p>", heading="12. Editorial Note")

        self.assertEqual((text.sender, text.recipient), ("Irwin", "the Commissioner"))

    def test_a_draft_may_come_herewith_without_marks(self):
        lead = "<p>Herewith suggested draft for President’s statement on events:</p>"
        own = "<p>For the President. Herewith my seventy-fourth message.</p>"

        self.assertEqual(words(lead + LETTER, heading=FROM_MOSCOW), [BARE])
        self.assertEqual(words(own + LETTER, heading=FROM_MOSCOW), [])

    def test_the_hour_ends_no_sentence(self):
        lead = "A message from the Attaché, sent at 9:05 a.m. Baghdad time, July 14, reads:"

        self.assertEqual(
            words(f"<p>{lead}</p>{QUOTED}", heading="12. Editorial Note"), [BARE]
        )

    def test_a_suggested_message_needs_no_more_than_its_title(self):
        title = "<p>Not below.</p><p>Suggested Message to Prime Minister Eshkol</p>"
        (text,) = carried(title + QUOTED, heading=FROM_MOSCOW)

        self.assertEqual(text.recipient, "Prime Minister Eshkol")

    def test_a_quotation_may_open_with_another_mark_than_it_closes_with(self):
        draft = f"<p>’The General Assembly,</p><p>“Recalling this, {BARE}”</p>"
        lead = "<p>Following is draft resolution submitted by Iraq:</p>"
        (text,) = words(lead + draft, heading=FROM_MOSCOW)

        self.assertTrue(text.endswith(BARE))

    def test_the_day_may_stand_behind_begin(self):
        lead = "<p>Following for Prime Minister is letter from President.</p>"
        begin = "<p>Begin: September 1, 1959</p>"
        (text,) = carried(f"{lead}{begin}<p>Dear John:</p>{LETTER}<p>As ever, Ike</p>")

        self.assertEqual(text.date, "1959-09-01")
