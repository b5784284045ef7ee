"""Senders, recipients and titles in headings of the series, of all its decades."""

from unittest import TestCase

from letters.derivation.correspondence.sides.headings import (
    LONGEST_TITLE,
    Correspondents,
    document_title,
    read_heading,
)

# Headings of published volumes, and the two sides they name.
HEADINGS = {
    "190. Letter From President Reagan to Soviet General Secretary Chernenko": (
        "President Reagan",
        "Soviet General Secretary Chernenko",
    ),
    "10. Telegram From the Department of State to the Embassy in Poland": (
        "the Department of State",
        "the Embassy in Poland",
    ),
    "53. Informal Communication From Chairman Khrushchev to President Kennedy": (
        "Chairman Khrushchev",
        "President Kennedy",
    ),
    "2. Telegram 828/Secto 574 From the Interests Section in Syria to the Interests "
    "Section in Algeria": (
        "the Interests Section in Syria",
        "the Interests Section in Algeria",
    ),
    # The name in parentheses ends the sender, even if an office contains a "to".
    "1. Memorandum From the Deputy Assistant to the President for National Security "
    "Affairs (Scowcroft) to President Nixon": (
        "the Deputy Assistant to the President for National Security Affairs (Scowcroft)",
        "President Nixon",
    ),
    "40. Telegram From the Commander in Chief, Pacific (Felt) to the Joint Chiefs of "
    "Staff": ("the Commander in Chief, Pacific (Felt)", "the Joint Chiefs of Staff"),
    "53. Memorandum From the Assistant Secretary of State for International "
    "Organization Affairs (Wilcox) and the Assistant Secretary of State for African "
    "Affairs (Rountree) to the Secretary of State": (
        "the Assistant Secretary of State for International Organization Affairs "
        "(Wilcox) and the Assistant Secretary of State for African Affairs (Rountree)",
        "the Secretary of State",
    ),
    # The only name in parentheses is the recipient's.
    "10. Note From Secretary of State Dulles to the Israeli Ambassador (Eban)": (
        "Secretary of State Dulles",
        "the Israeli Ambassador (Eban)",
    ),
    "7. Memorandum From Helmut Sonnenfeldt of the National Security Council Staff to the "
    "President's Assistant for National Security Affairs (Kissinger)": (
        "Helmut Sonnenfeldt of the National Security Council Staff",
        "the President's Assistant for National Security Affairs (Kissinger)",
    ),
    "60. Memorandum From Secretary of State Rusk to the Representative to the United "
    "Nations (Stevenson)": (
        "Secretary of State Rusk",
        "the Representative to the United Nations (Stevenson)",
    ),
    "238. Letter From Secretary of State Rusk to the Ambassador to Korea (Berger)": (
        "Secretary of State Rusk",
        "the Ambassador to Korea (Berger)",
    ),
    "82. Memorandum From James C. Thomson, Jr., to the Assistant Secretary of State for "
    "Far Eastern Affairs (Harriman)": (
        "James C. Thomson, Jr.",
        "the Assistant Secretary of State for Far Eastern Affairs (Harriman)",
    ),
    # Without parentheses, an office's own "to" is ignored.
    "5. Letter From the Special Assistant to the President to the Secretary of State": (
        "the Special Assistant to the President",
        "the Secretary of State",
    ),
    "6. Telegram From the Mission to the United Nations to the Department of State": (
        "the Mission to the United Nations",
        "the Department of State",
    ),
    "7. Letter From the Consul General to the Department of State": (
        "the Consul General",
        "the Department of State",
    ),
    # Places and dates are no part of the recipient.
    "1. Intelligence Note 195 From the Director of the Bureau of Intelligence and "
    "Research (Hughes) to Secretary of State Rogers, Washington, March 19, 1969": (
        "the Director of the Bureau of Intelligence and Research (Hughes)",
        "Secretary of State Rogers",
    ),
    "14. Airgram A-115 From the Interests Section in Algeria to the Department of State, "
    "April 14, 1969": (
        "the Interests Section in Algeria",
        "the Department of State",
    ),
    "10. Memorandum From the Acting Staff Director (Lichtblau) to the National Security "
    "Council Interdepartmental Group for Africa, Washington, May 11, 1970": (
        "the Acting Staff Director (Lichtblau)",
        "the National Security Council Interdepartmental Group for Africa",
    ),
    # Slips and other orders of words.
    "8. Letter Front President Eisenhower to Prime Minister Eden": (
        "President Eisenhower",
        "Prime Minister Eden",
    ),
    "Memorandum to the National Security Council by the Executive Secretary (Lay)": (
        "the Executive Secretary (Lay)",
        "the National Security Council",
    ),
    # Before 1955 headings have no number, or no kind, or say "by".
    "No. 551 The Acting Secretary of State to the Embassy in Japan": (
        "the Acting Secretary of State",
        "the Embassy in Japan",
    ),
    "The Chargé in the Philippines ( Lockett ) to the Secretary of State": (
        "the Chargé in the Philippines (Lockett)",
        "the Secretary of State",
    ),
    "Mr. William L. Clayton to the Secretary of the Army (Royall)": (
        "Mr. William L. Clayton",
        "the Secretary of the Army (Royall)",
    ),
    "Memorandum by the Counselor (Bohlen) to Marshall S. Carter, Special Assistant to "
    "the Secretary of State": (
        "the Counselor (Bohlen)",
        "Marshall S. Carter, Special Assistant to the Secretary of State",
    ),
    "Report to the National Security Council by the Department of State: Summary of "
    "Conclusions": ("the Department of State", "the National Security Council"),
    "Memorandum for the President by the Special Assistant to the President (Cutler)": (
        "the Special Assistant to the President (Cutler)",
        "the President",
    ),
    "91. Oral Statement by Chairman Khrushchev to President Kennedy": (
        "Chairman Khrushchev",
        "President Kennedy",
    ),
    # A person of an office whose name may hold a "to", but does not here.
    "258. Memorandum From William J. Jorden of the Paris Delegation to Ambassador at "
    "Large Harriman": (
        "William J. Jorden of the Paris Delegation",
        "Ambassador at Large Harriman",
    ),
    "28. Memorandum From Karl Brandt of the Council of Economic Advisers to the "
    "President’s Special Assistant (Randall)": (
        "Karl Brandt of the Council of Economic Advisers",
        "the President’s Special Assistant (Randall)",
    ),
    # Purposes are not part of a name; offices that look like a purpose are.
    "10. Memorandum From Robert W. Komer of the National Security Council Staff to the "
    "President's Military Aide (Clifton) for President Kennedy": (
        "Robert W. Komer of the National Security Council Staff",
        "the President's Military Aide (Clifton)",
    ),
    "136. Memorandum From the Deputy Assistant for Special Operations (Lansdale) to the "
    "Deputy Assistant Secretary for National Security Council Affairs (Williams)": (
        "the Deputy Assistant for Special Operations (Lansdale)",
        "the Deputy Assistant Secretary for National Security Council Affairs (Williams)",
    ),
    # A supplement without texts says everything in its headings.
    "17. Letter from Dutton to Rep. O’Hara, December 13. Relationship between U.S. aid "
    "and the deficit. No classification marking. 2 pp.": ("Dutton", "Rep. O’Hara"),
    "62. Telegram 1404 to Geneva Nusup, August 31. Negotiating strategy to forestall "
    "Soviet withdrawal from conference. Secret. 2 pp.": ("", "Geneva Nusup"),
    "88. Disto 727 from Geneva, August 16. Readout of informal exchange.": (
        "Geneva",
        "",
    ),
    # One side only.
    "11. Memorandum for Director of Central Intelligence Helms": (
        "",
        "Director of Central Intelligence Helms",
    ),
    "59. Memorandum From the President’s Assistant for National Security Affairs "
    "(Brzezinski)": (
        "the President’s Assistant for National Security Affairs (Brzezinski)",
        "",
    ),
    "98. Memorandum to the Chief of the Central Intelligence Agency Station in Taipei "
    "(Cline)": (
        "",
        "the Chief of the Central Intelligence Agency Station in Taipei (Cline)",
    ),
    "Draft Presidential Letter to Andropov": ("", "Andropov"),
    # Not a correspondence.
    "26. Memorandum of a Conversation Between the President and the Secretary of State, "
    "White House, Washington, January 17, 1957": ("", ""),
    "8. Notes From Lunch Between the Assistant to the President (Ellsworth) and the "
    "Soviet Chargé (Tcherniakov)": ("", ""),
    "Extract From Bulletin No. 151, May 17, 1948": ("", ""),
    "103. Statement by the Representative to the United Nations (Young)": ("", ""),
    "46. Editorial Note": ("", ""),
    "Memorandum for the President of Discussion at the 122d Meeting of the National "
    "Security Council": ("", ""),
    "88. Memorandum to Holders of National Intelligence Estimate 11–8–64": ("", ""),
    "12. Report by the National Security Council on the Position of the United States "
    "with Respect to Soviet-Directed World Communism": ("", ""),
    "23. The Soviet Threat to Berlin": ("", ""),
    "9. President Nixon’s Fourth Annual Report to the Congress on U.S. Foreign Policy": (
        "",
        "",
    ),
    "": ("", ""),
}


