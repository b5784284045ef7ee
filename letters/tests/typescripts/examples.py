"""Papers of our own making, as they would be read from an encoded document."""

from __future__ import annotations

from datetime import date, time
from random import Random

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.typescripts.paper import Paper, Party, call_of
from letters.tests.typescripts.typist import Typescript, type_paper

SENTENCE = (
    "The negotiations about the wheat continued for a considerable time, and nobody knew "
    "whether the ambassador’s proposals had been understood by the ministry."
)
LONG = " ".join([SENTENCE] * 6)
MEMORANDUM = Paper(
    identifier="made/d1",
    kind=DocumentKind.MEMORANDUM,
    day=date(1961, 5, 4),
    hour=None,
    place="Washington",
    sender=Party("Nathan Hale", "Director of the Office of Grain"),
    recipient=Party("Edith Moore", "Under Secretary for Agriculture"),
    paragraphs=(
        f"{SENTENCE}{call_of(0)} {LONG}",
        *([LONG] * 7),
        f"{LONG} They were not.{call_of(1)}",
    ),
    notes=("Not found.", f"See the telegram of May 2. {SENTENCE}"),
    classification="SECRET",
    subject="Wheat",
    signature="Hale",
)
CABLE = Paper(
    identifier="made/d2",
    kind=DocumentKind.TELEGRAM,
    day=date(1974, 11, 9),
    hour=time(16, 3),
    place="Cairo",
    sender=Party("Embassy in Egypt"),
    recipient=Party("Department of State"),
    paragraphs=MEMORANDUM.paragraphs,
    notes=MEMORANDUM.notes,
    classification="CONFIDENTIAL",
    number="416",
    signature="Hale",
)


def typed(paper: Paper = MEMORANDUM, seed: int = 1) -> Typescript:
    return type_paper(paper, Random(seed))  # noqa: S311
