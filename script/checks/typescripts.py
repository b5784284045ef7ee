"""Measure how well documents of FRUS are read that are typed as papers of their time.

script/check typescripts [SEED [COUNT]]

Draws letters, telegrams, memoranda and conversations of the volumes of LETTERS_SHARED by
the seed (1), types each anew (200) with the habits of some office, and has it read as an
import does. Prints for each field how many are right, doubted, left open or wrong in
silence, with each that is wrong; and where each character of the typescripts is now.
Fails if of any field fewer than 95 in a hundred are right or doubted, or more than 5 in
a thousand wrong in silence, or if a character is lost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.tests.typescripts.drawing import draw_papers, volumes_at_hand  # noqa: E402
from letters.tests.typescripts.measuring import Measured, measure  # noqa: E402
from letters.tests.typescripts.typist import type_paper  # noqa: E402

SEED, COUNT = 1, 200


def main(arguments: Sequence[str]) -> int:
    given = [int(argument) for argument in arguments]
    seed, count = [*given, *(SEED, COUNT)[len(given) :]]
    random = Random(seed)  # noqa: S311
    papers = draw_papers(volumes_at_hand(), random, count)
    measured = Measured()
    for paper in papers:
        measured.add(measure(type_paper(paper, random)))
    for line in measured.report():
        say(line)
    return 0 if measured.is_good else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
