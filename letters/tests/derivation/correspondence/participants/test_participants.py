"""Who took part: lists of participants, labels in the text, headings."""

from unittest import TestCase

from letters.derivation.correspondence.participants.participants import (
    find_participants,
)
from letters.derivation.text.main_text import MainText
from letters.tei.body import read_document
from letters.tei.source import TEI_NAMESPACE


def participants(text, heading="Memorandum of Conversation"):
    tei = f'<div xmlns="{TEI_NAMESPACE}"><head>{heading}</head>{text}<p>They met.</p></div>'
    found = find_participants(MainText(read_document(tei)).blocks)
    return [(person.name, person.office, person.side) for person in found]


def names(text, heading="Memorandum of Conversation"):
    return [name for name, _, _ in participants(text, heading)]


def listed(*items, head="PARTICIPANTS", kind="participants"):
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<list type="{kind}"><head>{head}</head>{inner}</list>'


class ListedParticipantTests(TestCase):
    def test_a_name_ends_where_the_office_begins(self):
        for item, name, office in (
            ("The Secretary", "The Secretary", ""),
            (
                "Mr. Per Fergo, Minister-Counselor",
                "Mr. Per Fergo",
                "Minister-Counselor",
            ),
            ("Walter J. Stoessel, Jr., EUR", "Walter J. Stoessel, Jr.", "EUR"),
            ("Chi Peng-fei - Foreign Minister", "Chi Peng-fei", "Foreign Minister"),
            ("NE—Fraser Wilkins", "Fraser Wilkins", "NE"),
            ("Secretary of Defense—Robert S. McNamara", "Robert S. McNamara", None),
            ("Chairman, SALT Delegation, Ambassador U. Johnson", None, None),
            ("Mr. Krimer (Interpreter)", "Mr. Krimer", ""),
            ("Dr. Charles Malik, Ambassador of Lebanon", "Dr. Charles Malik", None),
        ):
            with self.subTest(item):
                ((found, role, _),) = participants(listed(item))
                self.assertEqual(found, name or "Ambassador U. Johnson")
                if office is not None:
                    self.assertEqual(role, office)

    def test_several_names_in_one_line_are_several_persons(self):
        for item in (
            "General Norstad, Mr. Robert Bowie, General Goodpaster",
            "General Norstad; Mr. Robert Bowie and General Goodpaster",
        ):
            with self.subTest(item):
                self.assertEqual(
                    names(listed(item)),
                    ["General Norstad", "Mr. Robert Bowie", "General Goodpaster"],
                )

    def test_a_line_that_names_a_side_is_nobody(self):
        for side in ("<hi rend='italic'>U.S.</hi>", "U.S.:"):
            with self.subTest(side):
                found = participants(listed(side, "Secretary Rusk"))
                self.assertEqual(found, [("Secretary Rusk", "", "U.S.")])
        self.assertEqual(
            participants(listed("State: Mr. George Ball", "Mr. Nitze")),
            [("Mr. George Ball", "", "State"), ("Mr. Nitze", "", "")],
        )

    def test_names_below_two_sides_of_one_row_are_of_neither(self):
        columns = listed(
            "CIA", "State", "Mr. Helms", "Mr. Johnson", "Defense", "Mr. Nutter"
        )
        self.assertEqual(
            [side for _, _, side in participants(columns)], ["", "", "Defense"]
        )
        within = listed("United States", "State", "Mr. Johnson")
        self.assertEqual(participants(within), [("Mr. Johnson", "", "State")])

    def test_a_side_ends_with_its_dashes(self):
        chiefs = listed("Defense", "—Adm. Moorer", "—Gen. Ryan", "Gen. Scowcroft")
        self.assertEqual(
            [side for _, _, side in participants(chiefs)], ["Defense", "Defense", ""]
        )

    def test_a_list_within_is_a_side(self):
        inner = "<list><head>Italy</head><item>Minister Fanfani</item></list>"
        self.assertEqual(
            participants(listed(inner)), [("Minister Fanfani", "", "Italy")]
        )

    def test_those_who_share_a_title_are_several_persons(self):
        for item, expected in (
            (
                "Messrs. Hoover, Dodge, and Cullen",
                ["Hoover", "Dodge", "Cullen"],
            ),
            (
                "Assistant Secretaries Bundy and Manning, Mr. Green",
                [
                    "Assistant Secretary Bundy",
                    "Assistant Secretary Manning",
                    "Mr. Green",
                ],
            ),
            (
                "Dr. Henry A. Kissinger and Soviet Ambassador Dobrynin",
                ["Dr. Henry A. Kissinger", "Soviet Ambassador Dobrynin"],
            ),
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), expected)

    def test_an_office_in_a_list_of_names_is_a_person(self):
        self.assertEqual(
            names(listed("Mr. Johnson, The Attorney General, Mr. Bundy vice Mr. Bell")),
            ["Mr. Johnson", "The Attorney General", "Mr. Bundy"],
        )

    def test_the_name_of_a_state_is_a_side(self):
        self.assertEqual(
            participants(listed("Japan", "Mr. Ikeda", "U.S.", "Mr. Ball")),
            [("Mr. Ikeda", "", "Japan"), ("Mr. Ball", "", "U.S.")],
        )

    def test_the_state_that_somebody_speaks_for_is_no_part_of_the_name(self):
        self.assertEqual(
            participants(listed("Ambassador Iyalla of Nigeria")),
            [("Ambassador Iyalla", "of Nigeria", "")],
        )

    def test_a_code_behind_an_office_is_no_name(self):
        item = "George W. Ball, Under Secretary of State for Economic Affairs—B"
        ((name, office, _),) = participants(listed(item))
        self.assertEqual(name, "George W. Ball")
        self.assertIn("B", office)

    def test_a_list_behind_the_text_counts_where_none_stands_before_it(self):
        text = "<p>PARTICIPANTS<lb/>(See attached list)</p>" + "<p>They spoke.</p>" * 70
        behind = listed(
            "Mr. Ball", "Mr. Borisov", head="LIST OF PARTICIPANTS", kind="x"
        )
        self.assertEqual(names(text + behind), ["Mr. Ball", "Mr. Borisov"])

    def test_others_without_names_are_nobody(self):
        for item in ("Three Notetakers", "Interpreter", "[name not declassified]"):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), [])

    def test_other_lists_name_nobody(self):
        self.assertEqual(names(listed("Mr. Nes", head="COPIES TO:", kind="to")), [])

    def test_a_list_is_known_by_its_head_alone(self):
        for head in ("Participants:", "OTHERS PRESENT", "In attendance", "PRESENT"):
            with self.subTest(head):
                self.assertEqual(
                    names(listed("Mr. Nes", head=head, kind="x")), ["Mr. Nes"]
                )


