"""Which words of the index are spelled almost like another word?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.index.segments import Segment
from letters.search.engines.own.index.snapshot import Snapshot

MOST = 8
# A word that is one edit further away must be so many times as common to rank as high.
TIMES_FOR_AN_EDIT = 100
# A word that is so many times less likely than the best is left out.
TIMES_LESS_LIKELY = 5

_SHORTEST = 3
# One letter may be wrong in a word so short, two in a longer one.
_SHORT = 4


def spelled_like(snapshot: Snapshot, form: str, deadline: Deadline) -> list[str]:
    """Words in small letters, the likeliest first. Some may stand only in documents that
    are no longer visible.

    `form` in capitals may be meant in small letters. Raises TooBroadError.
    """
    plain = form.lower()
    if not is_spelled(plain):
        return []
    edits = most_edits(plain)
    likeliness: Counter[str] = Counter()
    for segment, _ in snapshot.segments:
        deadline.check()
        for text, distance, frequency in _similar_forms_in(segment, plain, edits):
            if text != form and text.isalpha():
                likeliness[text] += frequency / TIMES_FOR_AN_EDIT**distance
    best = likeliness.most_common(MOST)
    return [
        text for text, likelihood in best if likelihood * TIMES_LESS_LIKELY > best[0][1]
    ]


def is_spelled(word: str) -> bool:
    """Whether it may be misspelled: figures and numbers of volumes are what they are."""
    return len(word) >= _SHORTEST and word.isalpha()


def most_edits(word: str) -> int:
    """How many letters may be wrong in it."""
    return 1 if len(word) <= _SHORT else 2


def _similar_forms_in(
    segment: Segment, word: str, edits: int
) -> Iterator[tuple[str, int, int]]:
    """Forms at most `edits` away: each with its number of edits and its frequency."""
    length = len(word.encode())
    # The first letter is seldom wrong, but may be swapped with the second.
    for beginning in dict.fromkeys((word[0], word[1] + word[0])):
        forms = {
            text.decode(): frequency
            for text, frequency in segment.forms_of_length(
                beginning.encode(), length - edits, length + edits
            )
        }
        for text, distance, _ in process.extract(
            word, forms.keys(), scorer=OSA.distance, score_cutoff=edits, limit=None
        ):
            yield text, distance, forms[text]
