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


class ListsInSentencesTests(TestCase):
    MEETING = "Memorandum of Discussion at a Meeting of the National Security Council"

    def present(self, words):
        return names(f"<p>Present at the meeting were {words}.</p>", self.MEETING)

    def test_offices_between_commas_are_several_persons(self):
        self.assertEqual(
            self.present(
                "the President, presiding; the Deputy Secretary of Defense, the Secretary "
                "of the Army, and Mr. Douglas for the Secretary of the Air Force; the "
                "Chief of Staff, U.S. Army"
            ),
            [
                "the President",
                "the Deputy Secretary of Defense",
                "the Secretary of the Army",
                "Mr. Douglas",
                "the Chief of Staff, U.S. Army",
            ],
        )

    def test_names_between_commas_are_several_persons(self):
        self.assertEqual(
            self.present(
                "the President; Robert Cutler, Joseph M. Dodge, and Nelson A. Rockefeller, "
                "Special Assistants; Ralph Clark and J. J. Hitchcock, Intelligence Agency"
            ),
            [
                "the President",
                "Robert Cutler",
                "Joseph M. Dodge",
                "Nelson A. Rockefeller",
                "Ralph Clark",
                "J. J. Hitchcock",
            ],
        )

    def test_an_office_behind_a_name_is_not_another_person(self):
        found = self.present(
            "the President; Sherman Adams, the Assistant to the President"
        )
        self.assertEqual(found, ["the President", "Sherman Adams"])

    def test_the_secretaries_of_two_departments_are_two(self):
        self.assertEqual(
            self.present(
                "the President; the Secretaries of the Navy and the Air Force"
            ),
            [
                "the President",
                "the Secretary of the Navy",
                "the Secretary of the Air Force",
            ],
        )

    def test_an_abbreviated_rank_does_not_end_the_list(self):
        found = self.present(
            "the President; Brig. Gen. Paul T. Carroll, Staff Secretary"
        )
        self.assertEqual(found, ["the President", "Brig. Gen. Paul T. Carroll"])

    def test_those_who_share_a_title_were_present(self):
        text = "<p>It began at noon. Present were Messrs. Wisner, Tofte and King.</p>"
        self.assertEqual(names(text, self.MEETING), ["Wisner", "Tofte", "King"])

    def test_who_came_along_was_there_as_well(self):
        text = "<p>Mr. Day, accompanied by Mr. Hill, called on me at his request.</p>"
        heading = "Memorandum for the Record, by the Under Secretary (Ball)"
        self.assertEqual(names(text, heading), ["Ball", "Mr. Day", "Mr. Hill"])

    def test_who_signed_is_the_writer_who_says_i(self):
        text = (
            "<p>I talked with Bill Sullivan on Saturday.</p>"
            "<closer><signed>W. Averell Harriman</signed></closer>"
        )
        self.assertEqual(
            names(text, "Memorandum of Conversation"),
            ["W. Averell Harriman", "Bill Sullivan"],
        )

    def test_initials_name_no_writer(self):
        text = (
            "<p>I talked with Bill Sullivan.</p><closer><signed>WAH</signed></closer>"
        )
        self.assertEqual(names(text, "Memorandum of Conversation"), ["Bill Sullivan"])


