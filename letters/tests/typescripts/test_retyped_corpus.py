"""A few documents of FRUS, typed anew: script/check typescripts draws hundreds."""

from __future__ import annotations

from random import Random
from unittest import TestCase

from letters.tests.corpus import CHOICE, needs, volume
from letters.tests.typescripts.comparing import Field, Outcome
from letters.tests.typescripts.drawing import draw_papers
from letters.tests.typescripts.measuring import Measured, measure
from letters.tests.typescripts.typist import type_paper

COUNT = 10
FILES = [volume("frus1961-63v22"), volume("frus1969-76v12")]


def measured() -> Measured:
    """The draw of this run: of each commit another one."""
    random = Random(CHOICE)  # noqa: S311
    sums = Measured()
    for paper in draw_papers(FILES, random, COUNT):
        sums.add(measure(type_paper(paper, random)))
    return sums


@needs(*FILES)
class RetypedDocumentTests(TestCase):
    def test_what_is_typed_is_read_or_doubted_and_no_character_is_lost(self):
        """Of ten, one may have a field that is wrong: the check says how many of many."""
        sums = measured()
        told = "\n".join(sums.report())
        self.assertEqual(len(sums.all), COUNT)
        for field in Field:
            counted = sums.counted(field)
            wrong = counted[Outcome.WRONG] + counted[Outcome.OPEN]
            with self.subTest(field):
                self.assertLessEqual(wrong, 1, told)
        accounts = [one.account for one in sums.all]
        lost = sum(len(word) for one in accounts for _, word in one.lost)
        self.assertEqual(lost, 0, told)
