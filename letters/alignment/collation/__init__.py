"""Witnesses of one text beside each other: rows of paragraphs, changes by their kind."""

from letters.alignment.collation.change_kinds import ChangeKind
from letters.alignment.collation.collating import TooManyChangesError, collate
from letters.alignment.collation.collation import (
    CollatedChange,
    CollatedRow,
    CollatedStretch,
    Collation,
)
from letters.alignment.collation.witness_text import (
    Flag,
    FlaggedRange,
    WitnessParagraph,
    WitnessText,
    plain_witness,
)

__all__ = [
    "ChangeKind",
    "CollatedChange",
    "CollatedRow",
    "CollatedStretch",
    "Collation",
    "Flag",
    "FlaggedRange",
    "TooManyChangesError",
    "WitnessParagraph",
    "WitnessText",
    "collate",
    "plain_witness",
]
