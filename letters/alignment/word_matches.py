"""Which words of a stretch of text go on in another, without agreements by chance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from letters.alignment.agreements import parts_changes, parts_nothing
from letters.alignment.equal_words import Match, equal_words
from letters.alignment.sliding import slide

# An equal run goes where what changed on both sides has so many times its letters, but
# one of so many letters is no agreement by chance.
_CHANGED_TIMES = 2
_SURELY_EQUAL = 40

# The letters of "the" and "of".
_LITTLE = 3
_NOTHING = Match(0, 0, 0)

_SIGNS = {".": 2, "?": 2, "!": 2}


def match_words(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """The runs of equal tokens, in order, by what the tokens are compared by."""
    if (len(old), old) > (len(new), new):
        # Of several ways to align them, the same one is taken there and back.
        return [Match(j, i, length) for i, j, length in match_words(new, old)]
    kept = grow(tidy(equal_words(old, new), old, new), old, new)
    return slide(kept, old, new)


def tidy(
    matches: Sequence[Match], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """Leave out runs that are small beside what changed before and after them: two
    texts agree by chance in "the" and "of". One pass, with a stack."""
    old_letters, new_letters = _count_letters(old), _count_letters(new)
    kept: list[tuple[int, Match]] = []  # what changed before a run, and the run
    old_at = new_at = 0
    for match in [*matches, Match(len(old), len(new), 0)]:
        old_start, new_start, length = match
        changed = old_letters[old_start] - old_letters[old_at]
        changed = max(changed, new_letters[new_start] - new_letters[new_at])
        while kept:
            before, run = kept[-1]
            run_start, _, run_length = run
            letters = old_letters[run_start + run_length] - old_letters[run_start]
            enough = min(before, changed, _CHANGED_TIMES * _SURELY_EQUAL)
            if letters > _LITTLE and _CHANGED_TIMES * letters >= enough:
                break
            last = kept[-2][1] if len(kept) > 1 else _NOTHING
            parts = last, run, match
            if not _is_by_chance(letters, (before, changed), parts, old, new):
                break
            kept.pop()
            changed += before + letters
        kept.append((changed, match))
        old_at, new_at = old_start + length, new_start + length
    return [run for _, run in kept[:-1]]


def _is_by_chance(
    letters: int,
    changed: tuple[int, int],
    parts: tuple[Match, Match, Match],
    old: Sequence[str],
    new: Sequence[str],
) -> bool:
    """Whether a run of so many letters goes, with so many changed on either side of it;
    `parts` are the run before it, the run, and the one behind it."""
    least, most = changed if changed[0] <= changed[1] else changed[::-1]
    if _CHANGED_TIMES * letters < least:
        return most > _SURELY_EQUAL or not parts_changes(*parts, old, new)
    is_little = letters <= _LITTLE and most > _SURELY_EQUAL
    return is_little and parts_nothing(*parts, old, new)


def grow(
    matches: Sequence[Match], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """Lengthen each run by the equal tokens beside it that no other run has.

    Where a paragraph is gone that began with the same words as the next one, a
    comparison may take these for its own, and then they stand alone.
    """
    grown: list[Match] = []
    old_end = new_end = 0
    ends = [*matches[1:], Match(len(old), len(new), 0)]
    for match, (old_next, new_next, _) in zip(matches, ends, strict=False):
        old_at, new_at, length = match
        old_to, new_to = old_at + length, new_at + length
        while (
            old_at > old_end and new_at > new_end and old[old_at - 1] == new[new_at - 1]
        ):
            old_at, new_at = old_at - 1, new_at - 1
        while old_to < old_next and new_to < new_next and old[old_to] == new[new_to]:
            old_to, new_to = old_to + 1, new_to + 1
        is_grown = old_to - old_at > length
        grown.append(Match(old_at, new_at, old_to - old_at) if is_grown else match)
        old_end, new_end = old_to, new_to
    return grown


def _count_letters(keys: Sequence[str]) -> list[int]:
    """How many letters stand before each token, and in all. A sign is as good as a
    letter, and the end of a sentence as two. A dotted leader is one sign."""
    counts = {
        key: 0
        if key.isspace()
        else _SIGNS.get(key) or (1 if key[0] == "." else len(key))
        for key in set(keys)
    }
    return list(accumulate(map(counts.__getitem__, keys), initial=0))
