"""Changed words of which some are only spelled otherwise, such as "Viet-Nam", "Vietnam
will": these are a change of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.alignment.runs import Range

_WORD = re.compile(r"\w+")
# A word is not cut at one of these.
_HYPHENS = frozenset("-‐‑–")
# Longer stretches are taken whole.
_LONGEST = 200


def part_spellings(
    old: str, new: str, old_stretch: Range, new_stretch: Range
) -> Iterator[tuple[Range, Range]]:
    """Both stretches, cut after the words at their beginning, or before those at their
    end, that have the same letters as all of the other one."""
    old_words, new_words = old[slice(*old_stretch)], new[slice(*new_stretch)]
    if old_words.isalnum() and new_words.isalnum():
        yield old_stretch, new_stretch
        return
    letters = _letters(old_words), _letters(new_words)
    shorter, longer = sorted(letters, key=len)
    if shorter and len(shorter) < len(longer) < _LONGEST:
        is_old_shorter = letters[0] == shorter
        words = new_words if is_old_shorter else old_words
        start = (new_stretch if is_old_shorter else old_stretch)[0]
        if at := _cut_of(words, shorter, longer):
            cut = start + at
            yield from _parts(
                old_stretch,
                new_stretch,
                cut,
                old_words if is_old_shorter else new_words,
                is_old_cut=not is_old_shorter,
                is_at_start=longer.startswith(shorter),
            )
            return
    if letters[0] == letters[1] and len(letters[0]) < _LONGEST:
        cuts = _cuts_at_equal_words(old_words, new_words)
        (old_start, old_end), (new_start, new_end) = old_stretch, new_stretch
        for old_at, new_at in cuts:
            yield (
                (old_start, old_stretch[0] + old_at),
                (new_start, new_stretch[0] + new_at),
            )
            old_start, new_start = old_stretch[0] + old_at, new_stretch[0] + new_at
        yield (old_start, old_end), (new_start, new_end)
        return
    yield old_stretch, new_stretch


def _cuts_at_equal_words(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Before and behind each word between others that both have: "GDR and FRG", "G.D.R.
    and F.R.G."."""
    new_words = _words_by_letters_before(new)
    for letters, word in _words_by_letters_before(old).items():
        other = new_words.get(letters)
        if other and word[0] == other[0]:
            yield word.start(), other.start()
            yield word.end(), other.end()


def _words_by_letters_before(words: str) -> dict[int, re.Match[str]]:
    """Those that have a blank on either side."""
    places: dict[int, re.Match[str]] = {}
    letters = 0
    for word in _WORD.finditer(words):
        if words[: word.start()][-1:].isspace() and words[word.end() :][:1].isspace():
            places[letters] = word
        letters += len(word[0])
    return places


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words)).casefold()


def _cut_of(words: str, shorter: str, longer: str) -> int:
    """Where in the longer words those begin, or end, that have the letters of the shorter
    ones; 0 for nowhere."""
    found = list(_WORD.finditer(words))
    if longer.startswith(shorter):
        letters = ""
        for word in found:
            letters += word[0].casefold()
            if letters == shorter and words[word.end() :][:1] not in _HYPHENS:
                return word.end()
    if longer.endswith(shorter):
        letters = ""
        for word in reversed(found):
            letters = word[0].casefold() + letters
            if letters == shorter and words[: word.start()][-1:] not in _HYPHENS:
                return word.start()
    return 0


def _parts(
    old: Range,
    new: Range,
    cut: int,
    uncut_words: str,
    *,
    is_old_cut: bool,
    is_at_start: bool,
) -> Iterator[tuple[Range, Range]]:
    uncut = new if is_old_cut else old
    words = list(_WORD.finditer(uncut_words))
    # Signs beside the words are part of the other change.
    at = uncut[0] + (_end_of(words[-1]) if is_at_start else words[0].start())
    before, after = (uncut[0], at), (at, uncut[1])
    if is_old_cut:
        yield (old[0], cut), before
        yield (cut, old[1]), after
    else:
        yield before, (new[0], cut)
        yield after, (cut, new[1])


def _end_of(word: re.Match[str]) -> int:
    """Where it ends, with the full stop of an abbreviation such as "U.S."."""
    is_initial = len(word[0]) == 1 and word.string[word.end() :].startswith(".")
    return word.end() + is_initial
