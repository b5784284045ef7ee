"""Changed words of which some are only spelled otherwise, such as "Viet-Nam", "Vietnam
will": these are a change of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.alignment.runs import Range

_WORD = re.compile(r"\w+")
# Longer stretches are taken whole.
_LONGEST = 200


def part_spellings(
    old: str, new: str, old_stretch: Range, new_stretch: Range
) -> Iterator[tuple[Range, Range]]:
    """Both stretches, cut after the words at their beginning, or before those at their
    end, that have the same letters as all of the other one."""
    old_words, new_words = old[slice(*old_stretch)], new[slice(*new_stretch)]
    letters = _letters(old_words), _letters(new_words)
    shorter, longer = sorted(letters, key=len)
    if shorter and len(shorter) < len(longer) < _LONGEST:
        is_old_shorter = letters[0] == shorter
        words = new_words if is_old_shorter else old_words
        start = (new_stretch if is_old_shorter else old_stretch)[0]
        if at := _cut_of(words, shorter, longer):
            cut = start + at
            yield from _parts(
                old_stretch,
                new_stretch,
                cut,
                is_old_cut=not is_old_shorter,
                is_at_start=longer.startswith(shorter),
            )
            return
    yield old_stretch, new_stretch


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words)).casefold()


def _cut_of(words: str, shorter: str, longer: str) -> int:
    """Where in the longer words those begin, or end, that have the letters of the shorter
    ones; 0 for nowhere."""
    found = list(_WORD.finditer(words))
    if longer.startswith(shorter):
        letters = ""
        for word in found:
            letters += word[0].casefold()
            if letters == shorter:
                return word.end()
    if longer.endswith(shorter):
        letters = ""
        for word in reversed(found):
            letters = word[0].casefold() + letters
            if letters == shorter:
                return word.start()
    return 0


def _parts(
    old: Range, new: Range, cut: int, *, is_old_cut: bool, is_at_start: bool
) -> Iterator[tuple[Range, Range]]:
    uncut = new if is_old_cut else old
    before, after = (uncut[0], uncut[1]), (uncut[1], uncut[1])
    if not is_at_start:
        before, after = (uncut[0], uncut[0]), (uncut[0], uncut[1])
    if is_old_cut:
        yield (old[0], cut), before
        yield (cut, old[1]), after
    else:
        yield before, (new[0], cut)
        yield after, (cut, new[1])
