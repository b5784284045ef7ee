"""What was plainly read asks nothing; numbers that do not follow one another do."""

from unittest import TestCase

from letters.tei.transcription.letter_words import is_salute
from letters.tests.tei.transcription.typed_papers import LETTER, TypedPaper

PAGE = "The wheat of the year was sold, and {} of the mills was paid for it in time."
PAGES = (
    f"Dear Ann:\n\n{PAGE.format('each')}\n\n- 2 -\n\n{PAGE.format('none')}\n\n"
    f"{{between}}{PAGE.format('half')}\n\nSincerely,\n\nPaul Marsh\n\n{{last}}\n"
)


class ListingTests(TestCase):
    def test_a_page_number_that_follows_is_listed_and_not_doubted(self):
        paper = TypedPaper(PAGES.format(between="- 3 -\n\n", last=""))
        self.assertEqual(paper.pages, ["1", "2", "3"])
        self.assertEqual(paper.doubted("pages-uneven"), [])
        turns = paper.doubted("page-turn")
        self.assertEqual([turn.line for turn in turns], [5, 9])
        self.assertTrue(all(turn.is_listing for turn in turns))

    def test_a_page_number_that_is_left_out_is_doubted(self):
        paper = TypedPaper(PAGES.format(between="- 4 -\n\n", last=""))
        (doubt,) = paper.doubted("pages-uneven")
        self.assertEqual((doubt.line, doubt.is_listing), (9, False))

    def test_a_last_number_that_is_not_that_of_the_last_page_is_doubted(self):
        for last, doubted in (("- 3 -", []), ("3", []), ("- 4 -", [5]), ("4", [17])):
            with self.subTest(last):
                paper = TypedPaper(PAGES.format(between="- 3 -\n\n", last=last))
                lines = [doubt.line for doubt in paper.doubted("pages-uneven")]
                self.assertEqual(lines, doubted)

    def test_a_number_in_the_middle_below_all_text_is_doubted_on_a_paper_of_one_page(
        self,
    ):
        paper = TypedPaper(f"{LETTER.format('We saw it.')}\n{' ' * 30}2.\n")
        self.assertEqual([d.line for d in paper.doubted("pages-uneven")], [9])
        self.assertNotIn("2.", paper.text)


class ItemsAtTheFootTests(TestCase):
    def test_paragraphs_that_count_on_below_are_no_notes(self):
        items = "1. Wheat is dear.\n\n- 2 -\n\n2. Rye is cheap.\n\nBoth are sold."
        paper = TypedPaper(LETTER.format(f"We saw this:\n\n{items}"))
        self.assertEqual(paper.doubted("note-without-mark"), [])

    def test_a_note_that_nothing_calls_is_doubted(self):
        text = "We saw it.\n\n1. Not printed.\n\n- 2 -\n\nRye is cheap."
        paper = TypedPaper(LETTER.format(text))
        self.assertEqual([d.line for d in paper.doubted("note-without-mark")], [5])

    def test_notes_below_a_numbered_paragraph_are_notes(self):
        for paragraph, note in (("1. Rye is", "1 Not"), ("2. Rye is", "1. Not")):
            with self.subTest(note):
                text = f"{paragraph} cheap, as the ministry said.1\n\n{note} printed."
                paper = TypedPaper(LETTER.format(f"{text}\n\n- 2 -\n\nWe agree."))
                self.assertEqual(paper.notes, {"1": ("said.", "Not printed.")})


class SalutationTests(TestCase):
    def test_names_and_offices_are_greeted(self):
        for words in (
            *("Mr. President:", "Mr. Secretary of State:", "Sir:", "Gentlemen:"),
            *("Excellency:", "Mr. A. B. Smith:", "Monsieur le Président et cher ami,"),
            *("Monsieur l’Ambassadeur,", "Herr Bundeskanzler!", "Señor Presidente:"),
        ):
            with self.subTest(words):
                self.assertTrue(is_salute(words))

    def test_a_sentence_that_names_somebody_is_no_salutation(self):
        for words in (
            "Mr. Ochab agreed that the situation had changed:",
            "Mr. Murphy said:",
            "Herr Smirnow sagte:",
            "Gentlemen were asked:",
        ):
            with self.subTest(words):
                self.assertFalse(is_salute(words))