class ReportedInMinutesTests(TestCase):
    def said(self, *sentences, heading="Minutes of a Meeting"):
        return names("".join(f"<p>{words}</p>" for words in sentences), heading)

    def test_a_sentence_may_begin_with_what_was_before(self):
        for words in (
            "In reply to Admiral Radford’s question, Mr. Beam said that he agreed.",
            "At Mr. Murphy’s request Mr. Beam reviewed the situation.",
            "Stocks (Japanese Program)—Mr. Beam cited the need for them.",
        ):
            with self.subTest(words):
                self.assertEqual(self.said(words), ["Mr. Beam"])

    def test_several_may_speak_together(self):
        self.assertEqual(
            self.said(
                "The President, Sen. Dirksen, and Mr. Halleck all stressed the difficulty.",
                "Both Mr. Williams (Commerce) and General Twining said they had not heard.",
            ),
            [
                "The President",
                "Sen. Dirksen",
                "Mr. Halleck",
                "Mr. Williams",
                "General Twining",
            ],
        )

    def test_a_marked_name_needs_no_title(self):
        self.assertEqual(
            self.said(
                "<persName>McGeorge Bundy</persName> summarized the report.",
                "Radio Moscow reported the attack.",
            ),
            ["McGeorge Bundy"],
        )

    def test_a_body_of_the_united_nations_is_no_general(self):
        self.assertEqual(self.said("General Assembly agreed to meet."), [])

    def test_the_whole_name_of_a_speaker_is_kept(self):
        self.assertEqual(
            self.said("Mr. Dulles said no.", "Mr. Allen Dulles replied again."),
            ["Mr. Allen Dulles"],
        )

    def test_who_has_a_title_is_no_second_person_without_it(self):
        self.assertEqual(
            self.said(
                "Acting Secretary Ball spoke of it.", "Mr. Ball informed the group."
            ),
            ["Acting Secretary Ball"],
        )

    def test_a_name_on_a_line_of_its_own_heads_a_speech(self):
        self.assertEqual(
            self.said("Secretary Rusk:", "They won’t talk.", "Secretary Clifford: No."),
            ["Secretary Rusk", "Secretary Clifford"],
        )

    def test_a_report_on_meetings_is_no_minutes(self):
        heading = "Report of the Delegation to the First Meeting of the Board"
        self.assertEqual(
            self.said("Mr. Beam said that he agreed.", heading=heading), []
        )

    def test_those_who_only_took_notes_do_not_replace_the_speakers(self):
        self.assertEqual(
            self.said(
                "(Messrs. Hardesty and Levinson attended this meeting.)",
                "The President: We will go ahead.",
            ),
            ["Hardesty", "Levinson", "The President"],
        )


class RecurringSpeakerTests(TestCase):
    def test_the_head_of_a_state_who_speaks_again_and_again_took_part(self):
        text = (
            "<p>a. Mr. Sloan announced the sale.</p><p>The Shah said yes.</p>"
            "<p>It was late. The Shah asked for more. The King said no.</p>"
        )

        found = names(text, "Memorandum of Conversation")

        self.assertEqual(found, ["Mr. Sloan", "The Shah"])

    def test_assistants_are_named_without_their_office(self):
        text = (
            "<p>Present at the meeting were the President; and Special Assistants to the "
            "President Cutler and Dearborn.</p>"
        )

        found = names(text, "Memorandum of Discussion at the 9th Meeting")

        self.assertEqual(found, ["the President", "Cutler", "Dearborn"])

    def test_an_adverb_may_stand_before_what_somebody_did(self):
        text = (
            "<p>Mr. Nelson Rockefeller warmly endorsed the suggestion. Dr. FitzGerald "
            "advised that none were bought.</p>"
        )
        self.assertEqual(
            names(text, "Minutes of the Meeting of the Council"),
            ["Mr. Nelson Rockefeller", "Dr. FitzGerald"],
        )

    def test_a_subject_or_an_office_may_stand_beside_the_speaker(self):
        text = (
            "<p>On the Hamlet Program, Mr. Trueheart reported that it went well. Mr. Brent, "
            "USOM Director, presented the projections. The Under Secretary noted it.</p>"
        )
        self.assertEqual(
            names(text, "Minutes of a Meeting"),
            ["Mr. Trueheart", "Mr. Brent", "The Under Secretary"],
        )

    def test_offices_in_a_sentence_behind_the_following_are_no_line_of_names(self):
        text = (
            "<p>The following were present at the 163rd Council meeting: The President of "
            "the United States, presiding; the Director, Foreign Operations Administration; "
            "the Secretaries of the Army and the Navy (for Items 1 and 2).</p>"
        )
        self.assertEqual(
            names(text, "Memorandum of Discussion at the 163d Meeting of the Council"),
            [
                "The President of the United States",
                "the Director, Foreign Operations Administration",
                "the Secretary of the Army",
                "the Secretary of the Navy",
            ],
        )


