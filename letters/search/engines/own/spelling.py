"""Which words of the index are spelled almost as another is?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.index.segments import Segment
from letters.search.engines.own.index.snapshot import Snapshot

MOST = 8
# With one edit more, a word must be so many times as common to be meant before another.
TIMES_FOR_AN_EDIT = 100
# What is so many times less likely than the best is not meant.
TIMES_LESS_LIKELY = 5

_SHORTEST = 3
# In a word so short one letter may be wrong, in a longer one two.
_SHORT = 4


def spelled_like(snapshot: Snapshot, form: str, deadline: Deadline) -> list[str]:
    """Words in small letters, the likeliest first. They may be of documents that are
    there no more.

    `form` in capitals may be meant in small letters. Raises TooBroadError.
    """
    plain = form.lower()
    if len(plain) < _SHORTEST or not plain.isalpha():
        return []
    edits = 1 if len(plain) <= _SHORT else 2
    likeliness: Counter[str] = Counter()
    for segment, _ in snapshot.segments:
        deadline.check()
        for text, distance, frequency in _alike_in(segment, plain, edits):
            if text != form and text.isalpha():
                likeliness[text] += frequency / TIMES_FOR_AN_EDIT**distance
    best = likeliness.most_common(MOST)
    return [text for text, one in best if one * TIMES_LESS_LIKELY > best[0][1]]


def _alike_in(
    segment: Segment, word: str, edits: int
) -> Iterator[tuple[str, int, int]]:
    """Forms with so many edits at most: each with its edits and its frequency."""
    length = len(word.encode())
    # The first letter is seldom wrong; it may have changed places with the second.
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
