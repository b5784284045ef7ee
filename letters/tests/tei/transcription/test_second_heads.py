"""A sender and a recipient behind labels, below a text: another paper begins."""

from unittest import TestCase

from letters.tei.transcription import propose
from letters.tests.tei.transcription.typed_papers import TypedPaper

HEAD = "{}\n\nTO:       {}\n\nFROM:     {}\n\nSUBJECT:  Wheat\n"
TEXT = "We have no wheat in the year 1954, and shall have none unless more is done."
FIRST = f"{HEAD.format('July 14, 1952', 'The Secretary', 'Paul Marsh')}\n{TEXT}\n"


class SecondHeadTests(TestCase):
    def test_a_second_head_begins_a_second_paper(self):
        second = HEAD.format("July 15, 1952", "Mr. Marsh", "Ann Lee")
        proposed = propose(f"{FIRST}\n{second}\n{TEXT}\n").documents

        self.assertEqual(
            [one.date for one in proposed], ["July 14, 1952", "July 15, 1952"]
        )
        codes = [doubt.code for one in proposed for doubt in one.doubts]
        self.assertIn("possible-document", codes)

    def test_one_label_alone_does_not(self):
        paper = TypedPaper(f"{FIRST}\nFROM: the first page.\n\n{TEXT}\n")
        self.assertEqual(paper.document.date, "July 14, 1952")

    def test_an_edition_s_heading_above_a_day_begins_one_too(self):
        heading = "Telegram From the {} in Greece to the {} of State\n\n{}\n"
        first = heading.format("Embassy", "Department", "Athens, March 3, 1947")
        second = heading.format("Legation", "Secretary", "Athens, March 4, 1947")
        proposed = propose(f"{first}\n{TEXT}\n\nHale\n\n{second}\n{TEXT}\n").documents

        self.assertEqual(
            [one.date for one in proposed], ["March 3, 1947", "March 4, 1947"]
        )

    def test_with_notes_of_an_edition_it_is_part_of_the_document(self):
        inner = "Telegram From the Embassy in Greece to the Department of State"
        text = (
            f"7. Letter From Ann Lee to Paul Marsh1\n\nAthens, March 5, 1947.\n\n{TEXT}\n\n"
            f"{inner}\n\nAthens, March 4, 1947.\n\n{TEXT}2\n\n"
            "1. Source: Department of State, Central Files. Secret.\n2. Not printed.\n"
        )
        self.assertEqual(len(propose(text).documents), 1)
