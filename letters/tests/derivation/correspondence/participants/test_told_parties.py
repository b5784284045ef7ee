"""Who met whom, as sentences, lines above the text and source notes say."""

from unittest import TestCase

from letters.tests.derivation.correspondence.participants.test_participants_in_prose import (
    names,
    participants,
)

RECORD = "Memorandum for the Record"


class ToldPartiesTests(TestCase):
    def test_those_on_both_sides_of_a_meeting_are_there(self):
        for text, expected in (
            (
                "Mr. Murphy, Mr. Merchant and Mr. Lee met with the Secretary today.",
                ["Mr. Murphy", "Mr. Merchant", "Mr. Lee", "the Secretary"],
            ),
            (
                "The President conferred in the Cabinet Room with the following persons: "
                "Assistant Secretary Harriman; General Carter; Mr. Bundy, and Mr. Lee.",
                [
                    "Assistant Secretary Harriman",
                    "General Carter",
                    "Mr. Bundy",
                    "Mr. Lee",
                ],
            ),
            (
                "Following is a report of a meeting with Mrs. Shih at the Mission.",
                ["Mrs. Shih"],
            ),
            (
                "The President received Ambassador Il Kwon Chung today.",
                ["The President", "Ambassador Il Kwon Chung"],
            ),
        ):
            with self.subTest(text):
                found = names(f"<p>{text}</p>", RECORD)
                self.assertEqual(found[-len(expected) :], expected)

    def test_persons_present_are_listed_under_many_words(self):
        for beginning in (
            "Persons present were:",
            "In attendance were",
            "Attending were",
        ):
            with self.subTest(beginning):
                text = f"<p>{beginning} General Carter, McCone, and Mr. Lee.</p>"
                expected = ["General Carter", "McCone", "Mr. Lee"]
                self.assertEqual(names(text, RECORD), expected)

    def test_a_line_in_capitals_tells_as_much(self):
        text = (
            "<p>MEETING WITH GENERAL JAMES LEE, CHIEF OF STAFF</p><p>It was long.</p>"
        )
        self.assertEqual(names(text, RECORD), ["General James Lee"])

    def test_the_line_that_tells_of_somebody_is_the_evidence(self):
        text = "<p>MEETING WITH GENERAL JAMES LEE</p><p>It was long.</p>"
        (general,) = participants(text, RECORD)
        self.assertEqual(general.evidence, "MEETING WITH GENERAL JAMES LEE")

    def test_a_briefing_tells_of_a_meeting_to_come(self):
        text = "<p>MEETING WITH GENERAL JAMES LEE</p><p>It will be long.</p>"
        self.assertEqual(names(text, "Briefing Memorandum"), [])

    def test_a_note_tells_who_was_also_there(self):
        heading = (
            "Memorandum of a Conversation Between Secretary Lee and Mr. Hill"
            "<note type='source'>Source: Files. The text indicates that Ambassador Lodge "
            "was also present.</note>"
        )
        expected = ["Secretary Lee", "Mr. Hill", "Ambassador Lodge"]
        self.assertEqual(names("<p>They spoke.</p>", heading), expected)

    def test_all_who_speak_are_of_a_list_that_is_left_out(self):
        text = (
            "<p>[Here follows the same list as Document 3.]</p>"
            "<p>Mr. Lee thanked him. Mr. Hill said no.</p>"
        )
        found = names(text, "Memorandum of Conversation")
        self.assertEqual(found, ["Mr. Lee", "Mr. Hill"])
