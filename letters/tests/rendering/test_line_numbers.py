"""Lines are the same on every paper, and every fifth has its number."""

from __future__ import annotations

import re
from unittest import TestCase

from letters.rendering import render_document
from letters.rendering.line_numbers import lay_lines, number_lines
from letters.tests.rendering.rendered import BASE, documents

WIDTH = 10
TEXT = "one two three four\nfive six"
HTML = '<p id="p1">one <b>two</b> three four</p><p id="p2">five six</p>'
BREAK = '<br class="line-end">'


def lines_of(text: str, width: int = WIDTH, **options) -> list[str]:
    lines = lay_lines(text, width, **options)
    return [
        text[start:end].strip()
        for start, end in zip(lines.starts, [*lines.starts[1:], len(text)], strict=True)
    ]


class LayTests(TestCase):
    def test_lines_end_at_blanks_and_paragraphs(self):
        self.assertEqual(["one two", "three four", "five six"], lines_of(TEXT))

    def test_a_word_that_is_longer_has_a_line_of_its_own(self):
        self.assertEqual(
            ["a", "incomprehensible", "b"], lines_of("a incomprehensible b")
        )

    def test_a_page_begins_a_line(self):
        self.assertEqual(
            ["one", "two three", "four", "five six"], lines_of(TEXT, pages=[4])
        )

    def test_what_is_hidden_has_no_lines(self):
        lines = lay_lines(TEXT, WIDTH, hidden=[(0, 14)])
        self.assertEqual([14, 19], list(lines.starts))

    def test_a_place_has_the_number_of_its_line(self):
        lines = lay_lines(TEXT, WIDTH)
        self.assertEqual(
            [1, 1, 2, 3],
            [lines.number_at(TEXT.index(w)) for w in ("one", "two", "th", "six")],
        )


class LineNumberTests(TestCase):
    def number(self, html: str, text: str, width: int = WIDTH, **options) -> str:
        return number_lines(html, text, lay_lines(text, width), **options)

    def test_lines_end_where_they_were_laid(self):
        self.assertEqual(
            HTML.replace(" three", f" {BREAK}three"), self.number(HTML, TEXT)
        )

    def test_every_fifth_has_its_number(self):
        text = "a b c d e f g h i j"
        html = self.number(f"<p>{text}</p>", text, width=1)
        self.assertEqual(["5", "10"], re.findall(r'aria-hidden="true">(\d+)<', html))

    def test_apparatus_and_escaped_signs_are_no_letters(self):
        html = '<p>one <sup class="apparatus">two</sup>&amp; &lt;four five</p>'
        numbered = self.number(html, "one & <four five")
        self.assertIn(
            f"&lt;four {BREAK}five", self.number(html, "one & <four five", 12)
        )
        self.assertIn(f"&amp; {BREAK}&lt;four", numbered)

    def test_cells_of_tables_are_left_alone(self):
        html = "<table><tr><td>one two three four</td></tr></table>"
        self.assertEqual(html, self.number(html, "one two three four"))

    def test_a_part_goes_on_counting(self):
        numbered = self.number("<p>five six</p>", TEXT, width=3, part=(19, 27))
        self.assertEqual(
            '<p><span class="line-number apparatus" aria-hidden="true">5</span>five '
            f"{BREAK}six</p>",
            numbered,
        )

    def test_no_word_of_a_document_is_changed(self):
        for name, records in documents():
            html, text = render_document(records, BASE).html, records.text
            numbered = number_lines(html, text, lay_lines(text, 60))
            bare = re.sub(r'<span class="line-number[^>]*>\d+</span>', "", numbered)
            with self.subTest(name):
                self.assertEqual(html, bare.replace(BREAK, ""))