# Documents without a named recipient, and who wrote them.
AUTHORS = {
    "162. Paper Prepared in the Department of State": "the Department of State",
    "310. Paper Prepared by the Ambassador to Vietnam (Taylor) and the Deputy Ambassador "
    "to Vietnam (Johnson)": "the Ambassador to Vietnam (Taylor) and the Deputy "
    "Ambassador to Vietnam (Johnson)",
    "Memorandum of Conversation, by the Secretary of State": "the Secretary of State",
    "222. Memorandum for the Record by the Acting Secretary of State": (
        "the Acting Secretary of State"
    ),
    "Memorandum by Mr. Paul H. Nitze, Deputy to the Assistant Secretary (Thorp)": (
        "Mr. Paul H. Nitze, Deputy to the Assistant Secretary (Thorp)"
    ),
    "Memorandum by Mr. James L. O’Sullivan, of the Division of Southeast Asian Affairs, "
    "on Preliminary Talks as to Indochina": (
        "Mr. James L. O’Sullivan, of the Division of Southeast Asian Affairs"
    ),
    "388. Memorandum to the File, by the Special Assistant (Russell)": (
        "the Special Assistant (Russell)"
    ),
    "74. Address by President Carter to the Nation": "",
    "103. Statement by the Representative to the United Nations (Young)": "",
}

