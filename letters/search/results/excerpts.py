"""Which passages of a document show best why it matches?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from letters.search.query.words import GAP, UNSPACED_SIGN
from letters.search.results.match_places import MatchPlace
from letters.tei.plain_text import LINE_SEPARATOR

# In characters: readers of a list do not read more than a line or two.
LENGTH = 260
BEFORE = 70

# The ends of lines are spaces in an excerpt.
_LINES = str.maketrans(dict.fromkeys(("\n", LINE_SEPARATOR, GAP), " "))
# Where a text may be cut: at a space, and before a sign of a script without spaces.
_BOUNDARY = re.compile(rf"[ \n]|(?={UNSPACED_SIGN})")


class Piece(NamedTuple):
    """Words of an excerpt; `is_match` if they are the words asked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Matches of one text that fit into one excerpt, in order."""

    places: tuple[MatchPlace, ...]

    @property
    def first(self) -> MatchPlace:
        return self.places[0]

    @property
    def term_count(self) -> int:
        """The number of different terms of the query."""
        return len(frozenset[object]().union(*(place.terms for place in self.places)))


def best_passages(places: Sequence[MatchPlace], most: int) -> list[Passage]:
    """The passages with most terms of the query, without overlaps.

    The best is the first, the others are in the order of the document.
    """
    best: list[Passage] = []
    shown: set[int] = set()
    for passage in _ranked_passages(places):
        numbers = {place.number for place in passage.places}
        if shown.isdisjoint(numbers):
            best.append(passage)
            shown |= numbers
        if len(best) == most:
            break
    return best[:1] + sorted(best[1:], key=lambda passage: passage.first.number)


def _ranked_passages(places: Sequence[MatchPlace]) -> Iterator[Passage]:
    """The passage that begins at each of the places, the best first. For a single term,
    the usual case, it makes only as many as the caller takes."""
    all_terms = len(frozenset[object]().union(*(place.terms for place in places)))
    others = []
    for number in range(len(places)):
        passage = _passage(places, number)
        if all_terms == 1 or passage.term_count == all_terms:
            yield passage
        else:
            others.append(passage)
    yield from sorted(others, key=lambda passage: -passage.term_count)


def _passage(places: Sequence[MatchPlace], number: int) -> Passage:
    """The place, and those after it that fit into the same excerpt."""
    first = places[number]
    last_end = max(first.end, first.start + LENGTH - 2 * BEFORE)
    fitting = [first]
    for place in places[number + 1 :]:
        if place.footnote != first.footnote or place.end > last_end:
            break
        fitting.append(place)
    return Passage(tuple(fitting))


def cut_excerpt(
    text: str, passage: Sequence[MatchPlace], places: Sequence[MatchPlace] = ()
) -> tuple[Piece, ...]:
    """The words around the passage; the beginning of the text if there is none.

    `places` are all those of the text, in order; those in the excerpt are marked. Without
    them the passage is marked.
    """
    start, end = _bounds(text, passage)
    cut = text[start:end].translate(_LINES)
    pieces = [Piece("…", False)] if start else []
    position = 0
    for place in places or passage:
        if start <= place.start and place.end <= end:
            first, last = place.start - start, place.end - start
            pieces.append(Piece(cut[position:first], False))
            pieces.append(Piece(cut[first:last], True))
            position = last
    pieces.append(Piece(cut[position:], False))
    if end < len(text):
        pieces.append(Piece("…", False))
    return tuple(piece for piece in pieces if piece.text)


def _bounds(text: str, places: Sequence[MatchPlace]) -> tuple[int, int]:
    """Where to cut the text: between words, and around all places."""
    start = 0
    if places and places[0].start > BEFORE:
        start = min(_next_word(text, places[0].start - BEFORE), places[0].start)
    if start + LENGTH >= len(text):
        return start, len(text)
    last = max((place.end for place in places), default=0)
    return start, max(last, _word_end(text, start, start + LENGTH))


def _next_word(text: str, offset: int) -> int:
    boundary = _BOUNDARY.search(text, offset)
    return boundary.end() if boundary else offset


def _word_end(text: str, start: int, offset: int) -> int:
    ends = range(offset, start, -1)
    return next((end for end in ends if _BOUNDARY.match(text, end)), offset)
