"""Where the words of a query stand in a document, numbered through all of it."""

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
    """What was stamped or written by hand, and where: in the text, or in a note."""

    @property
    def footnote_key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class MatchPlace(NamedTuple):
    """One match, or several that overlap. Its offsets count in the text, or in that of
    the note with the key `footnote`."""

    number: int
    start: int
    end: int
    footnote: str
    terms: frozenset[Term]


def find_match_places(
    finder: Finder, text: str, footnotes: Iterable[NoteText], marks: Sequence[MarkSpan]
) -> list[MatchPlace]:
    """The places in the text, in order, then those in each of the notes.

    They are numbered from 1, so that a match has one number wherever it is shown.
    """
    found = [("", match) for match in _matches(finder, "", text, marks)]
    for note in footnotes:
        matches = _matches(finder, note.key, note.text, marks)
        found += [(note.key, match) for match in matches]
    return [
        MatchPlace(number, match.start, match.end, footnote, match.terms)
        for number, (footnote, match) in enumerate(found, start=1)
    ]


class Merged(NamedTuple):
    """One match, or several that overlap, in one text."""

    start: int
    end: int
    terms: frozenset[Term]


def _matches(
    finder: Finder, footnote: str, text: str, marks: Sequence[MarkSpan]
) -> list[Merged]:
    """In one text. A mark (a stamp, say) is read by itself as well, as the index does:
    it is found even where it touches a word."""
    found = finder.find(text)
    for mark in marks:
        if mark.footnote_key == footnote:
            own = finder.find(text[mark.start : mark.end])
            found += [match.moved(mark.start) for match in own]
    return merge(found)


def merge(matches: Iterable[Match]) -> list[Merged]:
    """In order, with those that overlap made one."""
    merged: list[Merged] = []
    for match in sorted(matches, key=lambda match: (match.start, match.end)):
        one = Merged(match.start, match.end, frozenset([match.term]))
        if merged and one.start < merged[-1].end:
            last = merged.pop()
            end = max(last.end, one.end)
            one = Merged(last.start, end, last.terms | one.terms)
        merged.append(one)
    return merged
