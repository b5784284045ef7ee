"""The words that two texts have in common, as runs of tokens, by chance or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from letters.alignment.dividing import Equal, equal_items, joined


class Match(NamedTuple):
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


def equal_words(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """The longest sequence of words and signs that both have, as runs of tokens.

    White space does not count: any two texts have more blanks in common than words. A
    run has some where both texts have the same between its words, and beside them.
    """
    return _with_white_space(_runs_of_words(old, new), old, new)


def _runs_of_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Equal]:
    old_places, old_words = _words_of(old)
    new_places, new_words = _words_of(new)
    for i, j, count in joined(equal_items(old_words, new_words)):
        old_at, new_at = old_places[i], new_places[j]
        length = old_places[i + count - 1] + 1 - old_at
        if old[old_at : old_at + length] == new[new_at : new_at + length]:
            yield old_at, new_at, length
        else:
            places = old_places[i : i + count], new_places[j : j + count]
            yield from zip(*places, repeat(1), strict=False)


def _words_of(keys: Sequence[str]) -> tuple[list[int], list[str]]:
    """The words and signs, and where they are."""
    blanks = {key for key in set(keys) if key.isspace()}
    places = [at for at, key in enumerate(keys) if key not in blanks]
    return places, [keys[at] for at in places]


def _with_white_space(
    equal: Iterable[Equal], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """The equal runs, with the white space between them, and beside them, that both
    texts have."""
    matches: list[Match] = []
    old_start = new_start = size = 0  # of the run before, which may go on
    for old_at, new_at, length in [*equal, (len(old), len(new), 0)]:
        old_end, new_end = old_start + size, new_start + size
        shorter = min(old_at - old_end, new_at - new_end)
        after = before = 0
        while size and after < shorter:
            if not _are_blank(old[old_end + after], new[new_end + after]):
                break
            after += 1
        while before < shorter - after:
            if not _are_blank(old[old_at - before - 1], new[new_at - before - 1]):
                break
            before += 1
        size += after
        if size and length and after == old_at - old_end == new_at - new_end:
            size += length
            continue
        if size:
            matches.append(Match(old_start, new_start, size))
        old_start, new_start, size = old_at - before, new_at - before, before + length
    return matches


def _are_blank(one: str, other: str) -> bool:
    return one == other and one.isspace()
