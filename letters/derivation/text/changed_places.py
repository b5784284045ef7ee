"""At which places of a text as it came in somebody changed what was read there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letters.alignment import Alignment, Range, Run, align_texts

# Comparing longer texts takes seconds.
LONGEST_COMPARED = 100_000
_WORD = re.compile(r"\S+")
_BLANK = re.compile(r"\s")
_BRACKET = re.compile(r"[\[\]]")
_LONGEST_BRACKET = 10_000
# So many characters more than the words themselves may a place have in the notation, by
# the signs that it writes there. Words that are further apart were found by chance.
_MOST_SIGNS = 160
# What says of the paragraph below it what it is: "::: signature".
_FENCE = re.compile(r"(?:^|\n):::[^\n]*\n\s*$")


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as it came in, and how it was read, in the notation."""

    raw: str
    notation: str

    def places_changed(self, corrected: str, places: Iterable[int]) -> set[int]:
        """Those `places` of the raw text at which the `corrected` notation is another.

        A place is the word that stands there, with the signs and blanks around it; of a
        bracket, the word at its other end too. One whose word was not found in what was
        read is not among them: nobody can tell whether it was changed.
        """
        lengths = map(len, (self.raw, self.notation, corrected))
        if corrected == self.notation or max(lengths) > LONGEST_COMPARED:
            return set()
        as_read = align_texts(self.raw, self.notation)
        as_corrected = align_texts(self.notation, corrected)
        return {
            place
            for place in places
            for end in _ends(self.raw, place)
            if (stretch := _read_at(as_read, end))
            and not _stands(as_corrected, stretch)
        }


def _ends(raw: str, place: int) -> Iterator[int]:
    """The place, and where a bracket is closed that opens there: its sense stands behind
    it in the notation."""
    yield place
    if not raw.startswith("[", place):
        return
    depth = 0
    for sign in _BRACKET.finditer(raw, place, place + _LONGEST_BRACKET):
        depth += 1 if sign[0] == "[" else -1
        if not depth:
            yield sign.start()
            return


def _read_at(as_read: Alignment, place: int) -> Range | None:
    """Where the word at a place of the raw text stands in the notation, with what is
    around it; nothing if that cannot be told."""
    start, end = _word_at(as_read.old, place)
    pieces = as_read.pieces(start, end)
    if not pieces:
        return None
    before = len(as_read.old[:start].rstrip())
    after = _WORD.search(as_read.old, end)
    if last_letter := as_read.pieces(before - 1, before) if before else []:
        pieces.append(last_letter[0]._replace(new=last_letter[0].new_end, length=0))
    if after and (letter := as_read.pieces(after.start(), after.start() + 1)):
        pieces.append(letter[0]._replace(length=0))
    first = min(piece.new for piece in pieces)
    last = max(piece.new_end for piece in pieces)
    if last - first > end - start + _MOST_SIGNS:
        return None
    fence = _FENCE.search(as_read.new, 0, first)
    return fence.start() if fence else first, last


def _word_at(raw: str, place: int) -> Range:
    """The word that stands at a place, or behind it."""
    line = raw.rfind("\n", 0, place) + 1
    begun = [match.start() for match in _WORD.finditer(raw, line, place)]
    is_within = bool(begun) and not _BLANK.search(raw, begun[-1], place + 1)
    word = _WORD.search(raw, begun[-1] if is_within else place)
    return word.span() if word else (place, place)


def _stands(as_corrected: Alignment, stretch: Range) -> bool:
    """Whether a stretch of the notation is in the corrected one, to the letter, where it
    was, and with nothing between it and the letters beside it."""
    start, end = stretch
    pieces = as_corrected.pieces(start, end)
    if not pieces or any(piece.block for piece in pieces):
        return False
    first, last = pieces[0].new, pieces[-1].new_end
    if start and (before := _stayed(as_corrected, start - 1)):
        first = before.new_end
    if after := _stayed(as_corrected, end):
        last = after.new
    words = as_corrected.old[start:end]
    return as_corrected.new[first:last].strip() == words.strip()


def _stayed(as_corrected: Alignment, at: int) -> Run | None:
    """The letter at a place of the notation, if it stayed."""
    pieces = as_corrected.pieces(at, at + 1)
    return pieces[0] if pieces and not pieces[0].block else None
