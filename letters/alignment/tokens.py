"""Which words of a stretch of text go on in another, without agreements by chance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, repeat
from typing import NamedTuple

from letters.alignment.chains import equal_ends
from letters.alignment.dividing import equal_items, joined

# An equal run goes where what changed on both sides has so many times its letters.
_CHANGED_TIMES = 2

# A dotted leader is one sign, however long it is.
_TOKEN = re.compile(r"\w+|\s|\.(?: ?\.){3,}|[^\w\s]")


class Token(NamedTuple):
    """A word, a sign or a white space. `key` is what it is compared by."""

    key: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.key)


@dataclass(frozen=True, slots=True)
class Match:
    """Equal tokens, by their numbers in both sequences."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length


# Without a function of Python for each of many thousand words.
_make_token = partial(tuple.__new__, Token)


def read_keys(folded: str, start: int, end: int) -> list[str]:
    """What the tokens of a stretch are compared by."""
    return _TOKEN.findall(folded, start, end)


def read_tokens(folded: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of a text that is folded already: every character is in
    one of them."""
    keys = read_keys(folded, start, end)
    starts = accumulate(map(len, keys), initial=start)
    return list(map(_make_token, zip(keys, starts, strict=False)))  # and the end


def match_words(old: Sequence[Token], new: Sequence[Token]) -> list[Match]:
    """The runs of equal tokens, in order."""
    old_keys = [token.key for token in old]
    new_keys = [token.key for token in new]
    matches = _with_white_space(_equal_words(old_keys, new_keys), old_keys, new_keys)
    kept = grow(tidy(matches, old_keys, new_keys), old_keys, new_keys)
    return slide(kept, old_keys, new_keys)


def _equal_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    """The longest sequence of words and signs that both have, as runs of tokens.

    White space does not count: any two texts have more blanks in common than words. A
    run has some where both texts have the same between its words.
    """
    old_places, old_words = _words_of(old)
    new_places, new_words = _words_of(new)
    for i, j, count in joined(equal_items(old_words, new_words)):
        old_at, new_at = old_places[i], new_places[j]
        length = old_places[i + count - 1] + 1 - old_at
        if old[old_at : old_at + length] == new[new_at : new_at + length]:
            yield Match(old_at, new_at, length)
        else:
            places = old_places[i : i + count], new_places[j : j + count]
            yield from map(Match, *places, repeat(1))


def _words_of(keys: Sequence[str]) -> tuple[list[int], list[str]]:
    """The words and signs, and where they are."""
    places = [at for at, key in enumerate(keys) if not key.isspace()]
    return places, [keys[at] for at in places]


def _with_white_space(
    equal: Iterable[Match], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """The equal runs, with the white space between them, and beside them, that both
    texts have."""
    matches: list[Match] = []
    old_end = new_end = 0
    for run in [*equal, Match(len(old), len(new), 0)]:
        old_at, new_at = run.old, run.new
        old_gap, new_gap = old[old_end:old_at], new[new_end:new_at]
        start, tail = equal_ends(old_gap, new_gap)
        after = _white_space(old_gap[:start]) if matches and start else 0
        most = min(tail, start + tail - after)
        before = _white_space(old_gap[: -most - 1 : -1]) if most else 0
        if matches:
            last = matches[-1]
            matches[-1] = Match(last.old, last.new, last.length + after)
        is_joined = matches and after == len(old_gap) == len(new_gap)
        if old_at < len(old):
            if is_joined:
                last = matches[-1]
                matches[-1] = Match(last.old, last.new, last.length + run.length)
            else:
                length = before + run.length
                matches.append(Match(old_at - before, new_at - before, length))
        old_end, new_end = run.old_end, run.new_end
    return matches


def _white_space(keys: Sequence[str]) -> int:
    """How much of it there is before the first word."""
    return next((at for at, key in enumerate(keys) if not key.isspace()), len(keys))


def tidy(
    matches: Sequence[Match], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """Leave out runs that are small beside what changed before and after them: two
    texts agree by chance in "the" and "of". One pass, with a stack."""
    old_letters, new_letters = _count_letters(old), _count_letters(new)
    kept: list[tuple[int, Match]] = []  # what changed before a run, and the run
    old_at = new_at = 0
    for match in [*matches, Match(len(old), len(new), 0)]:
        changed = max(
            old_letters[match.old] - old_letters[old_at],
            new_letters[match.new] - new_letters[new_at],
        )
        while kept:
            before, run = kept[-1]
            letters = old_letters[run.old_end] - old_letters[run.old]
            if _CHANGED_TIMES * letters >= min(before, changed):
                break
            kept.pop()
            changed += before + letters
        kept.append((changed, match))
        old_at, new_at = match.old_end, match.new_end
    return [run for _, run in kept[:-1]]


def grow(
    matches: Sequence[Match], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """Lengthen each run by the equal tokens beside it that no other run has.

    Where a paragraph is gone that began with the same words as the next one, a
    comparison may take these for its own, and then they stand alone.
    """
    grown: list[Match] = []
    old_end = new_end = 0
    ends = [*((match.old, match.new) for match in matches[1:]), (len(old), len(new))]
    for match, (old_next, new_next) in zip(matches, ends, strict=False):
        _, before = equal_ends(old[old_end : match.old], new[new_end : match.new])
        after, _ = equal_ends(
            old[match.old_end : old_next], new[match.new_end : new_next]
        )
        grown.append(
            Match(match.old - before, match.new - before, before + match.length + after)
        )
        old_end, new_end = grown[-1].old_end, grown[-1].new_end
    return grown


def _count_letters(keys: Sequence[str]) -> list[int]:
    """How many letters stand before each token, and in all. A sign is as good as a
    letter, and a dotted leader is one sign."""
    counts = (1 if key[0] == "." else 0 if key.isspace() else len(key) for key in keys)
    return list(accumulate(counts, initial=0))


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
    # One run is likelier than two, of which one stands alone.
    alone = (-before.length, after.length)
    return max(
        shifts,
        key=lambda shift: (
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
