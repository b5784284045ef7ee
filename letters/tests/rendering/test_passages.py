"""A passage is cut out of stored HTML as it stands, and is well formed by itself."""

from unittest import TestCase

from lxml import html as lxml_html

from letters.rendering.passage_cutting import PassageError, cut_passage

HTML = (
    '<p id="p1" class="paragraph">One<br>line</p>'
    '<blockquote id="q1"><p id="p2">Two <em>words</em></p>'
    '<p id="p3">Three</p></blockquote>'
    '<p id="p4">Four<sup><a id="mark-1">1</a></sup></p>'
)


class CutPassageTests(TestCase):
    def test_one_paragraph(self):
        self.assertEqual(
            cut_passage(HTML, "p1", "p1"),
            '<p id="p1" class="paragraph">One<br>line</p>',
        )

    def test_what_stands_at_its_end_belongs_to_it(self):
        cut = cut_passage(HTML, "p4", "p4")
        self.assertTrue(cut.endswith('<a id="mark-1">1</a></sup></p>'))

    def test_what_is_open_round_it_is_opened_and_closed(self):
        self.assertEqual(
            cut_passage(HTML, "p3", "p3"),
            '<blockquote><p id="p3">Three</p></blockquote>',
        )
        self.assertEqual(
            cut_passage(HTML, "p1", "p2"),
            '<p id="p1" class="paragraph">One<br>line</p>'
            '<blockquote id="q1"><p id="p2">Two <em>words</em></p></blockquote>',
        )

    def test_it_goes_out_of_what_it_begins_in(self):
        cut = cut_passage(HTML, "p3", "p4")
        self.assertTrue(cut.startswith('<blockquote><p id="p3">'))
        self.assertEqual(
            lxml_html.tostring(lxml_html.fromstring(f"<div>{cut}</div>")).decode(),
            f"<div>{cut}</div>",
        )

    def test_what_holds_the_first_paragraph_may_be_the_last(self):
        self.assertIn("Three", cut_passage(HTML, "p2", "q1"))

    def test_absent_or_in_the_wrong_order_it_is_refused(self):
        for first, last in (("p9", "p1"), ("p1", "p9"), ("p4", "p1")):
            with self.subTest(f"{first} {last}"), self.assertRaises(PassageError):
                cut_passage(HTML, first, last)
