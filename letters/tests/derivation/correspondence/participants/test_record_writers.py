"""Who wrote of a meeting and took part in it, and whom sentences and notes say to be there."""

from unittest import TestCase

from letters.tests.derivation.correspondence.participants.test_participants_in_prose import (
    names,
    participants,
)

DRAFTED = (
    "165. Memorandum for the Record<note type='source'>Source: Library. Secret. "
    "Drafted by McCone on May 8.</note>"
)
SUBJECT = (
    "<list type='subject'><head>SUBJECT</head><item>{}, Thursday evening</item></list>"
)
TALK = SUBJECT.format("Discussion with President Johnson")


class RecordWriterTests(TestCase):
    def test_who_drafted_it_is_the_one_who_says_i(self):
        found = participants(f"{TALK}<p>I handed him a memorandum.</p>", DRAFTED)

        self.assertEqual([one.name for one in found], ["President Johnson", "McCone"])
        self.assertEqual([one.is_inferred for one in found], [False, True])
        self.assertEqual(found[1].evidence, "Drafted by McCone")

    def test_nobody_is_added_to_what_is_told_of_others(self):
        text = f"{TALK}<p>The President thought that it was late.</p>"
        self.assertEqual(names(text, DRAFTED), ["President Johnson"])

    def test_who_signed_it_goes_before_who_drafted_it(self):
        text = (
            f"{TALK}<p>I handed him a memorandum.</p>"
            "<closer><signed>J.C. King<lb/>CWH</signed></closer>"
        )
        self.assertEqual(names(text, DRAFTED), ["President Johnson", "J.C. King"])

    def test_the_office_of_the_other_may_be_long(self):
        subject = SUBJECT.format(
            "Conversation with Yuly Vorontsov, Counselor at the Soviet Embassy, at the "
            "Motion Picture Association of America"
        )
        self.assertEqual(names(f"{subject}<p>He spoke.</p>"), ["Yuly Vorontsov"])

    def test_a_line_on_top_may_say_with_whom(self):
        text = "<p>With Dr. Alirio A. Parra, Director of Petroleum Economy</p><p>He spoke.</p>"
        self.assertEqual(
            names(text, "Memorandum of Conversation"), ["Dr. Alirio A. Parra"]
        )

    def test_the_day_is_no_part_of_the_line_on_top(self):
        text = (
            "<p>Meeting with Ambassador Vance, October 3, 1968, 9:00-10:30 a.m.</p>"
            "<p>The President asked why. The President agreed.</p>"
        )
        self.assertEqual(names(text), ["Ambassador Vance", "The President"])

    def test_a_double_name_is_one(self):
        text = "<p>(Dr. Ranshofen-Wertheimer called on me by appointment.)</p>"
        heading = "Memorandum of Conversation, by the First Secretary (Gardiner)"
        self.assertEqual(names(text, heading), ["Gardiner", "Dr. Ranshofen-Wertheimer"])

    def test_others_beside_the_parties_are_nobody(self):
        subject = (
            "<list type='subject'><head>SUBJECT</head><item>Meeting with the President, "
            "Mr. Lee, Mr. Hill and others</item></list>"
        )
        self.assertEqual(
            names(f"{subject}<p>They met.</p>"),
            ["the President", "Mr. Lee", "Mr. Hill"],
        )


class AttendanceTests(TestCase):
    def test_a_sentence_lists_who_attended(self):
        text = (
            "<p>The meeting took an hour, attended by the President, "
            "<persName>McCone</persName> and General Maxwell Taylor.</p>"
        )
        self.assertEqual(
            names(text), ["the President", "McCone", "General Maxwell Taylor"]
        )

    def test_another_meeting_is_none_of_it(self):
        text = (
            "<p>I telephoned Mr. Rountree, who had been at the meeting attended by "
            "General Twining and Mr. Sprague.</p>"
        )
        self.assertEqual(names(text), ["Mr. Rountree"])

    def test_officials_may_be_counted_and_not_named(self):
        text = (
            "<p>There were 57 people attending this meeting, including the Vice "
            "President, 7 Department of Defense officials headed by "
            "<persName>McNamara</persName>, <persName>McCone</persName> and 3 other CIA "
            "officials, and Kermit Gordon.</p>"
        )
        self.assertEqual(
            names(text), ["the Vice President", "McNamara", "McCone", "Kermit Gordon"]
        )

    def test_a_title_of_several_is_that_of_each(self):
        text = (
            "<p>Among others who attended were Secretaries Rusk and McNamara, Assistant "
            "Secretaries Kohler and Nitze, and Messrs. Bundy and Klein.</p>"
        )
        self.assertEqual(
            names(text)[:4],
            [
                "Secretary Rusk",
                "Secretary McNamara",
                "Assistant Secretary Kohler",
                "Assistant Secretary Nitze",
            ],
        )

    def test_visitors_and_those_who_met_are_named(self):
        for text, expected in (
            (
                "<p>I was visited by Pierre Millet, Minister of the Embassy.</p>",
                ["Pierre Millet"],
            ),
            (
                "<p>The President and the Vice President met with the Staff.</p>",
                ["The President", "the Vice President"],
            ),
        ):
            with self.subTest(text):
                self.assertEqual(names(text), expected)

    def test_a_source_note_tells_of_more_than_spoke(self):
        heading = (
            "Notes of a Meeting<note type='source'>Source: Lemnitzer Papers. According to "
            "the source text, the following people were present at the meeting: "
            "<persName>Rusk</persName>, <persName>William Bundy</persName>, and "
            "<persName>Rostow</persName>. Others came later.</note>"
        )
        expected = ["Rusk", "William Bundy", "Rostow"]
        self.assertEqual(names("<p>They read a paper.</p>", heading), expected)
        spoken = "<p>Mr. Lee said no.</p><p>Mr. Hill said yes.</p>"
        self.assertEqual(names(spoken, heading), ["Mr. Lee", "Mr. Hill", *expected])


class SurnameTests(TestCase):
    HEADING = "Summary Record of Meeting"

    def test_minutes_may_call_all_by_their_surnames(self):
        text = (
            "<p><persName>Taylor</persName> said no. Felt said it would do. "
            "<persName>Taylor</persName> asked why. Felt said nothing.</p>"
            "<p>Felt agreed. He asked for more. Moscow said nothing. Moscow agreed.</p>"
        )
        found = participants(text, self.HEADING)
        self.assertEqual([one.name for one in found], ["Taylor", "Felt"])
        self.assertTrue(all(one.is_inferred for one in found))

    def test_an_absent_person_is_none_where_speakers_have_titles(self):
        text = (
            "<p>Mr. Lee said no. Mr. Hill said yes. Mr. Lee agreed. "
            "<persName>Nasser</persName> said more. <persName>Nasser</persName> asked.</p>"
        )
        self.assertEqual(names(text, self.HEADING), ["Mr. Lee", "Mr. Hill"])

    def test_who_was_called_on_was_there(self):
        text = (
            "<p>For his description of the program, Governor Stassen called on Colonel "
            "Willis.</p><p>Since it was late, Mr. Lee agreed.</p>"
        )
        self.assertEqual(
            names(text, self.HEADING), ["Governor Stassen", "Colonel Willis", "Mr. Lee"]
        )

    def test_an_office_that_was_called_on_is_nobody_else(self):
        text = "<p>Mr. Gray called on the Secretary of State for a briefing.</p>"
        self.assertEqual(names(text, self.HEADING), ["Mr. Gray"])
