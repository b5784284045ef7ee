"""Finds the parts of a text again after newer rules put words where it has gaps.

Offsets that were stored count in a text without these words. What both texts have,
their characters but for white space, says which part is which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.derivation.stable_keys import Known, keep_keys

Range = tuple[int, int]

_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_CUT_BEFORE = re.compile(r"\A[^\[\]]*\]")
_CUT_AFTER = re.compile(r"\[[^\[\]]*\Z")


@dataclass(slots=True)
class Measured:
    """A text, and the places of the characters that its other version has too."""

    text: str
    gap_words: Sequence[Range] = ()
    shared: list[int] = field(init=False)

    def __post_init__(self) -> None:
        in_gaps = {at for start, end in self.gap_words for at in range(start, end)}
        self.shared = [
            at
            for at, character in enumerate(self.text)
            if not character.isspace() and at not in in_gaps
        ]

    def characters(self) -> list[str]:
        return [self.text[at] for at in self.shared]

    def measure(self, part: Range) -> Range:
        """The part, counted in shared characters."""
        start, end = part
        return bisect_left(self.shared, start), bisect_left(self.shared, end)

    def is_gap_only(self, part: Range) -> bool:
        """Whether an older version had nothing of the part."""
        start, end = self.measure(part)
        return start == end and bool(self.text[slice(*part)].strip())


def words_of_parts(
    old: Measured, new: Measured, old_parts: Sequence[Range], new_parts: Sequence[Range]
) -> list[str]:
    """What each of `old_parts` says in the `new` text, so that its key stays with it.

    What it said in the old one where the texts differ in more than gaps.
    """
    if old.characters() != new.characters():
        return [old.text[slice(*part)] for part in old_parts]
    by_measure: dict[Range, deque[str]] = defaultdict(deque)
    for part in new_parts:
        by_measure[new.measure(part)].append(new.text[slice(*part)])

    def words_now(part: Range) -> str:
        same = by_measure[old.measure(part)]
        return same.popleft() if same else old.text[slice(*part)]

    return [words_now(part) for part in old_parts]


def match_excerpts(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Which of the `old` excerpts each of the `new` ones is, apart from words for gaps.

    An excerpt is so many characters of a text: words for a gap push others out of it.
    """
    known = [Known(excerpt, _beside_gaps(excerpt)) for excerpt in old]
    keys = keep_keys(known, [_beside_gaps(excerpt) for excerpt in new], prefix="\0")
    return {
        excerpt: key
        for excerpt, key in zip(new, keys, strict=True)
        if not key.startswith("\0")
    }


def _beside_gaps(excerpt: str) -> str:
    """The excerpt without what is in brackets, also in one that its ends cut through."""
    inside = _IN_BRACKETS.sub(" ", _CUT_AFTER.sub("", _CUT_BEFORE.sub("", excerpt)))
    return " ".join(inside.split()) or excerpt
