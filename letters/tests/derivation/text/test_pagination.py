"""Pages begin at each break, and the number of the first may imply one before it."""

from unittest import TestCase

from letters.derivation.model import TextProblemCode
from letters.derivation.text.pagination import find_pages, page_problems
from letters.tests.derivation.texts import plain, records_of


def pages(notation):
    text = plain(notation)
    return [
        (page.key, text.text[page.start : page.end].strip())
        for page in find_pages(text)
    ]


class FindPagesTests(TestCase):
    def test_a_page_goes_from_its_break_to_the_next(self):
        cases = {
            "[Page 1]\n\na\n\n[Page 2]\n\nb": [("1", "a"), ("2", "b")],
            "a [Page 680] b": [("679", "a"), ("680", "b")],
            "demobi[Page 5]lization": [("4", "demobi"), ("5", "lization")],
            "a b [Page 2]": [("1", "a b"), ("2", "")],
            "[Page 1] [Page 2] a": [("1", ""), ("2", "a")],
            "no page": [],
        }
        for notation, expected in cases.items():
            with self.subTest(notation):
                self.assertEqual(pages(notation), expected)

    def test_text_before_a_break_without_a_number_before_it_is_on_its_page(self):
        for label in ("1", "xii", "A5", "[A]"[1:2]):
            with self.subTest(label):
                self.assertEqual(pages(f"a [Page {label}] b"), [(label, "a b")])

    def test_a_page_says_how_it_is_known(self):
        records = find_pages(
            plain("[Page 1]{.implied} a [Page 2]{.inferred cert=medium} b [Page 3] c")
        )
        self.assertEqual(
            [(page.is_implied, page.is_inferred, page.certainty) for page in records],
            [(True, False, ""), (False, True, "medium"), (False, False, "")],
        )

    def test_a_page_known_from_the_next_ones_number_has_no_break(self):
        records = find_pages(plain("a [Page 680] b"))
        self.assertEqual([page.has_no_break for page in records], [True, False])
        self.assertEqual([page.is_implied for page in records], [True, False])

    def test_two_paginations_run_through_one_text(self):
        self.assertEqual(
            pages("[Page 1]{ed=typescript} a [Page 680] b [Page 2]{ed=typescript} c"),
            [
                ("679", "a"),
                ("680", "b c"),
                ("typescript-1", "a b"),
                ("typescript-2", "c"),
            ],
        )

    def test_a_number_that_comes_again_has_a_key_of_its_own(self):
        records = pages("[Page 1] a [Page 2] b [Page 1] c [Page 2] d [Page 1-2] e")
        self.assertEqual([key for key, _ in records], ["1", "2", "1-2", "2-2", "1-2-2"])

    def test_a_label_that_no_address_can_hold_has_a_key_that_can(self):
        records = find_pages(plain("[Page 12/13] a"))
        self.assertEqual([(p.key, p.label) for p in records], [("12-13", "12/13")])

    def test_a_break_without_a_number_begins_a_page(self):
        records = pages("[Page 1] a") + pages("b")
        self.assertEqual(records, [("1", "a")])

    def test_pages_share_out_the_whole_text(self):
        text = plain("a[^1] [Page 5] b\n\nc [Page 6]{.inferred} d\n\n[Page 7]\n\ne")
        records = find_pages(text)
        self.assertEqual(
            "".join(text.text[p.start : p.end] for p in records), text.text
        )


class PageProblemTests(TestCase):
    def test_numbers_that_do_not_rise_by_one_are_reported(self):
        cases = {
            "[Page 1] a [Page 2] b": [],
            "[Page 1] a [Page 3] b": ["Page 3 follows page 1."],
            "[Page 2] a [Page 1] b": ["Page 1 follows page 2."],
            "[Page 1] a [Page 1] b": ["Page 1 follows page 1."],
            "[Page xii] a [Page 1] b": [],
            "[Page 9]{ed=leaf} a [Page 1] b": [],
        }
        for notation, expected in cases.items():
            with self.subTest(notation):
                problems = page_problems(find_pages(plain(notation)))
                self.assertEqual([problem.message for problem in problems], expected)

    def test_it_is_a_problem_of_the_document(self):
        problems = records_of("[Page 1] a [Page 4] b").problems
        self.assertEqual(
            [problem.code for problem in problems], [TextProblemCode.PAGE_SEQUENCE]
        )
        self.assertEqual(problems[0].excerpt, "[Page 4]")
