"""A mark says in words what it is."""

from unittest import TestCase

from letters.derivation.model import MarkKind
from letters.models import Mark


class MarkWordsTests(TestCase):
    def test_a_gap_says_why_something_is_missing(self):
        for reason, text, words in (
            ("not-declassified", "[1 line not declassified]", "withheld"),
            ("illegible", "[3 words illegible]", "illegible"),
            ("", "[a passage is left out here]", "left out"),
            ("", "[1 line]", "withheld"),
        ):
            with self.subTest(text):
                mark = Mark(kind=MarkKind.WITHHELD, reason=reason, text=text)
                self.assertEqual(mark.kind_in_words, words)

    def test_any_other_mark_says_its_kind(self):
        self.assertEqual(Mark(kind=MarkKind.STAMP).kind_in_words, "stamp")
