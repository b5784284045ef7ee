"""Try whether annotations stay at their words while documents are corrected.

script/check anchors [SEED [EDITS]]

Draws fifty documents of the volumes of LETTERS_SHARED, with ten anchors each at a time,
and makes edits on their TEI, of the kinds that archivists make: one in each save, then
six in each. Each text is read as for a save. The truth is the identity of characters.
Prints how many anchors were right, how many were reported, rightly or though they were
there, and every one that was wrong. Fails if fewer than 99.0 in a hundred are right or
rightly reported, or more than 0.02 wrong.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.tests.corpus import VOLUMES  # noqa: E402
from letters.tests.web_annotation.tagged import TaggedDocument  # noqa: E402
from letters.tests.web_annotation.trials import (  # noqa: E402
    Result,
    Verdict,
    draw_documents,
    try_anchors,
)

SEED = 1600
DOCUMENTS = 50
EDITS = 3_000
BATCHES = (1, 6)
LEAST_RIGHT = 0.99
MOST_WRONG = 0.0002
# Shown of anchors that were reported though their words are there.
SHOWN = 20
LONGEST_SHOWN = 160


def main(arguments: Sequence[str]) -> int:
    numbers = [int(argument) for argument in arguments]
    seed, edits = [*numbers, *(SEED, EDITS)[len(numbers) :]]
    chance = random.Random(seed)  # noqa: S311
    volumes = sorted(path.stem for path in VOLUMES.glob("frus*.xml"))
    documents = draw_documents(volumes, DOCUMENTS, chance)
    names = {document.name.partition("/")[0] for document in documents}
    say(f"seed {seed}: {len(documents)} documents of {len(names)} volumes")
    results = [check(documents, edits, seed + batch, batch) for batch in BATCHES]
    return 0 if all(results) else 1


def check(
    documents: Sequence[TaggedDocument], edits: int, seed: int, batch: int
) -> bool:
    result = try_anchors(documents, edits, seed, batch=batch)
    say(f"{result.edits.total():,} edits, {batch} in each save")
    say(f"  {result.placements:,} anchors carried")
    for verdict in Verdict:
        number = result.verdicts[verdict]
        say(f"  {100 * result.share(verdict):7.3f} % {verdict} ({number:,})")
    if unread := result.unread.total():
        say(f"  {unread} saves left out: their characters could not be told")
    show(result)
    right = result.share(Verdict.RIGHT) + result.share(Verdict.RIGHTLY_REPORTED)
    return right >= LEAST_RIGHT and result.share(Verdict.WRONG) <= MOST_WRONG


def show(result: Result) -> None:
    faults = [("wrong", fault) for fault in result.wrong]
    faults += [("reported", fault) for fault in result.reported[:SHOWN]]
    for name, fault in faults:
        say(f"  {name}: {fault.document}: {fault.edits}")
        for label, words in (
            ("before", fault.was),
            ("placed", fault.now),
            ("truth", fault.truth),
        ):
            say(f"    {label:7} {shorten(words)}")


def shorten(words: str) -> str:
    words = words.replace("\n", " ¶ ")
    half = LONGEST_SHOWN // 2
    return words if len(words) <= LONGEST_SHOWN else f"{words[:half]} … {words[-half:]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
