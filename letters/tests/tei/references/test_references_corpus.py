"""References in five volumes, compared with the links that their publisher made.

Some differences are slips of the publisher; others are citations of pages of the
same volume, which one volume links in some notes and leaves plain in others.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from unittest import TestCase

from letters.tei.references.evaluation import predict
from letters.tests.corpus import CHECKS, check_script, needs

GOLD, SCORER = CHECKS / "xref_dev.jsonl", CHECKS / "xref_score.py"


@needs(GOLD, SCORER)
class ReferenceCorpusTests(TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.scorer = check_script("xref_score")
        lines = GOLD.read_text(encoding="utf-8").splitlines()
        cls.gold = [json.loads(line) for line in lines]
        cls.predictions = predict(lines)

    def score(self, *, only: str = "") -> tuple[Counter[str], dict[str, Counter[str]]]:
        predicted = {
            self.scorer.key(text): [
                ref for ref in text["refs"] if only in ref["target"]
            ]
            for text in self.predictions
        }
        counts, kinds, _ = self.scorer.score(self.gold, predicted)
        return counts, kinds

    def test_it_finds_what_the_publisher_linked(self):
        counts, _ = self.score()
        self.assertGreater(counts["tp"] / counts["gold"], 0.975)

    def test_it_finds_nearly_every_link_of_each_kind(self):
        _, kinds = self.score()
        for kind, floor in (
            ("doc", 0.99),
            # Of the notes cited by page, some need the page of each note to be
            # known, and the file does not give it.
            ("doc_fn", 0.95),
            ("page", 0.99),
            ("vol", 0.975),
            ("vol_doc", 0.965),
            ("vol_doc_fn", 0.99),
            ("vol_page", 0.975),
        ):
            with self.subTest(kind):
                self.assertGreater(kinds[kind]["tp"] / kinds[kind]["gold"], floor)

    def test_what_it_finds_is_right(self):
        for only, floor in (("", 0.965), ("#d", 0.975)):
            counts, _ = self.score(only=only)
            with self.subTest(only):
                right = counts["tp"] / (counts["tp"] + counts["fp"])
                self.assertGreater(right, floor)

    def test_references_are_in_order_and_do_not_overlap(self):
        for text in self.predictions:
            for first, second in pairwise(text["refs"]):
                self.assertLessEqual(first["end"], second["start"], text)
