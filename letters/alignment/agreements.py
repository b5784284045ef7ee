"""Whether equal words between two changes part them, where their size does not tell.

A careful editor cuts a change as small as whole words allow, but no sentence that was
written anew into pieces at each "the" that it has in common with the old one:

* "with" parts two changes in "audience with King" and "appointment with Prime Minister":
  on either side a word or two stand for a word or two;
* "are weaker" parts two changes in "forces are weaker now and", which became "forces,
  above all these, are weaker than before. Thus": the old text has nothing between it and
  the words before;
* "the" parts nothing in "by the memorandum …" and "to show the retirement …", where one
  of the changes is a long passage in the place of another.
"""

from __future__ import annotations

from collections.abc import Sequence

from letters.alignment.equal_words import Match

# So many words that stand for others are a swap.
_MOST_SWAPPED = 2
_MOST_TOKENS = 8
# Of a long stretch the beginning tells all that is asked.
_MOST_LOOKED_AT = _MOST_TOKENS + 1


def parts_changes(
    before: Match, run: Match, after: Match, old: Sequence[str], new: Sequence[str]
) -> bool:
    """Whether the run has a word, and on either side few words stand for few; or it has
    two, and follows the words on one side of it without a word between them in one of the
    texts."""
    words = _count_words(old[run.old : run.old_end])
    gaps = _gaps(before, run, after, old, new)
    return (words > 0 and all(map(_are_few, gaps))) or (
        words > 1 and not all(map(_is_said, gaps))
    )


def parts_nothing(
    before: Match, run: Match, after: Match, old: Sequence[str], new: Sequence[str]
) -> bool:
    """Whether the run has a word, and on either side words or signs stand for others:
    none are only left out or put in."""
    words = _count_words(old[run.old : run.old_end])
    return words > 0 and all(map(_is_said, _gaps(before, run, after, old, new)))


def _gaps(
    before: Match, run: Match, after: Match, old: Sequence[str], new: Sequence[str]
) -> list[Sequence[str]]:
    """The beginning of what either text has before the run, and behind it."""
    return [
        keys[start : min(end, start + _MOST_LOOKED_AT)]
        for keys, start, end in (
            (old, before.old_end, run.old),
            (new, before.new_end, run.new),
            (old, run.old_end, after.old),
            (new, run.new_end, after.new),
        )
    ]


def _is_said(keys: Sequence[str]) -> bool:
    """Whether there is a word or a sign."""
    return any(not key.isspace() for key in keys)


def _are_few(keys: Sequence[str]) -> bool:
    return len(keys) <= _MOST_TOKENS and 1 <= _count_words(keys) <= _MOST_SWAPPED


def _count_words(keys: Sequence[str]) -> int:
    return sum(1 for key in keys if key[0].isalnum())
