"""What the labelled lines above a typed paper say, and what stands in columns or lines."""

from unittest import TestCase

from letters.tei.errors import SourceError
from letters.tei.notation import parse_notation
from letters.tei.plain_text import read_text
from letters.tei.transcription import propose
from letters.tei.transcription.columns import find_cells, has_columns
from letters.tests.tei.transcription.typed_papers import TypedPaper

PROSE = "It is agreed that the talks go on in Vienna until the spring. " * 3


def head_of(*lines):
    (document,) = propose("\n\n".join([*lines, PROSE])).documents
    return [(line.label.value, line.words) for line in document.head]


class PaperHeadTests(TestCase):
    def test_labels_say_who_wrote_to_whom(self):
        for line, expected in (
            ("MEMORANDUM FOR THE PRESIDENT", ("recipient", "THE PRESIDENT")),
            ("MEMORANDUM FOR: Ann Lee", ("recipient", "Ann Lee")),
            ("DRAFT LETTER TO PREMIER ORLOV", ("recipient", "PREMIER ORLOV")),
            ("FROM: Paul Marsh", ("sender", "Paul Marsh")),
            ("From: Paul Marsh", ("sender", "Paul Marsh")),
            ("FM AMEMBASSY MOSCOW", ("sender", "AMEMBASSY MOSCOW")),
            (
                "TO SECSTATE WASHDC NIACT IMMEDIATE 4417",
                ("recipient", "SECSTATE WASHDC"),
            ),
            ("SUBJECT: Forces", ("subject", "Forces")),
        ):
            with self.subTest(line):
                self.assertEqual(head_of(line), [expected])

    def test_no_label_is_read_where_none_stands(self):
        for line in (
            "MEMORANDUM FOR THE RECORD",
            "To be sure, he came.",
            "FROM Paul Marsh",
            "FROMAGE: cheese",
            "TO:",
        ):
            with self.subTest(line):
                self.assertEqual(head_of(line), [])

    def test_nothing_below_the_first_prose_is_a_head(self):
        text = f"FROM: Paul Marsh\n\n{PROSE}\n\nTO: the reader"
        (document,) = propose(text).documents
        self.assertEqual([line.words for line in document.head], ["Paul Marsh"])

    def test_the_date_of_the_head_is_that_of_the_paper(self):
        (document,) = propose(f"DATE: October 3, 1978\n\n{PROSE}").documents
        self.assertEqual(document.date, "October 3, 1978")


class FurtherLinesTests(TestCase):
    HEAD = "{}\nFROM:    Paul Marsh\n\nSUBJECT: Grain\n\nWe saw it.\n"

    def test_an_office_goes_on_below_a_name(self):
        for head in (
            "TO:      Nathan Hale, Director of Central\n         Intelligence",
            "MEMORANDUM FOR: Hale, Chief of the Western Hemisphere\n                Division",
        ):
            with self.subTest(head):
                paper = TypedPaper(self.HEAD.format(head))
                self.assertEqual(len(paper.named("received")), 1)

    def test_a_further_recipient_is_a_doubt(self):
        paper = TypedPaper(self.HEAD.format("TO:      Nathan Hale\n         Ann Lee"))
        self.assertEqual(paper.named("received"), ["Nathan Hale", "Ann Lee"])
        (doubt,) = paper.doubted("parties-read")
        self.assertEqual(doubt.line, 2)

    def test_a_text_in_capitals_names_no_sender(self):
        for text in (
            "FROM SECRETARY. PLEASE TELL THE KING",
            "FROM: ACHESON. WE MET AND TALKED",
            "REFERENCE: GRAIN. IT WAS SENT\nFROM ALL PORTS, AND SOLD.",
        ):
            with self.subTest(text):
                paper = TypedPaper(
                    f"O 191312Z OCT 60\nFM OSLO\nTO BONN\nBT\n\n{text}\n\nWE SAW IT.\n"
                )
                self.assertEqual(paper.named("sent"), ["OSLO"])


class LinesTests(TestCase):
    def test_short_lines_stay_lines_and_prose_is_one_paragraph(self):
        (document,) = propose(f"Ann Lee\nBoston\n\n{PROSE}\n{PROSE}").documents
        self.assertIn("Ann Lee\\\nBoston", document.notation)
        self.assertNotIn("spring.\\\n", document.notation)

    def test_cells_are_parted_by_tabs_or_several_spaces(self):
        line = "1979    21\t640"
        cells = [line[start:end] for start, end in find_cells(line)]
        self.assertEqual(cells, ["1979", "21", "640"])
        self.assertFalse(has_columns(["a  b", "a  b  c"]))
        self.assertFalse(has_columns(["one word", "and another"]))

    def test_sentences_two_spaces_apart_are_no_columns(self):
        lines = [
            "There have been three stoppages since June.  The",
            "Company laid all of these to the agitators.  The",
            "Administrator says that nobody had been paid.",
        ]
        self.assertFalse(has_columns(lines))
        numbered = ["1.  Men and women of", "2.  Children, who are", "    not counted"]
        self.assertTrue(has_columns(numbered))

    def test_a_bar_in_a_cell_is_the_cells(self):
        (document,) = propose(f"a | b  c\n1  2\n\n{PROSE}").documents
        self.assertIn("a | b", read_text(parse_notation(document.notation)).text)


class StartsTests(TestCase):
    TEXT = "Dear Ann:\n\nYes.\n\nAnn Lee\nDear Bob:\n\nNo.\n"

    def test_documents_begin_where_it_is_said(self):
        first, second = propose(self.TEXT, (6,)).documents
        self.assertIn("Ann Lee", first.notation)
        self.assertTrue(second.notation.count("Dear Bob:") == 1)
        self.assertEqual(self.TEXT[second.start :], "Dear Bob:\n\nNo.\n")

    def test_it_can_be_said_that_all_is_one(self):
        (document,) = propose("Dear A:\n\nB.\n\nC. D.\n\nDear E:\n\nF.", (1,)).documents
        self.assertIn("Dear E:", document.notation)

    def test_a_document_needs_words(self):
        for line in (0, 9, 99):
            with self.subTest(line), self.assertRaisesRegex(SourceError, "can begin"):
                propose(self.TEXT, (line,))
