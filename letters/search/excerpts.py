"""Which words of a document show best why it was found, and where do they stand?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.search.matches import Match
from letters.search.words import GAP
from letters.tei.plain_text import LINE_SEPARATOR

# In characters. What is longer than a line or two is not read in a list.
LENGTH = 260
BEFORE = 70

# The ends of lines are spaces in an excerpt.
_LINES = str.maketrans(dict.fromkeys(("\n", LINE_SEPARATOR, GAP), " "))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an excerpt; `is_match` are those that were asked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A cluster of matches in a text: the one with the most of what was asked for."""

    text: str
    matches: tuple[Match, ...] = ()

    @property
    def start(self) -> int:
        return self.matches[0].start if self.matches else 0

    @property
    def found(self) -> int:
        """How many different terms of the query stand here."""
        return len({match.term for match in self.matches})


def find_passage(text: str, matches: Sequence[Match]) -> Passage:
    """`matches` are in the order of the text."""
    clusters = (_cluster(matches, first) for first in range(len(matches)))
    passages = (Passage(text, cluster) for cluster in clusters)
    return max(passages, key=lambda passage: passage.found, default=Passage(text))


def cut_excerpt(passage: Passage) -> tuple[Piece, ...]:
    """The words around the matches; the beginning of the text if there are none."""
    text, (start, end) = passage.text, _bounds(passage)
    pieces = [Piece("…", False)] if start else []
    position = start
    for match in passage.matches:
        if match.end > position:
            pieces.append(Piece(text[position : max(position, match.start)], False))
            pieces.append(Piece(text[max(position, match.start) : match.end], True))
            position = match.end
    pieces.append(Piece(text[position:end], False))
    if end < len(text):
        pieces.append(Piece("…", False))
    return tuple(
        Piece(piece.text.translate(_LINES), piece.is_match)
        for piece in pieces
        if piece.text
    )


def _cluster(matches: Sequence[Match], first: int) -> tuple[Match, ...]:
    """The match and those after it that fit into one excerpt with it."""
    last_end = max(matches[first].end, matches[first].start + LENGTH - 2 * BEFORE)
    cluster = []
    for match in matches[first:]:
        if match.start >= last_end:
            break
        if match.end <= last_end:
            cluster.append(match)
    return tuple(cluster)


def _bounds(passage: Passage) -> tuple[int, int]:
    """From where to where the text is cut: between words, and around all matches."""
    text, start = passage.text, 0
    if passage.start > BEFORE:
        start = min(_next_word(text, passage.start - BEFORE), passage.start)
    if start + LENGTH >= len(text):
        return start, len(text)
    last = max((match.end for match in passage.matches), default=0)
    return start, max(last, _word_end(text, start, start + LENGTH))


def _next_word(text: str, offset: int) -> int:
    spaces = (text.find(space, offset) for space in (" ", "\n"))
    return min((found + 1 for found in spaces if found >= 0), default=offset)


def _word_end(text: str, start: int, offset: int) -> int:
    found = max(text.rfind(space, start, offset) for space in (" ", "\n"))
    return found if found > start else offset
