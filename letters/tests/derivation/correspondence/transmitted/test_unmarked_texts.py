"""Carried texts without marks at their ends, and those that words mark."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    FROM_MOSCOW,
    LETTER,
    SIGNED,
    carried,
    words,
)

BARE = LETTER.removeprefix("<p>").removesuffix("</p>")


class UnmarkedTextTests(TestCase):
    def test_what_a_telegram_tells_to_hand_on_goes_to_its_end(self):
        for lead in (
            "<p>3536. Embassy should deliver following personal message from Dulles to Eden:"
            "</p><p>(Verbatim text follows)</p>",
            "<p>4902. You should convey following oral message to FonMin from Secretary:</p>",
        ):
            with self.subTest(lead):
                self.assertEqual(words(lead + LETTER), [BARE])

    def test_it_ends_before_the_next_number_of_the_telegram(self):
        (text,) = words(
            "<p>1. Please convey following message from Under Secretary to Arikpo.</p>"
            f"{LETTER}<p>2. Report when you have done so.</p>"
        )

        self.assertEqual(text, BARE)

    def test_what_is_told_to_who_hands_it_on_may_stand_between(self):
        for told in (
            "FYI, President desires Canton accompany you. End FYI.",
            "You may add that few people in the U.S. Government know. End FYI.",
        ):
            with self.subTest(told):
                lead = f"<p>Please convey following oral message to King. {told}</p>"

                self.assertEqual(words(lead + LETTER), [BARE])

    def test_it_ends_before_what_is_for_information(self):
        (text,) = words(
            "<p>1. Please convey following message from Under Secretary to Arikpo.</p>"
            f"{LETTER}<p>5. FYI We understand that London does so too. End FYI.</p>"
        )

        self.assertEqual(text, BARE)

    def test_a_quote_may_begin_in_the_line_that_announces_it(self):
        self.assertEqual(
            words(f"<p>2. Precise text is as follows: Quote {BARE} Unquote.</p>"),
            [BARE],
        )

    def test_text_follows_may_stand_sentences_behind_what_it_is(self):
        (text,) = carried(
            "<p>There follows draft message from me to Department. If you have major changes"
            f" advise me. Draft follows:</p><p>“{BARE}”</p>",
            heading=FROM_MOSCOW,
        )

        self.assertEqual(text.recipient, "Department of State")

    def test_a_brief_message_that_was_handed_on_is_whole(self):
        memorandum = "Memorandum From Mr. Smith to Mr. Jones"
        for lead, count in (
            ("I was handed following handwritten message:", 1),
            ("He argued as in the following message:", 0),
        ):
            with self.subTest(lead):
                found = carried(
                    f"<p>{lead}</p><p>“We are grateful if the inventory of the detailed"
                    " specifications will be given as early as possible so that we can"
                    " transmit it.”</p>",
                    heading=memorandum,
                )

                self.assertEqual(len(found), count)

    def test_a_telegram_between_to_and_end_text_is_not_carried_by_itself(self):
        self.assertEqual(
            carried(
                f"<p>TO: GENERAL HAIG</p><p>FROM: PARIS</p><p>BEGIN TEXT</p>{LETTER}{LETTER}"
                f"{LETTER}<p>END TEXT</p>"
            ),
            [],
        )

    def test_views_to_be_conveyed_are_none(self):
        for lead in (
            "<p>You should convey the following points as an oral message from me:</p>",
            "<p>Ambassador should convey following views in response to his message:</p>",
        ):
            with self.subTest(lead):
                self.assertEqual(carried(lead + LETTER), [])

    def test_a_memorandum_may_give_a_message_to_be_delivered(self):
        (text,) = words(
            "<p>1. The following message is to be delivered by KARL to RUFUS:</p>"
            + LETTER,
            heading="Memorandum for the Record",
        )

        self.assertEqual(text, BARE)

    def test_quote_and_unquote_are_marks(self):
        (text,) = words(
            "<p>1. Following is text of note Embassy should present to the Ministry.</p>"
            f"<p>2. Quote {BARE} Unquote.</p><p>3. Report. Rogers. Unquote.</p>"
        )

        self.assertEqual(text, BARE)

    def test_who_signed_behind_the_mark_is_of_the_text(self):
        (one,) = carried(
            f"<p>44. Following letter addressed Schuurman by chairman:</p><p>“{BARE}”."
            " Signed Cochran.</p><p>We shall report again tomorrow.</p>",
            heading=FROM_MOSCOW,
            signed=SIGNED,
        )

        self.assertEqual(one.sender, "Cochran")

    def test_a_valediction_has_a_mark_of_its_own(self):
        (text,) = words(
            "<p>150. Pass following message from Secretary to Prime Minister.</p>"
            f"<p>“{BARE}</p><p>“Again thanking you, I am,<lb/>“Sincerely yours, Dulles”.</p>"
        )

        self.assertTrue(text.endswith("Sincerely yours, Dulles"))

    def test_the_text_of_a_note_is_announced_by_its_name(self):
        (text,) = words(
            f"<p>There follows text note.</p><p>3. Text of Note: “{BARE}”</p>"
        )

        self.assertEqual(text, BARE)

    def test_a_statement_that_was_read_is_whole_whatever_it_answers(self):
        (text,) = words(
            "<p>In response to a query, White read the following statement:</p>"
            f"<p>“{BARE}”</p>",
            heading="Editorial Note",
            signed="",
        )

        self.assertEqual(text, BARE)

    def test_the_text_of_a_draft_may_be_announced_without_of(self):
        lead = "<p>316. Following is suggested text draft note discrimination:</p>"

        self.assertEqual(words(lead + LETTER), [BARE])


class AnnouncedOtherwiseTests(TestCase):
    def test_an_announcement_may_be_printed_with_capitals(self):
        lead = (
            "<p>WH 20098. Please Pass Following Message to General Sumitro From Henry A. "
            "Kissinger:</p>"
        )

        (text,) = carried(lead + LETTER)

        self.assertEqual(
            (text.sender, text.recipient), ("Henry A. Kissinger", "General Sumitro")
        )

    def test_a_statement_that_was_issued_ends_before_where_it_was_sent(self):
        lead = "<p>860. President Rhee issued following statement today in Seoul:</p>"
        sent = "<p>Sent Department, repeated Manila 21.</p>"

        self.assertEqual(words(lead + LETTER + sent, heading=FROM_MOSCOW), [BARE])

    def test_a_text_begins_where_its_line_says_so(self):
        lead = "<p>The following is a redraft of the text of the statement.</p>"

        (text,) = words(f"{lead}<p>Text Begins.</p>{LETTER * 3}")

        self.assertTrue(text.startswith("I have received"))

    def test_a_quote_by_word_may_stand_behind_a_colon(self):
        told = "DR. OKIGBO ISSUED FOLLOWING STATEMENT TO PRESS THIS AFTERNOON: QTE "

        (text,) = words(f"<p>{told}{BARE.upper()} UNQUOTE.</p>", heading=FROM_MOSCOW)

        self.assertTrue(text.startswith("I HAVE RECEIVED"))

    def test_what_we_replied_is_a_text(self):
        found = words(f"<p>2. We have replied as follows:</p><p>“{BARE}”</p>")

        self.assertEqual(found, [BARE])

    def test_a_statement_made_to_somebody_is_one_in_a_memorandum_too(self):
        told = "<p>I made the following statement to Ambassador Dobrynin today:</p>"

        (text,) = carried(f"{told}<p>“{BARE}”</p>", heading="Memorandum for the Files")

        self.assertEqual(text.recipient, "Ambassador Dobrynin")

    def test_what_no_mark_and_no_signature_ends_has_an_open_end(self):
        lead = "<p>860. President Rhee issued following statement today in Seoul:</p>"
        begun = "<p>Begin text.</p>"
        for inner, is_open in (
            (f"{lead}{LETTER}<p>Sent Department, repeated Manila 21.</p>", True),
            (f"{lead}{begun}{LETTER}", True),
            (f"{lead}{begun}{LETTER}<p>End text.</p>", False),
            (f"{lead}<p>“{BARE}”</p>", False),
            (f"{lead}{LETTER}<p>/s/ Syngman Rhee</p>", False),
        ):
            with self.subTest(inner):
                (text,) = carried(inner, heading=FROM_MOSCOW)
                self.assertEqual(text.has_open_end, is_open)


class UnmarkedEndTests(TestCase):
    def test_numbers_of_a_list_within_it_are_not_those_of_the_telegram(self):
        items = "".join(f"<item>{number}. {BARE}</item>" for number in range(1, 5))
        (text,) = words(
            "<p>1. Have obtained latest draft of declaration.</p>"
            "<p>2. Text follows. Numbers added for reference purposes.</p>"
            f"<list><item>Countrymen,</item>{items}</list>",
            heading=FROM_MOSCOW,
        )

        self.assertTrue(text.startswith("Countrymen,\n1. I have"))
        self.assertIn("4. I have", text)

    def test_it_ends_where_the_ministry_that_brought_it_is_told_of_again(self):
        (text,) = words(
            "<p>990. Foreign Office telephoned Embassy today, asking that following message "
            "from Prime Minister be conveyed urgently to Secretary.</p>"
            f"{LETTER}<p>Foreign Office hopes to have reply to transmit tonight.</p>",
            heading=FROM_MOSCOW,
        )

        self.assertEqual(text, BARE)

    def test_a_draft_follows_with_its_title(self):
        title = "Draft Contingency Presidential Statement"
        (text,) = words(
            "<p>CAP 82463. We must push. Draft contingent text follows, which I have not "
            f"showed to Sect. Rusk.</p><p>{title}</p>{LETTER}<p>[Omitted here is more.]</p>",
            heading="Telegram From the President's Special Assistant (Rostow) to President "
            "Johnson",
        )

        self.assertEqual(text, f"{title}\n{BARE}")

    def test_a_memorandum_may_give_a_message_that_was_received(self):
        (text,) = carried(
            "<p>The following message from General Collins was received . . . on 5 October "
            f"1962. It is in reply to the message of 1 October 1962.</p>{LETTER}"
            "<p>For the Deputy Director, Plans:</p>",
            heading="Memorandum From the Deputy Director (Wisner) to the Assistant Secretary "
            "of State (Robertson)",
            signed="<closer><signed>George E. Aurell</signed></closer>",
        )

        self.assertEqual(text.sender, "General Collins")
        self.assertEqual(text.date, "")
