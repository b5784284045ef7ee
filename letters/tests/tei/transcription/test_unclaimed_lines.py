"""What no rule claims is doubted, and what stands above no text is signed by nobody."""

from __future__ import annotations

from unittest import TestCase

from letters.tei.errors import SourceError
from letters.tei.transcription import DoubtCode, propose
from letters.tei.transcription.blocks import MOST_BLOCKS
from letters.tei.transcription.page_lines import read_page_line

TEXT = "The herring came on Monday, and everybody was glad of it."
LETTER = (
    f"May 4, 1961\n\n{{above}}Dear {{name}}:\n\n{TEXT}\n\nSincerely,\n\nPaul Marsh\n"
)


def messages(text: str, code: DoubtCode) -> list[str]:
    return [one.message for one in propose(text).doubts if one.code == code]


class UnclaimedLineTests(TestCase):
    def test_a_name_above_an_office_is_doubted(self):
        above = "Robert Dunmore\n\nUnder Secretary of State\nWashington\n\n"
        told = messages(LETTER.format(above=above, name="Bob"), DoubtCode.PARTIES_READ)
        self.assertTrue(any("Robert Dunmore" in words for words in told), told)

    def test_a_line_below_the_sender_is_doubted(self):
        memo = f"TO: Ann Lee\nFROM: Paul Marsh\n\nIda Holm\n\n{TEXT}\n"
        self.assertIn("Ida Holm", messages(memo, DoubtCode.SENDER_READ)[0])


class SignatureTests(TestCase):
    def test_nobody_signs_above_the_text(self):
        memo = (
            "[Pencilled at the top: Mr. Hale to see it]\n\n"
            f"{' ' * 27}THE WHITE HOUSE\n{' ' * 27}WASHINGTON\n\n"
            f"MEMORANDUM FOR THE PRESIDENT\n\nFROM: Paul Marsh\n\n{TEXT}\n"
        )
        (document,) = propose(memo).documents
        self.assertNotIn("::: signature", document.notation)

    def test_a_place_above_the_next_letter_signs_neither(self):
        first = LETTER.format(above="", name="Miss Lee")
        letters = propose(f"{first}\nLa Paz\n\n{first}").documents
        self.assertEqual(
            ["signature\nLa Paz" in one.notation for one in letters], [False, False]
        )

    def test_an_office_above_the_day_is_its_own_where_another_is_called(self):
        office = "PRIME MINISTER\n\n"
        for name, is_for in (("Miss Lee", False), ("Prime Minister", True)):
            with self.subTest(name):
                letter = office + LETTER.format(above="", name=name)
                (document,) = propose(letter).documents
                self.assertEqual("type=recipient" in document.notation, is_for)

    def test_stamps_below_a_letter_begin_no_other(self):
        stamps = "\nRECEIVED\nMAY 9 1961\nMINISTRY OF TRADE\n"
        letter = LETTER.format(above="", name="Miss Lee")
        self.assertEqual(len(propose(letter + stamps).documents), 1)


class WrappedHeadingTests(TestCase):
    def test_a_heading_may_go_on_below(self):
        for rest, title in (("State", "Department of State"), ("May 9, 1961.", "")):
            with self.subTest(rest):
                text = f"Telegram From the Embassy in Portugal to the Department of\n{rest}"
                (document,) = propose(
                    f"{text}\n\nLisbon, May 9, 1961.\n\n{TEXT}\n"
                ).documents
                self.assertIn(title, " ".join(document.title.split()))


class PageNumberTests(TestCase):
    def test_one_blank_may_stand_beside_a_number(self):
        for line, page in (
            ("TOP SECRET - 2 -", 2),
            ("SECRET Page 3 of 4", 3),
            ("Robert Dunmore, Esq. -2- May 9, 1964", 2),
            ("SECRET/SENSITIVE 2", 2),
        ):
            with self.subTest(line):
                read = read_page_line(line)
                self.assertEqual(read.page if read else 0, page)

    def test_words_of_a_sentence_stand_beside_no_page(self):
        for line in ("The years 1950 - 51 - were bad", "See Page 2 of 3", "COPY 2"):
            with self.subTest(line):
                self.assertIsNone(read_page_line(line))

    def test_a_page_without_text_and_a_sentence_that_stops_are_doubted(self):
        letter = LETTER.format(above="", name="Miss Lee")
        told = messages(f"{letter}\n- 2 -\n\ncc: Mr. Hale\n", DoubtCode.PAGES_UNEVEN)
        self.assertIn("No text stands below", told[-1])
        cut = f"{TEXT[:-1]} in\n\n- 2 -\n\n1. Bergen\n"
        self.assertEqual(len(messages(cut, DoubtCode.CUT_SENTENCE)), 1)


class LongTextTests(TestCase):
    def test_too_many_paragraphs_are_refused_at_once(self):
        with self.assertRaisesRegex(SourceError, "More than 30,000 paragraphs"):
            propose("a\n\n" * (MOST_BLOCKS + 1))
