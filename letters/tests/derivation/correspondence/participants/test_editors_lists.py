"""Whom editors name in a note that stands for a list of participants."""

from unittest import TestCase

from letters.derivation.correspondence.participants.participants import (
    find_participants,
)
from letters.derivation.text.main_text import MainText
from letters.tei.body import read_document
from letters.tei.source import TEI_NAMESPACE

MEETING = "Memorandum of Discussion at a Department of State–Joint Chiefs Meeting"


def participants(text, heading=MEETING):
    tei = f'<div xmlns="{TEI_NAMESPACE}"><head>{heading}</head>{text}<p>They met.</p></div>'
    return find_participants(MainText(read_document(tei)).blocks)


def names(note, rest=""):
    return [one.name for one in participants(f"<p>[{note}]</p>{rest}")]


class EditorsListTests(TestCase):
    def test_they_name_some_of_many(self):
        for note, expected in (
            (
                "Here follows a list of 25 persons present, including Joint Chiefs of Staff"
                " Admiral Radford, General Taylor (USA), and Admiral Arleigh A. Burke, Chief"
                " of Naval Operations.",
                ["Admiral Radford", "General Taylor", "Admiral Arleigh A. Burke"],
            ),
            (
                "Here follow a list of 23 persons present and discussion of item 1."
                " Attending for the Joint Chiefs of Staff were General Twining and General"
                " Randolph McC. Pate. Frank Wisner, Deputy Director for Plans, represented"
                " the CIA, and S. Everett Gleason represented the NSC.",
                [
                    "General Twining",
                    "General Randolph McC. Pate",
                    "Frank Wisner",
                    "S. Everett Gleason",
                ],
            ),
            (
                "Here follows a list of 39 persons present, including Secretaries Dulles,"
                " Anderson, and Folsom, Attorney General Rogers, Secretary of Health,"
                " Education, and Welfare Arthur S. Flemming, and the President.",
                [
                    "Secretary Dulles",
                    "Secretary Anderson",
                    "Secretary Folsom",
                    "Attorney General Rogers",
                    "Secretary of Health, Education, and Welfare Arthur S. Flemming",
                    "the President",
                ],
            ),
            (
                "Here follow a paragraph listing the participants at the meeting and agenda"
                " items 1–3. Vice President Nixon presided at the meeting.",
                ["Vice President Nixon"],
            ),
            (
                "Here follows a list of persons present (10). Sullivan led the Department of"
                " Defense group; Young that of the Department of State.",
                ["Sullivan", "Young"],
            ),
        ):
            with self.subTest(note):
                self.assertEqual(names(note), expected)

    def test_the_office_behind_a_name_is_no_name(self):
        (one,) = participants(
            "<p>[Here follows a list of 18 persons, including Samuel C. Waugh, President"
            " and Chairman of the Export-Import Bank.]</p>"
        )

        self.assertEqual(one.office, "President, Chairman of the Export-Import Bank")

    def test_the_sentence_is_the_evidence(self):
        (one,) = participants(
            "<p>[Here follows a list of persons present. General Cabell attended for the"
            " CIA. Item 1 is not printed.]</p>"
        )

        self.assertEqual(one.evidence, "General Cabell attended for the CIA")

    def test_a_note_that_names_nobody_tells_of_nobody(self):
        for note in (
            "Here follow a list of participants, a summary, and discussion of unrelated"
            " topics, including the International Development Association.",
            "Here follows a list of persons present (14). All of the Joint Chiefs attended.",
            "Here follows the same list of persons as Document 331.",
            "Here follows a report by Secretary Rusk on Cuba.",
        ):
            with self.subTest(note):
                self.assertEqual(names(note), [])

    def test_who_speaks_is_there_beside_them(self):
        speaks = "<p>Mr. Dillon said no.</p><p>Mr. Murphy asked why.</p>"

        self.assertEqual(
            names(
                "Here follows a list of persons present. Robert Murphy attended.",
                speaks,
            ),
            ["Robert Murphy", "Mr. Dillon"],
        )

    def test_it_may_stand_in_the_list_itself(self):
        item = (
            "[Here follows a lengthy list of participants. President Johnson was accompanied"
            " by Secretary Rusk and 10 other officials; Chancellor Erhard by Foreign"
            " Minister Schroeder and 12 others.]"
        )
        found = participants(
            f'<list type="participants"><head>PARTICIPANTS</head><item>{item}</item></list>'
        )

        self.assertEqual(
            [one.name for one in found],
            [
                "President Johnson",
                "Secretary Rusk",
                "Chancellor Erhard",
                "Foreign Minister Schroeder",
            ],
        )
