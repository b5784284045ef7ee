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
_HYPHENS = frozenset("-‐‑–")
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
    """Each place at which both texts have words, or one has half a word, with the rest of
    the one that it is part of, and places of one word as one. All are `within` a stretch
    of each text."""
    whole: list[Place] = []
    last_end = within[0][0]
    texts = old.text, new.text
    is_plain = not (old.flags or new.flags)
    next_starts = [*(place[0][0] for place in places[1:]), within[0][1]]
    for place, next_start in zip(places, next_starts, strict=False):
        room = place[0][0] - last_end, next_start - place[0][1]
        last_end = place[0][1]
        grown = place
        if not _stands_alone(texts, place, room):
            grown = _grown(texts, place, room)
            if not is_plain and (old.flags_at(grown[0]) or new.flags_at(grown[1])):
                grown = place
        if whole and (
            grown[0][0] <= whole[-1][0][1]
            or (is_plain and _are_of_genitive(texts, whole[-1], grown))
        ):
            last = whole.pop()
            grown = (last[0][0], grown[0][1]), (last[1][0], grown[1][1])
        whole.append(grown)
    return whole


def _stands_alone(texts: Texts, place: Place, room: tuple[int, int]) -> bool:
    """Whether no word goes on from the place: what goes on is the same in both, most often
    a blank, or nothing."""
    (old_start, old_end), (new_start, new_end) = place
    old = texts[0]
    if old_start == old_end:
        return not _is_half(texts[1], new_start, new_end)
    if new_start == new_end:
        return not _is_half(old, old_start, old_end)
    if room[0] > 0 and not old[old_start - 1].isspace():
        return False
    return room[1] <= 0 or old[old_end].isspace()


def _is_half(text: str, start: int, end: int) -> bool:
    """Whether it is one half of a name or of numbers with its hyphen: "Sino-" of
    "Sino-Soviet", "-8" of "6-8"."""
    ends = (start, text[start]), (end - 1, text[end - 1])
    if not any(sign in _HYPHENS and _JOINT.match(text, at) for at, sign in ends):
        return False
    half = text[start:end].strip("-‐‑–()")
    return half.istitle() or half.isdigit()


def _grown(texts: Texts, place: Place, room: tuple[int, int]) -> Place:
    """The place with the rest of the word that it is part of."""
    (old_start, old_end), (new_start, new_end) = place
    before = _rest(texts, (old_start, new_start), room[0], -1)
    before = before or _before_genitive(texts, place, room[0])
    behind = _rest(texts, (old_end, new_end), room[1], 1)
    return (
        (old_start - before, old_end + behind),
        (new_start - before, new_end + behind),
    )


def _before_genitive(texts: Texts, place: Place, room: int) -> int:
    """How long the word is before "'s", where that stands for other words."""
    for text, (start, end) in zip(texts, place, strict=True):
        if end > start + 1 and _GENITIVE.match(text, start):
            word = _END_OF_WORD.search(text, start - min(room, _LONGEST), start)
            return len(word[0]) if word else 0
    return 0


def _are_of_genitive(texts: Texts, last: Place, place: Place) -> bool:
    """Whether an apostrophe alone stands between two: "nation's", "nations'"."""
    if place[0][0] != last[0][1] + 1:
        return False
    between = (
        text[before[1] : behind[0]]
        for text, before, behind in zip(texts, last, place, strict=True)
    )
    ends = (text[end - 1] for text, (_, end) in zip(texts, place, strict=True))
    if all(part in _APOSTROPHES for part in between):
        return not any(sign.isspace() for sign in ends)
    return False


def _rest(texts: Texts, places: Sequence[int], room: int, step: int) -> int:
    """How many characters of a word go on from the places, before them (`step` -1) or
    behind (1): the most of both texts."""
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