class LabelledParticipantTests(TestCase):
    def test_the_lines_after_a_label_are_names(self):
        both = ["Mr. Soedjatmoko", "Jacob Beam"]
        for text in (
            "<p>Participants: Mr. Soedjatmoko, Representative<lb/>Jacob Beam, Consul</p>",
            "<p>PARTICIPANTS:</p><p>Mr. Soedjatmoko, Representative</p>"
            "<p>Jacob Beam, Consul</p>",
            "<table><row><cell>Participants:</cell><cell>Mr. Soedjatmoko</cell></row>"
            "<row><cell/><cell>Jacob Beam, Consul</cell></row></table>",
        ):
            with self.subTest(text):
                self.assertEqual(names(text), both)

    def test_a_sentence_about_what_is_present_is_no_list(self):
        text = "<p>Present policy consists of related objectives.</p>"
        self.assertEqual(names(text), [])

    def test_a_line_about_the_meeting_ends_the_names(self):
        text = "<p>Participants:</p><p>Mr. Robert Ellsworth</p><p>Location: The Pentagon</p>"
        self.assertEqual(names(text), ["Mr. Robert Ellsworth"])


class SpokenPartyTests(TestCase):
    def test_the_heading_names_who_spoke(self):
        for heading, expected in (
            (
                "Memorandum of a Conversation Between the Assistant Secretary of State for "
                "Near Eastern, South Asian, and African Affairs (Allen) and the Israeli "
                "Ambassador (Eban), Department of State, Washington, February 16, 1956",
                ["Allen", "Eban"],
            ),
            (
                "Memorandum of a Telephone Conversation Between the Secretary of State in "
                "Washington and John J. McCloy in New York, April 4, 1957, 1:35 p.m.",
                ["the Secretary of State", "John J. McCloy"],
            ),
            (
                "Telephone Conversation Between President Johnson and Senator Dirksen",
                ["President Johnson", "Senator Dirksen"],
            ),
            (
                "Memorandum of a Telephone Conversation Between the President in Augusta, "
                "Georgia, and the Secretary of State in Washington, February 2, 1957",
                ["the President", "the Secretary of State"],
            ),
            ("Memorandum of Conference With President Kennedy", ["President Kennedy"]),
            ("Minutes of a Meeting With the United Kingdom", []),
            ("Memorandum From Bundy to the President on a Meeting With Gaitskell", []),
        ):
            with self.subTest(heading):
                self.assertEqual(names("", heading), expected)

    def test_a_list_says_it_better(self):
        heading = "Memorandum of Conversation Between Rusk and Gromyko"
        self.assertEqual(names(listed("Mr. Nes"), heading), ["Mr. Nes"])

    def test_beside_those_who_were_also_present_the_heading_counts(self):
        heading = "Memorandum of Conversation Between Rusk and Gromyko"
        found = names(listed("Mr. Nes", "Mr. Rusk", head="ALSO PRESENT"), heading)
        self.assertEqual(found, ["Gromyko", "Mr. Nes", "Mr. Rusk"])

    def test_the_president_was_there_when_the_list_has_only_the_others(self):
        for heading, item, expected in (
            ("Meeting With the President", "The Vice President", "the President"),
            ("Meeting With President Johnson", "Mr. Tom Johnson", "President Johnson"),
        ):
            with self.subTest(heading):
                self.assertEqual(names(listed(item), heading), [expected, item])
        self.assertEqual(
            names(listed("The President"), "Meeting With President Johnson"),
            ["The President"],
        )


