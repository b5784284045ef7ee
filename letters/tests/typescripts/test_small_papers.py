from __future__ import annotations

from unittest import TestCase

from letters.tests.typescripts.comparing import Outcome
from letters.tests.typescripts.small_papers import FOLDER, judge, right_values

MOST_WRONG = 0.05


class SmallPaperTests(TestCase):
    def test_each_file_is_in_the_table_and_each_row_has_its_file(self):
        files = {path.name for path in FOLDER.glob("*.txt")}
        self.assertEqual(files, set(right_values()))
        self.assertGreaterEqual(len(files), 350)

    def test_hardly_a_paper_is_wrong_in_silence(self):
        values = right_values()
        verdicts = [one for file, rows in values.items() for one in judge(file, rows)]
        wrong = [one for one in verdicts if one.outcome is Outcome.WRONG]
        told = "\n".join(
            f"{one.file}: {one.field} “{one.read}” for “{one.right}”" for one in wrong
        )
        most = MOST_WRONG * len(values)
        self.assertLessEqual(len({one.file for one in wrong}), most, told)

    def test_what_is_told_wrong_is_told_so(self):
        """The verdicts themselves: a wrong value in the table is found wrong."""
        rows = right_values()["address-block.txt"]
        for field, value in (("date", "1901-01-01"), ("pages", "7"), ("notes", "3")):
            with self.subTest(field):
                verdicts = judge("address-block.txt", [{**rows[0], field: value}])
                self.assertIn(field, [one.field for one in verdicts])
