"""Each word of lines in columns is in the table, whichever column it stands under."""

from unittest import TestCase

from letters.tei.notation import parse_notation
from letters.tei.plain_text import read_text
from letters.tei.transcription import propose

PROSE = "The table shows what each of the missions has sent home in the year."
TABLES = (
    "Rome      telegrams  40\nParis     letters    12\nand       notes",
    "Rome      telegrams  40\nParis     letters    12\n          notes",
    "Rome      40\nParis     12\nof which they kept none",
)
SHIFTED = "Rome     telegrams\nParis    letters\nBonn     notes\nnone\n"


class TypedTableTests(TestCase):
    def test_no_word_of_a_row_is_lost(self):
        for table in (*TABLES, SHIFTED, f"{SHIFTED}    of these\n"):
            with self.subTest(table):
                (document,) = propose(f"{PROSE}\n\n{table}\n\n{PROSE}").documents
                text = read_text(parse_notation(document.notation)).text
                self.assertEqual({*table.split()} - {*text.split()}, set())

    def test_cells_that_begin_in_no_column_of_the_longest_row_are_kept(self):
        # The first row is indented, so that the others begin in no column of it.
        table = "     Rome   ten\nBonn   two\nnone of these at all"
        (document,) = propose(f"{PROSE}\n\n{table}\n\n{PROSE}").documents
        text = read_text(parse_notation(document.notation)).text
        self.assertEqual({*table.split()} - {*text.split()}, set())

    def test_numbers_stand_under_each_other_and_below_their_heads(self):
        table = (
            "                 Dec 66    Mar 67\n     Army        239.0     268.2\n"
            "     Marine Corps  8.4      70.1\n                 -----     -----\n"
            "     TOTAL       247.4     338.3"
        )
        (document,) = propose(f"{PROSE}\n\n{table}\n\n{PROSE}").documents
        text = read_text(parse_notation(document.notation)).text
        self.assertIn("\n\nDec 66\nMar 67\nArmy\n239.0", text)
        self.assertIn("\n\n-----\n-----\nTOTAL", text)

    def test_items_of_a_list_are_lines_and_no_table(self):
        for first, second in (
            ("1.  ", "2.  "),
            ("(a)  ", "(b)  "),
            ("I.-   ", "II.-  "),
        ):
            with self.subTest(first):
                listed = f"     {first}Rules\n     {second}Names"
                (document,) = propose(f"{PROSE}\n\n{listed}\n\n{PROSE}").documents
                self.assertNotIn("::: table", document.notation)
                self.assertIn("\\\n", document.notation)