class ToldInMinutesTests(TestCase):
    MINUTES = "Minutes of a Meeting"

    def test_what_stands_before_and_beside_a_speaker_is_passed_over(self):
        for sentence, name in (
            (
                "Displaying irritation over it, the President indicated no.",
                "the President",
            ),
            (
                "The Chairman of the Chiefs, Admiral McDonald, said yes.",
                "Admiral McDonald",
            ),
            ("The President, raising the subject, said no.", "The President"),
            ("Mr. [Allen] Dulles pointed to it.", "Mr. [Allen] Dulles"),
            ("(Secretary Dulles joined the meeting.)", "Secretary Dulles"),
            ("Mr. Tyler made the following points:", "Mr. Tyler"),
        ):
            with self.subTest(sentence):
                found = names(f"<p>{sentence}</p>", self.MINUTES)
                self.assertEqual(found, [name] if name else [])

    def test_what_somebody_elsewhere_made_or_gave_is_no_speech(self):
        text = "<p>Senator Monroney gave an important role to currency.</p>"
        self.assertEqual(names(text, self.MINUTES), [])

    def test_editors_may_supply_a_first_name(self):
        text = "<p>Mr. [Allen] Dulles said so.</p>"
        self.assertEqual(names(text, self.MINUTES), ["Mr. [Allen] Dulles"])

    def test_whom_a_speaker_asks_is_there(self):
        text = "<p>The President asked Mr. Bell and Mr. Ball whether they agreed.</p>"
        self.assertEqual(
            names(text, self.MINUTES), ["The President", "Mr. Bell", "Mr. Ball"]
        )

    def test_each_of_several_gentlemen_spoke_once(self):
        text = (
            "<p>Messrs. Wilson, Brownell and Stassen voiced doubts.</p>"
            "<p>Mr. Wilson said no.</p>"
        )
        self.assertEqual(
            names(text, self.MINUTES), ["Mr. Wilson", "Brownell", "Stassen"]
        )

    def test_a_short_title_is_that_of_the_same_person(self):
        text = "<p>Secretary Weeks said no.</p><p>Sec. Weeks said yes.</p>"
        self.assertEqual(names(text, self.MINUTES), ["Secretary Weeks"])


class FirstSentenceTests(TestCase):
    def test_whom_the_writer_met_or_who_called(self):
        heading = "Memorandum of Conversation, by the Secretary of State"
        for sentence, name in (
            ("I discussed with the President the treaty.", "the President"),
            ("I saw Vorontsov at his request.", "Vorontsov"),
            ("Scott called to bring me up to date.", "Scott"),
            (
                "At his wish I called Colonel Milner today to tell him.",
                "Colonel Milner",
            ),
        ):
            with self.subTest(sentence):
                found = names(f"<p>{sentence}</p>", heading)
                self.assertEqual(found, ["the Secretary of State", name])

    def test_a_call_that_is_only_mentioned_makes_no_participant(self):
        text = "<p>He wished it. I called Colonel Edwards, who checked the file.</p>"
        heading = "Memorandum of Conversation, by the Secretary of State"
        self.assertNotIn("Colonel Edwards", names(text, heading))

    def test_a_sentence_may_follow_the_hour(self):
        text = (
            "<p>We began at 10 A.M. Present at the meeting were Prime Minister Thanom, "
            "Ambassador Unger and General McCown.</p>"
        )
        self.assertEqual(
            names(text, "Memorandum of Conversation"),
            ["Prime Minister Thanom", "Ambassador Unger", "General McCown"],
        )
