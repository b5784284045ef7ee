"""Asks a Solr server for what a search finds: how many, of what kinds, and one page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from letters.search.engines.solr.fields import values_field
from letters.search.engines.solr.rows import ROWS_AT_ONCE, Rows, count_of
from letters.search.engines.solr.scoring import Scoring
from letters.search.engines.solr.syntax import (
    EVERYTHING,
    chosen_filter,
    lucene_query,
)
from letters.search.interface import Order, Search, SearchResult
from letters.search.query.facets import (
    COUNTED,
    COUNTED_WHOLE,
    MOST_VALUES,
    Facet,
    in_order,
)

# Up to here the server orders all hits before a page; what is farther is read by and by.
NEAR = ROWS_AT_ONCE
# Of several shards, each tells so many values of a facet, and a few more: those that are
# the commonest of all may not be so in each. If there are no more, they are counted.
MOST_OF_SHARDS = 500
# Of the forms with a beginning, the commonest are counted.
MOST_FORMS = 100

# How to order: a field or a function, and whether the greatest come first.
Sort = Sequence[tuple[str, bool]]

_LAST = (("place", False), ("pk", False), ("id", False))
_BY_DATE: Sort = (("undated", False), ("earliest", False), ("latest", False), *_LAST)
_BY_NEWEST: Sort = (("undated", False), ("earliest", True), ("latest", True), *_LAST)
_WHOLE: Mapping[str, Any] = {"type": "terms", "limit": -1}


class Question:
    """A search, to be answered with no trace of the `withdrawn`."""

    def __init__(
        self, rows: Rows, search: Search, withdrawn: Collection[int] = ()
    ) -> None:
        self._rows = rows
        self._search = search
        self._visible = rows.visible(withdrawn)
        self._query = lucene_query(search.query)
        self._conditions = [
            # What was chosen of a facet is left out where its values are counted.
            f"{{!tag={facet}}}{chosen_filter(facet, keys)}"
            for facet, keys in search.chosen.items()
        ]

    def answer(self) -> SearchResult:
        """Raises ReplacedError and TooBroadError."""
        sort, parameters, everything = self._first()
        per_page, page = self._search.per_page, self._search.page
        is_near = page * per_page <= NEAR
        results = self._rows.search(
            self._query,
            facets=self._facets(),
            fq=[*self._visible, *self._conditions],
            fl="pk",
            sort=_written(sort),
            start=(page - 1) * per_page if is_near else 0,
            rows=per_page if is_near else 0,
            **parameters,
        )
        total, pks = results.hits, [row["pk"] for row in results.docs]
        last = max(1, -(-total // per_page))
        if page > last or not is_near:
            page = min(page, last)
            pks = self._page(page, total, sort, parameters)
        counted = results.raw_response["facets"]
        return SearchResult(
            searched=count_of(everything, "visible"),
            volumes=len(
                everything.get("visible", {}).get("volumes", {}).get("buckets", ())
            ),
            total=total,
            undated=count_of(counted, "undated"),
            page=page,
            pks=pks,
            counts={facet: self._counts(counted, facet) for facet in COUNTED},
            values=self._values(counted),
        )

    def _first(self) -> tuple[Sort, Mapping[str, str], Mapping[str, Any]]:
        """How to order what is found, and what is to be searched at all."""
        search = self._search
        is_ranked = search.order == Order.RELEVANCE and bool(search.query.terms)
        scoring = Scoring(
            search.query if is_ranked else replace(search.query, root=None)
        )
        # Several servers estimate a number of values; these are counted one by one.
        volumes = {**_WHOLE, "field": values_field(Facet.VOLUME)}
        visible = {
            "type": "query",
            "q": EVERYTHING,
            "domain": {"filter": self._visible},
            "facet": {"volumes": volumes},
        }
        everything = self._rows.facets({**scoring.questions, "visible": visible})
        if search.order == Order.NEWEST:
            return _BY_NEWEST, {}, everything
        if not is_ranked:
            return _BY_DATE, {}, everything
        functions = scoring.functions(everything, self._forms_of)
        return (
            ((f"sum({','.join(functions)})", True), *_BY_DATE),
            scoring.parameters,
            everything,
        )

    def _forms_of(self, field: str, beginning: str) -> list[str]:
        return self._rows.place.connection.forms_beginning(field, beginning, MOST_FORMS)

    def _facets(self) -> Mapping[str, Any]:
        facets: dict[str, Any] = {"undated": {"type": "query", "q": "undated:1"}}
        for facet in COUNTED:
            is_whole = facet in COUNTED_WHOLE
            counted = {
                "type": "terms",
                "limit": -1 if is_whole else self._most_values,
                # Each shard is asked about what another has named.
                "refine": True,
                **_number_of(facet),
            }
            chosen = self._search.chosen.get(facet, ())
            if chosen and facet != Facet.HAS:
                counted["domain"] = {"excludeTags": str(facet)}
            facets[facet] = counted
            for number, key in enumerate(() if is_whole else chosen):
                facets[f"{facet}.{number}"] = {**counted, "limit": -1, "prefix": key}
        return facets

    @property
    def _is_sharded(self) -> bool:
        return self._rows.place.connection.is_cloud

    @property
    def _most_values(self) -> int:
        return MOST_OF_SHARDS if self._is_sharded else MOST_VALUES

    def _values(self, counted: Mapping[str, Any]) -> dict[Facet, int]:
        if not self._is_sharded:
            return {
                facet: counted.get(facet, {}).get("numBuckets", 0) for facet in COUNTED
            }
        # The number that shards tell is an estimate.
        numbers = {
            facet: len(counted.get(facet, {}).get("buckets", ())) for facet in COUNTED
        }
        return {
            facet: number
            for facet, number in numbers.items()
            if number < MOST_OF_SHARDS or facet in COUNTED_WHOLE
        }

    def _counts(
        self, counted: Mapping[str, Any], facet: Facet
    ) -> list[tuple[str, int]]:
        chosen = self._search.chosen.get(facet, ())
        names = [facet, *(f"{facet}.{number}" for number, _ in enumerate(chosen))]
        counts = {
            bucket["val"]: bucket["count"]
            for name in names
            for bucket in counted.get(name, {}).get("buckets", ())
        }
        return in_order(facet, counts.items(), chosen)

    def _page(
        self, page: int, total: int, sort: Sort, parameters: Mapping[str, str]
    ) -> list[int]:
        """From the end that is nearer."""
        start = (page - 1) * self._search.per_page
        end = min(start + self._search.per_page, total)
        if start < total - end:
            return [*self._between(start, end, sort, parameters)]
        turned = [(key, not is_greatest) for key, is_greatest in sort]
        pks = [*self._between(total - end, total - start, turned, parameters)]
        return pks[::-1]

    def _between(
        self, start: int, end: int, sort: Sort, parameters: Mapping[str, str]
    ) -> Iterator[int]:
        if start >= end:
            return
        position = 0
        for rows in self._rows.read(
            self._query,
            at_once=min(end, ROWS_AT_ONCE),
            fq=[*self._visible, *self._conditions],
            fl="pk",
            sort=_written(sort),
            **parameters,
        ):
            yield from (
                row["pk"] for row in rows[max(0, start - position) : end - position]
            )
            position += len(rows)
            if position >= end:
                return


def _number_of(facet: Facet) -> dict[str, Any]:
    return {"field": values_field(facet), "numBuckets": True}


def _written(sort: Sort) -> str:
    return ", ".join(
        f"{key} {'desc' if is_greatest else 'asc'}" for key, is_greatest in sort
    )
