"""Conditional passages, within a paragraph and across, and their conditions."""

from unittest import TestCase

from letters.derivation.text.conditional_passages import (
    find_conditions,
    find_passages,
    passage_problems,
)
from letters.tests.derivation.texts import plain

ACROSS = "a [\\[]{.opens #o}b\n\nc [Page 2] d[\\]]{.closes #o} e"


def passages(notation):
    return [
        (passage.key, passage.text, passage.effect)
        for passage in find_passages(plain(notation))
    ]


class FindPassagesTests(TestCase):
    def test_a_passage_is_its_words_with_their_brackets(self):
        cases = {
            "a [b c]{.conditional #x} d": [("x", "[b c]", "")],
            "a [b]{.conditional .unbracketed #x} d": [("x", "b", "")],
            "[a]{.conditional #x effect=omit}": [("x", "[a]", "omit")],
            "[a]{.conditional #x effect=perhaps}": [("x", "[a]", "")],
            "[a [b]{.conditional #y} c]{.conditional #x}": [
                ("x", "[a [b] c]", ""),
                ("y", "[b]", ""),
            ],
        }
        for notation, expected in cases.items():
            with self.subTest(notation):
                self.assertEqual(passages(notation), expected)

    def test_a_passage_across_paragraphs_and_pages_is_one(self):
        self.assertEqual(passages(ACROSS), [("o", "[b\nc d]", "")])

    def test_passages_are_in_the_order_of_the_text(self):
        records = passages(f"{ACROSS}\n\n[x]{{.conditional #z}}")
        self.assertEqual([key for key, _, _ in records], ["o", "z"])

    def test_an_edge_without_the_other_makes_no_passage(self):
        for notation in (
            "a [\\[]{.opens #o}b",
            "a[\\]]{.closes #o}",
            "b[\\]]{.closes #o} a [\\[]{.opens #o}c",
        ):
            with self.subTest(notation):
                self.assertEqual(passages(notation), [])

    def test_the_words_of_an_instruction_are_a_condition(self):
        (condition,) = find_conditions(
            plain("The [bracketed language]{.condition #c} may")
        )
        self.assertEqual((condition.key, condition.text), ("c", "bracketed language"))
        self.assertEqual(condition.start, 4)


class PassageProblemTests(TestCase):
    def test_what_is_wrong_with_a_passage_is_reported(self):
        cases = {
            ACROSS: [],
            "a [\\[]{.opens #o}b": ["“o” opens and never closes."],
            "a[\\]]{.closes #o}": ["“o” closes unopened."],
            "b[\\]]{.closes #o} a [\\[]{.opens #o}c": ["“o” closes before it opens."],
            "[a]{.conditional #x} [b]{.conditional #x}": ["“x” is the name of 2."],
        }
        for notation, expected in cases.items():
            with self.subTest(notation):
                problems = passage_problems(plain(notation))
                self.assertEqual(
                    [
                        problem.message.removeprefix("Conditional passage ")
                        for problem in problems
                    ],
                    expected,
                )
