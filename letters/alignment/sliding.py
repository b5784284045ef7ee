"""Where what was only deleted, or only inserted, is best said to begin."""

from __future__ import annotations

from collections.abc import Sequence

from letters.alignment.equal_words import Match


def slide(
    matches: Sequence[Match], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """Let what was only deleted, or only inserted, begin where a sentence does.

    After "The A. The B." lost its first sentence, a comparison alone cannot say that
    it was not "A. The" that went.
    """
    slid = list(matches)
    for index in range(len(slid) - 1):
        before, after = slid[index], slid[index + 1]
        if before.new_end == after.new:
            shift = _best_shift(old, before.old_end, after.old, before, after)
        elif before.old_end == after.old:
            shift = _best_shift(new, before.new_end, after.new, before, after)
        else:
            continue
        if not shift:
            continue
        slid[index] = Match(before.old, before.new, before.length + shift)
        slid[index + 1] = Match(
            after.old + shift, after.new + shift, after.length - shift
        )
    return [match for match in slid if match.length]


def _best_shift(
    keys: Sequence[str], start: int, end: int, before: Match, after: Match
) -> int:
    """How far to move the stretch `start`–`end`; negative is towards the beginning."""
    shifts = [0]
    left = 0
    while left < before.length and keys[start - left - 1] == keys[end - left - 1]:
        left += 1
        shifts.append(-left)
    right = 0
    while right < after.length and keys[start + right] == keys[end + right]:
        right += 1
        shifts.append(right)
    # One run is likelier than two, of which one stands alone, above all as a sign.
    alone = (-before.length, after.length)
    signs = {
        shift
        for shift, run in (
            (alone[0], keys[start - before.length : start]),
            (alone[1], keys[end : end + after.length]),
        )
        if not any(key[0].isalnum() for key in run)
    }
    return max(
        shifts,
        key=lambda shift: (
            shift in signs,
            _boundary(keys, start + shift),
            shift in alone,
            -abs(shift),
        ),
    )


def _boundary(keys: Sequence[str], at: int) -> int:
    """How well a stretch begins before the token `at`: 3 with a sentence, 1 a word."""
    if at == 0:
        return 3
    if not keys[at - 1].isspace():
        return 0
    is_sentence = at >= 2 and keys[at - 2] in {".", "?", "!", ":", '"'}
    return 3 if is_sentence and at < len(keys) and keys[at][:1].isupper() else 1