class ListedLineTests(TestCase):
    def test_a_department_is_a_side(self):
        self.assertEqual(
            participants(listed("Treasury", "Secretary Dillon")),
            [("Secretary Dillon", "", "Treasury")],
        )
        self.assertEqual(
            names(listed("The Secretary of State")), ["The Secretary of State"]
        )

    def test_the_end_of_an_office_in_a_line_of_its_own_is_nobody(self):
        self.assertEqual(
            names(listed("Ambassador Lasram, Director", "Foreign Ministry")),
            ["Ambassador Lasram"],
        )

    def test_a_name_stands_before_one_that_the_editors_took_out(self):
        item = "George Carver [name not declassified] (only for the briefing)"
        self.assertEqual(names(listed(item)), ["George Carver"])

    def test_particles_belong_to_names(self):
        item = "The Netherlands Ambassador, Mr. van Kleffens"
        self.assertEqual(names(listed(item)), ["Mr. van Kleffens"])

    def test_an_office_ends_a_marked_name_without_a_comma(self):
        item = "Admiral <persName>Lewis L. Strauss</persName> Chairman, AEC"
        self.assertEqual(
            participants(listed(item)),
            [("Admiral Lewis L. Strauss", "Chairman, AEC", "")],
        )


class MissingCommaTests(TestCase):
    def test_an_office_may_follow_a_name_without_a_comma(self):
        for item, name, office in (
            (
                "Bertram W. Rein Deputy Assistant Secretary for Transportation",
                "Bertram W. Rein",
                "Deputy Assistant Secretary for Transportation",
            ),
            (
                "Abdel Kader Bousselham Chief, Interests Section",
                "Abdel Kader Bousselham",
                "Chief, Interests Section",
            ),
            (
                "<persName>George M. Lane</persName> Algerian Desk Officer",
                "George M. Lane",
                "Algerian Desk Officer",
            ),
        ):
            with self.subTest(item):
                self.assertEqual(participants(listed(item)), [(name, office, "")])

    def test_where_somebody_is_from_is_no_part_of_a_titled_name(self):
        for item, name in (
            ("Governing Mayor Willy Brandt of Berlin", "Governing Mayor Willy Brandt"),
            ("Mr. John Derry of AEC", "Mr. John Derry"),
            ("The Secretary of the Treasury", "The Secretary of the Treasury"),
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), [name])

    def test_a_title_before_a_name_is_no_office(self):
        item = "Tunisian Foreign Minister Mohammed Masmoudi"
        self.assertEqual(names(listed(item)), [item])


