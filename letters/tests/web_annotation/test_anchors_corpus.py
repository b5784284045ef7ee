"""Anchors in real documents, through edits of their TEI: see `trials`."""

from __future__ import annotations

import random
from unittest import TestCase

from letters.tests.corpus import CHECKS, needs, volume
from letters.tests.web_annotation.trials import draw_documents, try_anchors
from letters.tests.web_annotation.verdicts import Result, Verdict

VOLUME = "frus1961-63v06"
SEED = 16
DOCUMENTS = 6
EDITS = 300
# Short ones, to be quick; `script/check anchors` takes all kinds.
MOST_WORDS = 500


@needs(volume(VOLUME), CHECKS / "tei_canon.py")
class AnchorTests(TestCase):
    result: Result

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        chance = random.Random(SEED)  # noqa: S311
        documents = draw_documents([VOLUME], DOCUMENTS, chance, MOST_WORDS)
        cls.result = try_anchors(documents, EDITS, SEED)

    def test_three_hundred_edits_were_made(self):
        self.assertEqual(self.result.edits.total(), EDITS)
        self.assertEqual(self.result.unread.total(), 0)

    def test_no_anchor_is_placed_at_other_words(self):
        self.assertEqual(self.result.wrong, [])

    def test_nearly_all_are_right_or_rightly_reported(self):
        reported = self.result.share(Verdict.REPORTED)
        self.assertLessEqual(reported, 0.01, self.result.reported)
