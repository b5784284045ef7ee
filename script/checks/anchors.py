"""Try whether annotations stay at their words while documents are corrected.

script/check anchors [SEED [EDITS]]

Draws fifty documents of the volumes of LETTERS_SHARED, with ten anchors each at a time,
and makes edits on their TEI, of the kinds that archivists make: one in each save, then
six in each. Each save goes through derive_document, in a database that is made for the
check and dropped at its end; the texts are those that are stored. The truth is the
identity of characters: letters/tests/web_annotation/verdicts.py says what is right.

Prints how many anchors were right, how many were reported, rightly or though they were
there, and every one that was wrong; then what a save takes with twenty anchors. Fails if
of all together fewer than 99.0 in a hundred are right or rightly reported; if in either
way of saving more than 0.02 are wrong; or if a save takes more than 3 milliseconds.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from drills.served.archive import say  # noqa: E402

from letters.tests.corpus import VOLUMES  # noqa: E402
from letters.tests.web_annotation.stored import store  # noqa: E402
from letters.tests.web_annotation.tagged import TaggedDocument  # noqa: E402
from letters.tests.web_annotation.timing import median_document, time_saves  # noqa: E402
from letters.tests.web_annotation.trials import draw_documents, try_anchors  # noqa: E402
from letters.tests.web_annotation.verdicts import Result, Verdict  # noqa: E402

SEED = 1600
DOCUMENTS = 50
EDITS = 3_000
BATCHES = (1, 6)
LEAST_RIGHT = 0.99
MOST_WRONG = 0.0002
MOST_MILLISECONDS = 3.0
# One name, so that nothing is left of a check that was killed but what the next drops.
DATABASE = "letters_anchors_check"
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
    with scratch_database():
        results = [check(documents, edits, seed + batch, batch) for batch in BATCHES]
    verdicts = sum((result.verdicts for result in results), Counter[Verdict]())
    show_shares("both together", verdicts)
    right = verdicts[Verdict.RIGHT] + verdicts[Verdict.RIGHTLY_REPORTED]
    is_right = right >= LEAST_RIGHT * verdicts.total()
    is_safe = all(result.share(Verdict.WRONG) <= MOST_WRONG for result in results)
    is_quick = check_time(documents, seed)
    return 0 if is_right and is_safe and is_quick else 1


@contextmanager
def scratch_database() -> Iterator[None]:
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


def check(
    documents: Sequence[TaggedDocument], edits: int, seed: int, batch: int
) -> Result:
    result = try_anchors(
        documents,
        edits,
        seed,
        batch=batch,
        opened=lambda name: store(f"{name}-{batch}"),
    )
    say(f"{result.edits.total():,} edits, {batch} in each of {result.saves:,} saves")
    if unread := result.unread.total():
        say(f"  {unread} saves left out: their characters could not be told")
    show_shares("all", result.verdicts)
    show_shares("own words changed", result.changed)
    show_shares("in footnotes", result.in_notes)
    for kind, verdicts in sorted(result.kinds.items()):
        show_shares(kind, verdicts)
    show_faults(result)
    return result


def show_shares(name: str, verdicts: Counter[Verdict]) -> None:
    """One line: of these anchors, how many in a hundred, and how many."""
    number = max(1, verdicts.total())
    shares = ", ".join(
        f"{100 * verdicts[verdict] / number:.3f} % {verdict} ({verdicts[verdict]:,})"
        for verdict in Verdict
    )
    say(f"  {name:19}{verdicts.total():>7,}: {shares}")


def show_faults(result: Result) -> None:
    faults = [("wrong", fault) for fault in result.wrong]
    faults += [("at a copy", fault) for fault in result.copies]
    faults += [("reported", fault) for fault in result.reported[:SHOWN]]
    for name, fault in faults:
        reason = f" ({fault.reason})" if fault.reason else ""
        say(f"  {name}: {fault.document}: {fault.edits}{reason}")
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


def check_time(documents: Sequence[TaggedDocument], seed: int) -> bool:
    document = median_document(documents)
    timed = time_saves(document, documents, random.Random(seed))  # noqa: S311
    say(
        f"{timed.anchors} anchors of {document.name}, {timed.words:,} words:"
        f" {timed.median:.2f} ms a save, at most {timed.longest:.2f} ms"
        f" of {timed.saves} saves"
    )
    return timed.median <= MOST_MILLISECONDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
