"""Which texts of many have so many words in common that one may be a witness of the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Generic, TypeVar

# So many words in a row are compared at once.
_ROW = 8
# One row in so many is looked at: those whose digest ends in zeros.
_SAMPLE = 16
# Rows in more texts than that are formulas.
_MOST_TEXTS = 12
# Texts with fewer rows that are looked at are too short to tell.
_FEWEST_ROWS = 3
# The least share of the rows of the shorter text that both have.
LEAST_SHARED = 0.3

_WORD = re.compile(r"\w+")

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class NearCopy(Generic[Key]):
    """Two texts and the share of the shorter one that both have, as far as is seen."""

    first: Key
    second: Key
    share: float


def find_near_copies(texts: Iterable[tuple[Key, str]]) -> list[NearCopy[Key]]:
    """The likest first. Each text is read once, and a sixteenth of its rows remembered."""
    sizes: dict[Key, int] = {}
    places: defaultdict[bytes, list[Key]] = defaultdict(list)
    for key, text in texts:
        rows = _sampled_rows(text)
        if len(rows) >= _FEWEST_ROWS:
            sizes[key] = len(rows)
            for row in rows:
                places[row].append(key)
    shared: Counter[tuple[Key, Key]] = Counter()
    for keys in places.values():
        if 1 < len(keys) <= _MOST_TEXTS:
            shared.update(combinations(keys, 2))
    found = [
        NearCopy(first, second, count / min(sizes[first], sizes[second]))
        for (first, second), count in shared.items()
        if count >= _FEWEST_ROWS
        and count >= LEAST_SHARED * min(sizes[first], sizes[second])
    ]
    return sorted(found, key=lambda pair: -pair.share)


def _sampled_rows(text: str) -> set[bytes]:
    words = _WORD.findall(text.casefold())
    rows = (" ".join(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1))
    digests = (blake2b(row.encode(), digest_size=8).digest() for row in rows)
    return {digest for digest in digests if digest[0] % _SAMPLE == 0}
