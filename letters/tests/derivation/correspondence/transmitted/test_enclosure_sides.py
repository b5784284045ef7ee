"""Who wrote an enclosure to whom, where its head, its title or its carrier says so."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_enclosures import (
    MEMORANDUM,
    OWN,
    PAPER,
    SIGNED,
    below,
)
from letters.tests.derivation.correspondence.transmitted.test_transmitted import carried


def sides(**told):
    return [(text.sender, text.recipient) for text in carried(**told)]


class EnclosureSidesTests(TestCase):
    def test_a_head_names_who_prepared_it_and_not_what_it_is_about(self):
        for head, author in (
            (
                "Report by the National Security Council on the Position of the United "
                "States With Respect to Assistance to Nations of the Free World",
                "the National Security Council",
            ),
            (
                "Summary Statement No. 1—The Program (Prepared by the Department of Defense)",
                "the Department of Defense",
            ),
            (
                "Key Data Book Prepared by the Reporting Unit of the Council for the "
                "President",
                "the Reporting Unit of the Council",
            ),
        ):
            with self.subTest(head):
                inner = (
                    f"<p>[Enclosure]</p><p>{head}</p>"
                    f"<dateline>Washington, June 28, 1952.</dateline>{PAPER}"
                )
                self.assertEqual(sides(**below(inner)), [(author, "")])

    def test_a_general_writes_to_an_office(self):
        inner = (
            "<p>[Enclosure—Copy]</p><p>General of the Army Douglas MacArthur to the "
            f"Department of the Army</p><dateline>Tokyo, 22 January 1949.</dateline>{PAPER}"
        )

        self.assertEqual(
            sides(**below(inner)),
            [("General of the Army Douglas MacArthur", "the Department of the Army")],
        )

    def test_a_resolution_was_adopted_on_the_day_in_its_head(self):
        head = "Resolution 293 (IV), Adopted by the General Assembly, October 21, 1949"
        (text,) = carried(**below(f"<p>[Annex]</p><head>{head}</head>{PAPER}{PAPER}"))

        self.assertEqual(text.date, "1949-10-21")

    def test_an_office_on_a_subject_keeps_its_name(self):
        inner = (
            "<p>Attachment</p><p>Memorandum by the Presidential Consultant on Vietnam "
            f"(Lodge)</p><dateline>Washington, March 8, 1965.</dateline>{PAPER}"
        )

        self.assertEqual(
            sides(**below(inner)),
            [("the Presidential Consultant on Vietnam (Lodge)", "")],
        )

    def test_a_title_in_capitals_names_them(self):
        for title, told in (
            (
                "MEMORANDUM HANDED TO PRESIDENT DIEM BY AMBASSADOR DURBROW ON DECEMBER 23",
                ("Ambassador Durbrow", "President Diem"),
            ),
            (
                "REPORT BY THE NSC PLANNING BOARD TO THE NATIONAL SECURITY COUNCIL ON THE "
                "REVIEW OF POLICY",
                ("the NSC Planning Board", "the National Security Council"),
            ),
        ):
            with self.subTest(title):
                inner = f"<p>[Enclosure]</p><p>{title}</p>{PAPER}"
                self.assertEqual(sides(**below(inner)), [told])

    def test_the_carrier_says_who_prepared_the_only_one(self):
        told = "<p>The enclosed report on the subject, prepared by the NSC Planning Board, "
        told += "is transmitted herewith for the consideration of the Council.</p>"
        inner = f"{told}{SIGNED}<p>[Enclosure]</p>{PAPER}"

        self.assertEqual(
            sides(inner=inner, heading=MEMORANDUM, signed=""),
            [("the NSC Planning Board", "")],
        )

    def test_what_was_prepared_in_the_department_is_its_work(self):
        told = "<p>I enclose a brief memorandum which has been prepared in the Department on "
        told += "the Indian situation and of the measures that we should consider.</p>"
        inner = f"{told}{SIGNED}<p>[Enclosure]</p>{PAPER}"

        self.assertEqual(
            sides(inner=inner, heading=MEMORANDUM, signed=""),
            [("Department of State", "")],
        )

    def test_of_two_that_are_enclosed_the_carrier_names_neither(self):
        told = "<p>There is also enclosed a paper prepared by the Joint Chiefs of Staff.</p>"
        inner = f"{OWN}{told}{SIGNED}<p>[Enclosure]</p>{PAPER}"

        self.assertEqual(sides(inner=inner, heading=MEMORANDUM, signed=""), [("", "")])

    def test_the_side_that_speaks_in_it_wrote_it(self):
        inner = (
            "<p>[Enclosure]</p><p>The United States Government has given careful study to "
            "the question of lowering the controls of trade that now prevail.</p>"
        )

        self.assertEqual(sides(**below(inner)), [("United States Government", "")])

    def test_a_cable_within_says_for_whom_and_from_whom_it_is(self):
        inner = (
            "<p>Attachment</p><p>TEXT OF CABLE FROM TEHRAN (1572)</p>"
            f"<p>For the President from Ambassador Meyer.</p>{PAPER}"
        )

        self.assertEqual(
            sides(**below(inner)), [("Ambassador Meyer", "President Kennedy")]
        )

    def test_of_many_enclosed_the_one_that_is_given_is_known_by_its_title(self):
        told = (
            "<p>The enclosed draft statement of policy on the subject, prepared by the NSC "
            "Planning Board, is transmitted herewith.</p><p>A staff study is also enclosed "
            "for the information of the Council.</p>"
        )
        inner = (
            f"{told}{SIGNED}<p>[Enclosure]</p><p>DRAFT STATEMENT OF POLICY</p>{PAPER}"
        )

        self.assertEqual(
            sides(inner=inner, heading=MEMORANDUM, signed=""),
            [("the NSC Planning Board", "")],
        )


class InferredSendersTests(TestCase):
    """No words say who wrote these; what the archive concludes is told with its reason."""

    def told(self, heading, head):
        inner = (
            f"{OWN}<p>The paper is attached.</p>{SIGNED}<p>Attachment</p>{head}{PAPER}"
        )
        (text,) = carried(inner=inner, heading=heading, signed="")
        return text.sender, text.sender_doubt

    def test_what_a_body_sends_is_its_own_work(self):
        name, doubt = self.told(
            "Memorandum From the Joint Chiefs of Staff to Secretary of Defense McNamara",
            "",
        )

        self.assertEqual(name, "the Joint Chiefs of Staff")
        self.assertIn("concluded", doubt)

    def test_what_a_person_sends_may_be_anybodys(self):
        name, _ = self.told("Memorandum From Secretary of State Rusk to Mr. Bundy", "")

        self.assertEqual(name, "")

    def test_a_letter_is_suggested_to_whom_shall_send_it(self):
        name, doubt = self.told(
            "Memorandum From the Secretary of State to President Eisenhower",
            "<p>SUGGESTED LETTER</p>",
        )

        self.assertEqual(name, "President Eisenhower")
        self.assertIn("concluded", doubt)

    def test_an_office_writes_under_its_own_letterhead(self):
        name, doubt = self.told(
            "Memorandum From Secretary of State Rusk to Mr. Bundy",
            "<p>THE SECRETARY OF DEFENSE</p><p>WASHINGTON</p><p>July 11, 1962</p>",
        )

        self.assertEqual(name, "the Secretary of Defense")
        self.assertIn("letterhead", doubt)

    def test_titles_and_heads_name_no_more_than_they_say(self):
        cases = {
            "MEMORANDUM FOR THE RECORD": ("", ""),
            "TRANSPORT OF OIL FROM THE MIDDLE EAST": ("", ""),
            "TRANSLATION OF AIDE-MÉMOIRE DELIVERED TO PRESIDENT EISENHOWER BY THE SOVIET "
            "AMBASSADOR, JANUARY 23, 1956": (
                "Soviet Ambassador",
                "President Eisenhower",
            ),
            "Memorandum by the Joint Chiefs of Staff for the Secretary of Defense "
            "(Forrestal)": (
                "the Joint Chiefs of Staff",
                "the Secretary of Defense (Forrestal)",
            ),
            "Draft Note to be Presented to Ambassador Ronne": ("", "Ambassador Ronne"),
        }
        for head, told in cases.items():
            with self.subTest(head):
                inner = f"<p>Attachment</p><p>{head}</p>{PAPER}{OWN}"

                self.assertEqual(sides(**below(inner)), [told])


class BodiesTests(TestCase):
    def test_a_title_names_who_received_a_note(self):
        title = (
            "TEXT OF A NOTE RECEIVED BY H.M. CHARGÉ D’AFFAIRES IN PEIPING ON APRIL 9th"
        )
        inner = f"<p>Attachment</p><p>{title}</p>{PAPER}{PAPER}"

        self.assertEqual(sides(**below(inner)), [("", "H.M. Chargé D’affaires")])

    def test_a_title_names_the_body_whose_work_it_is(self):
        for title, sender in (
            (
                "REPORT OF THE SPECIAL COMMITTEE ON IMPLICATIONS OF NIE 11–62",
                "Committee",
            ),
            ("Department of State Comments on NSC 49", "Department of State"),
            ("Aidé-Mémoire From the Soviet Union", "the Soviet Union"),
        ):
            with self.subTest(title):
                head = f"<p>{title}</p><p>Washington, May 7, 1949.</p>"
                (text,) = carried(**below(f"<p>[Enclosure]</p>{head}{PAPER}"))
                self.assertIn(sender, text.sender)

    def test_an_assistant_to_the_president_writes_not_to_him(self):
        title = (
            "Memorandum by the Special Assistant to the President for Security (Cutler)"
        )
        (text,) = carried(**below(f"<p>[Annex]</p><p>{title}</p>{PAPER}"))

        self.assertEqual(text.recipient, "")

    def test_what_the_president_approved_is_not_his_work(self):
        title = "<p>Progress Report</p><p>(Policy approved by the President, May 7)</p>"
        (text,) = carried(**below(f"<p>[Attachment]</p>{title}{PAPER}"))

        self.assertEqual(text.sender, "")

    def test_what_is_for_somebody_to_use_is_not_his(self):
        for title in (
            "TOPICS FOR DISCUSSION BY THE PRESIDENT AT OTTAWA",
            "DOCUMENTS FOR POSSIBLE SIGNATURE BY THE PRESIDENT",
        ):
            with self.subTest(title):
                told = below(f"<p>[Enclosure]</p><p>{title}</p>{PAPER}")
                self.assertEqual(sides(**told), [("", "")])

    def test_the_last_of_those_who_are_called_on_signs_nothing(self):
        listed = "<p>CALL ON</p><p>Governor Hoegh</p><p>Others</p>"

        self.assertEqual(
            sides(**below(f"<p>[Enclosure]</p>{PAPER}{listed}")), [("", "")]
        )

    def test_an_address_and_a_remark_are_no_part_of_a_name(self):
        head = (
            "<p>MEMORANDUM FOR MR. HENRY A. KISSINGER THE WHITE HOUSE</p>"
            "<p>FROM: THEODORE L. ELIOT [initialed]</p>"
        )

        self.assertEqual(
            sides(**below(f"<p>[Enclosure]</p>{head}{PAPER}")),
            [("Theodore L. Eliot", "Mr. Henry A. Kissinger")],
        )
