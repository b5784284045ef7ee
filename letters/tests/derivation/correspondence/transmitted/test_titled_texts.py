"""Texts that one sentence announces, each below its title, and lists that are a message."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    LETTER,
    carried,
    words,
)

BARE = LETTER.removeprefix("<p>").removesuffix("</p>")
MEMORANDUM = "Memorandum by John J. McCloy"
TWO = (
    "<p>Following are verbatim texts of two papers given President Nasser on May 8:</p>"
)
ITEMS = "".join(
    f"<item>{number}. Decision has been taken to destroy all the rebels of the south.</item>"
    for number in (1, 2, 3, 4)
)


class TitledTextTests(TestCase):
    def test_each_text_stands_below_its_title(self):
        texts = words(
            f"{TWO}<p>Proposal for Missiles:</p>{LETTER}<p>Proposed written statement:</p>"
            f"{LETTER}",
            heading=MEMORANDUM,
            signed="",
        )

        self.assertEqual(texts, [BARE, BARE])

    def test_without_the_sentence_a_title_begins_no_text(self):
        inner = f"<p>We talked.</p><p>Proposal for Missiles:</p>{LETTER}"

        self.assertEqual(words(inner, heading=MEMORANDUM, signed=""), [])

    def test_the_first_title_stands_below_the_sentence(self):
        inner = f"{TWO}{LETTER}<p>My own comment on them:</p>{LETTER}"

        self.assertEqual(words(inner, heading=MEMORANDUM, signed=""), [])


class MessageInItemsTests(TestCase):
    def test_a_list_below_may_be_the_message(self):
        lead = (
            "<p>The following is a message received . . . from the Chief of Military "
            "Intelligence with the request that it be transmitted.</p>"
        )
        (text,) = carried(
            f"{lead}<list>{ITEMS}</list>",
            heading="Memorandum From Mr. Young to the Secretary of State",
            signed="",
        )

        self.assertEqual(text.sender, "the Chief of Military Intelligence")

    def test_the_first_number_is_of_the_message(self):
        (text,) = words(
            f"<p>The following is a message received today.</p><list>{ITEMS}</list>",
            heading="Memorandum From Mr. Young to the Secretary of State",
            signed="",
        )

        self.assertTrue(text.startswith("1. Decision has been taken"))
