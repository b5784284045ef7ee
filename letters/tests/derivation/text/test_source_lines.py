"""Where each line of a file went, and which of its words are in no text."""

from __future__ import annotations

import re
from unittest import TestCase

from letters.derivation.text.changed_parts import read_parts
from letters.derivation.text.source_lines import (
    SourceLine,
    account_for_lines,
    without_markup,
)
from letters.tei.notation import parse_notation

PAPER = """SECRET
                    - 2 -
Dear Mr. Moore:
We agree to inter-
national talks.1
1 Not printed.
SECRET"""
NOTATION = (
    "Dear Mr. Moore:\n\nWe agree to international talks.[^1]\n\n[^1]: Not printed.\n"
)


def accounts(paper: str, *notations: str) -> list[SourceLine]:
    texts = {
        f"text {number}": read_parts(parse_notation(notation, {"type": "document"}))
        for number, notation in enumerate(notations, 1)
    }
    pages = {"text 1": ["1", "2"]}
    return account_for_lines(paper, paper, texts, pages)


class SourceLineTests(TestCase):
    def test_each_line_is_told_with_the_parts_that_have_its_words(self):
        told = [(line.places, line.is_left_out) for line in accounts(PAPER, NOTATION)]
        self.assertEqual(
            told,
            [
                ((), True),
                (("text 1, page 2",), False),
                (("text 1, paragraph 1",), False),
                (("text 1, paragraph 2",), False),
                (("text 1, paragraph 2", "text 1, mark of note 1"), False),
                (("text 1, mark of note 1", "text 1, note 1"), False),
                ((), True),
            ],
        )

    def test_the_words_that_are_in_no_text_are_marked(self):
        (line,) = accounts("We never, ever agree.", "We agree.\n")
        pieces = [(stretch.text, stretch.tag) for stretch in line.stretches]
        self.assertEqual(pieces, [("We ", ""), ("never, ever", "del"), (" agree.", "")])
        self.assertTrue(line.is_cut)
        self.assertFalse(line.is_left_out)

    def test_a_word_that_is_cut_in_the_text_too_stays_two(self):
        lines = accounts("We are well-\nknown.", "We are well-known.\n")
        self.assertFalse(any(line.is_cut for line in lines))

    def test_several_texts_of_one_file_are_told_apart(self):
        lines = accounts("One.\n\nTwo.", "One.\n", "Two.\n")
        places = [line.places for line in lines]
        self.assertEqual(
            places, [("text 1, paragraph 1",), (), ("text 2, paragraph 1",)]
        )

    def test_no_character_of_a_line_is_left_out(self):
        for text, line in zip(
            PAPER.split("\n"), accounts(PAPER, NOTATION), strict=True
        ):
            whole = "".join(stretch.text for stretch in line.stretches)
            self.assertEqual(whole, text)

    def test_markup_is_no_words(self):
        for markup, is_tei in (
            ('<p\n rend="x">Yes &amp; no.</p>', True),
            ("::: heading\n[Yes]{.bold} no.", False),
        ):
            with self.subTest(markup):
                bare = without_markup(markup, is_tei=is_tei)
                self.assertEqual(len(bare), len(markup))
                self.assertEqual(bare.count("\n"), 1)
                self.assertEqual(re.findall(r"\w+", bare), ["Yes", "no"])
