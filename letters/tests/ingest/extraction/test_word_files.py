"""A file of a word processor as the text that somebody would have pasted."""

from unittest import TestCase

from letters.ingest.extraction import extract_text, is_extractable
from letters.tei.errors import SourceError
from letters.tei.transcription import propose
from letters.tests.ingest.extraction.word_papers import (
    a_word_file,
    a_zip_that_is_none,
    damaged_zips,
    note_call,
    run,
    with_part,
)


def notation_of(*paragraphs, **options):
    text = extract_text(a_word_file(*paragraphs, **options)).text
    return propose(text).documents[0].notation


class WordFileTests(TestCase):
    def test_paragraphs_stand_apart_unless_empty_ones_part_them(self):
        text = extract_text(a_word_file("Dear Sir:", "Yes.")).text
        self.assertEqual(text, "Dear Sir:\n\nYes.\n")
        spaced = extract_text(a_word_file("Ann Lee", "Boston", "", "Yes.")).text
        self.assertEqual(spaced, "Ann Lee\nBoston\n\nYes.\n")

    def test_formatted_words_come_into_the_notation(self):
        for name, expected in (
            ("strike", "We ~~never~~ agree."),
            ("b", "We [never]{.bold} agree."),
            ("i", "We [never]{.italic} agree."),
        ):
            words = run("We ") + run("never", name) + run(" agree.")
            with self.subTest(name):
                self.assertIn(expected, notation_of("Dear Sir:", words))
        underlined = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>never</w:t></w:r>'
        self.assertIn("[never]{.underline}", notation_of(run("We ") + underlined))

    def test_footnotes_stand_at_their_calls(self):
        words = run("We agree") + note_call(2) + run(" and sign.") + note_call(5)
        notation = notation_of("Dear Sir:", words, notes={5: "Not found.", 2: "See 4."})

        self.assertIn("We agree[^1] and sign.[^2]", notation)
        self.assertIn("[^1]: See 4.\n\n[^2]: Not found.", notation)

    def test_a_table_is_a_table(self):
        cell = "<w:tc><w:p>{}</w:p></w:tc>"
        rows = "".join(
            f"<w:tr>{''.join(cell.format(run(words)) for words in row)}</w:tr>"
            for row in (("Year", "Men"), ("1979", "640"))
        )
        notation = notation_of("The figures:", f"<w:tbl>{rows}</w:tbl>")
        self.assertIn("| Year | Men |\n| 1979 | 640 |", notation)

    def test_what_is_not_taken_is_a_doubt_with_its_line(self):
        deleted = "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
        broken = '<w:r><w:br w:type="page"/></w:r>'
        listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        for runs, expected in (
            (run("Yes.") + deleted, "deleted with changes tracked"),
            (run("Yes.") + broken, "breaks the page"),
            (listed + run("Yes."), "made by the word processor"),
            (run("Yes. ") + run("No", "b", "i") + run("."), "are italic as well"),
            (run("Title", "b"), "whole line is bold"),
            (run("Yes.") + "<w:r><w:drawing/></w:r>", "picture"),
        ):
            (doubt,) = extract_text(a_word_file("Dear Sir:", runs)).doubts
            with self.subTest(expected):
                self.assertIn(expected, doubt.message)
                self.assertEqual(doubt.line, 3)

    def test_a_damaged_file_is_refused_and_other_files_are_none(self):
        with self.assertRaisesRegex(SourceError, "damaged"):
            extract_text(a_zip_that_is_none())
        self.assertTrue(is_extractable(a_word_file("Yes.")))
        for content in (b"", b"Dear Sir:", b"PK\x03\x04broken"):
            self.assertFalse(is_extractable(content))

    def test_whatever_is_wrong_in_it_is_one_answer(self):
        types, document = "[Content_Types].xml", "word/document.xml"
        relations = "word/_rels/document.xml.rels"
        word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        for name, content in (
            (document, f'<w:document xmlns:w="{word}"/>'),
            (document, "<x/>"),
            (document, f'<w:body xmlns:w="{word}"/>'),
            (types, "<x/>"),
            (types, "<Types><Default/></Types>"),
            (relations, "<Relationships><Relationship/></Relationships>"),
        ):
            with (
                self.subTest(content),
                self.assertRaisesRegex(SourceError, "is damaged"),
            ):
                extract_text(with_part(name, content))

    def test_a_zip_that_cannot_be_unpacked_is_refused(self):
        words = b"<w:document>" + bytes(range(256))
        for wrong, content in damaged_zips("word/document.xml", words).items():
            with self.subTest(wrong), self.assertRaisesRegex(SourceError, "damaged"):
                extract_text(content)
            self.assertTrue(is_extractable(content))

    def test_what_unpacks_to_far_more_than_a_paper_is_refused(self):
        for content in ("<w:p/>" * 400_000, "<!-- " + " " * 1_100_000 + "-->"):
            with self.assertRaisesRegex(SourceError, "too large when it is unpacked"):
                extract_text(with_part("word/document.xml", content))
