"""Whether a word at an end of the marked ones is sure: whole, and no other one's."""

from __future__ import annotations

from bisect import bisect_right

from letters.alignment import Alignment, Range, Run, closest_stretch, likeness
from letters.web_annotation.stretches import cuts_word, words_in

# Shorter words stand within others by chance.
SHORTEST_WITHIN = 2
# A word within another one that was misspelled as well.
_SHORTEST_MISSPELLED = 5
_LEAST_PART = 0.8
_BESIDE_REACH = 60
# So many characters are looked at on both sides of an end.
NEAR = 3
_BESIDE = 2


def whole_words(
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
        if _gone(alignment, max(0, marked[0] - NEAR), marked[0]) & set(grown):
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
        if _gone(alignment, marked[1], marked[1] + NEAR) & set(grown):
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


def has_words_beside(
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


def has_letters_beside(
    alignment: Alignment, fresh: list[Range], marked: Range, place: Range
) -> bool:
    """Whether a letter that is lost at an end seems to stand beside the place: with
    "belo.w" for "below." nobody can say where the word ends."""
    new = alignment.new
    start, end = marked
    for lost, beside in (
        ((start, min(start + NEAR, end)), (max(0, place[0] - _BESIDE), place[0])),
        ((max(end - NEAR, start), end), (place[1], place[1] + _BESIDE)),
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


def is_written_together(alignment: Alignment, marked: Range, place: Range) -> bool:
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


def is_within(alignment: Alignment, lost: Range, there: Range) -> bool:
    """Whether a word that is lost seems to be written together with another one."""
    words = (alignment.old[slice(*at)] for at in words_in(alignment.old, *lost))
    return any(_is_part(word, alignment.new, there) for word in words)


def _is_part(word: str, text: str, there: Range) -> bool:
    """Whether a word stands there, within another or not; a long one may be misspelled."""
    if len(word) >= SHORTEST_WITHIN and word in text[slice(*there)]:
        return True
    if len(word) < _SHORTEST_MISSPELLED:
        return False
    closest = closest_stretch(word, text, *there)
    return closest is not None and likeness(word, text[slice(*closest)]) >= _LEAST_PART
