"""Level, handling and precedence: at the head, in the source note, in the first words."""

from unittest import TestCase

from letters.derivation.description.markings import (
    Level,
    Markings,
    evidence_of,
    read_markings,
    term_label,
    without_terms,
)
from letters.tests.derivation.texts import records_of_tei


def markings(markup: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    found = records_of_tei(markup).markings
    return found.level, found.handling, found.precedence


def noted(words: str) -> str:
    return (
        '<head>Telegram From the Embassy<note n="1" type="source">Source: Department of '
        f"State, Central Files, 611.61/10–2662. {words}.</note></head><p>Text.</p>"
    )


class MarkingsTests(TestCase):
    def test_a_source_note_says_them_in_a_row(self):
        for words, expected in (
            ("Secret; Niact; Eyes Only", ("secret", ("eyes only",), ("niact",))),
            ("Top Secret; Nodis", ("top secret", ("nodis",), ())),
            ("Confidential; Priority", ("confidential", (), ("priority",))),
            ("Official Use Only", ("official use only", (), ())),
            ("No classification marking", ("none", (), ())),
        ):
            with self.subTest(words):
                self.assertEqual(markings(noted(words)), expected)

    def test_the_head_of_the_paper_prints_them_in_lines(self):
        for line, expected in (
            ("TOP SECRET", ("top secret", (), ())),
            ("T O P  S E C R E T", ("top secret", (), ())),
            ("C O N F I D E N T I A L NIACT", ("confidential", (), ("niact",))),
            ("PERSONAL AND TOP SECRET", ("top secret", ("personal",), ())),
            ("secret priority", ("secret", (), ("priority",))),
            ("CONFIDENTIAL<lb/>NIACT", ("confidential", (), ("niact",))),
            ("Restricted Data", ("", ("restricted data",), ())),
        ):
            with self.subTest(line):
                head = f"<head>The Ambassador to the Secretary</head><p>{line}</p>"
                self.assertEqual(markings(f"{head}<p>Text.</p>"), expected)

    def test_words_that_go_on_are_no_marking(self):
        self.assertEqual(markings("<p>Secret talks began.</p>"), ("", (), ()))

    def test_the_printed_words_are_the_evidence(self):
        paper = f"{noted('Secret; Limdis')}<p>SECRET</p>"
        self.assertEqual(records_of_tei(paper).markings.evidence, "SECRET; Limdis")

    def test_absence_is_told_in_the_words_of_the_note(self):
        found = records_of_tei(noted("No classification marking")).markings
        self.assertEqual(
            (found.level, found.evidence), (Level.NONE, "No classification marking")
        )

    def test_each_term_has_its_words_among_the_printed_ones(self):
        printed = "SECRET PRIORITY; Eyes Only"
        for term, words in (
            ("secret", "SECRET PRIORITY"),
            ("priority", "SECRET PRIORITY"),
            ("eyes only", "Eyes Only"),
            ("nodis", printed),
        ):
            with self.subTest(term):
                self.assertEqual(evidence_of(term, printed), words)

    def test_the_words_of_a_term_are_taken_out_of_the_printed_ones(self):
        for words, terms, left in (
            ("SECRET PRIORITY", {"secret"}, "PRIORITY"),
            ("SECRET", {"secret"}, ""),
            ("TOP SECRET", {"secret"}, "TOP SECRET"),
            ("Secret; Nodis", {"secret", "nodis"}, ""),
            ("Eyes Only", set(), "Eyes Only"),
            ("No classification marking", {"none"}, ""),
            ("Secret, and for you", {"secret"}, ""),
            ("Secret, and for you", {"nodis"}, "Secret, and for you"),
        ):
            with self.subTest(words, terms=terms):
                self.assertEqual(without_terms(words, terms), left)

    def test_typed_words_are_read_in_the_same_way(self):
        self.assertEqual(
            read_markings(["Secret", "Nodis", "Flash"]),
            Markings("secret", ("nodis",), ("flash",), "Secret; Nodis; Flash"),
        )

    def test_readers_see_terms_with_a_capital(self):
        for term, label in (
            ("eyes only", "Eyes only"),
            ("rybat", "RYBAT"),
            ("us urgent", "US urgent"),
        ):
            self.assertEqual(term_label(term), label)
