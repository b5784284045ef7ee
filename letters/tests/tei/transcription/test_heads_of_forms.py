"""Heads that are printed or stamped as forms: cables, airgrams, telegrams beside a margin."""

from unittest import TestCase

from letters.tests.typescripts.read_back import ReadPaper, read_back

TEXT = "The minister asked how much of the wheat had come, and was told of all of it."
CABLE = """\
SECRET

PAGE 01        OSLO 00412  081530Z

46
ACTION EUR-12

INFO  OCT-01  ISO-00  CIAE-00  DODE-00  PM-03  H-02

      IO-10  SAJ-01  /075 W
                     ---------------------     034518
R 081442Z MAY 75
FM AMEMBASSY OSLO
TO SECSTATE WASHDC 3381
INFO AMEMBASSY BONN

1. THE MINISTER ASKED HOW MUCH WHEAT HAD COME.
HALE
"""
MARGIN = """\
INCOMING TELEGRAM        DEPARTMENT OF STATE

 52                      SECRET
Action
NEA                                  Control:  7719
Info                                 Rec'd:    April 17, 1953
SS      FROM:  OSLO
G
EUR     TO:    Secretary of State
P
CIA     NO:    4011, April 17, 7 p.m.

        {text}

                                     HALE
"""
AIRGRAM = """\
FORM DS-1562                                ORIGINAL TO BE FILED
      DEPARTMENT OF STATE                   IN ______ DECENTRALIZED
         A I R G R A M                      FILE DESIGNATION

     A-417              CONFIDENTIAL

TO        :  Department of State

FROM      :  Amembassy OSLO               DATE: May 4, 1961

SUBJECT   :  Wheat

{text}
"""


def read(paper: str) -> ReadPaper:
    (one,) = read_back(paper.format(text=TEXT).encode())
    return one


class HeadOfFormTests(TestCase):
    def test_a_cable_is_read_below_its_list_of_offices(self):
        paper = read(CABLE)
        self.assertEqual(
            (paper.kind, paper.senders, paper.recipients, paper.said.date, paper.pages),
            ("telegram", ["AMEMBASSY OSLO"], ["SECSTATE WASHDC"], "1975-05-08", 1),
        )

    def test_each_line_of_the_list_stays_in_the_text(self):
        text = read(CABLE).records.text
        for words in ("ACTION EUR-12", "PM-03", "IO-10", "034518", "AMEMBASSY BONN"):
            with self.subTest(words):
                self.assertIn(words, text)

    def test_labels_are_read_beside_the_offices_in_a_margin(self):
        paper = read(MARGIN)
        self.assertEqual(
            (paper.kind, paper.senders, paper.recipients, paper.said.date),
            ("telegram", ["OSLO"], ["Secretary of State"], "1953-04-17"),
        )
        for words in ("NEA", "EUR", "CIA", "52"):
            with self.subTest(words):
                self.assertIn(words, paper.records.text)

    def test_an_airgram_is_read_below_the_columns_of_its_form(self):
        paper = read(AIRGRAM)
        self.assertEqual(
            (paper.kind, paper.senders, paper.recipients, paper.said.date),
            ("despatch", ["Amembassy OSLO"], ["Department of State"], "1961-05-04"),
        )

    def test_an_answer_is_nobody(self):
        paper = read(f"PRESS GUIDANCE\n\nQ:  Is he on leave?\n\nA:  {TEXT}\n")
        self.assertEqual(paper.recipients, [])

    def test_a_title_within_prose_begins_nothing(self):
        words = "THERE FOLLOWS A SUMMARY OF ALL THAT WAS SAID AT OSLO AND THE\n"
        paper = read(f"{CABLE}{words}REPORT BY HALE ON HIS VISIT.\n")
        self.assertEqual(paper.kind, "telegram")


class BelowSignatureTests(TestCase):
    LETTER = (
        "Oslo, May 4, 1961\n\nDear Edith:\n\n{text}\n\n"
        "                    Yours ever,\n\n                    {name}\n\n{below}"
    )

    def test_a_name_in_parentheses_is_that_of_who_signed_by_hand(self):
        paper = read(
            self.LETTER.format(
                text=TEXT, name="NATHAN\n\n                    (N. C. Hale)", below=""
            )
        )
        self.assertEqual(paper.senders, ["N. C. Hale"])

    def test_attributes_that_the_archives_print_below_are_no_document(self):
        below = (
            "Message Attributes\n\nCapture Date: 01 JAN 1994\n\nDraft Date: 2 MAY 1961"
        )
        paper = read(self.LETTER.format(text=TEXT, name="Nathan Hale", below=below))
        self.assertEqual(paper.said.date, "1961-05-04")
        self.assertIn("Capture Date", paper.records.text)

    def test_an_answer_below_is_another_letter(self):
        answer = f"London\nMay 9, 1961\n\nDear Nathan:\n\n{TEXT}"
        below = f"Edith Moore,\n  Foreign Office\n\n{answer}"
        text = self.LETTER.format(text=TEXT, name="Nathan Hale", below=below)
        first, second = read_back(text.encode())
        self.assertEqual(
            (first.senders, second.said.date), (["Nathan Hale"], "1961-05-09")
        )
