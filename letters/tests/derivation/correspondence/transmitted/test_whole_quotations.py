"""Quotations that are a text, and those that are a part of one."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    LETTER,
    SIGNED,
    carried,
    words,
)

BARE = LETTER.removeprefix("<p>").removesuffix("</p>")
NOTE = "Editorial Note"
LONG = f"“{BARE} {BARE}”"


def quoted(lead, behind="", words_of=BARE, heading=FROM_MOSCOW):
    return words(f"<p>{lead}</p><p>“{words_of}”{behind}</p>", heading=heading)


class ShortenedQuotationTests(TestCase):
    def test_where_all_of_it_is_tells_that_it_is_shortened(self):
        lead = "The message from Bundy to Rusk of May 3 reads:"
        for behind, count in (
            (" (Ibid.)", 1),
            (" For full text, see ibid., page 7.", 0),
        ):
            with self.subTest(behind):
                self.assertEqual(len(quoted(lead, behind, heading=NOTE)), count)

    def test_what_turns_to_a_subject_is_a_part(self):
        lead, part = "Cabell’s report reads as follows:", f"Turning to Arabia, {BARE}"

        self.assertEqual(quoted(lead, words_of=part, heading=NOTE), [])

    def test_how_somebody_told_of_a_text_makes_it_an_extract(self):
        for told in ("characterized", "capsulized", "assessed", "defined"):
            with self.subTest(told):
                lead = f"In his report Cabell {told} the attitude of Faisal as follows:"
                self.assertEqual(quoted(lead, heading=NOTE), [])

    def test_an_article_is_a_part(self):
        self.assertEqual(quoted("They have suggested fol text Article 22:"), [])

    def test_what_stands_after_an_event_is_not_what_follows(self):
        lead = "Following Carter’s announcement, Muskie offered a brief statement:"

        self.assertEqual(quoted(lead, heading=NOTE), [])


class WholeQuotationTests(TestCase):
    def test_a_note_that_goes_to_be_inserted_is_none(self):
        lead = "The following Interpretative Note shall be inserted in the Agreement:"
        note = (
            "The provisions of this paragraph shall not authorize what it forbids. " * 5
        )

        self.assertEqual(quoted(lead, words_of=note), [])

    def test_a_remark_in_brackets_makes_no_part_of_it(self):
        lead = "Transmit following note (introductory paragraph and close excluded):"

        self.assertEqual(quoted(lead), [BARE])

    def test_a_stop_within_a_time_ends_no_sentence(self):
        (text,) = carried(
            "<p>306. Visited him at 5 p. m. and received copy following letter addressed"
            f" UNCFI chairman by Schuurman, to be delivered tonight:</p><p>“{BARE}”</p>",
            heading=FROM_MOSCOW,
        )

        self.assertEqual((text.sender, text.recipient), ("Schuurman", "UNCFI chairman"))

    def test_the_first_words_of_a_letter_tell_one(self):
        lead = "At 2 a.m. Sharett replied as follows:"
        for opening, count in (("Your message reached me.", 1), ("He agreed.", 0)):
            with self.subTest(opening):
                self.assertEqual(len(quoted(lead, words_of=f"{opening} {BARE}")), count)

    def test_a_letter_that_an_editor_leads_on_to_is_whole(self):
        lead = "He sent the explanation to be passed to Senator Mansfield:"
        for salutation, count in (("Dear Senator Mansfield:", 1), ("Mr. Chairman,", 0)):
            with self.subTest(salutation):
                found = quoted(lead, words_of=f"{salutation} {BARE}", heading=NOTE)
                self.assertEqual(len(found), count)

    def test_what_was_handed_over_is_a_text_whatever_it_is_called(self):
        lead = "We handed Harman following “piece of paper”:"

        self.assertEqual(len(quoted(lead, words_of=f"{BARE} {BARE}")), 1)

    def test_a_mark_that_is_printed_the_wrong_way_round_closes_as_well(self):
        (text,) = words(
            "<p>58. Following message from President to Emperor:</p><p>“Your Majesty:</p>"
            f"{LETTER}<p>John F. Kennedy“</p><p>For Ambassador Handley</p>"
        )

        self.assertTrue(text.endswith("John F. Kennedy"))

    def test_who_signed_the_telegram_in_its_last_line_is_not_of_the_text(self):
        lead = "<p>82. GOC sent following report to Security Council:</p>"
        (text,) = words(
            f"{lead}<p>“{BARE}” Signed Lisle.</p>", heading=FROM_MOSCOW, signed=SIGNED
        )

        self.assertEqual(text, BARE)


class NumberedTextTests(TestCase):
    def test_cables_are_told_by_their_numbers(self):
        first, second = carried(
            "<p>Text of cables follows.</p><p>Cable 1. From Oslo to Washington.</p>"
            f"<p>{LONG}</p><p>Cable 2. From Harriman to Oslo.</p><p>{LONG}</p>",
            heading="Telegram From Walt Rostow to President Johnson in Texas",
        )

        self.assertEqual((first.sender, first.recipient), ("Oslo", "Washington"))
        self.assertEqual((second.sender, second.recipient), ("Harriman", "Oslo"))

    def test_a_telegram_may_be_told_by_its_number(self):
        self.assertEqual(
            quoted("Tedul 11 to Paris reads as follows:", heading=NOTE), [BARE]
        )

    def test_the_number_of_a_letter_is_its_own(self):
        inner = f"<p>Letter No. 55</p><p>DEAR ALEX: {BARE}</p>"

        self.assertEqual(words(inner, heading="Letter From Clough to Johnson"), [])


class BlockEndTests(TestCase):
    def test_a_quotation_within_a_printed_block_does_not_end_it(self):
        inner = "<p>“Directive Serial 75 is hereby rescinded.”</p>"
        (text,) = words(
            "<p>Following is text of statement by Deputy Chairman:</p>"
            f"<quote><p>“The following directive was transmitted:</p><quote>{inner}</quote>"
            f"{LETTER}<p>Dismantling has not been commenced.”</p></quote>"
            "<p>Facilities are the subject of notes.</p>",
            heading=FROM_MOSCOW,
        )

        self.assertTrue(text.endswith("Dismantling has not been commenced."))
