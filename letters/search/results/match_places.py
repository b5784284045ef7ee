"""The places in a document where the words of a query stand, numbered throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from letters.search.query.tree import Term
from letters.search.results.matches import Finder, Match


class NoteText(Protocol):
    """A footnote as it is searched."""

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> str: ...


class MarkSpan(Protocol):
    """Words that were stamped or written by hand: in the text, or in a note."""

    @property
    def footnote_key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class MatchPlace(NamedTuple):
    """One match, or several that overlap. Offsets count in the text, or in that of the
    note with the key `footnote`."""

    number: int
    start: int
    end: int
    footnote: str
    terms: frozenset[Term]


def find_match_places(
    finder: Finder, text: str, footnotes: Iterable[NoteText], marks: Sequence[MarkSpan]
) -> list[MatchPlace]:
    """The places in the text, in order, then those in each of the notes.

    They are numbered from 1: a match has the same number wherever it is shown.
    """
    matches = [("", match) for match in _matches(finder, "", text, marks)]
    for note in footnotes:
        in_note = _matches(finder, note.key, note.text, marks)
        matches += [(note.key, match) for match in in_note]
    return [
        MatchPlace(number, match.start, match.end, footnote, match.terms)
        for number, (footnote, match) in enumerate(matches, start=1)
    ]


class Merged(NamedTuple):
    """One match, or several that overlap, in one text."""

    start: int
    end: int
    terms: frozenset[Term]


def _matches(
    finder: Finder, footnote: str, text: str, marks: Sequence[MarkSpan]
) -> list[Merged]:
    """The matches in one text. A mark (a stamp, say) is also searched by itself, as the
    index does: it matches even where it touches a word."""
    matches = finder.find(text)
    for mark in marks:
        if mark.footnote_key == footnote:
            in_mark = finder.find(text[mark.start : mark.end])
            matches += [match.moved(mark.start) for match in in_mark]
    return merge(matches)


def merge(matches: Iterable[Match]) -> list[Merged]:
    """In order, with overlapping matches merged."""
    merged: list[Merged] = []
    for match in sorted(matches, key=lambda match: (match.start, match.end)):
        start, end, terms = match.start, match.end, frozenset([match.term])
        if merged and start < merged[-1].end:
            last = merged.pop()
            start, end, terms = last.start, max(last.end, end), last.terms | terms
        merged.append(Merged(start, end, terms))
    return merged
