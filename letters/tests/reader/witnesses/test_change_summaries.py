"""What changed is said in one sentence."""

from unittest import TestCase

from letters.alignment.collation import ChangeKind, CollatedChange
from letters.reader.witnesses.change_summaries import summarise

CASES = {
    (): "No word or sign of the text differs.",
    ("dates",): "1 change: of a number or date.",
    ("wording", "wording"): "2 changes: 2 of wording.",
    ("punctuation", "wording", "dates", "wording", "wording", "wording"): (
        "6 changes: 4 of wording, 1 of a number or date, 1 of punctuation."
    ),
    ("heading", "heading"): (
        "No word or sign of the text differs; 2 more in the heading or the dateline."
    ),
    ("split", "heading"): (
        "1 change: paragraph divided; 1 more in the heading or the dateline."
    ),
}


class SummaryTests(TestCase):
    def test_kinds_are_counted_in_their_order(self):
        for kinds, expected in CASES.items():
            changes = [
                CollatedChange(number, ChangeKind(kind), "old", "new")
                for number, kind in enumerate(kinds, 1)
            ]
            with self.subTest(kinds):
                self.assertEqual(summarise(changes), expected)
