from __future__ import annotations

from itertools import islice
from unittest import TestCase

from letters.tests.typescripts.comparing import Outcome
from letters.tests.typescripts.small_papers import (
    FOLDER,
    judge,
    right_values,
    without_blank_lines,
)

MOST_WRONG = 0.05


def _content(file: str) -> bytes:
    return (FOLDER / file).read_bytes()


def _is_utf_8(file: str) -> bool:
    return b"\0" not in _content(file)


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

    def test_hardly_a_paper_without_blank_lines_is_wrong_in_silence(self):
        values = {
            file: rows for file, rows in right_values().items() if _is_utf_8(file)
        }
        some = dict(islice(values.items(), 0, None, 4))
        verdicts = [
            verdict
            for file, rows in some.items()
            for verdict in judge(file, rows, without_blank_lines(_content(file)))
        ]
        wrong = {one.file for one in verdicts if one.outcome is Outcome.WRONG}
        self.assertLessEqual(len(wrong), MOST_WRONG * len(some), sorted(wrong))
        self.assertLessEqual(len({one.file for one in verdicts}), 0.35 * len(some))

    def test_what_is_told_wrong_is_told_so(self):
        """The verdicts themselves: a wrong value in the table is found wrong."""
        rows = right_values()["address-block.txt"]
        for field, value in (("date", "1901-01-01"), ("pages", "7"), ("notes", "3")):
            with self.subTest(field):
                verdicts = judge("address-block.txt", [{**rows[0], field: value}])
                self.assertIn(field, [one.field for one in verdicts])
