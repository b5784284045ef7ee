"""Whether equal words between two changes part them, where their size does not tell.

A careful editor cuts a change as small as whole words allow, but no sentence that was
written anew into pieces at each "the" that it has in common with the old one:

* "with" parts two changes in "audience with King" and "appointment with Prime Minister":
  on either side a word or two stand for a word or two;
* "the" parts nothing in "by the memorandum …" and "to show the retirement …", where one
  of the changes is a long passage in the place of another.
"""

from __future__ import annotations

from collections.abc import Sequence

from letters.alignment.equal_words import Match

# So many words that stand for others are a swap.
_MOST_SWAPPED = 2
# Of more tokens the words are not counted.
_MOST_TOKENS = 8


def parts_swaps(
    before: Match, run: Match, after: Match, old: Sequence[str], new: Sequence[str]
) -> bool:
    """Whether the run has a word, and on either side few words stand for few."""
    return (
        _is_swap(before, run, old, new)
        and _is_swap(run, after, old, new)
        and _count_words(old[run.old : run.old_end]) > 0
    )


def parts_nothing(
    before: Match, run: Match, after: Match, old: Sequence[str], new: Sequence[str]
) -> bool:
    """Whether the run has a word, and on either side words or signs stand for others:
    none are only left out or put in."""
    return _count_words(old[run.old : run.old_end]) > 0 and all(
        any(not keys[at].isspace() for at in range(start, end))
        for keys, start, end in (
            (old, before.old_end, run.old),
            (new, before.new_end, run.new),
            (old, run.old_end, after.old),
            (new, run.new_end, after.new),
        )
    )


def _is_swap(one: Match, other: Match, old: Sequence[str], new: Sequence[str]) -> bool:
    gaps = (old, one.old_end, other.old), (new, one.new_end, other.new)
    return all(
        end - start <= _MOST_TOKENS
        and 1 <= _count_words(keys[start:end]) <= _MOST_SWAPPED
        for keys, start, end in gaps
    )


def _count_words(keys: Sequence[str]) -> int:
    return sum(1 for key in keys if key[0].isalnum())
