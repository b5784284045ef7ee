"""The runs of words that two documents share, as readers see them."""

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
    Run,
    Span,
    Wording,
    read_wording,
    shared_runs,
)
from letters.search.query import LONGEST_QUERY, parse_query
from letters.search.query.tree import Node, Query
from letters.search.query.words import words_in
from letters.search.results.excerpts import Piece, cut_excerpt
from letters.search.results.matches import Finder, Match
from letters.search.results.places import MatchPlace

# What an editor put into a text, or for what is withheld, is no word of the letter.
LEFT_OUT = (MarkKind.SUPPLIED, MarkKind.WITHHELD)
# Of a longer run, so much is shown, in characters.
LONGEST_SHOWN = 600
# So many words of a run are looked for when the reader is opened there.
_MOST_LOOKED_FOR = 30


@dataclass(frozen=True, slots=True)
class Side:
    """A run as it stands in one of the two. There is no page if none is marked."""

    pieces: tuple[Piece, ...]
    page: Page | None
    address: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    words: int
    one: Side
    other: Side


class SharedPassages:
    """Of two documents: all `runs`, and a few of them as they stand in both."""

    def __init__(self, one: Document, other: Document, least: int) -> None:
        self._one, self._other = _Text(one), _Text(other)
        self.runs = shared_runs(self._one.wording(), self._other.wording(), least)

    def shown(self, runs: Sequence[Run]) -> list[SharedPassage]:
        ones = self._one.sides([run.one for run in runs])
        others = self._other.sides([run.other for run in runs])
        return [
            SharedPassage(run.words, one, other)
            for run, one, other in zip(runs, ones, others, strict=True)
        ]


class _Text:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._pages = list(document.pages.filter(pagination=""))

    def wording(self) -> Wording:
        marks = self._document.marks.filter(kind__in=LEFT_OUT, footnote_key="")
        spans = marks.order_by("start", "end").values_list("start", "end")
        return read_wording(self._text, spans)

    def sides(self, spans: Sequence[Span]) -> list[Side]:
        queries = [self._query(span) for span in spans]
        finder = Finder([term for query in queries for term in query.terms])
        matches: dict[Node | None, list[Match]] = defaultdict(list)
        for match in finder.find(self._text):
            matches[match.term].append(match)
        return [
            self._side(span, query, _number(matches[query.root], span[0]))
            for span, query in zip(spans, queries, strict=True)
        ]

    def _query(self, span: Span) -> Query:
        """What finds the run: as many of its words as a query has room for."""
        words = [word for word, _ in words_in(self._text[slice(*span)])]
        phrase = " ".join(islice(words, _MOST_LOOKED_FOR))
        if len(phrase) > LONGEST_QUERY - 2:
            phrase = phrase[: LONGEST_QUERY - 2].rpartition(" ")[0]
        return parse_query(f'"{phrase}"')

    def _side(self, span: Span, query: Query, number: int) -> Side:
        start, end = span
        if end - start > LONGEST_SHOWN:
            longest = start + LONGEST_SHOWN
            space = self._text.rfind(" ", start, longest)
            end = space if space > start else longest
        place = MatchPlace(number, start, end, "", frozenset())
        page = page_at(self._pages, start)
        asked = {"find": str(query)} | ({"match": number} if number else {})
        anchor = f"#match-{number}" if number else ""
        address = f"{self._address(page)}?{urlencode(asked)}{anchor}"
        return Side(cut_excerpt(self._text, [place]), page, address)

    def _address(self, page: Page | None) -> str:
        if not page:
            return self._document.get_absolute_url()
        return reverse(
            "letters:page-detail", args=[self._document.identifier, page.key]
        )


def _number(matches: Sequence[Match], start: int) -> int:
    """Of the match that begins at `start`, counted as the reader counts: those that
    overlap are one. 0 if none does."""
    number = end = 0
    for match in matches:
        if match.start >= end:
            number += 1
        end = max(end, match.end)
        if match.start == start:
            return number
    return 0
