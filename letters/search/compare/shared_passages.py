"""The passages that two documents share, as readers see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils.http import urlencode

from letters.derivation.model import MarkKind
from letters.models import Document, Page, page_at
from letters.search.compare.text_reuse import (
    SharedRun,
    Span,
    Wording,
    read_wording,
    shared_runs,
)
from letters.search.query import LONGEST_QUERY, parse_query
from letters.search.query.tree import Node, Query
from letters.search.query.words import words_in
from letters.search.results.excerpts import Piece, cut_excerpt
from letters.search.results.match_places import MatchPlace
from letters.search.results.matches import Finder, Match

# Words that an editor supplied, or put in place of withheld text, are not the letter's.
OMITTED = (MarkKind.SUPPLIED, MarkKind.WITHHELD)
# The most characters of a run that are shown.
LONGEST_SHOWN = 600
# The most words of a run that its link searches for.
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Side:
    """A run as one of the documents has it. `page` is None if no pages are marked."""

    pieces: tuple[Piece, ...]
    page: Page | None
    address: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    words: int
    first: Side
    second: Side


class SharedPassages:
    """All `runs` that two documents share, and some of them as both have them."""

    def __init__(self, first: Document, second: Document, least: int) -> None:
        self._first, self._second = _Text(first), _Text(second)
        self.runs = shared_runs(self._first.wording(), self._second.wording(), least)

    def shown(self, runs: Sequence[SharedRun]) -> list[SharedPassage]:
        firsts = self._first.sides([run.first for run in runs])
        seconds = self._second.sides([run.second for run in runs])
        return [
            SharedPassage(run.words, first, second)
            for run, first, second in zip(runs, firsts, seconds, strict=True)
        ]


class _Text:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._pages = list(document.pages.filter(pagination=""))

    def wording(self) -> Wording:
        marks = self._document.marks.filter(kind__in=OMITTED, footnote_key="")
        spans = marks.order_by("start", "end").values_list("start", "end")
        return read_wording(self._text, spans)

    def sides(self, spans: Sequence[Span]) -> list[Side]:
        queries = [self._query(span) for span in spans]
        finder = Finder([term for query in queries for term in query.terms])
        matches: dict[Node | None, list[Match]] = defaultdict(list)
        for match in finder.find(self._text):
            matches[match.term].append(match)
        return [
            self._side(span, query, _number_of(matches[query.root], span[0]))
            for span, query in zip(spans, queries, strict=True)
        ]

    def _query(self, span: Span) -> Query:
        """The query that finds the run: as many of its words as a query may have."""
        words = [word for word, _ in words_in(self._text[slice(*span)])]
        phrase = " ".join(islice(words, _MOST_WORDS))
        if len(phrase) > LONGEST_QUERY - 2:
            phrase = phrase[: LONGEST_QUERY - 2].rpartition(" ")[0]
        return parse_query(f'"{phrase}"')

    def _side(self, span: Span, query: Query, number: int) -> Side:
        start, end = span
        if end - start > LONGEST_SHOWN:
            limit = start + LONGEST_SHOWN
            space = self._text.rfind(" ", start, limit)
            end = space if space > start else limit
        place = MatchPlace(number, start, end, "", frozenset())
        page = page_at(self._pages, start)
        parameters = {"find": str(query)} | ({"match": number} if number else {})
        anchor = f"#match-{number}" if number else ""
        address = f"{self._address(page)}?{urlencode(parameters)}{anchor}"
        return Side(cut_excerpt(self._text, [place]), page, address)

    def _address(self, page: Page | None) -> str:
        if not page:
            return self._document.get_absolute_url()
        return reverse(
            "letters:page-detail", args=[self._document.identifier, page.key]
        )


def _number_of(matches: Sequence[Match], start: int) -> int:
    """The number of the match that begins at `start`, as the reader page counts them:
    overlapping matches are one. 0 if none begins there."""
    number = end = 0
    for match in matches:
        if match.start >= end:
            number += 1
        end = max(end, match.end)
        if match.start == start:
            return number
    return 0
