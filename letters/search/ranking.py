"""How well does a document match? What every engine reckons with, so that all of them
show the same documents first.

The score of a document is the sum of BM25 of the terms that it has. A word weighs as the
part does in which it stands; what is asked for as it is spelled counts as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from whoosh.util.numeric import byte_to_length, length_to_byte

from letters.search.query.tree import TextPart
from letters.search.query.words import WORD

# The weight of a word in each part: the title says what a letter is about.
WEIGHTS = {
    TextPart.TEXT: 2,
    TextPart.NOTES: 1,
    TextPart.SOURCE: 1,
    TextPart.MARKS: 1,
    TextPart.TITLE: 6,
    TextPart.NAMES: 4,
}
# The weight of a place where words stand exactly as they were asked for.
PLACE_WEIGHT = 2
# The constants of BM25. Weights count double, as does K1.
K1, B = 2.4, 0.75


def rarity(documents: int, having: int) -> float:
    """The weight of a term that `having` of so many documents have."""
    return log(max(documents, 1) / (having + 1)) + 1


def stored_length(words: int) -> int:
    """The length of a document, only as exact as Whoosh stores it."""
    return byte_to_length(length_to_byte(words))


def length_of(texts: Mapping[TextPart, Sequence[str]]) -> int:
    """A document without words counts as one word long."""
    # The gap behind each text counts as a word.
    words = sum(
        len(WORD.findall(text)) + 1 for part in TextPart for text in texts.get(part, ())
    )
    return max(1, stored_length(words))