PLACES = {
    "9. Telegram From the Department of State to the Secretary of State, in Paris": "Paris",
    "41. Telegram From the Department of State to Secretary Rusk, at The Hague": "The Hague",
    "90. Telegram From Michael V. Forrestal to the President, at Palm Beach, Florida": (
        "Palm Beach, Florida"
    ),
    "3. Letter From A B to the Officer, in Charge": "",
    "3. Letter From A B to C D": "",
}

TITLES = {
    "190. Letter From A\n   to B": "Letter From A to B",
    "No. 779\u2028The Secretary of State to the Secretary of Defense": (
        "The Secretary of State to the Secretary of Defense"
    ),
    "[12]. The Consul ( Gibson ) to the Secretary": "The Consul (Gibson) to the Secretary",
    "302a. Editorial Note": "Editorial Note",
    "12.5 Percent": "12.5 Percent",
    "  ": "",
}


class HeadingTests(TestCase):
    def test_each_heading_names_its_two_sides(self):
        for heading, sides in HEADINGS.items():
            with self.subTest(heading):
                correspondents = read_heading(heading)
                self.assertEqual(
                    (correspondents.sender, correspondents.recipient), sides
                )

    def test_what_nobody_sent_may_have_an_author(self):
        for heading, author in AUTHORS.items():
            with self.subTest(heading):
                self.assertEqual(read_heading(heading), Correspondents(author=author))

    def test_a_heading_may_say_where_the_recipient_was(self):
        for heading, place in PLACES.items():
            with self.subTest(heading):
                self.assertEqual(read_heading(heading).place, place)

    def test_the_title_is_the_heading_without_its_number(self):
        for heading, title in TITLES.items():
            with self.subTest(heading):
                self.assertEqual(document_title(heading), title)

    def test_a_title_has_its_limit(self):
        self.assertEqual(len(document_title("1. " + "Letter " * 200)), LONGEST_TITLE)

    def test_white_space_and_the_style_of_a_number_change_nothing(self):
        for heading in (
            "Letter From A B to C D",
            "12. Letter\nFrom  A B\n to C D",
            "[12]. Letter From A B to C D",
            "12a. Letter From A B to C D",
        ):
            with self.subTest(heading):
                self.assertEqual(read_heading(heading), Correspondents("A B", "C D"))

    def test_hostile_headings_end_soon(self):
        for heading in (
            "Letter From " + " to " * 3_000,
            "Letter From " + "( " * 3_000,
            "Letter to " + "by " * 3_000,
        ):
            with self.subTest(heading[:20]):
                self.assertIsInstance(read_heading(heading), Correspondents)


class AuthorTests(TestCase):
    def test_bodies_that_report_are_authors(self):
        for heading, author in (
            (
                "83. Operations Coordinating Board Report",
                "Operations Coordinating Board",
            ),
            (
                "49. Special Report of the U.S. Intelligence Board’s Watch Committee",
                "U.S. Intelligence Board’s Watch Committee",
            ),
            ("50. Statement Prepared by the Ad Hoc Committee", "the Ad Hoc Committee"),
            ("312. Study Prepared in Response to NSSM 115", ""),
            ("256. National Security Action Memorandum No. 151", ""),
        ):
            with self.subTest(heading):
                self.assertEqual(read_heading(heading), Correspondents(author=author))

    def test_where_a_minister_travelled_is_no_part_of_his_name(self):
        for to, name, place in (
            (
                "Secretary of State Kissinger in Madrid",
                "Secretary of State Kissinger",
                "Madrid",
            ),
            ("the Ambassador in France", "the Ambassador in France", ""),
        ):
            with self.subTest(to):
                sides = read_heading(f"Telegram From the Department of State to {to}")
                self.assertEqual((sides.recipient, sides.place), (name, place))
