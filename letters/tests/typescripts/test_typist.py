from __future__ import annotations

import re
from unittest import TestCase

from letters.tests.typescripts.examples import CABLE, MEMORANDUM, typed
from letters.tests.typescripts.paper import Paper, called_in
from letters.tests.typescripts.typed_lines import Says, break_words, in_type
from letters.tests.typescripts.typist import Typescript

SEEDS = range(40)


def words_of(paper: Paper) -> str:
    """The words of the paragraphs, without signs and white space."""
    words = "".join(in_type(paragraph) for paragraph in paper.paragraphs)
    for call in called_in(words):
        words = words.replace(chr(0xE000 + call), "")
    return re.sub(r"[\s-]", "", words)


def typed_words(typescript: Typescript) -> str:
    lines = [line for line in typescript.lines if line.says is Says.TEXT]
    words = ""
    for line in lines:
        sign = [typescript.habits.signs.in_text(call + 1) for call in line.calls]
        without = line.words
        for each in reversed(sign):
            without = without.replace(each, "", 1)
        words += without
    return re.sub(r"[\s-]", "", words)


class TypistTests(TestCase):
    def test_all_words_of_the_text_are_typed(self):
        for seed in SEEDS:
            with self.subTest(seed):
                self.assertIn(words_of(MEMORANDUM), typed_words(typed(seed=seed)))

    def test_the_same_seed_types_the_same(self):
        self.assertEqual(typed(seed=7), typed(seed=7))
        self.assertNotEqual(typed(seed=7).text, typed(seed=8).text)

    def test_no_line_of_the_text_is_wider_than_the_page(self):
        for seed in SEEDS:
            typescript = typed(seed=seed)
            widest = max(
                len(line.words) for line in typescript.lines if line.says is Says.TEXT
            )
            # A sign of a note may stand in the margin.
            self.assertLessEqual(widest, typescript.habits.width + 4)

    def test_each_note_stands_below_the_page_that_calls_for_it(self):
        for seed in SEEDS:
            typescript = typed(seed=seed)
            with self.subTest(seed):
                self.assertGreater(typescript.pages, 1)
                for call in (0, 1):
                    self.assert_note_below(typescript, call)

    def assert_note_below(self, typescript: Typescript, call: int) -> None:
        """No page number of the next page stands between the call and its note."""
        lines = typescript.lines
        called = next(at for at, line in enumerate(lines) if call in line.calls)
        sign = typescript.habits.signs.at_foot(call + 1).rstrip()
        note = next(
            at
            for at, line in enumerate(lines)
            if line.says is Says.NOTE and line.words.startswith(f"{sign} ")
        )
        between = [line.says for line in lines[called:note]]
        self.assertLess(called, note)
        self.assertNotIn(Says.PAGE, between)

    def test_all_pages_but_the_first_are_numbered(self):
        for seed in SEEDS:
            typescript = typed(seed=seed)
            numbered = typescript.lines_for(Says.PAGE)
            self.assertEqual(len(numbered), typescript.pages - 1)

    def test_a_signature_is_not_alone_on_its_page(self):
        for seed in SEEDS:
            typescript = typed(seed=seed)
            says = [line.says for line in typescript.lines]
            last_page = max(typescript.lines_for(Says.PAGE))
            if (
                Says.SENDER in says[last_page:]
                and not typescript.habits.numbers_at_foot
            ):
                self.assertIn(Says.TEXT, says[last_page:])


class CableTests(TestCase):
    def test_a_cable_is_typed_in_capitals_with_its_running_line_on_each_page(self):
        seed = next(seed for seed in SEEDS if typed(CABLE, seed).habits.head >= 3)
        typescript = typed(CABLE, seed)
        self.assertEqual(typescript.text, typescript.text.upper())
        self.assertIn(
            "FM AMEMBASSY CAIRO\nTO SECSTATE WASHDC IMMEDIATE\n", typescript.text
        )
        self.assertIn("O 091603Z NOV 74", typescript.text)
        self.assertEqual(len(typescript.lines_for(Says.PAGE)), typescript.pages)


class BreakingTests(TestCase):
    def test_a_word_is_parted_between_syllables(self):
        lines = break_words(["a", "negotiation"], 9, hyphenates=True)
        self.assertEqual(lines, ["a", "negotiation"])
        lines = break_words(["an", "unimportant", "conversation"], 12, hyphenates=True)
        self.assertEqual(lines, ["an unimpor-", "tant conver-", "sation"])

    def test_a_word_is_parted_at_its_own_hyphen(self):
        lines = break_words(["the", "well-known"], 10, hyphenates=True)
        self.assertEqual(lines, ["the well-", "known"])

    def test_no_word_is_parted_by_who_does_not(self):
        lines = break_words(["the", "well-known"], 10, hyphenates=False)
        self.assertEqual(lines, ["the", "well-known"])
