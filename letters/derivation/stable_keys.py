"""Recognises the parts of a text again after a correction, so that each has its key.

Identifiers that people have cited stay with the words they stood for: correcting a
comma changes the identifier of no paragraph, not even of the corrected one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from letters.alignment.chains import equal_and_unique, equal_ends, longest_in_order

# The least share of their words that two versions of one paragraph have in common.
LEAST_LIKENESS = 0.5
# A new paragraph is compared with at most so many old ones: a text that was replaced
# altogether must not take time by the square of its length.
MOST_COMPARED = 20

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """A part that has an identifier already, and what it said."""

    key: str
    text: str


_NOT_IN_ADDRESS = re.compile(r"[/\s]+")


@dataclass(slots=True)
class PrintedKeys:
    """Keys made of what is printed: "12", or "12-2" where "12" is in use."""

    _used: Counter[str] = field(default_factory=Counter)

    def give(self, printed: str, otherwise: str) -> str:
        """A key that can stand between two slashes; `otherwise` if nothing is left."""
        base = _NOT_IN_ADDRESS.sub("-", printed)
        return self._next(base if base.strip(".") else otherwise)

    def _next(self, base: str) -> str:
        self._used[base] += 1
        if self._used[base] == 1:
            return base
        key = f"{base}-{self._used[base]}"
        if key in self._used:
            return self._next(base)
        self._used[key] = 1
        return key


def keep_keys(
    known: Sequence[Known],
    texts: Sequence[str],
    *,
    prefix: str,
    retired: Iterable[str] = (),
) -> list[str]:
    """A key for each of `texts`, in order: the old one where the part is the same.

    A new key is `prefix` and a number that no key had, present or `retired`.
    """
    matched = _match([part.text for part in known], list(texts)) if known else {}
    used = {part.key for part in known} | set(retired)
    fresh = (key for number in count(1) if (key := f"{prefix}{number}") not in used)
    return [
        known[matched[index]].key if index in matched else next(fresh)
        for index in range(len(texts))
    ]


def _match(old: list[str], new: list[str]) -> dict[int, int]:
    """The position in `old` that each position in `new` continues, as far as one does."""
    start, tail = equal_ends(old, new)
    matched = {at: at for at in range(start)}
    matched.update((len(new) - at, len(old) - at) for at in range(1, tail + 1))
    unique = equal_and_unique(old, new, start, tail)
    matched.update((new_at, old_at) for old_at, new_at in unique)
    taken = {old_at for old_at, _ in unique}

    def pair(old_gap: range, new_gap: range) -> None:
        old_left = [at for at in old_gap if at not in taken]
        new_left = [at for at in new_gap if at not in matched]
        alike = _match_alike([old[at] for at in old_left], [new[at] for at in new_left])
        matched.update(
            (new_left[new_index], old_left[old_index])
            for new_index, old_index in alike.items()
        )
        taken.update(old_left[old_index] for old_index in alike.values())

    anchors = longest_in_order(unique)
    ends = (len(old) - tail, len(new) - tail)
    for (old_from, new_from), (old_to, new_to) in zip(
        [(start - 1, start - 1), *anchors], [*anchors, ends], strict=True
    ):
        pair(range(old_from + 1, old_to), range(new_from + 1, new_to))
    # What remains was corrected, and its neighbours moved away from it.
    pair(range(start, ends[0]), range(start, ends[1]))
    return matched


def _match_alike(old: list[str], new: list[str]) -> dict[int, int]:
    """Pairs, in order, of texts that share most of their words."""
    matched: dict[int, int] = {}
    old_words = [Counter(_WORD.findall(text)) for text in old]
    first = 0
    for new_at, text in enumerate(new):
        new_words = Counter(_WORD.findall(text))
        for old_at in range(first, min(first + MOST_COMPARED, len(old))):
            if _likeness(old_words[old_at], new_words) >= LEAST_LIKENESS:
                matched[new_at] = old_at
                first = old_at + 1
                break
    return matched


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    # Most pairs have lengths that rule them out before a word is compared.
    if not total or 2 * min(first.total(), second.total()) < LEAST_LIKENESS * total:
        return 0.0
    return 2 * (first & second).total() / total
