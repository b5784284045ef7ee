"""Which part of a corrected text is which part of the text before.

Identifiers that people have cited stay with the words they stood for: a comma
corrected in one paragraph leaves every other paragraph's identifier alone, and
its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

# How much of their words two versions of one paragraph share at least.
LEAST_LIKENESS = 0.5

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """A part that has an identifier already, and what it said."""

    key: str
    text: str


def keep_keys(
    known: Sequence[Known],
    texts: Sequence[str],
    *,
    prefix: str,
    retired: Iterable[str] = (),
) -> list[str]:
    """A key for each of `texts`, in order: the old one where the part is the same.

    New keys are `prefix` and a number that no key, present or `retired`, ever had.
    """
    matched = _match([part.text for part in known], list(texts))
    used = {part.key for part in known} | set(retired)
    fresh = (key for number in count(1) if (key := f"{prefix}{number}") not in used)
    return [
        known[matched[index]].key if index in matched else next(fresh)
        for index in range(len(texts))
    ]


def _match(old: list[str], new: list[str]) -> dict[int, int]:
    """Positions in `new` and the positions in `old` they continue, both rising."""
    matched: dict[int, int] = {}
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        matched[start] = start
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        matched[len(new) - 1 - tail] = len(old) - 1 - tail
        tail += 1
    anchors = _unique_in_order(old, new, start, tail)
    for (old_from, new_from), (old_to, new_to) in zip(
        [(start - 1, start - 1), *anchors],
        [*anchors, (len(old) - tail, len(new) - tail)],
        strict=True,
    ):
        if new_to < len(new) - tail:
            matched[new_to] = old_to
        gap = _match_alike(old[old_from + 1 : old_to], new[new_from + 1 : new_to])
        for new_at, old_at in gap.items():
            matched[new_from + 1 + new_at] = old_from + 1 + old_at
    return matched


def _unique_in_order(
    old: list[str], new: list[str], start: int, tail: int
) -> list[tuple[int, int]]:
    """Equal texts that occur once on either side, as a rising chain of pairs."""
    old_places = _places_of_unique(old[start : len(old) - tail], start)
    new_places = _places_of_unique(new[start : len(new) - tail], start)
    chain: list[tuple[int, int]] = []
    for text, old_at in old_places.items():
        new_at = new_places.get(text)
        if new_at is not None and (not chain or new_at > chain[-1][1]):
            chain.append((old_at, new_at))
    return chain


def _places_of_unique(texts: list[str], start: int) -> dict[str, int]:
    counted = Counter(texts)
    return {
        text: index for index, text in enumerate(texts, start) if counted[text] == 1
    }


def _match_alike(old: list[str], new: list[str]) -> dict[int, int]:
    """Pairs, in order, of texts that share most of their words."""
    matched: dict[int, int] = {}
    words = [Counter(_WORD.findall(text)) for text in old]
    first = 0
    for new_at, text in enumerate(new):
        here = Counter(_WORD.findall(text))
        for old_at in range(first, len(old)):
            if _likeness(words[old_at], here) >= LEAST_LIKENESS:
                matched[new_at] = old_at
                first = old_at + 1
                break
    return matched


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
