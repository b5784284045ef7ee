"""Participants under a label, and several of them in one line."""

from unittest import TestCase

from letters.tests.derivation.correspondence.participants.test_participants import (
    listed,
    names,
)


class ParticipantLabelTests(TestCase):
    def test_many_labels_head_a_list(self):
        for head in (
            "MEMBERS PRESENT",
            "Present at the breakfast were",
            "Also present in the Treaty Room were:",
            "THOSE ATTENDING THE MEETING WERE",
            "[ALSO PRESENT]",
        ):
            with self.subTest(head):
                found = names(listed("Mr. Lee", head=head, kind="simple"))
                self.assertEqual(found, ["Mr. Lee"])

    def test_a_sentence_may_end_as_a_label(self):
        text = (
            "<p>This meeting was held at noon. It was attended by:</p>"
            "<p>Ambassador Harriman</p><p>L. Dean Brown (EUR)</p>"
        )

        self.assertEqual(names(text), ["Ambassador Harriman", "L. Dean Brown"])

    def test_a_table_may_stand_below_the_label(self):
        text = (
            "<p>The following people were in attendance:</p><table><row><cell>Max Cleland"
            "</cell><cell>Gus Speth</cell></row></table>"
        )

        self.assertEqual(names(text), ["Max Cleland", "Gus Speth"])

    def test_a_label_may_stand_within_the_list_of_subjects(self):
        text = listed(
            "Kashmir",
            "Participants for Pakistan",
            "Ambassador Mohammed Ali",
            head="SUBJECT",
            kind="subject",
        )

        self.assertEqual(names(text), ["Ambassador Mohammed Ali"])

    def test_names_above_the_text_need_no_label(self):
        text = "<p>Ambassador Anatoliy Dobrynin</p><p>Mr. Henry A. Kissinger</p><p>SALT</p>"

        self.assertEqual(
            names(text), ["Ambassador Anatoliy Dobrynin", "Mr. Henry A. Kissinger"]
        )

    def test_the_initials_below_the_names_are_nobody(self):
        text = (
            "<p>PARTICIPANTS:</p><p>AID: Mr. White</p><p>DHE</p><p>Staff Director</p>"
        )

        self.assertEqual(names(text), ["Mr. White"])

    def test_a_last_line_may_end_with_a_suffix(self):
        text = "<p>PARTICIPANTS:</p><p>Mr. Lee</p><p>General Alexander Haig, Jr.</p>"

        self.assertEqual(names(text), ["Mr. Lee", "General Alexander Haig, Jr."])


class ParticipantLineTests(TestCase):
    def test_several_in_one_line(self):
        for line, expected in (
            (
                "Messrs. Hoover, Jr., Dodge, and Romanov—Delegation",
                ["Hoover, Jr.", "Dodge", "Romanov"],
            ),
            (
                "Messrs. Frank A. Waring, Counselor, and W. W. Diehl, Treasury Attaché",
                ["Frank A. Waring", "W. W. Diehl"],
            ),
            (
                "Secretaries Herter, Dillon, General Goodpaster",
                ["Secretary Herter", "Secretary Dillon", "General Goodpaster"],
            ),
            (
                "State (NEA) Messrs. Rockwell, Eliot; INR/RNA—Mr. Archie Bolster",
                ["Rockwell", "Eliot", "Mr. Archie Bolster"],
            ),
            (
                "The President, British Foreign Secretary Michael Stewart, Walt Rostow,"
                " Ambassador Dean, Ed Fried",
                [
                    "The President",
                    "British Foreign Secretary Michael Stewart",
                    "Walt Rostow",
                    "Ambassador Dean",
                    "Ed Fried",
                ],
            ),
            (
                "Admiral Strauss, Mr. Lee, and Robert Cutler. There were also present in the"
                " room Under Secretary Herter",
                [
                    "Admiral Strauss",
                    "Mr. Lee",
                    "Robert Cutler",
                    "Under Secretary Herter",
                ],
            ),
            ("Bu. Budget: Mr. Hansen", ["Mr. Hansen"]),
            ("1. Robert Murphy, Deputy Under Secretary", ["Robert Murphy"]),
            ("Mr. Poats for the Administrator, AID", ["Mr. Poats"]),
            (
                "His Royal Highness, Prince Khampan, Ambassador",
                ["His Royal Highness Prince Khampan"],
            ),
            (
                "Leo Mates, Secretary General to <persName>President Tito</persName>",
                ["Leo Mates"],
            ),
            ("Mr. Lee [and eight officials from the Department]", ["Mr. Lee"]),
            ("[Secretary Dulles]", ["Secretary Dulles"]),
            ("[Ramsbotham, Mason]", ["Ramsbotham", "Mason"]),
            (
                "Mr. R. Gordon Arneson, State Dept.—Mr. C. A. Wendel, State Dept.",
                ["Mr. R. Gordon Arneson", "Mr. C. A. Wendel"],
            ),
        ):
            with self.subTest(line):
                self.assertEqual(names(listed(line)), expected)

    def test_who_rules_a_state_is_named_with_it(self):
        for name in ("The Shah of Iran", "His Majesty The Shah of Iran"):
            with self.subTest(name):
                self.assertEqual(names(listed(name)), [name])

    def test_other_lines_are_nobody(self):
        for line in (
            "Cabinet Meeting",
            "Koreans",
            "b. we will take all necessary measures to do so",
            "Secretary Rusk informed the President that all had now been briefed on it",
            "Army Staff, B.J.S.M.",
        ):
            with self.subTest(line):
                self.assertEqual(names(listed(line)), [])
