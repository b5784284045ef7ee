"""What a report doubts of the values that it gives."""

from __future__ import annotations

from unittest import TestCase

from letters.tests.typescripts.read_back import read_back

MEMORANDUM = (
    "TO:      {recipient}\n\nFROM:    Paul Marsh\n\nDATE:    May 4, 1961\n\n"
    "SUBJECT: Herring\n\nThe herring came on Monday, and everybody was glad of it.\n"
)


def doubted(text: str) -> set[str]:
    (read,) = read_back(text.encode())
    return {doubt.field for doubt in read.doubts}


class ReadingRowTests(TestCase):
    def test_a_name_with_signs_that_no_name_has_is_doubted(self):
        for recipient, is_doubted in (
            ("Miss Lee", False),
            ("The Secretary of State", False),
            ("Miss Lee dated May 2", True),
            ("Miss Lee = Bergen", True),
        ):
            with self.subTest(recipient):
                fields = doubted(MEMORANDUM.format(recipient=recipient))
                self.assertEqual("recipient" in fields, is_doubted)

    def test_a_memorandum_that_does_not_call_itself_one_is_doubted(self):
        text = MEMORANDUM.format(recipient="Miss Lee")
        self.assertIn("kind", doubted(text))
        self.assertNotIn("kind", doubted(f"MEMORANDUM\n\n{text}"))

    def test_the_precedence_of_a_telegram_makes_it_one(self):
        text = MEMORANDUM.format(recipient="Department of State")
        (read,) = read_back(f"PRIORITY\n\n{text}".encode())
        self.assertEqual(read.kind, "telegram")
