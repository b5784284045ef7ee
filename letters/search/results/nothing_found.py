"""Why does a search find nothing, and what finds something?

Each condition is counted by itself, then searches with one condition less strict, or
left out. Both cost little more than the search itself: a term is looked up once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from letters.search.engines import configured
from letters.search.interface import Search
from letters.search.query.dates import whole_years
from letters.search.query.facets import Facet
from letters.search.query.loosening import (
    ONLY,
    WITHOUT,
    Loosening,
    conditions_of,
    loosenings,
    without,
    words_in_a_row,
)
from letters.search.query.tree import DateFilter, Filter, Node, NoneOf, Query, Term

# What is proposed, and what is counted at most: a query has thirty conditions.
MOST = 6
MOST_COUNTED = 16


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a search: a part of its query, or the keys `chosen` of a facet.

    `alone` is the search for it alone, which finds `total` documents.
    """

    alone: Search
    node: Node | None = None
    chosen: Facet | None = None
    total: int = 0


@dataclass(frozen=True, slots=True)
class LooserSearch:
    """A search that finds something, and how its words differ; `left_out` are the
    facets from which nothing is chosen any more."""

    search: Search
    loosening: Loosening | None
    left_out: tuple[Facet, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class NothingFound:
    """`unmet` are the conditions that no document meets, and `unmet_words` the words in
    them; `years` are those of the days and months that are asked for."""

    conditions: tuple[Condition, ...] = ()
    years: tuple[Condition, ...] = ()
    unmet_words: tuple[Condition, ...] = ()
    looser: tuple[LooserSearch, ...] = ()

    @property
    def unmet(self) -> tuple[Condition, ...]:
        return tuple(each for each in self.conditions if not each.total)


def explain_nothing(search: Search, withdrawn: Collection[int]) -> NothingFound:
    """Of a search that finds nothing. Raises SearchUnavailableError."""
    asked, years = [*_conditions(search)], [*_years(search)]
    counted = _counted([*asked, *years], withdrawn)
    explained = NothingFound(counted[: len(asked)], counted[len(asked) :])
    words = _counted([*islice(_words(explained.unmet), MOST_COUNTED)], withdrawn)
    looser = tuple(_looser(search, explained.unmet, withdrawn))
    return replace(
        explained,
        unmet_words=tuple(each for each in words if not each.total),
        looser=looser or tuple(_single(explained.conditions)),
    )


def _counted(
    conditions: Sequence[Condition], withdrawn: Collection[int]
) -> tuple[Condition, ...]:
    """What cannot be counted in time is not explained."""
    searches = [each.alone for each in conditions]
    totals = configured.backend().totals(searches, withdrawn)
    pairs = zip(conditions, totals, strict=False)
    return tuple(replace(each, total=total) for each, total in pairs)


def _looser(
    search: Search, unmet: Collection[Condition], withdrawn: Collection[int]
) -> Iterator[LooserSearch]:
    """The first MOST that find anything."""
    candidates = [*islice(_candidates(search, unmet), MOST_COUNTED)]
    searches = [each.search for each in candidates]
    totals = configured.backend().totals(searches, withdrawn)
    pairs = zip(candidates, totals, strict=False)
    counted = (replace(each, total=total) for each, total in pairs if total)
    return islice(_one_of_each(counted), MOST)


def _conditions(search: Search) -> Iterator[Condition]:
    query = search.query
    for node in conditions_of(query):
        alone = replace(query, root=node, not_understood=())
        yield Condition(replace(search, query=alone, chosen={}), node=node)
    for facet, keys in search.chosen.items():
        alone_chosen = replace(search, query=Query(), chosen={facet: keys})
        yield Condition(alone_chosen, chosen=facet)


def _years(search: Search) -> Iterator[Condition]:
    for node in conditions_of(search.query):
        if isinstance(node, DateFilter) and (years := whole_years(node)) != node:
            alone = replace(search, query=Query(years), chosen={})
            yield Condition(alone, node=years)


def _words(unmet: Iterable[Condition]) -> Iterator[Condition]:
    """The words of phrases that no document has, each by itself."""
    for each in unmet:
        if isinstance(each.node, Term):
            for word in words_in_a_row(each.node):
                alone = replace(each.alone, query=replace(each.alone.query, root=word))
                yield Condition(alone, node=word)


def _candidates(search: Search, unmet: Collection[Condition]) -> Iterator[LooserSearch]:
    """Searches that may find something: each is free of all that nothing meets."""
    if len(unmet) > 1:
        yield from _without_all(search, unmet)
    nodes = {condition.node for condition in unmet if condition.node}
    facets = {condition.chosen for condition in unmet if condition.chosen}
    for candidate in _loosened(search):
        query = candidate.search.query
        still_asked = {node for node in conditions_of(query) if node in nodes}
        if query.parts != search.query.parts:
            # Words that are in none of the parts asked for may be elsewhere.
            still_asked = {n for n in still_asked if isinstance(n, Filter | DateFilter)}
        if not (still_asked or facets & candidate.search.chosen.keys()):
            yield candidate


def _loosened(search: Search) -> Iterator[LooserSearch]:
    """Facets are left out before conditions of the query are."""
    left_out = []
    for loosening in loosenings(search.query):
        candidate = LooserSearch(replace(search, query=loosening.query), loosening)
        if loosening.before == WITHOUT:
            left_out.append(candidate)
        else:
            yield candidate
    for facet in search.chosen:
        rest = {key: search.chosen[key] for key in search.chosen if key != facet}
        if rest or not search.query.is_empty:
            yield LooserSearch(replace(search, chosen=rest), None, (facet,))
    yield from left_out
    if search.chosen and len(conditions_of(search.query)) == 1:
        nothing = replace(search.query, root=None, parts=Query().parts)
        only = Loosening(nothing, WITHOUT, str(search.query))
        yield LooserSearch(replace(search, query=nothing), only)


def _without_all(
    search: Search, unmet: Collection[Condition]
) -> Iterator[LooserSearch]:
    nodes = [condition.node for condition in unmet if condition.node]
    facets = tuple(condition.chosen for condition in unmet if condition.chosen)
    chosen = {key: search.chosen[key] for key in search.chosen if key not in facets}
    query = without(search.query, nodes)
    if not query.is_empty or chosen:
        texts = " ".join(map(str, nodes))
        loosening = Loosening(query, WITHOUT, texts) if nodes else None
        looser = replace(search, query=query, chosen=chosen)
        yield LooserSearch(looser, loosening, facets)


def _single(conditions: Sequence[Condition]) -> Iterator[LooserSearch]:
    """Searches for a single condition of several, where leaving out one is too little."""
    if len(conditions) > 1:
        for each in conditions[:MOST]:
            if each.total and each.node and not isinstance(each.node, NoneOf):
                only = Loosening(each.alone.query, ONLY, str(each.node))
                yield LooserSearch(each.alone, only, total=each.total)


def _one_of_each(candidates: Iterator[LooserSearch]) -> Iterator[LooserSearch]:
    """Of the distances of one NEAR, the nearest that finds anything."""
    done = set()
    for candidate in candidates:
        widened = candidate.loosening.widened if candidate.loosening else ""
        if widened not in done:
            yield candidate
        if widened:
            done.add(widened)