class SeveralInOneLineTests(TestCase):
    def test_those_behind_a_dash_are_of_the_side_before_it(self):
        self.assertEqual(
            participants(listed("Justice—Mr. Schlei, Mr. Ulman")),
            [("Mr. Schlei", "", "Justice"), ("Mr. Ulman", "", "Justice")],
        )

    def test_two_whole_names_share_an_office(self):
        self.assertEqual(
            participants(listed("Tang Wen-sheng and Chi Chao-chu, Interpreters")),
            [
                ("Tang Wen-sheng", "Interpreters", ""),
                ("Chi Chao-chu", "Interpreters", ""),
            ],
        )

    def test_a_second_office_of_one_person_is_nobody(self):
        item = "Toshio Kimura—Minister of State and Director General of the Cabinet"
        self.assertEqual(names(listed(item)), ["Toshio Kimura"])

    def test_words_around_the_names_are_not_of_them(self):
        for item, expected in (
            ("Mr. Day and Mr. Hill were present for Item 1", ["Mr. Day", "Mr. Hill"]),
            ("Mr. Day, Mr. Hill, et al.", ["Mr. Day", "Mr. Hill"]),
            ("His Excellency, Levi Eshkol, Premier", ["His Excellency Levi Eshkol"]),
            ("1LT Diane, Aide", ["1LT Diane"]),
            ("Mr. Lovett; and U: Mr. Gullion", ["Mr. Lovett", "Mr. Gullion"]),
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), expected)

    def test_a_name_stands_behind_an_office_and_a_dash(self):
        for item in (
            "Asst for East Europe - Capt R. J. Kurth",
            "Capt R. J. Kurth, Adviser - Defense",
        ):
            with self.subTest(item):
                self.assertEqual(names(listed(item)), ["Capt R. J. Kurth"])

    def test_those_without_a_name_are_nobody(self):
        items = ("The Cabinet", "Representatives of oil companies", "Mr. Holman")
        self.assertEqual(names(listed(*items)), ["Mr. Holman"])

    def test_an_ambassador_behind_the_secretary_is_another_person(self):
        self.assertEqual(
            names(listed("The Secretary Ambassador Thompson", "Mr. Tyler")),
            ["The Secretary", "Ambassador Thompson", "Mr. Tyler"],
        )
        self.assertEqual(
            names(listed("The Secretary General")), ["The Secretary General"]
        )

    def test_a_dash_may_be_the_hyphen_of_a_name(self):
        found = participants(listed("Ambassador Abdullah al–Khayyal", "NE–Mr. Bergus"))
        self.assertEqual(
            found,
            [("Ambassador Abdullah al–Khayyal", "", ""), ("Mr. Bergus", "NE", "")],
        )

    def test_surnames_may_follow_one_who_has_an_office(self):
        self.assertEqual(
            names(listed("The President, Secretaries Rusk, McNamara, Acheson, Ball")),
            ["The President", "Rusk", "McNamara", "Acheson", "Ball"],
        )
        self.assertEqual(
            names(listed("The President, Government House")), ["The President"]
        )

    def test_other_officers_are_nobody(self):
        self.assertEqual(
            names(listed("Mr. Moses—Mobil", "Other Departmental Officers")),
            ["Mr. Moses"],
        )


