"""A document as plain text: what stands on lines of its own, and what is parted by tabs."""

from __future__ import annotations

import re
from unittest import TestCase

from letters.exports.text_file import text_file
from letters.rendering import render_document
from letters.tests.derivation.texts import records_of_tei
from letters.tests.rendering.rendered import BASE, documents


def written(markup: str) -> str:
    return text_file(render_document(records_of_tei(markup), BASE).html)


class TextFileTests(TestCase):
    def test_a_summary_follows_under_its_own_heading(self):
        text = text_file(
            "<p>Barley was weighed.</p>", ["<p>It weighs <i>barley</i>.</p>"]
        )
        right = "Barley was weighed.\n\nSummary\n\nIt weighs barley.\n"
        self.assertEqual(text, right)

    def test_blocks_stand_as_on_the_page(self):
        for markup, text in (
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n"),
            ("<p>One<lb/>line.</p>", "One\nline.\n"),
            (
                "<p>Here:</p><list><head>H</head><item>A</item><item>B</item></list><p>C</p>",
                "Here:\n\nH\nA\nB\n\nC\n",
            ),
            (
                "<p>Here: <list><item>A<list><item>a</item></list></item></list></p>",
                "Here:\n\nA\na\n",
            ),
            ("<lg><l>One</l><l>Two</l></lg><p>C</p>", "One\nTwo\n\nC\n"),
            (
                "<opener><address><addrLine>A</addrLine><addrLine>B</addrLine></address>"
                "<salute>Dear C,</salute></opener>",
                "A\nB\n\nDear C,\n",
            ),
        ):
            with self.subTest(markup):
                self.assertEqual(written(markup), text)

    def test_rows_are_lines_and_tabs_part_their_cells(self):
        for rows, text in (
            ("<row><cell>A</cell><cell>B</cell></row>", "A\tB\n"),
            ("<row><cell/><cell>B</cell></row><row><cell>C</cell></row>", "\tB\nC\n"),
            ("<row><cell><p>A</p><p>a</p></cell><cell>B</cell></row>", "A a\tB\n"),
            ("<row><cell>A<lb/>a</cell><cell>B</cell></row>", "A a\tB\n"),
            ("<head>T</head><row><cell>A</cell><cell>B</cell></row>", "T\nA\tB\n"),
            ("<row><cell>A</cell></row><pb n='2'/><row><cell>B</cell></row>", "A\nB\n"),
        ):
            with self.subTest(rows):
                self.assertEqual(written(f"<table>{rows}</table>"), text)

    def test_marks_of_notes_and_page_breaks_are_not_in_it(self):
        markup = "<p>One<note n='1'>Note.</note> and <pb n='2'/>&amp; two.</p>"
        self.assertEqual(written(markup), "One and & two.\n")

    def test_struck_words_are_called_so(self):
        markup = (
            "<p>It should <del>under no circumstances</del> as a rule be halted.</p>"
        )
        right = "It should [struck: under no circumstances] as a rule be halted.\n"
        self.assertEqual(written(markup), right)

    def test_notes_follow_with_their_numbers(self):
        html = render_document(
            records_of_tei("<p>One<note n='1'>Not <del>a</del> it.</note> and.</p>"),
            BASE,
        ).html
        notes = [("1", "<p>Not <del class='struck'>a</del> it.</p>")]
        text = text_file(html, ["<p>Short.</p>"], notes)
        right = "One and.\n\nNotes\n\n[1] Not [struck: a] it.\n\nSummary\n\nShort.\n"
        self.assertEqual(text, right)

    def test_all_words_are_in_it(self):
        for name, records in documents():
            with self.subTest(name):
                html = render_document(records, BASE).html
                text = text_file(re.sub(r"</?del\b[^<>]*>", "", html))
                bare = re.sub(r"\s", "", text)
                self.assertEqual(bare, re.sub(r"\s", "", records.text))
