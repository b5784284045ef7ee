"""Where the marked words begin and end, when what stood at their ends was replaced."""

from __future__ import annotations

from itertools import islice

from letters.alignment import Alignment, Range, Run, likeness
from letters.web_annotation.stretches import paragraphs_around, words_in
from letters.web_annotation.word_edges import (
    NEAR,
    SHORTEST_WITHIN,
    has_letters_beside,
    has_words_beside,
    is_within,
    is_written_together,
    whole_words,
)

# Nothing grows over more than so many times the letters that it replaces.
LONGEST_GROWTH = 3
# But a letter may be replaced by a word of so many.
_LONGEST_WORD = 20
# A word that was spelled otherwise.
_LEAST_ALIKE = 0.6
_LEAST_SAID = 0.7
# How many words in the place of others are compared with them.
_MOST_WORDS = 200


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
    place = whole_words(alignment, fresh, marked, (new_start, new_end))
    if place and (
        has_words_beside(alignment, pieces, marked, place)
        or has_letters_beside(alignment, fresh, marked, place)
        or is_written_together(alignment, marked, place)
    ):
        return None
    return place


def _grown_start(alignment: Alignment, start: int, first: Run) -> int | None:
    strays = alignment.pieces(start, first.old)
    before = alignment.before(start if strays else first.old)
    old_from = before.old_end if before else 0
    new_from = alignment.end_before(first.new)
    for stray in reversed(strays):
        if stray.new_end == new_from:
            new_from = alignment.end_before(stray.new)
    most = max(LONGEST_GROWTH * (first.old - start), _LONGEST_WORD)
    is_next = new_from == (before.new_end if before else 0)
    line = paragraphs_around(alignment.new, first.new, first.new)[0]
    is_next = is_next and not alignment.old[old_from:start].strip()
    if new_from <= line and paragraphs_around(alignment.old, start, start)[0] == start:
        new_from, is_next = line, True  # what the paragraph begins with now
    is_replaced = is_next and not _breaks_line(
        alignment, (start, first.old), (new_from, first.new + 1), first.old
    )
    if is_replaced and 0 < first.new - new_from <= most:
        return new_from
    lost = start, first.old
    as_long = max(0, first.new - (first.old - start)), first.new
    likely = _alike_words(alignment, lost, (new_from, first.new), (old_from, start))
    if likely is None or _is_elsewhere(alignment, lost, as_long, likely[:1], 0):
        return None
    if not likely:
        return None if is_within(alignment, lost, (new_from, first.new)) else first.new
    # The marked words go on there, or others that say the same.
    return likely[0] if first.new - likely[0] <= most else None


def _grown_end(alignment: Alignment, end: int, last: Run) -> int | None:
    strays = alignment.pieces(last.old_end, end)
    after = alignment.after(end if strays else last.old_end)
    old_to = after.old if after else len(alignment.old)
    new_to = alignment.start_after(last.new_end)
    for stray in strays:
        if stray.new == new_to:
            new_to = alignment.start_after(stray.new_end)
    most = max(LONGEST_GROWTH * (end - last.old_end), _LONGEST_WORD)
    is_next = new_to == (after.new if after else len(alignment.new))
    line = paragraphs_around(alignment.new, last.new_end, last.new_end)[1]
    is_next = is_next and not alignment.old[end:old_to].strip()
    if line <= new_to and paragraphs_around(alignment.old, end, end)[1] == end:
        new_to, is_next = line, True
    is_replaced = is_next and not _breaks_line(
        alignment, (last.old_end, end), (last.new_end - 1, new_to), last.old_end - 1
    )
    if is_replaced and 0 < new_to - last.new_end <= most:
        return new_to
    lost = last.old_end, end
    as_long = last.new_end, last.new_end + end - last.old_end
    likely = _alike_words(alignment, lost, (last.new_end, new_to), (end, old_to))
    if likely is None or _is_elsewhere(alignment, lost, as_long, likely[-1:], 1):
        return None
    if not likely:
        there = last.new_end, new_to
        return None if is_within(alignment, lost, there) else last.new_end
    return likely[-1] if likely[-1] - last.new_end <= most else None


def _breaks_line(alignment: Alignment, old: Range, new: Range, edge: int) -> bool:
    """Whether another paragraph begins in one of the stretches, and not already `edge`."""
    was_broken = alignment.old[edge] == "\n"
    return "\n" in alignment.old[slice(*old)] or (
        not was_broken and "\n" in alignment.new[slice(*new)]
    )


def _is_elsewhere(
    alignment: Alignment, lost: Range, there: Range, likely: list[int], side: int
) -> bool:
    """Whether what is lost of the marked words is said there, in what seems to go on
    from others, and not from where words alike begin."""
    if likely and abs(likely[0] - there[side]) <= NEAR:
        return False
    return _is_said(alignment.old[slice(*lost)], alignment.new[slice(*there)])


def _alike_words(
    alignment: Alignment, marked: Range, there: Range, beside: Range
) -> list[int] | None:
    """The ends of the words `there` that are much like words of those marked. None if
    one is as much like a word that stood beside these."""
    old, new = alignment.old, alignment.new
    words = [old[slice(*word)] for word in words_in(old, *marked)]
    others = [old[slice(*word)] for word in words_in(old, *beside)]
    ends: list[int] = []
    for place in islice(words_in(new, *there), _MOST_WORDS):
        word = new[slice(*place)]
        if any(_is_alike(one, word) for one in words):
            if any(_is_alike(one, word) for one in others):
                return None
            ends += place
    return ends


def _is_said(marked: str, there: str) -> bool:
    """Whether the marked words are there, in what seems to go on from others."""
    return any(map(str.isalnum, marked)) and likeness(marked, there) >= _LEAST_SAID


def _is_alike(was: str, now: str) -> bool:
    """Whether a word was misspelled, or cut."""
    is_cut = len(now) >= SHORTEST_WITHIN and (was.startswith(now) or was.endswith(now))
    return is_cut or likeness(was, now) >= _LEAST_ALIKE
