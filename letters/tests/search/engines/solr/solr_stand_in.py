"""Stands in for a Solr server: it understands as much as the archive asks.

Whoosh's parser, which knows the same syntax, reads queries. All rows are searched, with
Lucene's meaning of a phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

import pysolr
from whoosh import query as ask
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, NUMERIC, TEXT, Schema
from whoosh.qparser import QueryParser

Row = Mapping[str, Any]

_LOCAL = re.compile(r"^\{!(\w+)(?:=(\w+))?[^}]*\}")
_TYPES = {
    "ws": lambda: TEXT(analyzer=SpaceSeparatedTokenizer()),
    "ss": ID,
    "s": ID,
    "i": lambda: NUMERIC(signed=False),
    "l": ID,
}


class StandIn:
    """Replaces a pysolr.Solr. Searches see rows after they are committed."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self._uncommitted: dict[str, Row] = {}
        self.failure: Exception | None = None
        self.is_late = False

    def add(self, rows: Iterable[Row], *, commit: bool) -> None:
        self._answer()
        self._uncommitted |= {row["id"]: row for row in rows}
        if commit:
            self.commit()

    def delete(self, id: str = "", q: str = "", *, commit: bool) -> None:  # noqa: A002
        self._answer()
        deleted = (
            {id}
            if id
            else {row["id"] for row in self._rows_matching(q, self._uncommitted)}
        )
        self._uncommitted = {
            key: row for key, row in self._uncommitted.items() if key not in deleted
        }
        if commit:
            self.commit()

    def commit(self) -> None:
        self._answer()
        self.rows = dict(self._uncommitted)

    def search(self, q: str, **parameters: Any) -> pysolr.Results:
        self._answer()
        tags = {
            _local(clause)[1]: _local(clause)[2] for clause in parameters.get("fq", ())
        }
        narrowing = [_local(clause)[2] for clause in parameters.get("fq", ())]
        matches = self._rows_matching(q, self.rows, narrowing)
        ordered = _in_order(matches, parameters.get("sort", "id asc"))
        start = parameters.get("start", 0)
        cursor = parameters.get("cursorMark")
        if cursor and cursor != "*":
            start = int(cursor)
        rows = ordered[start : start + parameters.get("rows", 10)]

        def counts(field: str) -> list[str | int]:
            _, excluded, name = _local(field)
            others = [clause for clause in narrowing if clause != tags.get(excluded)]
            counted = (
                matches if not excluded else self._rows_matching(q, self.rows, others)
            )
            values = Counter(v for row in counted for v in row.get(name, ()))
            return [
                value_or_count for pair in values.items() for value_or_count in pair
            ]

        fields = parameters.get("facet.field", ())
        queries = [parameters["facet.query"]] if "facet.query" in parameters else []
        header = {"partialResults": True} if self.is_late else {}
        return pysolr.Results(
            {
                "responseHeader": header,
                "response": {"numFound": len(matches), "docs": rows},
                "facet_counts": {
                    "facet_fields": {
                        _local(field)[2]: counts(field) for field in fields
                    },
                    "facet_queries": {
                        query: len(
                            self._rows_matching(
                                query, {row["id"]: row for row in matches}
                            )
                        )
                        for query in queries
                    },
                },
                "nextCursorMark": str(start + len(rows)) if rows else cursor,
            }
        )

    def _answer(self) -> None:
        if self.failure:
            raise self.failure

    def _rows_matching(
        self, q: str, rows: Mapping[str, Row], narrowing: Sequence[str] = ()
    ) -> list[Row]:
        kind, _, rest = _local(q)
        matching = _similar_to(rows[rest]) if kind == "mlt" else _matching(q)
        conditions = [matching, *map(_matching, narrowing)]
        return [
            row
            for row in rows.values()
            if all(condition(row) for condition in conditions)
        ]


def _local(text: str) -> tuple[str, str, str]:
    """Local parameters: their kind, its value, and the text they apply to."""
    match = _LOCAL.match(text)
    if not match:
        return "", "", text
    return match[1], match[2] or "", text[match.end() :]


def _similar_to(row: Row) -> Callable[[Row], bool]:
    words = set(_tokens(row, "text_stems_ws"))
    return lambda candidate: not words.isdisjoint(_tokens(candidate, "text_stems_ws"))


@cache
def _matching(q: str) -> Callable[[Row], bool]:
    # Whoosh and Solr differ in open ranges, and in the slop of adjacent words.
    q = q.replace("[* TO", "[TO").replace("TO *]", "TO]")
    q = re.sub(r'"~(\d+)', lambda match: f'"~{int(match[1]) + 1}', q)
    names = {*re.findall(r"(\w+):", q)} - {"*"}
    schema = Schema(
        **{name: _TYPES.get(name.rpartition("_")[2], ID)() for name in names}
    )
    query = QueryParser(None, schema).parse(q, normalize=False)
    return lambda row: _is_match(query, row)


def _is_match(query: ask.Query, row: Row) -> bool:
    match query:
        case ask.And():
            return all(_is_match(part, row) for part in query.subqueries)
        case ask.Or():
            return any(_is_match(part, row) for part in query.subqueries)
        case ask.Not():
            return not _is_match(query.query, row)
        case ask.Every():
            return True
        case ask.Phrase():
            return _has_phrase(query, row)
        case ask.Prefix():
            tokens = _tokens(row, query.fieldname)
            return any(token.startswith(query.text) for token in tokens)
        case ask.NumericRange():
            value = row.get(query.fieldname)
            least = 0 if query.start is None else query.start
            most = float("inf") if query.end is None else query.end
            return value is not None and least <= value <= most
        case ask.Term():
            text = query.text.decode() if isinstance(query.text, bytes) else query.text
            if query.fieldname.endswith("_i"):
                field = NUMERIC(signed=False)
                return query.text == field.to_bytes(row[query.fieldname])
            return text in _tokens(row, query.fieldname)
    raise AssertionError(repr(query))


def _has_phrase(phrase: ask.Phrase, row: Row) -> bool:
    """Whether no word is `slop` or more positions from its place in the phrase."""
    tokens = _tokens(row, phrase.fieldname)
    positions = [
        [position - number for position, token in enumerate(tokens) if token == word]
        for number, word in enumerate(phrase.words)
    ]
    return any(
        max(chosen) - min(chosen) < phrase.slop for chosen in product(*positions)
    )


def _tokens(row: Row, field: str) -> list[str]:
    value = row.get(field, [])
    if isinstance(value, list | tuple):
        return [*value]
    return str(value).split() if field.endswith("_ws") else [str(value)]


def _in_order(rows: Sequence[Row], sort: str) -> list[Row]:
    ordered = list(rows)
    for key in reversed(sort.split(", ")):
        field, direction = key.split()
        if field != "score":
            ordered.sort(key=lambda row: row.get(field, 0), reverse=direction == "desc")
    return ordered
