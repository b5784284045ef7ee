"""Answers a search from the index: which documents, how many, and of what kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce

import numpy as np

from letters.search.engines.own.evaluation import Deadline, Evaluation
from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.interface import Order, Search, SearchResult
from letters.search.query.facets import Facet


def find(
    snapshot: Snapshot, search: Search, withdrawn: Collection[int], deadline: Deadline
) -> SearchResult:
    """Of the `withdrawn`, by primary key, there is no trace. Raises TooBroadError."""
    return _Finder(snapshot, search, withdrawn, deadline).findings()


def choice(snapshot: Snapshot, facet: Facet, keys: Iterable[str]) -> Numbers:
    """For each document, whether it has what was chosen."""
    column = snapshot.facets[facet]
    choices = [{key} for key in keys] if facet == Facet.HAS else [set(keys)]
    return np.logical_and.reduce([column.documents_with(one) for one in choices])


class _Finder:
    def __init__(
        self,
        snapshot: Snapshot,
        search: Search,
        withdrawn: Collection[int],
        deadline: Deadline,
    ) -> None:
        self._snapshot = snapshot
        self._search = search
        self._there = snapshot.there(withdrawn)
        self._evaluation = Evaluation(snapshot, search.query.parts, deadline)
        self._chosen = {
            facet: choice(snapshot, facet, keys)
            for facet, keys in search.chosen.items()
        }

    def findings(self) -> SearchResult:
        root, search = self._search.query.root, self._search
        matching = self._there
        if root is not None:
            matching = matching & self._evaluation.matching(root)
        found = np.flatnonzero(_all_of(matching, self._chosen.values()))
        last = max(1, -(-len(found) // search.per_page))
        page = min(search.page, last)
        volumes = self._snapshot.facets[Facet.VOLUME]
        there = np.flatnonzero(self._there)
        return SearchResult(
            searched=len(there),
            volumes=len(volumes.count(there)),
            total=len(found),
            undated=int(np.count_nonzero(self._snapshot.earliest[found] == 0)),
            page=page,
            pks=self._pks(found, page),
            counts={facet: self._counts(facet, matching, found) for facet in Facet},
        )

    def _counts(
        self, facet: Facet, matching: Numbers, found: Numbers
    ) -> list[tuple[str, int]]:
        if facet in self._chosen and facet != Facet.HAS:
            others = (mask for one, mask in self._chosen.items() if one != facet)
            found = np.flatnonzero(_all_of(matching, others))
        counts = self._snapshot.facets[facet].count(found)
        return sorted(counts, key=lambda value: (-value[1], value[0]))

    def _pks(self, found: Numbers, page: int) -> list[int]:
        start = (page - 1) * self._search.per_page
        end = min(start + self._search.per_page, len(found))
        if start >= end:
            return []
        best = _best(found, self._ranks(found), end)
        return self._snapshot.pks[best[start:]].tolist()

    def _ranks(self, found: Numbers) -> Numbers:
        """One for each of `found`: the least comes first, and none is there twice."""
        index, search = self._snapshot, self._search
        if search.order == Order.NEWEST:
            return index.rank_by_newest[found]
        by_date = index.rank_by_date[found]
        terms = search.query.terms
        if search.order == Order.DATE or not terms:
            return by_date
        scores = self._evaluation.scores(terms)[found]
        order = np.lexsort((by_date, -scores))
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks


def _all_of(first: Numbers, others: Iterable[Numbers]) -> Numbers:
    return reduce(np.logical_and, others, first)


def _best(found: Numbers, ranks: Numbers, count: int) -> Numbers:
    """Those of `found` with the least ranks, in their order."""
    if count < len(found):
        chosen = np.argpartition(ranks, count - 1)[:count]
    else:
        chosen = np.arange(len(found))
    return found[chosen[np.argsort(ranks[chosen])]]
