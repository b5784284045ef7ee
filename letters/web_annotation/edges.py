"""Where the marked words begin and end, when what stood at their ends was replaced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from letters.alignment import Alignment, Range, Run, likeness

# Nothing grows over more than so many times the letters that it replaces.
LONGEST_GROWTH = 3
# A word that was spelled otherwise.
_LEAST_ALIKE = 0.6
_LEAST_SAID = 0.7
# How many words in the place of others are compared with them.
_MOST_WORDS = 200

_WORD = re.compile(r"\w+")


def words_in(text: str, start: int, end: int) -> Iterator[Range]:
    return (word.span() for word in _WORD.finditer(text, start, end))


def count_letters(text: str) -> int:
    """The characters that are no white space."""
    return len("".join(text.split()))


def place_of(
    alignment: Alignment, fresh: list[Range], marked: Range, pieces: list[Run]
) -> Range | None:
    """From the first to the last character that goes on, and over what replaced the
    marked characters before and after these. None if an end is not sure."""
    start, end = marked
    new_start: int | None = pieces[0].new
    new_end: int | None = pieces[-1].new_end
    if pieces[0].old > start:
        new_start = _grown_start(alignment, start, pieces[0])
    if pieces[-1].old_end < end:
        new_end = _grown_end(alignment, end, pieces[-1])
    if new_start is None or new_end is None:
        return None
    new = alignment.new
    while new_start < new_end and new[new_start].isspace():
        new_start += 1
    while new_end > new_start and new[new_end - 1].isspace():
        new_end -= 1
    return _whole_words(alignment, fresh, marked, (new_start, new_end))


def _grown_start(alignment: Alignment, start: int, first: Run) -> int | None:
    before = alignment.before(first.old)
    old_from = before.old_end if before else 0
    new_from = alignment.end_before(first.new)
    most = LONGEST_GROWTH * (first.old - start)
    is_next = new_from == (before.new_end if before else 0)
    is_replaced = is_next and not alignment.old[old_from:start].strip()
    if is_replaced and 0 < first.new - new_from <= most:
        return new_from
    likely = _alike_words(alignment, (start, first.old), (new_from, first.new))
    if not likely:
        marked, length = alignment.old[start : first.old], first.old - start
        there = alignment.new[max(0, first.new - length) : first.new]
        return None if _is_said(marked, there) else first.new
    # The marked words go on there, or others that say the same.
    return likely[0] if first.new - likely[0] <= most else None


def _grown_end(alignment: Alignment, end: int, last: Run) -> int | None:
    after = alignment.after(last.old_end)
    old_to = after.old if after else len(alignment.old)
    new_to = alignment.start_after(last.new_end)
    most = LONGEST_GROWTH * (end - last.old_end)
    is_next = new_to == (after.new if after else len(alignment.new))
    is_replaced = is_next and not alignment.old[end:old_to].strip()
    if is_replaced and 0 < new_to - last.new_end <= most:
        return new_to
    likely = _alike_words(alignment, (last.old_end, end), (last.new_end, new_to))
    if not likely:
        marked, length = alignment.old[last.old_end : end], end - last.old_end
        there = alignment.new[last.new_end : last.new_end + length]
        return None if _is_said(marked, there) else last.new_end
    return likely[-1] if likely[-1] - last.new_end <= most else None


def _alike_words(alignment: Alignment, marked: Range, there: Range) -> list[int]:
    """The ends of the words `there` that are much like words of those marked."""
    words = [alignment.old[slice(*word)] for word in words_in(alignment.old, *marked)]
    return [
        at
        for place in islice(words_in(alignment.new, *there), _MOST_WORDS)
        if any(_is_alike(word, alignment.new[slice(*place)]) for word in words)
        for at in place
    ]


def _is_said(marked: str, there: str) -> bool:
    """Whether the marked words are there, in what seems to go on from others."""
    return any(map(str.isalnum, marked)) and likeness(marked, there) >= _LEAST_SAID


def _is_alike(first: str, second: str) -> bool:
    return likeness(first, second) >= _LEAST_ALIKE


def _whole_words(
    alignment: Alignment, fresh: list[Range], marked: Range, place: Range
) -> Range:
    """Over the rest of a word that was marked as a whole, as far as it is new."""
    start, end = place
    old, new = alignment.old, alignment.new
    has_white_before = not old[: marked[0]][-1:].strip()
    has_white_after = not old[marked[1] :][:1].strip()
    if has_white_before or not _cuts_word(old, marked[0]):
        while _goes_on(new, start - 1, start, has_white_before) and _is_in(
            fresh, start - 1
        ):
            start -= 1
    if has_white_after or not _cuts_word(old, marked[1]):
        while _goes_on(new, end, end, has_white_after) and _is_in(fresh, end):
            end += 1
    return start, end


def _goes_on(text: str, at: int, edge: int, to_white: bool) -> bool:
    """Whether the character `at` belongs to what stands on the other side of `edge`:
    to its word, or to all `to_white` space."""
    if to_white:
        return 0 <= at < len(text) and not text[at].isspace()
    return _cuts_word(text, edge)


def _cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _is_in(stretches: list[Range], at: int) -> bool:
    place = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return place >= 0 and at < stretches[place][1]
