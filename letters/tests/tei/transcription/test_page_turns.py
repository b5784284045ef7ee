"""Numbers, stamps and form feeds show where pages turn, and are no part of the text."""

from unittest import TestCase

from letters.tei.errors import NotationError
from letters.tei.transcription import propose
from letters.tests.tei.transcription.typed_papers import LETTER, TypedPaper

CUT = LETTER.format("We saw it and were{}glad of it.")


class PageTurnTests(TestCase):
    def test_each_usual_number_turns_the_page_within_a_sentence(self):
        for between in (
            *("- 2 -", "-2-", "2", "2.", "Page 2", "page 2 of 3", "p. 2", "Seite 2"),
            "Page 2 of",
            *("SECRET\n\nSECRET\n\n- 2 -", "- 1 -\n\n\f", "SECRET\nPAGE 02 OSLO 1234"),
            *("\f- 2 -\n\nSECRET", "Page 1 of 2", "Miss Lee      -2-      May 4, 1961"),
            *("SECRET   - 2 -", "2      PAPERS OF THE ENVOY", "SECRET\n\nSECRET", "\f"),
        ):
            with self.subTest(between):
                paper = TypedPaper(CUT.format(f"\n\n{between}\n\n"))
                self.assertEqual(paper.pages, ["1", "2"])
                self.assertIn("were glad of it.", paper.text)
                self.assertTrue(paper.doubted("page-turn"))

    def test_stamps_are_kept_as_marks_and_numbers_are_listed(self):
        paper = TypedPaper(CUT.format("\n\nSECRET\n\nSECRET\n\n- 2 -\n\n"))
        self.assertEqual(paper.document.notation.count("[SECRET]{.stamp}"), 2)
        (doubt,) = paper.doubted("page-turn")
        self.assertIn("“- 2 -”", doubt.message)

    def test_a_word_goes_on_over_the_turn(self):
        text = LETTER.format("He was re-\n\n- 2 -\n\nmembered.")
        paper = TypedPaper(text)
        self.assertIn("He was remembered.", paper.text)
        (doubt,) = paper.doubted("hyphen")
        self.assertIn("“re-”", doubt.message)

    def test_numbers_at_the_foot_are_of_the_page_that_ends(self):
        text = (
            LETTER.format("One and\n\n- 1 -\n\ntwo and\n\n- 2 -\n\nthree.")
            + "\n- 3 -\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.pages, ["1", "2", "3"])

    def test_a_number_below_all_text_shows_that_the_others_end_their_pages(self):
        text = "One.\n\n{}Two and\n\n- 2 -\n\nthree and\n\n- 3 -\n\nfour."
        for turn, pages in (
            ("SECRET\n\n", ["1", "2", "3", "4"]),  # the one stamp above the first
            ("A cut\n\nsentence.\n\n", ["1", "2", "3", "4"]),
            ("", ["1", "3", "4"]),
        ):
            with self.subTest(turn):
                paper = TypedPaper(LETTER.format(text.format(turn)) + "\n- 4 -\n")
                self.assertEqual(paper.pages, pages)
                self.assertEqual(bool(paper.doubted("pages-uneven")), not turn)
                is_inferred = bool(paper.doubted("inferred-page-break"))
                self.assertEqual(is_inferred, "cut" in turn)

    def test_a_number_that_ends_a_sentence_stays_in_the_text(self):
        text = (
            f"{'He spoke of wheat. ' * 4}He was in Taipei on July\n23.\n\n- 2 -\n\nSo."
        )
        paper = TypedPaper(LETTER.format(text))
        self.assertIn("July 23.", paper.text)
        self.assertEqual(paper.pages, ["1", "2"])

    def test_numbers_with_a_stop_that_count_pages_are_no_items(self):
        text = "One.\n\n2.\n\nTwo.\n\n3.\n\nThree."
        self.assertEqual(TypedPaper(LETTER.format(text)).pages, ["1", "2", "3"])
        self.assertEqual(TypedPaper(LETTER.format(text[:16])).pages, ["1"])

    def test_the_number_at_the_top_is_of_the_first_page(self):
        paper = TypedPaper("Page 7\n\n" + CUT.format("\n\n- 8 -\n\n"))
        self.assertEqual(paper.pages, ["7", "8"])

    def test_the_words_above_all_text_are_listed(self):
        paper = TypedPaper("PAGE 01 OSLO 1234\n\n" + LETTER.format("We saw it."))
        (doubt,) = paper.doubted("page-turn")
        self.assertIn("“PAGE 01 OSLO 1234”", doubt.message)

    def test_a_line_of_the_text_is_no_marking(self):
        for line in ("reason for it.", "declassified].", "downgraded it."):
            with self.subTest(line):
                paper = TypedPaper(
                    CUT.format(f" [text\n{line}\n\nSECRET\n\nSECRET\n\n")
                )
                self.assertIn(line, paper.text)

    def test_half_a_bracket_in_a_stamp_is_a_character(self):
        paper = TypedPaper(
            CUT.format("\n\nSECRET]\n\nSECRET]\n\n- 2 -\n\n") + "\nSECRET]\n"
        )
        self.assertEqual(paper.document.notation.count("{.stamp}"), 3)
        self.assertEqual(paper.text.count("SECRET]"), 3)
        self.assertNotIn("{.stamp}", paper.text)

    def test_the_end_of_a_page_within_the_text(self):
        paper = TypedPaper(LETTER.format("One. [end p1]\n\nTwo [end p2] and three."))
        self.assertEqual(paper.pages, ["1", "2", "3"])
        self.assertNotIn("[end", paper.text)

    def test_numbers_of_the_text_turn_no_page(self):
        for text in (
            "1.\n\nPeace.\n\n2.\n\nTrade.",
            "1\n2\n3",
            "It cost\n\n7\n\nin all.",
        ):
            with self.subTest(text):
                self.assertEqual(TypedPaper(LETTER.format(text)).pages, ["1"])

    def test_a_form_feed_within_a_line_is_refused(self):
        with self.assertRaisesRegex(NotationError, "U\\+000C"):
            propose("Dear\f Ann")


class LinesWithoutBlanksTests(TestCase):
    def test_lines_that_go_on_are_one_paragraph_and_no_page(self):
        text = "Dear Ann:\nHe came at\nnoon.\nHe left.\nSincerely,\nPaul Marsh\n"
        paper = TypedPaper(text)
        self.assertEqual(paper.pages, ["1"])
        self.assertIn("He came at noon.", paper.text)
        self.assertEqual(len(paper.doubted("joined-lines")), 1)

    def test_indented_lines_begin_paragraphs(self):
        text = (
            "     The Minister received me at noon today and was polite in every\n"
            "way that I could have wished. He spoke of wheat, and wished to buy\n"
            "some.\n"
            "     I answered that the matter would be laid before you, and that a\n"
            "reply might take some weeks.\n"
        )
        paper = TypedPaper(text)
        self.assertEqual(paper.pages, ["1"])
        self.assertIn("wished to buy some.\nI answered", paper.text)
