"""The kind of a document, by its heading or its first words."""

from unittest import TestCase

from letters.derivation.description.document_kinds import (
    DocumentKind,
    document_kind,
    find_kind,
)
from letters.derivation.text.main_text import MainText
from letters.tests.derivation.texts import records_of, records_of_tei

KINDS = {
    DocumentKind.LETTER: [
        "190. Letter From President Reagan to Soviet General Secretary Chernenko",
        "Text of a Letter to the President",
    ],
    DocumentKind.DRAFT_LETTER: ["Draft Presidential Letter to Andropov"],
    DocumentKind.MESSAGE: [
        "18. Backchannel Message From A to B",
        "53. Informal Communication From Chairman Khrushchev to President Kennedy",
    ],
    DocumentKind.TELEGRAM: [
        "10. Circular Telegram From the Department of State to Certain Posts",
        "Telegram 828/Secto 574 From A to B",
        "Secto 107 from Geneva, March 25.",
    ],
    DocumentKind.DESPATCH: [
        "Despatch From A to B",
        "Dispatch From A to B",
        "Airgram A-43 From A to B",
        "Circular Instruction From A to B",
    ],
    DocumentKind.NOTE: [
        "Note From the Danish Ambassador (Ronne) to Secretary of State Rusk",
        "Exchange of Notes",
        "Diplomatic Note",
        "Aide-Mémoire From the Department of State to the Soviet Embassy",
        "91. Oral Statement by Chairman Khrushchev to President Kennedy",
    ],
    DocumentKind.MEMORANDUM: [
        "Action Memorandum From A to B",
        "Memorandum for the Record",
        "Diary Entry by the Ambassador to Germany (Bruce)",
        "Note by the Executive Secretary (Lay) to the National Security Council",
    ],
    DocumentKind.CONVERSATION: [
        "Memorandum of a Telephone Conversation Between A and B",
        "Memorandum of Conversation, by the Secretary of State",
        "Telephone Conversation Between President Johnson and A",
        "Transcript of a Teletype Conversation Between A and B",
    ],
    DocumentKind.MINUTES: [
        "Minutes of the 76th Meeting of the Council",
        "Notes of a Meeting, The White House",
        "Memorandum of Discussion at the 377th Meeting of the Council",
        "Memorandum of Conference With President Eisenhower",
    ],
    DocumentKind.REPORT: [
        "162. Paper Prepared in the Department of State",
        "Progress Report by the Operations Coordinating Board",
        "Intelligence Note 876 From A to B",
    ],
    DocumentKind.ESTIMATE: [
        "Special National Intelligence Estimate",
        "National Intelligence Estimate 75/76-70, Washington, May 21, 1970",
    ],
    DocumentKind.DIRECTIVE: [
        "National Security Action Memorandum No. 158",
        "National Security Study Memorandum 87",
        "Statement of Policy by the National Security Council",
    ],
    DocumentKind.ADDRESS: [
        "Address by Vice President Mondale",
        "Interview With Secretary of State Kissinger",
        "Statement by Senator Walter F. Mondale",
    ],
    DocumentKind.EDITORIAL_NOTE: ["46. Editorial Note"],
    DocumentKind.OTHER: ["", "Daily Top Secret Summary of Nothing", "A to B"],
}
OF_THE_SECRETARY = "The Secretary of State to the Embassy in Japan"


class DocumentKindTests(TestCase):
    def test_the_heading_names_the_kind(self):
        for kind, headings in KINDS.items():
            for heading in headings:
                with self.subTest(heading):
                    self.assertEqual(document_kind(heading), kind)

    def test_the_file_number_names_it_where_the_heading_does_not(self):
        for filed_as, kind in {
            "340/9–1354: Telegram": DocumentKind.TELEGRAM,
            "890.0146/7–2949: Circular airgram": DocumentKind.DESPATCH,
            "711.90/3–1448": DocumentKind.OTHER,
        }.items():
            with self.subTest(filed_as):
                actual = document_kind(OF_THE_SECRETARY, filed_as=filed_as)
                self.assertEqual(actual, kind)

    def test_the_first_lines_name_it_where_nothing_else_does(self):
        for line, kind in {
            "My Dear Mr. Ambassador: I have your letter.": DocumentKind.LETTER,
            "Aide-Mémoire": DocumentKind.NOTE,
            "Mr. Chairman,": DocumentKind.LETTER,
            "Mr. Secretary: I have your letter.": DocumentKind.LETTER,
            "Mr. Ochab, who came late, agreed.": DocumentKind.OTHER,
            "Your telegram of March 3 has been received.": DocumentKind.OTHER,
        }.items():
            with self.subTest(line):
                actual = document_kind(OF_THE_SECRETARY, opening=("secret", line))
                self.assertEqual(actual, kind)

    def test_the_lines_of_a_paper_do_not_change_what_its_heading_says(self):
        self.assertEqual(
            document_kind("Views of the Chairman", opening=("Letter",)),
            DocumentKind.OTHER,
        )

    def test_a_document_is_read_with_its_file_number(self):
        records = records_of_tei(
            '<note type="source" rend="inline">340/9–1354: Telegram</note>'
            f"<head>{OF_THE_SECRETARY}</head><p>Text.</p>"
        )
        self.assertEqual(
            find_kind(MainText(records.body.parent)), DocumentKind.TELEGRAM
        )

    def test_a_salutation_makes_a_letter_of_a_text_without_a_heading(self):
        records = records_of("::: salute\nDear Mr. Chairman:\n:::\n\nText.")
        self.assertEqual(find_kind(MainText(records.body.parent)), DocumentKind.LETTER)
