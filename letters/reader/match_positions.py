"""On which page, and in which conditional passage, does each match stand?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from letters.models import ConditionalPassage, Page
from letters.reader.apparatus import Apparatus
from letters.search import Finder, Term
from letters.search.results.match_places import MatchPlace, find_match_places

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MatchPosition:
    """A MatchPlace, and where it stands in this document.

    Offsets count in the text, or in that of the note `footnote`. `pages` are the keys of
    the pages it stands on, if any. `passages` are the keys of the conditional passages
    it stands in.
    """

    number: int
    span: Span
    footnote: str
    pages: tuple[str, ...]
    passages: frozenset[str]

    @property
    def page(self) -> str:
        """The page on which it begins."""
        return self.pages[0] if self.pages else ""


def find_match_positions(
    apparatus: Apparatus, terms: Sequence[Term], pagination: str = ""
) -> list[MatchPosition]:
    """The positions of `terms`, numbered through text and notes."""
    text, notes = apparatus.document.transcription.text, apparatus.footnotes
    places = find_match_places(Finder(terms), text, notes, apparatus.marks)
    pages = apparatus.paginations.get(pagination, [])
    page_of_note = apparatus.pages_of_notes[pagination]
    return [
        MatchPosition(
            place.number,
            (place.start, place.end),
            place.footnote,
            _page_keys(pages, place, page_of_note),
            _passage_keys(place, apparatus.passages),
        )
        for place in places
    ]


def _page_keys(
    pages: Sequence[Page], place: MatchPlace, page_of_note: dict[str, str]
) -> tuple[str, ...]:
    if place.footnote:
        return tuple(filter(None, [page_of_note[place.footnote]]))
    starts = [page.start for page in pages]
    first, last = bisect_right(starts, place.start) - 1, bisect_left(starts, place.end)
    return tuple(page.key for page in pages[max(first, 0) : last])


def _passage_keys(
    place: MatchPlace, passages: Sequence[ConditionalPassage]
) -> frozenset[str]:
    if place.footnote:
        return frozenset()
    return frozenset(
        passage.key
        for passage in passages
        if passage.start <= place.start and place.end <= passage.end
    )
