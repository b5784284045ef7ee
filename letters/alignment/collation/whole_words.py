"""A change within "vis-à-vis", "3:55" or "S.C.U.A." is told as one of the whole of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.alignment.collation.changed_places import Place
from letters.alignment.collation.witness_text import WitnessText

Texts = tuple[str, str]

# What joins two words, the digits of a number or a time, or initials; but not the end of
# "Shah's".
_JOINT = re.compile(
    r"(?<=\w)(?:[-‐‑–]|['’](?!s\b))(?=\w)|(?<=\d)(?::|,(?=\d{3}))(?=\d)"
    r"|(?<=\b[A-Z])\.(?=[A-Z]\b)|(?<=\.[A-Z])\."
)
_APOSTROPHES = frozenset("'’")
_GENITIVE = re.compile(r"(?<=\w)['’]s\b")
_END_OF_WORD = re.compile(r"(?<!\w)\w++\Z")
# Most changes have a blank beside them.
_BETWEEN = re.compile(r"(?<=\S)(?=\S)")
# The rest of longer ones is left.
_LONGEST = 40


def grow_to_whole_words(
    places: Sequence[Place], old: WitnessText, new: WitnessText, within: Place
) -> list[Place]:
    """Each place at which both texts have words, with the rest of the one that it is part
    of, and places of one word as one. All are `within` a stretch of each text."""
    whole: list[Place] = []
    last_end = within[0][0]
    texts = old.text, new.text
    next_starts = [*(place[0][0] for place in places[1:]), within[0][1]]
    for place, next_start in zip(places, next_starts, strict=False):
        grown = place
        if place[0][0] < place[0][1] and place[1][0] < place[1][1]:
            starts, ends = zip(*place, strict=True)
            room = place[0][0] - last_end
            before = _rest(texts, starts, room, -1) or _before_genitive(
                texts, place, room
            )
            behind = _rest(texts, ends, next_start - place[0][1], 1)
            if before or behind:
                grown = _grown(place, before, behind)
                if old.flags_at(grown[0]) or new.flags_at(grown[1]):
                    grown = place
        last_end = place[0][1]
        is_rest = bool(whole) and grown[0][0] <= whole[-1][0][1]
        is_plain = not (old.flags or new.flags)
        is_rest = is_rest or (is_plain and _are_of_genitive(texts, whole[-1:], grown))
        if is_rest:
            last = whole.pop()
            grown = (last[0][0], grown[0][1]), (last[1][0], grown[1][1])
        whole.append(grown)
    return whole


def _before_genitive(texts: Texts, place: Place, room: int) -> int:
    """How long the word is before "'s", where that stands for other words."""
    for text, (start, end) in zip(texts, place, strict=True):
        is_near = end > start + 1 and text[start] in _APOSTROPHES
        if is_near and _GENITIVE.match(text, start):
            word = _END_OF_WORD.search(text, start - min(room, _LONGEST), start)
            return len(word[0]) if word else 0
    return 0


def _are_of_genitive(texts: Texts, last: Sequence[Place], place: Place) -> bool:
    """Whether an apostrophe alone stands between two: "nation's", "nations'"."""
    for one in last:
        if place[0][0] != one[0][1] + 1:
            continue
        between = (
            text[before[1] : behind[0]]
            for text, before, behind in zip(texts, one, place, strict=True)
        )
        ends = (text[end - 1] for text, (_, end) in zip(texts, place, strict=True))
        if all(part in _APOSTROPHES for part in between):
            return not any(sign.isspace() for sign in ends)
    return False


def _grown(place: Place, before: int, behind: int) -> Place:
    (old_start, old_end), (new_start, new_end) = place
    return (
        (old_start - before, old_end + behind),
        (new_start - before, new_end + behind),
    )


def _rest(texts: Texts, places: Sequence[int], room: int, step: int) -> int:
    """How many characters of a word go on from the places, before them (`step` -1) or
    behind (1): the most of both texts."""
    # What goes on is the same in both: most often a blank, or nothing.
    beside = (
        texts[0][places[0] : places[0] + 1] if step > 0 else texts[0][places[0] - 1]
    )
    if room <= 0 or not beside.strip():
        return 0
    most = 0
    for text, at in zip(texts, places, strict=True):
        count, first = 0, at if step > 0 else at - 1
        if _is_within_word(text, at):
            while count < room and _is_of_word(text, first + step * count):
                count += 1
        most = max(most, count)
    return most if most <= _LONGEST else 0


def _is_within_word(text: str, at: int) -> bool:
    if not _BETWEEN.match(text, at):
        return False
    return _is_of_word(text, at - 1) and _is_of_word(text, at)


def _is_of_word(text: str, at: int) -> bool:
    """Whether the character is of a word, or joins two."""
    if not 0 <= at < len(text):
        return False
    return text[at].isalnum() or bool(_JOINT.match(text, at))
