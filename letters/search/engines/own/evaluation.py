"""Which documents of the index match a query, and how well.

Matching documents come first, as arrays of truth values; scores are computed only where
somebody asks for them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.inverting import PARTS
from letters.search.engines.own.index.positions import follow, near, positions_of
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
from letters.search.ranking import K1, PLACE_WEIGHT, B, rarity


class Deadline:
    """How long a search may take. Checked wherever work grows with the index."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise TooBroadError("The search was given up.")


@dataclass(frozen=True, slots=True)
class TermMatches:
    """The documents that contain a term, in order, and its weight in each."""

    documents: Numbers
    weights: Numbers


class Evaluation:
    """Evaluates queries that look for words in the same `parts` of one snapshot.

    Raises TooBroadError when the deadline has passed.
    """

    def __init__(
        self, snapshot: Snapshot, parts: frozenset[TextPart], deadline: Deadline
    ) -> None:
        self._snapshot = snapshot
        self._parts = parts
        self._deadline = deadline
        self._matches: dict[Term, TermMatches] = {}

    def matching(self, node: Node) -> Numbers:
        """For each document, whether it matches."""
        match node:
            case Term():
                matching = self._no_documents()
                matching[self.find(node).documents] = True
                return matching
            case AllOf(nodes):
                return np.logical_and.reduce([self.matching(node) for node in nodes])
            case AnyOf(nodes):
                return np.logical_or.reduce([self.matching(node) for node in nodes])
            case NoneOf(inner):
                return ~self.matching(inner)
            case Filter(facet, words):
                column = self._snapshot.facets[facet]
                return column.documents_with_words(words)
            case DateFilter(earliest, latest):
                return self._dated_within(earliest.toordinal(), latest.toordinal())

    def _no_documents(self) -> Numbers:
        return np.zeros(self._snapshot.count, bool)

    def _dated_within(self, earliest: int, latest: int) -> Numbers:
        index = self._snapshot
        return (
            (index.earliest > 0)
            & (index.earliest <= latest)
            & (index.latest >= earliest)
        )

    def find(self, term: Term) -> TermMatches:
        """The matches include documents that were replaced or are not visible."""
        if term not in self._matches:
            self._deadline.check()
            self._matches[term] = self._find(term)
        return self._matches[term]

    def _find(self, term: Term) -> TermMatches:
        match term.kind:
            case TermKind.WORD:
                return self._word_matches(stem(term.forms[0]))
            case TermKind.PREFIX:
                return self._prefix_matches(term.forms[0])
            case _:
                return self._exact_matches(term)

    def _word_matches(self, stem: str) -> TermMatches:
        by_segment = [
            (self._snapshot.stem(segment, stem), start)
            for segment, start in self._snapshot.segments
        ]
        documents = joined(
            [postings.documents + start for postings, start in by_segment]
        )
        weights = joined([postings.weights for postings, _ in by_segment])
        if self._searches_all_parts:
            return TermMatches(documents, weights)
        bits = sum(1 << PARTS.index(part) for part in self._parts)
        values = joined([postings.values for postings, _ in by_segment])
        is_wanted = values & bits > 0
        return TermMatches(documents[is_wanted], weights[is_wanted])

    @property
    def _searches_all_parts(self) -> bool:
        return len(self._parts) == len(PARTS)

    def _prefix_matches(self, beginning: str) -> TermMatches:
        """The more words with this beginning, and the more often, the more weight."""
        weights = np.zeros(self._snapshot.count, np.float32)
        for segment, start in self._snapshot.segments:
            self._deadline.check()
            of_segment = weights[start : start + segment.count]
            for term in segment.forms_beginning_with(beginning.encode()):
                if self._searches_all_parts:
                    postings = segment.postings(term)
                    of_segment[postings.documents] += postings.weights
                else:
                    of_segment += self._counts(segment, positions_of(segment, term))
        documents = np.flatnonzero(weights)
        return TermMatches(documents, weights[documents] * PLACE_WEIGHT)

    def _exact_matches(self, term: Term) -> TermMatches:
        counts = []
        for segment, _ in self._snapshot.segments:
            self._deadline.check()
            counts.append(self._counts(segment, self._positions_in(segment, term)))
        weights = joined(counts)
        documents = np.flatnonzero(weights)
        return TermMatches(documents, weights[documents] * PLACE_WEIGHT)

    def _positions_in(self, segment: Segment, term: Term) -> Numbers:
        forms = [self._snapshot.form(segment, form) for form in term.forms]
        if not all(form.count for form in forms):
            return np.empty(0, np.int32)
        if term.kind == TermKind.NEAR:
            return near(forms, term.reach)
        return follow(forms, segment.position_count)

    def _counts(self, segment: Segment, positions: Numbers) -> Numbers:
        """For each document of the segment, how many of the positions are in it.

        `positions` are in order. Only those in the parts asked for count.
        """
        before = np.searchsorted(positions, segment.part_starts)
        counts = np.diff(before, append=len(positions)).reshape(-1, len(PARTS))
        return counts[:, [part in self._parts for part in PARTS]].sum(axis=1)

    def scores(self, terms: Iterable[Term]) -> Numbers:
        """For each document, how well it matches: the sum of BM25 of all terms."""
        index = self._snapshot
        scores = np.zeros(index.count, np.float32)
        for term in terms:
            matches = self.find(term)
            lengths = index.lengths[matches.documents] / index.average_length
            weights = matches.weights.astype(np.float32)
            saturated = weights * (K1 + 1) / (weights + K1 * (1 - B + B * lengths))
            scores[matches.documents] += (
                rarity(index.count, len(matches.documents)) * saturated
            )
        return scores
