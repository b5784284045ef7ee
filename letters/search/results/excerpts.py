"""Which words of a document show best why it was found?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from letters.search.query.words import GAP
from letters.search.results.places import MatchPlace
from letters.tei.plain_text import LINE_SEPARATOR

# In characters. What is longer than a line or two is not read in a list.
LENGTH = 260
BEFORE = 70

# The ends of lines are spaces in an excerpt.
_LINES = str.maketrans(dict.fromkeys(("\n", LINE_SEPARATOR, GAP), " "))


class Piece(NamedTuple):
    """Words of an excerpt; `is_match` are those that were asked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Places of one text that fit into one excerpt, in order."""

    places: tuple[MatchPlace, ...]

    @property
    def first(self) -> MatchPlace:
        return self.places[0]

    @property
    def found(self) -> int:
        """How many different terms of the query stand here."""
        return len(frozenset[object]().union(*(place.terms for place in self.places)))


def best_passages(places: Sequence[MatchPlace], most: int) -> list[Passage]:
    """Those with most of what was asked for, none with a place of another.

    The best is the first, the others are in the order of the document.
    """
    best: list[Passage] = []
    shown: set[int] = set()
    for passage in _from_the_best(places):
        numbers = {place.number for place in passage.places}
        if shown.isdisjoint(numbers):
            best.append(passage)
            shown |= numbers
        if len(best) == most:
            break
    return best[:1] + sorted(best[1:], key=lambda one: one.first.number)


def _from_the_best(places: Sequence[MatchPlace]) -> Iterator[Passage]:
    """What begins at each of the places. Where one term is asked for, which is most
    often, no more are made than are wanted."""
    all_terms = len(frozenset[object]().union(*(place.terms for place in places)))
    others = []
    for number in range(len(places)):
        passage = _passage(places, number)
        if all_terms == 1 or passage.found == all_terms:
            yield passage
        else:
            others.append(passage)
    yield from sorted(others, key=lambda one: -one.found)


def _passage(places: Sequence[MatchPlace], number: int) -> Passage:
    """The place and those after it that fit into one excerpt with it."""
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

    `places` are those to be marked where they are in the excerpt: all of the text, in
    order. Without them the passage is marked.
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
    """From where to where the text is cut: between words, and around all places."""
    start = 0
    if places and places[0].start > BEFORE:
        start = min(_next_word(text, places[0].start - BEFORE), places[0].start)
    if start + LENGTH >= len(text):
        return start, len(text)
    last = max((place.end for place in places), default=0)
    return start, max(last, _word_end(text, start, start + LENGTH))


def _next_word(text: str, offset: int) -> int:
    spaces = (text.find(space, offset) for space in (" ", "\n"))
    return min((found + 1 for found in spaces if found >= 0), default=offset)


def _word_end(text: str, start: int, offset: int) -> int:
    found = max(text.rfind(space, start, offset) for space in (" ", "\n"))
    return found if found > start else offset
