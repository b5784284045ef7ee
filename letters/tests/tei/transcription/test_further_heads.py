"""Heads and endings as offices other than the Department of State type or print them."""

from unittest import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.ingest.transcriptions.drafts import kind_of
from letters.tei.notation import parse_notation
from letters.tei.transcription import DoubtCode, propose
from letters.tests.tei.transcription.typed_papers import TypedPaper

TEXT = "The shipments go on, as was agreed in Vienna. " * 5
AT_RIGHT = " " * 40
CABLE = (
    "INCOMING TELEGRAM               Department of State\n\nRec'd:  May {day}, 1955\n"
    "        9:08 a.m.\n\nFROM:   Bonn\n\nTO:     Secretary of State\n\n"
    "NO:     81{day}, May {day}, 1 p.m.\n\n{text}\n\n" + AT_RIGHT + "HALE\n\nJWB/3\n\n"
)


def kind(text):
    (document,) = propose(text).documents
    return kind_of(document, parse_notation(document.notation))


class SeveralCablesTests(TestCase):
    def test_a_rule_or_nothing_parts_cables_that_a_surname_signs(self):
        for rule in ("", "-" * 60 + "\n\n", "* * * * *\n\n"):
            with self.subTest(rule):
                first, second = (CABLE.format(day=day, text=TEXT) for day in (3, 4))
                documents = propose(f"{first}{rule}{second}").documents
                self.assertEqual(
                    [one.date_edtf for one in documents], ["1955-05-03", "1955-05-04"]
                )

    def test_labels_of_parties_within_a_text_are_doubted(self):
        text = f"Dear Ann:\n\n{TEXT}\n\nFROM:  Bonn\n\n{TEXT}\n"
        doubted = TypedPaper(text).doubted(DoubtCode.POSSIBLE_DOCUMENT)
        self.assertEqual([doubt.line for doubt in doubted], [5])


