"""Texts of which only the end is marked, and notes that end with their own words."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    LETTER,
    carried,
    words,
)

BARE = LETTER.removeprefix("<p>").removesuffix("</p>")
LEAD = "<p>3888. Embassy should as soon as possible inform Bao Dai as follows.</p>"
NOTE = (
    "<p>The Ministry of Foreign Affairs presents its compliments to the Embassy of the "
    "USA and informs it of the flight of two aircraft over its coast on January 8.</p>"
)
ESTEEM = (
    "<p>3. The Ministry takes this occasion to express to the Embassy its esteem.</p>"
)


class EndedTextTests(TestCase):
    def test_the_end_alone_may_be_marked(self):
        for mark in ("End of message.", "(End of text)", "End proposed text."):
            with self.subTest(mark):
                self.assertEqual(
                    words(f"{LEAD}<p>{BARE} {mark}</p><p>Report.</p>"), [BARE]
                )

    def test_it_is_told_by_the_sentence_above(self):
        (text,) = carried(
            "<p>63. Following confirms message sent Timberlake via Brussels:</p>"
            f"<p>{BARE} End message.</p>"
        )

        self.assertEqual(text.recipient, "Timberlake")

    def test_a_summary_is_no_text(self):
        lead = "<p>12. Following is summary of his views:</p>"

        self.assertEqual(words(f"{lead}<p>{BARE} End message.</p>"), [])

    def test_what_is_marked_at_both_ends_begins_at_its_mark(self):
        lead = "<p>285. Following is letter to Secretary from Spaak, handed to us today:</p>"
        inner = f"<p>Verbatim Text.</p>{LETTER}<p>End Verbatim Text.</p>"

        self.assertEqual(words(lead + inner), [BARE])

    def test_a_line_of_its_own_may_lead_on_below_what_tells_whose_it_is(self):
        (text,) = carried(
            "<p>2041. Warsaw should deliver following personal oral message from Secretary"
            f" to Rapacki.</p><p>Text of oral message:</p><p>{BARE} End text of oral"
            " message.</p>"
        )

        self.assertEqual(text.recipient, "Rapacki")

    def test_a_note_ends_with_the_assurance_of_esteem(self):
        (text,) = words(
            "<p>1. The Ministry delivered following note:</p><p>2. Begin text of Embassy"
            f" translation of note: {NOTE[3:]}{ESTEEM}<p>4. While presenting the note he"
            " was at pains to be friendly.</p>"
        )

        self.assertTrue(text.startswith("The Ministry of Foreign Affairs presents"))
        self.assertTrue(text.endswith("its esteem."))


class MarkedTextTests(TestCase):
    def test_a_remark_may_stand_beside_the_mark(self):
        (text,) = words(
            "<p>President Nkrumah asked me to transmit letter to President Eisenhower as"
            f" follows:</p><p>Begin letter: (verbatim text)</p>{LETTER}<p>End letter.</p>"
        )

        self.assertEqual(text, BARE)

    def test_a_quote_may_begin_below_the_line_that_ends_with_its_mark(self):
        lead = "<p>1. Following is text statement issued June 18: QUOTE:</p>"

        self.assertEqual(words(f"{lead}<p>{BARE} UNQUOTE.</p>"), [BARE])

    def test_words_before_the_mark_tell_that_the_text_is_anothers(self):
        body = " ".join([BARE] * 3)
        for lead, count in (
            ("1667. This is message no. 3 referred to in my telegram.", 1),
            ("1667.", 0),
        ):
            with self.subTest(lead):
                inner = f"<p>{lead} Begin verbatim text.</p><p>{body} End verbatim text.</p>"
                self.assertEqual(len(words(inner)), count)
