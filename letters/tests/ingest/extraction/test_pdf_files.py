"""The text layer of a PDF as the text that somebody would have pasted."""

from __future__ import annotations

from unittest import TestCase

from letters.ingest.extraction import extract_text, is_extractable
from letters.ingest.extraction.pdf_files import read
from letters.tei.errors import SourceError
from letters.tei.transcription import propose
from letters.tests.ingest.extraction.pdf_papers import a_pdf, a_pdf_of_pictures

FOLIO = "<p style='margin-top: 40pt'>{}</p>"


class TextLayerTests(TestCase):
    def test_paragraphs_stand_apart_and_their_lines_are_lines(self):
        text = read(a_pdf("One line,<br>and another.", "Yes.")).text
        self.assertEqual(text, "One line,\nand another.\n\nYes.\n")

    def test_a_page_ends_with_a_form_feed(self):
        text = read(a_pdf("One.", "<p class='next'>Two.</p>")).text
        self.assertEqual(text, "One.\n\f\nTwo.\n")

    def test_formatted_words_are_marked(self):
        for words, marked in (
            ("We <s>never</s> agree.", "We ~~never~~ agree."),
            ("We <i>never agree</i>, Sir.", "We [never agree]{.italic}, Sir."),
            ("We <b>never</b> agree.", "We [never]{.bold} agree."),
            ("We <u>never</u> agree.", "We [never]{.underline} agree."),
        ):
            with self.subTest(words):
                self.assertEqual(read(a_pdf(words)).text, f"{marked}\n")

    def test_a_raised_mark_calls_the_note_at_the_foot(self):
        for note in ("<sup>3</sup> Not printed.", "3. Not printed.", "3 Not printed."):
            with self.subTest(note):
                paper = a_pdf("We agree<sup>3</sup> to it.", FOLIO.format(note))
                text = read(paper).text
                self.assertEqual(text, "We agree[^3] to it.\n\n[^3]: Not printed.\n")

    def test_a_note_whose_mark_is_not_raised_is_a_doubt(self):
        paper = a_pdf("We agree<sup>3</sup>.", FOLIO.format("3. Not printed."))
        (doubt,) = read(paper).doubts
        self.assertEqual((doubt.line, doubt.excerpt), (3, "3. Not printed."))

    def test_marks_that_are_used_again_get_numbers_of_their_own(self):
        page = "We agree<sup>*</sup>.", FOLIO.format("<sup>*</sup> Not printed.")
        first, second = page
        extracted = read(a_pdf(first, second, f"<p class='next'>{first}</p>", second))
        self.assertEqual(
            extracted.text,
            "We agree[^1].\n\n[^1]: Not printed.\n\f\n"
            "We agree[^2].\n\n[^2]: Not printed.\n",
        )
        self.assertEqual(len(extracted.doubts), 2)

    def test_a_raised_number_without_a_note_stays_a_word(self):
        text = read(a_pdf("An area of 30 m<sup>2</sup> was sown.")).text
        self.assertEqual(text, "An area of 30 m2 was sown.\n")

    def test_a_number_in_a_list_is_no_note(self):
        paper = a_pdf("We agree<sup>1</sup>:", "1. on grain", FOLIO.format("1 See 4."))
        text = read(paper).text
        self.assertEqual(text, "We agree[^1]:\n\n1. on grain\n\n[^1]: See 4.\n")

    def test_wide_gaps_are_tabs(self):
        wide = "<td style='padding-right: 3em'>"
        cells = f"<p><table><tr>{wide}Port<td>Tons<tr>{wide}Hull<td>12</table>"
        self.assertIn("Port\tTons\nHull\t12\n", read(a_pdf(cells)).text)
        typed = "<p><pre>TO:       Ann Lee\nFROM:     Cy Dale</pre>"
        self.assertIn("TO:\tAnn Lee\nFROM:\tCy Dale\n", read(a_pdf(typed)).text)

    def test_first_lines_stay_indented(self):
        text = read(
            a_pdf("<p style='text-indent: 3em; width: 3in'>" + "word " * 20)
        ).text
        self.assertRegex(text, r"^ {4,8}word [^\n]*\nword ")

    def test_a_hyphen_at_the_end_of_a_line_stays(self):
        text = read(a_pdf("We are inter-<br>national.")).text
        self.assertEqual(text, "We are inter-\nnational.\n")

    def test_pictures_alone_are_refused_and_beside_words_a_doubt(self):
        picture = a_pdf_of_pictures()
        with self.assertRaisesRegex(SourceError, "no text, only pictures"):
            read(picture)

    def test_the_reader_of_papers_takes_it_as_it_is(self):
        paper = a_pdf(
            "Dear Mr. Moore:",
            "We <i>never</i> agree<sup>1</sup> to it.",
            FOLIO.format("<sup>1</sup> Not printed."),
            "<p class='next'>Sincerely,</p>",
            "Ann Lee",
        )
        (document,) = propose(read(paper).text).documents
        self.assertIn("We [never]{.italic} agree[^1] to it.", document.notation)
        self.assertIn("[^1]: Not printed.", document.notation)
        self.assertIn("[Page 2]", document.notation)
        self.assertEqual(document.title, "Letter from Ann Lee to “Dear Mr. Moore”")

    def test_it_is_read_in_a_process_of_its_own(self):
        self.assertEqual(extract_text(a_pdf("Yes.")).text, "Yes.\n")
        self.assertTrue(is_extractable(b"%PDF-1.4 broken"))
        with self.assertRaisesRegex(SourceError, "This PDF is damaged"):
            extract_text(b"%PDF-1.4 broken")
