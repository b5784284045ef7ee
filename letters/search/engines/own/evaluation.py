"""Which documents of the index match a query, and how well.

First which documents, as arrays of truth values; then what each counts, and only
where somebody asks for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.inverting import PARTS
from letters.search.engines.own.index.positions import follow, near, places_of
from letters.search.engines.own.index.segments import Segment
from letters.search.engines.own.index.snapshot import Snapshot, joined
from letters.search.errors import TooBroadError
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    DateFilter,
    Filter,
    Node,
    NoneOf,
    Term,
    TermKind,
    TextPart,
)
from letters.search.query.words import stem

# Of BM25. Weights count double (see index.inverting.WEIGHTS), and so does K1.
K1, B = 2.4, 0.75
# What a place where words stand as they were asked for weighs.
_PLACE_WEIGHT = 2


class Deadline:
    """How long a search may take. Asked wherever work may grow with the index."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise TooBroadError("The search was given up.")


@dataclass(frozen=True, slots=True)
class Found:
    """Documents in which a term stands, in order, and how much it weighs in each."""

    documents: Numbers
    weights: Numbers


class Evaluation:
    """Of queries that look for words in the same `parts`, on one state of the index.

    Raises TooBroadError when the deadline has passed.
    """

    def __init__(
        self, snapshot: Snapshot, parts: frozenset[TextPart], deadline: Deadline
    ) -> None:
        self._snapshot = snapshot
        self._parts = parts
        self._deadline = deadline
        self._found: dict[Term, Found] = {}

    def matching(self, node: Node) -> Numbers:
        """For each document, whether it matches."""
        match node:
            case Term():
                matching = self._none()
                matching[self.find(node).documents] = True
                return matching
            case AllOf(nodes):
                return np.logical_and.reduce([self.matching(one) for one in nodes])
            case AnyOf(nodes):
                return np.logical_or.reduce([self.matching(one) for one in nodes])
            case NoneOf(inner):
                return ~self.matching(inner)
            case Filter(facet, words):
                column = self._snapshot.facets[facet]
                return column.documents_with_words(words)
            case DateFilter(earliest, latest):
                return self._dated(earliest.toordinal(), latest.toordinal())

    def _none(self) -> Numbers:
        return np.zeros(self._snapshot.count, bool)

    def _dated(self, earliest: int, latest: int) -> Numbers:
        index = self._snapshot
        return (
            (index.earliest > 0)
            & (index.earliest <= latest)
            & (index.latest >= earliest)
        )

    def find(self, term: Term) -> Found:
        """Documents that were replaced, or may not be seen, are among them."""
        if term not in self._found:
            self._deadline.check()
            self._found[term] = self._find(term)
        return self._found[term]

    def _find(self, term: Term) -> Found:
        match term.kind:
            case TermKind.WORD:
                return self._word(stem(term.forms[0]))
            case TermKind.PREFIX:
                return self._prefix(term.forms[0])
            case _:
                return self._places(term)

    def _word(self, stem: str) -> Found:
        found = [
            (self._snapshot.stem(segment, stem), start)
            for segment, start in self._snapshot.segments
        ]
        documents = joined([one.documents + start for one, start in found])
        weights = joined([one.weights for one, _ in found])
        if self._is_anywhere:
            return Found(documents, weights)
        bits = sum(1 << PARTS.index(part) for part in self._parts)
        is_wanted = joined([one.values & bits for one, _ in found]) > 0
        return Found(documents[is_wanted], weights[is_wanted])

    @property
    def _is_anywhere(self) -> bool:
        return len(self._parts) == len(PARTS)

    def _prefix(self, beginning: str) -> Found:
        """The more of the words that begin so, and the more often, the better."""
        weights = np.zeros(self._snapshot.count, np.float32)
        for segment, start in self._snapshot.segments:
            self._deadline.check()
            of_segment = weights[start : start + segment.count]
            for term in segment.forms_beginning_with(beginning.encode()):
                if self._is_anywhere:
                    postings = segment.postings(term)
                    of_segment[postings.documents] += postings.weights
                else:
                    of_segment += self._counts(segment, places_of(segment, term))
        documents = np.flatnonzero(weights)
        return Found(documents, weights[documents] * _PLACE_WEIGHT)

    def _places(self, term: Term) -> Found:
        counts = []
        for segment, _ in self._snapshot.segments:
            self._deadline.check()
            counts.append(self._counts(segment, self._places_in(segment, term)))
        weights = joined(counts)
        documents = np.flatnonzero(weights)
        return Found(documents, weights[documents] * _PLACE_WEIGHT)

    def _places_in(self, segment: Segment, term: Term) -> Numbers:
        forms = [self._snapshot.form(segment, form) for form in term.forms]
        if not all(form.count for form in forms):
            return np.empty(0, np.int32)
        if term.kind == TermKind.NEAR:
            return near(forms, term.distance)
        return follow(forms, segment.place_count)

    def _counts(self, segment: Segment, places: Numbers) -> Numbers:
        """For each document of the segment, how many of the places are in it.

        `places` are in order. Others than in the parts asked for do not count.
        """
        before = np.searchsorted(places, segment.part_starts)
        counts = np.diff(before, append=len(places)).reshape(-1, len(PARTS))
        return counts[:, [part in self._parts for part in PARTS]].sum(axis=1)

    def scores(self, terms: Iterable[Term]) -> Numbers:
        """For each document, how well it matches: the sum of BM25 of all terms."""
        index = self._snapshot
        scores = np.zeros(index.count, np.float32)
        for term in terms:
            found = self.find(term)
            lengths = index.lengths[found.documents] / index.average_length
            weights = found.weights.astype(np.float32)
            rarity = np.log(index.count / (len(found.documents) + 1)) + 1
            saturated = weights * (K1 + 1) / (weights + K1 * (1 - B + B * lengths))
            scores[found.documents] += rarity * saturated
        return scores