class HeadingKindsTests(TestCase):
    def test_an_opening_of_a_note_is_no_heading_wherever_its_lines_end(self):
        text = (
            "     The Ministry of Foreign Affairs of the Kingdom of Denmark\n"
            "again presents its compliments to the Embassy of the United\n"
            "States of America and, referring to its note of May 2, has the\nhonor to "
            f"state the following.\n\n{TEXT}\n"
        )
        paper = TypedPaper(text)
        self.assertNotIn("heading", paper.document.notation)

    def test_a_heading_of_the_foreign_office(self):
        for heading in (
            "SIR R. HALE TO MR. MOORE (Received May 9)",
            "Sir R. Hale to Mr. Moore",
        ):
            text = (
                f"ET 1051/22    Copy No. 17\n\n{heading}\n\n(No. 243)    Cairo,\n"
                f"              May 3, 1953.\n\nSir,\n\nI have the honour to report. "
                f"{TEXT}\n\nI have, &c.,\n\nR. C. S. HALE.\n"
            )
            with self.subTest(heading):
                paper = TypedPaper(text)
                self.assertEqual(paper.named("sent")[0].casefold(), "sir r. hale")
                self.assertEqual(paper.named("received")[0].casefold(), "mr. moore")
                self.assertIs(kind(text), DocumentKind.DESPATCH)

    def test_a_heading_of_a_german_edition(self):
        text = (
            "21. Der Botschafter in Oslo an das Auswärtige Amt\n\nOslo, den 3. Mai 1965\n\n"
            f"{TEXT}1\n\n1 Vgl. Dok. 19.\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("sent"), ["Der Botschafter in Oslo"])
        self.assertEqual(paper.named("received"), ["das Auswärtige Amt"])

    def test_a_slip_calls_whom_it_is_for(self):
        text = f"May 3, 1969\n\nMR. MOORE:\n\n{TEXT}\n\n{AT_RIGHT}Ned Hale\n"
        self.assertEqual(TypedPaper(text).named("received"), ["MR. MOORE"])

    def test_speakers_of_a_talk_are_not_called(self):
        text = f"TELCON\n\nMay 3, 1969\n\nMR. MOORE:\n\n{TEXT}\n\nMR. HALE:\n\n{TEXT}\n"
        self.assertNotIn("salute", TypedPaper(text).document.notation)

    def test_a_stamp_beside_the_addressee_is_no_part_of_his_name(self):
        text = (
            "SENATE      COMMITTEES:\nIDAHO       GRAIN\n\n"
            "Mr. Ned Hale              RECEIVED\nSecretary of Grain        SECRETARIAT\n"
            f"Boise, Idaho\n\nDear Mr. Secretary:\n\n{TEXT}\n\nSincerely,\n\nAnn Lee\n"
        )
        self.assertEqual(TypedPaper(text).named("received"), ["Mr. Ned Hale"])

    def test_the_day_of_a_receipt_is_not_the_date(self):
        text = f"RECEIVED\nMAY 4 1958\n\nDear Ann:\n\n{TEXT}\n\nSincerely,\n\nNed\n"
        self.assertEqual(TypedPaper(text).document.date, "")

    def test_the_only_day_above_the_text_is_its_date(self):
        head = "SENATE      COMMITTEES:\nIDAHO       GRAIN\n\nRoom 9, Fish House\n\n"
        paper = TypedPaper(
            f"{head}May 3, 1958\n\nDear Ann:\n\n{TEXT}\n\nYours,\n\nNed\n"
        )
        self.assertEqual(paper.document.date, "May 3, 1958")

    def test_an_address_at_the_left_below_a_name_at_the_right(self):
        text = (
            f"Dear Ned:\n\n{TEXT}\n\n{AT_RIGHT}Yours ever,\n\n{AT_RIGHT}Ann Lee\n\n"
            "Nathan Hale, Esquire,\n   Department of Grain,\n      Washington, D.C.\n\n"
            "cc: Mr. Moore\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.named("signed"), ["Ann Lee"])
        self.assertEqual(paper.named("received"), ["Nathan Hale, Esquire"])


class MisreadLettersTests(TestCase):
    TEXT = f"MEM0RANDUM F0R THE PRESlDENT\n\nFR0M:  Ned Hale\n\n0ctober 4, 1971\n\n{TEXT}\n"

    def test_the_head_is_read_and_the_text_is_left_as_it_stands(self):
        paper = TypedPaper(self.TEXT)
        self.assertEqual(paper.named("sent"), ["Ned Hale"])
        self.assertEqual(paper.document.date, "October 4, 1971")
        self.assertIn("MEM0RANDUM F0R THE PRESlDENT", paper.text)

    def test_each_word_is_doubted(self):
        doubts = TypedPaper(self.TEXT).doubted(DoubtCode.MISREAD_LETTERS)
        self.assertEqual([doubt.line for doubt in doubts], [1, 1, 1, 3, 5])

    def test_numbers_and_codes_are_none(self):
        text = "NSC 10/2, B52, U2, MIG21, CA-1021, A1, 10 P.M.\n\n" + TEXT
        doubts = TypedPaper(text).doubted(DoubtCode.MISREAD_LETTERS)
        self.assertEqual(doubts, [])


class FormsAndPrintsTests(TestCase):
    def test_a_form_has_its_date_at_the_right(self):
        text = (
            "FOREIGN SERVICE DESPATCH\n\nFROM    :  AmEmbassy, OSLO       NO. 744\n\n"
            f"TO      :  THE DEPARTMENT OF STATE     February 9, 1956\n\n{TEXT}\n"
        )
        self.assertEqual(TypedPaper(text).document.date, "February 9, 1956")

    def test_words_beside_a_label_are_written_beside_it_and_those_below_it_below(self):
        text = f"FROM:   Ann Lee\n\nPARTICIPANTS:\n  Mr. Hale\n  Mr. Dyer\n\n{TEXT}\n"
        notation = TypedPaper(text).document.notation
        self.assertIn("{type=from}\n= FROM:\n- [Ann Lee]", notation)
        self.assertIn("{type=participants}\n# PARTICIPANTS:\n- Mr. Hale", notation)

    def test_a_cabinet_paper_names_who_hands_it_in(self):
        text = f"May 3, 1954\n\nMEMORANDUM BY THE SECRETARY OF GRAIN\n\n{TEXT}\n"
        self.assertEqual(TypedPaper(text).named("sent"), ["THE SECRETARY OF GRAIN"])

    def test_a_place_is_no_office_of_who_is_named(self):
        text = f"FROM:  Delegation Hale, at Geneva\nTO:    Ann Lee, Envoy\n\n{TEXT}\n"
        paper = TypedPaper(text)
        self.assertEqual(paper.named("sent"), ["Delegation Hale, at Geneva"])
        self.assertEqual(paper.named("received"), ["Ann Lee"])

    def test_letters_in_further_languages(self):
        for place, greeting, closing, day in (
            (
                "Londra, 3 luglio 1956",
                "Signor Ministro,",
                "Voglia gradire i saluti.",
                3,
            ),
            ("'s-Gravenhage, 12 mei 1956", "Waarde Collega,", "Met groeten,", 12),
            ("Lisboa, 4 de maio de 1956", "Prezado Senhor,", "Atenciosamente,", 4),
            ("Hong Kong.\n11th. May 1956.", "My dear Ned,", "Yours ever,", 11),
        ):
            text = f"{place}\n\n{greeting}\n\n{TEXT}\n\n{closing}\n\nAnn Lee\n"
            with self.subTest(place):
                paper = TypedPaper(text)
                self.assertIs(kind(text), DocumentKind.LETTER)
                self.assertEqual(paper.named("signed"), ["Ann Lee"])
                self.assertIn(f" {day} ", f" {paper.document.date} ".replace("th", ""))