class SideTests(TestCase):
    def test_a_department_is_a_side_by_its_whole_name(self):
        self.assertEqual(
            participants(listed("Department of Defense", "Amos Jordan", "Lee Hill")),
            [
                ("Amos Jordan", "", "Department of Defense"),
                ("Lee Hill", "", "Department of Defense"),
            ],
        )

    def test_the_first_cell_of_a_row_is_a_side(self):
        table = (
            "<table><row><cell>Republic of Korea—</cell><cell>Mr. Han, Minister</cell>"
            "</row><row><cell/><cell>Mr. Song, First Secretary</cell></row></table>"
        )
        self.assertEqual(
            participants(listed(table)),
            [
                ("Mr. Han", "Minister", "Republic of Korea"),
                ("Mr. Song", "First Secretary", "Republic of Korea"),
            ],
        )

    def test_two_delegations_need_no_label(self):
        text = (
            "<p>CHINESE DELEGATION</p><p>Mr. Chiao Kuan-hua, Vice-Minister</p>"
            "<p>AMERICAN DELEGATION</p><p>Sen. Mike Mansfield, Majority Leader</p>"
            "<p>Mr. Frank Valeo, Secretary</p><p>The meeting lasted long.</p>"
        )
        self.assertEqual(
            names(text),
            ["Mr. Chiao Kuan-hua", "Sen. Mike Mansfield", "Mr. Frank Valeo"],
        )

    def test_one_delegation_is_not_all_of_them(self):
        text = (
            "<p>AMERICAN DELEGATION</p><p>Mr. Frank Valeo, Secretary</p><p>It left.</p>"
        )
        self.assertEqual(names(text), [])


class LabelOfItsOwnTests(TestCase):
    def test_one_paragraph_of_many_names_may_follow(self):
        many = [f"Mr. {name}" for name in ("Alder", "Birch", "Cedar", "Elder", "Hazel")]
        text = f"<p>PRESENT</p><p>The President, {', '.join(many * 3)}</p>"
        self.assertEqual(names(text, "Notes of a Meeting"), ["The President", *many])

    def test_notes_of_his_meeting_name_the_president(self):
        text = (
            "<p>NOTES OF THE PRESIDENT'S MEETING WITH<lb/>Secretary McNamara<lb/>"
            "Undersecretary Nitze</p>"
        )
        self.assertEqual(
            names(text, "Notes of Meeting"),
            ["The President", "Secretary McNamara", "Undersecretary Nitze"],
        )


class ToldPartyTests(TestCase):
    def test_a_summary_tells_with_whom_its_author_met(self):
        heading = (
            "150. Memorandum for the Record prepared by McCone, November 12. Meeting with "
            "Dr. Teller on nuclear testing. Top Secret. 2 pp."
        )
        self.assertEqual(names("", heading), ["McCone", "Dr. Teller"])

    def test_the_state_of_a_general_is_no_part_of_his_name(self):
        heading = (
            "Memorandum of a Conversation Between the Secretary of Defense and General "
            "Khammash of Jordan, Washington, December 13, 1966"
        )
        self.assertEqual(
            names("", heading), ["the Secretary of Defense", "General Khammash"]
        )

    def test_commas_part_each_of_those_between_whom_a_meeting_was(self):
        self.assertEqual(
            names(
                "",
                heading="Meeting Between the President, Moroccan Prime Minister Laraki, "
                "Assistant Secretary of State Newsom, and Henry A. Kissinger",
            ),
            [
                "the President",
                "Moroccan Prime Minister Laraki",
                "Assistant Secretary of State Newsom",
                "Henry A. Kissinger",
            ],
        )

    def test_an_embassy_or_a_department_is_nobody(self):
        heading = (
            "Transcript of a Teletype Conversation Between the Legation in Hungary "
        )
        self.assertEqual(names("", heading + "and the Department of State"), [])


