"""Where a letter begins in the telegram that hands it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

# How many paragraphs a telegram may say of itself before the letter begins.
FARTHEST = 8

_SALUTATION = re.compile(
    r"(?:^|\b[Bb]egin (?:[Vv]erbatim )?[Tt]ext[.:]? *)[“\"]?"
    r"(?:(?:My )?(?:Dear|DEAR) (?:[A-Z][\w.]{1,20}+ ?){1,4}[:,.!]?"
    r"|(?:Esteemed |Respected |Your |His )?(?:Mr\. ?|Mister )?"
    r"(?:President|Chairman|Prime Minister|Excellency|Majesty)[:,.!])"
)


def letter_within(paragraphs: Sequence[str]) -> tuple[int, int] | None:
    """The paragraph, and the offset in it, where a letter's own words begin: after its
    salutation. None if no letter is handed on."""
    for at, paragraph in enumerate(islice(paragraphs, FARTHEST)):
        if match := _SALUTATION.search(paragraph[:400]):
            return at, match.end()
    return None
