"""Who took part where no list is printed: sentences, speeches, lines of telephone calls."""

from unittest import TestCase

from letters.derivation.correspondence.participants.participants import (
    find_participants,
)
from letters.derivation.text.main_text import MainText
from letters.tei.body import read_document
from letters.tei.source import TEI_NAMESPACE


def participants(text, heading):
    tei = f'<div xmlns="{TEI_NAMESPACE}"><head>{heading}</head>{text}</div>'
    return find_participants(MainText(read_document(tei)).blocks)


def names(text, heading="Memorandum for the Record"):
    return [person.name for person in participants(text, heading)]


class StatedPresenceTests(TestCase):
    def test_minutes_say_who_was_present(self):
        heading = "Memorandum of Discussion at the 139th Meeting of the Council"
        text = (
            "<p>Present at the 139th meeting of the Council were the President of the "
            "United States, presiding; the Director, Bureau of the Budget (for Item 1); "
            "General Vandenberg for the Chairman, Joint Chiefs of Staff; and Mr. Robert "
            "Cutler, Special Assistant. Also present were the Executive Secretary, NSC; "
            "and the Deputy Executive Secretary, NSC.</p>"
        )
        self.assertEqual(
            names(text, heading),
            [
                "the President of the United States",
                "the Director, Bureau of the Budget",
                "General Vandenberg",
                "Mr. Robert Cutler",
                "the Executive Secretary, NSC",
                "the Deputy Executive Secretary, NSC",
            ],
        )

    def test_the_writer_took_part_with_those_he_met(self):
        text = (
            "<p>I met with Mr. Dulles, Assistant Secretary of State Walter S. Robertson "
            "and Ken Young in charge of the desk. They read cables.</p>"
        )
        self.assertEqual(
            names(text, "Memorandum for the Record, by Senator Mike Mansfield"),
            [
                "Senator Mike Mansfield",
                "Mr. Dulles",
                "Assistant Secretary of State Walter S. Robertson",
                "Ken Young",
            ],
        )

    def test_the_evidence_is_the_sentence(self):
        text = "<p>It rained. Mr. Rusk and Mr. Ball were present. They left.</p>"
        persons = participants(text, "Notes of a Meeting")
        told = "Mr. Rusk and Mr. Ball were present"
        self.assertEqual([person.evidence for person in persons], [told, told])

    def test_those_who_share_a_title_attended(self):
        for text, expected in (
            (
                "<p>(Messrs. Hardesty and Levinson attended.)</p>",
                ["Hardesty", "Levinson"],
            ),
            (
                "<p>[Generals Bradley and Vandenberg and Admiral Fechteler attended.]</p>",
                [],
            ),
        ):
            with self.subTest(text):
                self.assertEqual(names(text), expected)

    def test_what_is_no_name_is_nobody(self):
        for text in (
            "<p>He called on me. Everybody attended.</p>",
            "<p>In attendance were Far East Region and Staff Assistant.</p>",
            "<p>We met with difficulties and talked to Members.</p>",
        ):
            with self.subTest(text):
                self.assertEqual(names(text), [])

    def test_a_letter_that_tells_of_a_meeting_has_no_participants(self):
        text = "<p>I met with President Diem.</p>"
        self.assertEqual(names(text, "Letter From Radford to Dulles on a Meeting"), [])


class SpeakerTests(TestCase):
    def test_speeches_name_their_speakers(self):
        text = (
            "<p>Mr. Nash: We sign.</p><p>Rusk: Now?</p><p>Note: None.</p>"
            "<p>Rusk: Yes.</p><p>Flood: Later.</p>"
        )
        found = participants(text, "Notes of a Meeting")
        self.assertEqual([one.name for one in found], ["Mr. Nash", "Rusk"])
        self.assertTrue(all(one.is_inferred for one in found))

    def test_minutes_report_who_said_it(self):
        text = (
            "<p>Mr. Cutler said that it was late. Secretary Herter then replied. The "
            "President agreed.</p><p>Mr. Cutler thought so. Mr. Eden is said to be ill.</p>"
        )
        self.assertEqual(
            names(text, "Minutes of the 353d Meeting"),
            ["Mr. Cutler", "Secretary Herter", "The President"],
        )

    def test_an_office_and_the_name_that_holds_it_are_one(self):
        text = (
            "<p>Secretary Rusk said no. The Secretary added why. Mr. Ball agreed.</p>"
        )
        self.assertEqual(
            names(text, "Minutes of a Meeting"), ["Secretary Rusk", "Mr. Ball"]
        )

    def test_who_wrote_of_a_conversation_took_part_in_it(self):
        text = "<p>Mr. Daridan stated that he was sent.</p>"
        for author, expected in (
            ("the Chief of the Division (Reed)", "Reed"),
            ("Mr. Gullion, Assistant to the Under Secretary (Lovett)", "Mr. Gullion"),
        ):
            with self.subTest(author):
                heading = f"Memorandum of Conversation, by {author}"
                self.assertEqual(names(text, heading), [expected, "Mr. Daridan"])


class TelephoneTests(TestCase):
    def test_the_lines_under_telcon_name_both(self):
        for text, expected in (
            (
                "TELCON<lb/>T. Kennedy/Kissinger<lb/>8:03 pm",
                ["T. Kennedy", "Kissinger"],
            ),
            (
                "TELECON<lb/>Norman Cousins<lb/>Mr. Kissinger<lb/>9/9/69",
                ["Norman Cousins", "Mr. Kissinger"],
            ),
            (
                "TELCON between<lb/>The President<lb/>Secretary Kissinger",
                ["The President", "Secretary Kissinger"],
            ),
        ):
            with self.subTest(text):
                found = names(f"<p>{text}</p><p>K: Yes.</p>", "Telephone Conversation")
                self.assertEqual(found, expected)

    def test_a_call_names_the_other_party(self):
        text = "<p>Telephone Call From Gov. Dewey</p><p>The Sec. returned the call.</p>"
        heading = "Memorandum of Telephone Conversation, Prepared in the Department"
        self.assertEqual(names(text, heading), ["Gov. Dewey", "The Sec."])
