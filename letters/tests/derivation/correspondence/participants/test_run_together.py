"""Lists that go on below, persons run together in a line, and what is no name of a line."""

from unittest import TestCase

from letters.tests.derivation.correspondence.participants.test_participants import (
    listed,
    names,
    participants,
)


class RunTogetherTests(TestCase):
    def test_a_second_person_may_follow_an_office_without_a_sign(self):
        for item, expected in (
            (
                "<persName>David D. Newsom</persName>, Assistant Secretary of State for "
                "African Affairs <persName>George M. Lane</persName>, Country Officer",
                ["David D. Newsom", "George M. Lane"],
            ),
            (
                "<persName>Helmut Sonnenfeldt</persName>, Counselor, Department of State "
                "Arthur Hartman, Asst. Sec. of State",
                ["Helmut Sonnenfeldt", "Arthur Hartman"],
            ),
            (
                "Mr. John Cleveland, Acting Director, SEA Mr. Chalmers B. Wood, Officer",
                ["Mr. John Cleveland", "Mr. Chalmers B. Wood"],
            ),
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), expected)

    def test_an_office_before_a_name_is_no_second_person(self):
        for item, expected in (
            ("Lee Hill, Special Assistant to Mr. Rusk", ["Lee Hill"]),
            (
                "Lee Hill, Assistant to Ambassador <persName>Ann Day</persName>, Director",
                ["Lee Hill"],
            ),
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), expected)

    def test_the_others_stand_in_paragraphs_up_to_the_hour(self):
        others = (
            "<p>Svetozar Starcevic, North American Department</p>"
            "<p>Peter W. Rodman, NSC Staff</p><p>DATE AND TIME: Monday</p>"
        )
        expected = ["Dzemal Bijedic", "Svetozar Starcevic", "Peter W. Rodman"]
        label = "<p>PARTICIPANTS: Dzemal Bijedic, President</p>"

        self.assertEqual(names(label + others), expected)
        self.assertEqual(names(listed("Dzemal Bijedic, President") + others), expected)

    def test_two_persons_may_share_an_office(self):
        self.assertEqual(
            participants(listed("Mr. Welk, Mr. French, Export-Import Bank")),
            [(name, "Export-Import Bank", "") for name in ("Mr. Welk", "Mr. French")],
        )
        self.assertEqual(names(listed("Mr. Lee, General Manager, Bank")), ["Mr. Lee"])

    def test_the_others_may_stand_in_a_table(self):
        text = (
            "<p>Present:</p><p>Mr. Lovett</p><table><row><cell>By Invitation</cell>"
            "<cell>Carroll L. Wilson</cell><cell>Mr. Eaton</cell></row></table>"
        )
        self.assertEqual(names(text), ["Mr. Lovett", "Carroll L. Wilson", "Mr. Eaton"])

    def test_a_paragraph_of_the_text_is_nobody(self):
        text = "<p>PARTICIPANTS: Dzemal Bijedic, President</p><p>Belgrade Talks</p>"
        self.assertEqual(names(text), ["Dzemal Bijedic"])

    def test_what_stands_beside_a_name_is_no_part_of_it(self):
        for item, expected in (
            ("Mr. Wescott and others", ["Mr. Wescott"]),
            ("Mr. Fried for the Special Assistant to the President", ["Mr. Fried"]),
            ("S/P—-Mr. Bowie", ["Mr. Bowie"]),
            ("Chancellor of the Exchequer, Roy H. Jenkins", ["Roy H. Jenkins"]),
            ("Mr. Fejic (phonetic) Assistant to Mr. Petric", ["Mr. Fejic"]),
            (
                "The Chairman, Joint Chiefs of Staff",
                ["The Chairman, Joint Chiefs of Staff"],
            ),
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), expected)

    def test_a_side_may_be_told_by_for_or_behind_a_line_break(self):
        for side in ("For the United States", "<lb/><hi rend='italic'>U.S.</hi>"):
            with self.subTest(side):
                ((name, _, told),) = participants(listed(side, "Secretary Rusk"))
                self.assertEqual(name, "Secretary Rusk")
                self.assertTrue(told)
