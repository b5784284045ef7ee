"""What stands in for a Solr server: it understands as much of it as the archive asks.

Queries are read by Whoosh's parser, which knows the same syntax, and answered by
looking through all rows with Lucene's meaning of a phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    """Instead of a pysolr.Solr. Rows are seen when they are committed."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self._coming: dict[str, Row] = {}
        self.failure: Exception | None = None
        self.is_late = False

    def add(self, rows: Iterable[Row], *, commit: bool) -> None:
        self._answer()
        self._coming |= {row["id"]: row for row in rows}
        if commit:
            self.commit()

    def delete(self, id: str = "", q: str = "", *, commit: bool) -> None:  # noqa: A002
        self._answer()
        gone = {id} if id else {row["id"] for row in self._found(q, self._coming)}
        self._coming = {
            key: row for key, row in self._coming.items() if key not in gone
        }
        if commit:
            self.commit()

    def commit(self) -> None:
        self._answer()
        self.rows = dict(self._coming)

    def search(self, q: str, **asked: Any) -> pysolr.Results:
        self._answer()
        tags = {_local(one)[1]: _local(one)[2] for one in asked.get("fq", ())}
        narrowing = [_local(one)[2] for one in asked.get("fq", ())]
        found = self._found(q, self.rows, narrowing)
        ordered = _in_order(found, asked.get("sort", "id asc"))
        start = asked.get("start", 0)
        cursor = asked.get("cursorMark")
        if cursor and cursor != "*":
            start = int(cursor)
        rows = ordered[start : start + asked.get("rows", 10)]

        def counts(field: str) -> list[str | int]:
            _, excluded, name = _local(field)
            others = [one for one in narrowing if one != tags.get(excluded)]
            counted = found if not excluded else self._found(q, self.rows, others)
            values = Counter(v for row in counted for v in row.get(name, ()))
            return [one for pair in values.items() for one in pair]

        fields = asked.get("facet.field", ())
        queries = [asked["facet.query"]] if "facet.query" in asked else []
        header = {"partialResults": True} if self.is_late else {}
        return pysolr.Results(
            {
                "responseHeader": header,
                "response": {"numFound": len(found), "docs": rows},
                "facet_counts": {
                    "facet_fields": {_local(one)[2]: counts(one) for one in fields},
                    "facet_queries": {
                        one: len(self._found(one, {row["id"]: row for row in found}))
                        for one in queries
                    },
                },
                "nextCursorMark": str(start + len(rows)) if rows else cursor,
            }
        )

    def _answer(self) -> None:
        if self.failure:
            raise self.failure

    def _found(
        self, q: str, rows: Mapping[str, Row], narrowing: Sequence[str] = ()
    ) -> list[Row]:
        kind, _, rest = _local(q)
        matching = _like(rows[rest]) if kind == "mlt" else _matching(q)
        conditions = [matching, *map(_matching, narrowing)]
        return [row for row in rows.values() if all(one(row) for one in conditions)]


def _local(written: str) -> tuple[str, str, str]:
    """Local parameters: their kind and its value, and what they are of."""
    found = _LOCAL.match(written)
    if not found:
        return "", "", written
    return found[1], found[2] or "", written[found.end() :]


def _like(row: Row) -> Callable[[Row], bool]:
    words = set(_tokens(row, "text_stems_ws"))
    return lambda other: not words.isdisjoint(_tokens(other, "text_stems_ws"))


def _matching(q: str) -> Callable[[Row], bool]:
    # Where the two differ: ranges that are open, and how far apart is next to each other.
    q = q.replace("[* TO", "[TO").replace("TO *]", "TO]")
    q = re.sub(r'"~(\d+)', lambda found: f'"~{int(found[1]) + 1}', q)
    names = {*re.findall(r"(\w+):", q)} - {"*"}
    schema = Schema(
        **{name: _TYPES.get(name.rpartition("_")[2], ID)() for name in names}
    )
    asked = QueryParser(None, schema).parse(q, normalize=False)
    return lambda row: _is_match(asked, row)


def _is_match(asked: ask.Query, row: Row) -> bool:
    match asked:
        case ask.And():
            return all(_is_match(one, row) for one in asked.subqueries)
        case ask.Or():
            return any(_is_match(one, row) for one in asked.subqueries)
        case ask.Not():
            return not _is_match(asked.query, row)
        case ask.Every():
            return True
        case ask.Phrase():
            return _has_phrase(asked, row)
        case ask.Prefix():
            tokens = _tokens(row, asked.fieldname)
            return any(token.startswith(asked.text) for token in tokens)
        case ask.NumericRange():
            value = row.get(asked.fieldname)
            least = 0 if asked.start is None else asked.start
            most = float("inf") if asked.end is None else asked.end
            return value is not None and least <= value <= most
        case ask.Term():
            text = asked.text.decode() if isinstance(asked.text, bytes) else asked.text
            if asked.fieldname.endswith("_i"):
                field = NUMERIC(signed=False)
                return asked.text == field.to_bytes(row[asked.fieldname])
            return text in _tokens(row, asked.fieldname)
    raise AssertionError(repr(asked))


def _has_phrase(asked: ask.Phrase, row: Row) -> bool:
    """With `slop` moves of a word at most, from where it would stand in the phrase."""
    tokens = _tokens(row, asked.fieldname)
    places = [
        [place - number for place, token in enumerate(tokens) if token == word]
        for number, word in enumerate(asked.words)
    ]
    return any(max(one) - min(one) < asked.slop for one in product(*places))


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
