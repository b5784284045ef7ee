"""Answers a search from the index: which documents match, how many, of what kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import reduce

import numpy as np

from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.errors import TooBroadError
from letters.search.interface import Order, Search, SearchResult
from letters.search.query.facets import COUNTED, Facet, in_order
from letters.search.query.tree import TextPart


def find(
    snapshot: Snapshot, search: Search, withdrawn: Collection[int], deadline: Deadline
) -> SearchResult:
    """The answer has no trace of the `withdrawn`, by primary key. Raises TooBroadError."""
    evaluation = Evaluation(snapshot, search.query.parts, deadline)
    return _SearchRun(snapshot, search, withdrawn, evaluation).result()


def total(
    snapshot: Snapshot, search: Search, withdrawn: Collection[int], deadline: Deadline
) -> int:
    """How many documents match. Raises TooBroadError."""
    evaluation = Evaluation(snapshot, search.query.parts, deadline)
    return len(_SearchRun(snapshot, search, withdrawn, evaluation).matches()[1])


def totals(
    snapshot: Snapshot,
    searches: Iterable[Search],
    withdrawn: Collection[int],
    deadline: Deadline,
) -> list[int]:
    """How many documents each matches, until the deadline. A term is looked up once,
    however many of the searches have it."""
    evaluations: dict[frozenset[TextPart], Evaluation] = {}
    counts = []
    with suppress(TooBroadError):
        for search in searches:
            deadline.check()
            parts = search.query.parts
            if parts not in evaluations:
                evaluations[parts] = Evaluation(snapshot, parts, deadline)
            run = _SearchRun(snapshot, search, withdrawn, evaluations[parts])
            counts.append(len(run.matches()[1]))
    return counts


def choice(snapshot: Snapshot, facet: Facet, keys: Iterable[str]) -> Numbers:
    """For each document, whether it has the chosen values."""
    column = snapshot.facets[facet]
    choices = [{key} for key in keys] if facet == Facet.HAS else [set(keys)]
    return np.logical_and.reduce([column.documents_with(choice) for choice in choices])


class _SearchRun:
    def __init__(
        self,
        snapshot: Snapshot,
        search: Search,
        withdrawn: Collection[int],
        evaluation: Evaluation,
    ) -> None:
        self._snapshot = snapshot
        self._search = search
        self._visible = snapshot.visible(withdrawn)
        self._evaluation = evaluation
        self._chosen = {
            facet: choice(snapshot, facet, keys)
            for facet, keys in search.chosen.items()
        }

    def matches(self) -> tuple[Numbers, Numbers]:
        """For each document, whether it matches the query; and the numbers of those that
        also have the chosen values."""
        root, matching = self._search.query.root, self._visible
        if root is not None:
            matching = matching & self._evaluation.matching(root)
        return matching, np.flatnonzero(_intersection(matching, self._chosen.values()))

    def result(self) -> SearchResult:
        search = self._search
        matching, matches = self.matches()
        last = max(1, -(-len(matches) // search.per_page))
        page = min(search.page, last)
        volumes = self._snapshot.facets[Facet.VOLUME]
        searched = np.flatnonzero(self._visible)
        counts = {facet: self._counts(facet, matching, matches) for facet in COUNTED}
        return SearchResult(
            searched=len(searched),
            volumes=len(volumes.count(searched)),
            total=len(matches),
            undated=int(np.count_nonzero(self._snapshot.earliest[matches] == 0)),
            page=page,
            pks=self._pks(matches, page),
            counts={
                facet: in_order(facet, values, search.chosen.get(facet, ()))
                for facet, values in counts.items()
            },
            values={facet: len(values) for facet, values in counts.items()},
        )

    def _counts(
        self, facet: Facet, matching: Numbers, matches: Numbers
    ) -> list[tuple[str, int]]:
        if facet in self._chosen and facet != Facet.HAS:
            others = (mask for key, mask in self._chosen.items() if key != facet)
            matches = np.flatnonzero(_intersection(matching, others))
        return self._snapshot.facets[facet].count(matches)

    def _pks(self, matches: Numbers, page: int) -> list[int]:
        start = (page - 1) * self._search.per_page
        end = min(start + self._search.per_page, len(matches))
        if start >= end:
            return []
        best = _best(matches, self._ranks(matches), end)
        return self._snapshot.pks[best[start:]].tolist()

    def _ranks(self, matches: Numbers) -> Numbers:
        """A different rank for each of `matches`: the least comes first."""
        index, search = self._snapshot, self._search
        if search.order == Order.NEWEST:
            return index.rank_by_newest[matches]
        by_date = index.rank_by_date[matches]
        terms = search.query.terms
        if search.order == Order.DATE or not terms:
            return by_date
        scores = self._evaluation.scores(terms)[matches]
        order = np.lexsort((by_date, -scores))
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks


def _intersection(first: Numbers, others: Iterable[Numbers]) -> Numbers:
    return reduce(np.logical_and, others, first)


def _best(documents: Numbers, ranks: Numbers, count: int) -> Numbers:
    """The `count` documents with the least ranks, in the order of these."""
    if count < len(documents):
        chosen = np.argpartition(ranks, count - 1)[:count]
    else:
        chosen = np.arange(len(documents))
    return documents[chosen[np.argsort(ranks[chosen])]]
