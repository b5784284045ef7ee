"""What a file leaves out of a text is not in it, and is known by its place."""

from __future__ import annotations

from unittest import TestCase

from letters.rendering.left_out import (
    classes_of,
    first_shown,
    has_class,
    is_hidden,
    join_spans,
    leave_out,
    left_out_spans,
)

CALL = (
    '<a class="annotation-call apparatus" id="call-a-7" href="#annotation-7" '
    'role="doc-noteref" aria-label="Annotation 1">1</a>'
)
STAMPS = has_class(classes_of(["stamps"]))
HTML = (
    '<p><span class="stamp"><span class="visually-hidden apparatus">[stamped: </span>'
    'AB<br>C</span> d <span class="number at-top">9</span></p>'
)
TEXT = "AB\nC d 9"


class LeaveOutTests(TestCase):
    def test_elements_of_a_layer_go_with_all_in_them(self):
        self.assertEqual("<p> d </p>", leave_out(HTML, STAMPS))

    def test_a_layer_without_words_leaves_all(self):
        self.assertEqual(HTML, leave_out(HTML, has_class(classes_of(["annotations"]))))

    def test_the_call_of_an_annotation_stays_unless_all_its_words_go(self):
        html = f'<p>a <span class="stamp">b{CALL}</span></p>'
        self.assertEqual(f"<p>a {CALL}</p>", leave_out(html, STAMPS))
        self.assertEqual("<p>a </p>", leave_out(html, STAMPS, {7}))

    def test_what_is_hidden_can_be_left_out(self):
        html = '<p>a<mark class="white-out" data-covered="1" hidden>b</mark></p>'
        self.assertEqual("<p>a</p>", leave_out(html, is_hidden))

    def test_places_are_those_of_the_plain_text(self):
        spans = left_out_spans(HTML, TEXT, STAMPS)
        self.assertEqual(["AB", "C", "9"], [TEXT[start:end] for start, end in spans])


class FirstShownTests(TestCase):
    def test_it_is_the_first_letter_that_is_printed(self):
        for left_out, expected in (
            ([], 0),
            ([(0, 2), (3, 4)], 5),
            ([(0, 8)], None),
            ([(5, 6)], 0),
        ):
            with self.subTest(left_out):
                self.assertEqual(expected, first_shown(TEXT, 0, len(TEXT), left_out))

    def test_spans_are_joined(self):
        self.assertEqual([(0, 5), (6, 7)], join_spans([(6, 7), (3, 5), (0, 4)]))
