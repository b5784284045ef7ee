"""Where the marked words begin and end, when what stood at their ends was replaced."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from letters.alignment import Alignment, Range, Run, closest_stretch, likeness
from letters.web_annotation.stretches import cuts_word, paragraphs_around, words_in

# Nothing grows over more than so many times the letters that it replaces.
LONGEST_GROWTH = 3
# But a letter may be replaced by a word of so many.
_LONGEST_WORD = 20
# A word that was spelled otherwise.
_LEAST_ALIKE = 0.6
_LEAST_SAID = 0.7
# Shorter words stand within others by chance.
_SHORTEST_WITHIN = 2
# A word within another one that was misspelled as well.
_SHORTEST_MISSPELLED = 5
_LEAST_PART = 0.8
_BESIDE_REACH = 60
# So many characters are looked at on both sides of an end.
_NEAR = 3
_BESIDE = 2
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
    place = _whole_words(alignment, fresh, marked, (new_start, new_end))
    if place and (
        _has_words_beside(alignment, pieces, marked, place)
        or _has_letters_beside(alignment, fresh, marked, place)
        or _is_written_together(alignment, marked, place)
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
    begins = paragraphs_around(alignment.old, start, start)[0] == start
    if begins := begins and new_from <= line:
        new_from = line
    is_replaced = begins or (is_next and not alignment.old[old_from:start].strip())
    is_replaced = is_replaced and not _breaks_line(
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
        return None if _is_within(alignment, lost, (new_from, first.new)) else first.new
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
    ends = paragraphs_around(alignment.old, end, end)[1] == end
    if ends := ends and line <= new_to:
        new_to = line
    is_replaced = ends or (is_next and not alignment.old[end:old_to].strip())
    is_replaced = is_replaced and not _breaks_line(
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
        return None if _is_within(alignment, lost, there) else last.new_end
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
    if likely and abs(likely[0] - there[side]) <= _NEAR:
        return False
    return _is_said(alignment.old[slice(*lost)], alignment.new[slice(*there)])


def _is_within(alignment: Alignment, lost: Range, there: Range) -> bool:
    """Whether a word that is lost seems to be written together with another one."""
    words = (alignment.old[slice(*at)] for at in words_in(alignment.old, *lost))
    return any(_is_part(word, alignment.new, there) for word in words)


def _is_part(word: str, text: str, there: Range) -> bool:
    """Whether a word stands there, within another or not; a long one may be misspelled."""
    if len(word) >= _SHORTEST_WITHIN and word in text[slice(*there)]:
        return True
    if len(word) < _SHORTEST_MISSPELLED:
        return False
    closest = closest_stretch(word, text, *there)
    return closest is not None and likeness(word, text[slice(*closest)]) >= _LEAST_PART


def _is_written_together(alignment: Alignment, marked: Range, place: Range) -> bool:
    """Whether a marked word at an end and a word beside it are one word now."""
    old, new = alignment.old, alignment.new
    said = {old[slice(*word)] for word in words_in(old, *marked)}
    now = [new[slice(*word)] for word in words_in(new, *place)]
    if not now:
        return False
    before, after = _words_beside(old, marked)
    firsts = {now[0].removeprefix(word) for word in before} - {now[0]}
    lasts = {now[-1].removesuffix(word) for word in after} - {now[-1]}
    return bool(said & (firsts | lasts))


def _words_beside(text: str, marked: Range) -> tuple[list[str], list[str]]:
    """The words that stand near before the marked ones, and near after them."""
    start, end = marked
    sides = (max(0, start - _BESIDE_REACH), start), (end, end + _BESIDE_REACH)
    before, after = (
        [text[slice(*at)] for at in words_in(text, *side)] for side in sides
    )
    return before, after


def _has_words_beside(
    alignment: Alignment, pieces: list[Run], marked: Range, place: Range
) -> bool:
    """Whether the first words, or the last, are lost, and the same words stand beside
    the place: they may have been taken for others."""
    first, last = (
        [alignment.old[slice(*word)] for word in words_in(alignment.old, *lost)]
        for lost in ((marked[0], pieces[0].old), (pieces[-1].old_end, marked[1]))
    )
    before, after = _words_beside(alignment.new, place)
    return any(
        before[-count:] == first[:count] for count in range(1, len(first) + 1)
    ) or any(after[:count] == last[-count:] for count in range(1, len(last) + 1))


def _has_letters_beside(
    alignment: Alignment, fresh: list[Range], marked: Range, place: Range
) -> bool:
    """Whether a letter that is lost at an end seems to stand beside the place: with
    "belo.w" for "below." nobody can say where the word ends."""
    new = alignment.new
    start, end = marked
    for lost, beside in (
        ((start, min(start + _NEAR, end)), (max(0, place[0] - _BESIDE), place[0])),
        ((max(end - _NEAR, start), end), (place[1], place[1] + _BESIDE)),
    ):
        gone = _gone(alignment, *lost)
        for at in range(beside[0], min(beside[1], len(new))):
            if new[at].isalnum() and new[at] in gone and _is_in(fresh, at):
                return True
    return False


def _gone(alignment: Alignment, start: int, end: int) -> set[str]:
    """The characters of a stretch of the old text that do not go on."""
    return set(alignment.old[start:end]) - {
        character
        for piece in alignment.pieces(start, end)
        for character in alignment.old[piece.old : piece.old_end]
    }


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
    is_cut = len(now) >= _SHORTEST_WITHIN and (was.startswith(now) or was.endswith(now))
    return is_cut or likeness(was, now) >= _LEAST_ALIKE


def _whole_words(
    alignment: Alignment, fresh: list[Range], marked: Range, place: Range
) -> Range | None:
    """Over the rest of a word that was marked as a whole, as far as it is new. None if
    the word goes on in what is not, or is written together with one that stood near."""
    start, end = place
    old, new = alignment.old, alignment.new
    has_white_before = not old[: marked[0]][-1:].strip()
    has_white_after = not old[marked[1] :][:1].strip()
    before, after = _words_beside(old, marked)
    if has_white_before or not cuts_word(old, marked[0]):
        while _goes_on(new, start - 1, start, has_white_before) and _is_in(
            fresh, start - 1
        ):
            start -= 1
        grown = new[start : place[0]]
        if cuts_word(new, start) or any(map(grown.startswith, before)):
            return None
        if _gone(alignment, max(0, marked[0] - _NEAR), marked[0]) & set(grown):
            return None
        if grown and not (
            cuts_word(new, place[0]) or alignment.pieces(marked[0], marked[0] + 1)
        ):
            return None  # another word, which a sign parts from what goes on
    if has_white_after or not cuts_word(old, marked[1]):
        while _goes_on(new, end, end, has_white_after) and _is_in(fresh, end):
            end += 1
        grown = new[place[1] : end]
        if cuts_word(new, end) or any(map(grown.endswith, after)):
            return None
        if _gone(alignment, marked[1], marked[1] + _NEAR) & set(grown):
            return None
        if grown and not (
            cuts_word(new, place[1]) or alignment.pieces(marked[1] - 1, marked[1])
        ):
            return None
    return start, end


def _goes_on(text: str, at: int, edge: int, to_white: bool) -> bool:
    """Whether the character `at` belongs to what stands on the other side of `edge`:
    to its word, or to all `to_white` space."""
    if to_white:
        return 0 <= at < len(text) and not text[at].isspace()
    return cuts_word(text, edge)


def _is_in(stretches: list[Range], at: int) -> bool:
    place = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return place >= 0 and at < stretches[place][1]