class LinesOfManyTests(TestCase):
    def test_offices_and_titled_names_in_one_line_are_a_person_each(self):
        line = (
            "The President, the Secretary of State, Ambassador Harriman, Mr. Bohlen, "
            "Department of State, Mr. Kennan"
        )

        found = participants(listed(line))

        self.assertEqual(
            [name for name, _, _ in found],
            [
                "The President",
                "the Secretary of State",
                "Ambassador Harriman",
                "Mr. Bohlen",
                "Mr. Kennan",
            ],
        )
        self.assertEqual(found[3][1], "Department of State")

    def test_a_side_behind_the_last_is_that_of_all(self):
        found = participants(
            listed("Mr. Green, Mr. Barbis, Mr. Lee, General Clay—State")
        )
        self.assertEqual({side for _, _, side in found}, {"State"})
        self.assertEqual(len(found), 4)

    def test_many_surnames_alone_are_a_person_each(self):
        line = "Prochnow, Kalijarvi, Knoll, Burgess, Overby, DE Lany"
        self.assertEqual(names(listed(line)), line.split(", "))

    def test_an_office_before_one_name_is_none_of_a_list(self):
        found = participants(listed("Secretary of State, William P. Rogers"))
        self.assertEqual(found, [("William P. Rogers", "Secretary of State", "")])

    def test_what_is_told_of_a_person_is_no_name(self):
        for line, name in (
            ("Senator Hugh Scott [R-Pennsylvania]", "Senator Hugh Scott"),
            ("Lord Inverchapel, as alternate for Mr. Howe", "Lord Inverchapel"),
            (
                "Jan KINAST Undersecretary of State in the Ministry of Trade",
                "Jan KINAST",
            ),
        ):
            with self.subTest(line):
                self.assertEqual(names(listed(line)), [name])

    def test_a_line_of_nobody_names_nobody(self):
        for line in (
            "Listed on Page 5",
            "[See Attached List]",
            "Mr. Packard was out of the city",
            "By Invitation",
            "Four British military representatives",
        ):
            with self.subTest(line):
                self.assertEqual(names(listed(line)), [])

    def test_a_name_without_a_title_shares_the_line_of_one_with(self):
        self.assertEqual(
            names(listed("Senator Mansfield and Valeo")), ["Senator Mansfield", "Valeo"]
        )

    def test_who_was_there_for_a_while_ends_no_line(self):
        line = (
            "Mr. Engle and Mr. Poats were present for Item No. 2 Mr. Martin, Mr. Koren"
        )
        self.assertEqual(
            names(listed(line)), ["Mr. Engle", "Mr. Poats", "Mr. Martin", "Mr. Koren"]
        )

    def test_a_long_office_does_not_end_a_list_of_paragraphs(self):
        office = "Director of the Office of European, North American and Australasian Affairs"
        text = (
            "<p>PARTICIPANTS:</p><p>Winston Lord, NSC Staff</p>"
            f"<p><persName>Chang Wen-chin</persName>, {office}, Ministry of Trade</p>"
            "<p>Chi Chao-chu, Interpreter</p>"
        )
        self.assertEqual(
            names(text), ["Winston Lord", "Chang Wen-chin", "Chi Chao-chu"]
        )

    def test_names_in_capitals_may_stand_over_the_text(self):
        text = (
            "<p>NOTES OF THE PRESIDENT’S MEETING</p><p>WITH</p><p>SECRETARY RUSK</p>"
            "<p>CYRUS VANCE</p><p>The President congratulated him.</p>"
        )
        self.assertEqual(
            names(text, "Notes of Meeting"),
            ["The President", "SECRETARY RUSK", "CYRUS VANCE"],
        )


class ToldMeetingTests(TestCase):
    def test_a_meeting_to_come_has_no_participants(self):
        for subject in ("Your Meeting with General Sumitro", "Meeting With the Shah"):
            with self.subTest(subject):
                text = f"<p>SUBJECT: {subject}</p><p>The General will arrive on Monday.</p>"
                heading = "Memorandum From John H. Holdridge to President Nixon"
                self.assertEqual(names(text, heading), [])

    def test_a_conversation_that_is_reported_to_somebody_has(self):
        text = "<p>SUBJECT: Luncheon Conversation with Secretary McNamara</p>"
        heading = "Memorandum From the Ambassador to France (Bohlen) to Mr. Thompson"
        self.assertIn("Secretary McNamara", names(text, heading))

    def test_when_and_about_what_is_none_of_a_name(self):
        for subject in (
            "Meeting with Max Taylor at 5:15 this afternoon",
            "Meeting with Max Taylor—31 March 1965",
            "Conversation with Max Taylor Concerning the Pass",
        ):
            with self.subTest(subject):
                text = f"<p>SUBJECT: {subject}</p>"
                self.assertEqual(
                    names(text, "Memorandum for the Record"), ["Max Taylor"]
                )

    def test_bodies_and_the_reader_are_nobody(self):
        for party in ("members of the Committee of Principals", "you"):
            with self.subTest(party):
                heading = f"Memorandum of Conversation With {party}"
                self.assertEqual(names("", heading), [])

    def test_a_line_above_the_text_tells_with_whom(self):
        text = "<p>Conversation with Vorontsov—Map Room</p><p>We met at noon.</p>"
        self.assertEqual(names(text), ["Vorontsov"])

    def test_offices_of_both_are_kept_together(self):
        for heading, both in (
            (
                "Conversation Between President Nixon and his Assistant (Kissinger)",
                ["President Nixon", "Kissinger"],
            ),
            (
                "Conversation Between the Adviser on Disarmament (McCloy) and the Soviet "
                "Ambassador (Dobrynin)",
                ["McCloy", "Dobrynin"],
            ),
            (
                "Conversation Between Frank E. Cash, Jr., and Arthur R. Day",
                ["Frank E. Cash, Jr.", "Arthur R. Day"],
            ),
        ):
            with self.subTest(heading):
                self.assertEqual(names("", heading), both)


class LabelledSpeakerTests(TestCase):
    LIST = listed("The President", "Secretary Rusk", "Walt Rostow")
    TALK = "<p>The President: Well?</p><p>Secretary Rusk: Yes.</p><p>The President: No.</p>"

    def test_who_speaks_and_is_none_of_the_list_took_part(self):
        text = f"{self.LIST}{self.TALK}<p>General Wheeler: Let me try.</p>"
        self.assertEqual(names(text)[-1], "General Wheeler")

    def test_an_office_in_the_list_may_be_the_speaker(self):
        text = f"{self.LIST}{self.TALK}<p>President Nixon: Let me try.</p>"
        self.assertNotIn("President Nixon", names(text))

    def test_a_label_of_a_topic_is_no_speaker(self):
        text = f"{self.LIST}<p>General De Gaulle: He is difficult.</p>"
        self.assertNotIn("General De Gaulle", names(text))

    def test_initials_that_recur_before_speeches_are_somebody(self):
        text = "<p>RSM: No.</p><p>UN: a matter.</p><p>UN: again.</p><p>RSM: Yes.</p>"
        self.assertEqual(
            names(text, "Personal Notes of a Meeting With President Johnson"),
            ["President Johnson", "RSM"],
        )

    def test_initials_of_a_party_are_no_other(self):
        text = "<p>LBJ: No.</p><p>LBJ: Yes.</p>"
        self.assertEqual(
            names(text, "Personal Notes of a Meeting With President Johnson"),
            ["President Johnson"],
        )

    def test_names_in_capitals_speak(self):
        text = "<p>MR. HARTMAN: I ask.</p><p>AMB. BRUCE: I agree.</p>"
        self.assertEqual(
            names(text, "Notes of a Meeting"), ["MR. HARTMAN", "AMB. BRUCE"]
        )

    def test_a_letter_stands_for_the_other_party_of_a_call(self):
        text = (
            "<p>Telcon<lb/>The President</p><p>K: Yes.</p><p>P: No.</p><p>K: Well.</p>"
            "<p>P: So.</p>"
        )
        self.assertEqual(
            names(text, "Transcript of Telephone Conversation"), ["The President", "K"]
        )
