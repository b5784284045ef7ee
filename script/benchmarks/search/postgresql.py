"""PostgreSQL's full text search, in the archive's own server.

It has a stored `tsvector` with a GIN index, `ts_rank`, and `ts_headline` for the twenty
hits only. One statement makes a whole page, so that documents are matched and ranked once.
"""

from __future__ import annotations

from pathlib import Path

import psutil
from benchmarks.processes import OwnTime, cpu_seconds_of_database
from benchmarks.search.engines import HITS, Answer, UnsupportedQueryError
from benchmarks.search.queries import (
    AllOf,
    AnyOf,
    Dates,
    InTitle,
    Misspelt,
    Node,
    Phrase,
    Prefix,
    Query,
    Word,
)
from benchmarks.search.texts import texts
from django.db import connection

TABLE = """
DROP SCHEMA IF EXISTS benchmark CASCADE;
CREATE SCHEMA benchmark;
CREATE TABLE benchmark.texts (
    pk bigint PRIMARY KEY, volume text, year integer, day date, title text, body text,
    words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A')
        || to_tsvector('english', body)
    ) STORED
)
"""
ROW = """
INSERT INTO benchmark.texts (pk, volume, year, day, title, body)
VALUES (%s, %s, %s, %s, %s, %s)
"""
INDEXES = (
    "CREATE INDEX ON benchmark.texts USING gin (words)",
    "CREATE INDEX ON benchmark.texts (day)",
    "VACUUM ANALYZE benchmark.texts",
)
MATCHING = """
WITH matching AS MATERIALIZED (
    SELECT pk, volume, year, ts_rank(words, {words}) AS rank
    FROM benchmark.texts WHERE {condition}
),
best AS (SELECT pk, rank FROM matching ORDER BY rank DESC, pk LIMIT {hits})
"""
SEARCH = """
SELECT pk, NULL::bigint FROM best UNION ALL SELECT NULL, count(*) FROM matching
"""
PAGE = """
SELECT pk, NULL::bigint, NULL, NULL, ts_headline('english', body, {words})
FROM best JOIN benchmark.texts USING (pk)
UNION ALL
SELECT NULL, count(*), volume, year, NULL
FROM matching GROUP BY GROUPING SETS ((), (volume), (year))
"""


def discard() -> None:
    """Remove the tables of the benchmark from the database."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS benchmark CASCADE")


class Postgresql:
    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TABLE)
            for text in texts():
                day = text.day
                record = (text.pk, text.volume, day.year, day, text.title, text.body)
                cursor.execute(ROW, record)
            for statement in INDEXES:
                cursor.execute(statement)

    def bytes_on_disk(self) -> int:
        (size,) = self._rows("SELECT pg_total_relation_size('benchmark.texts')")[0]
        return size

    def open(self) -> None:
        connection.ensure_connection()
        backend = psutil.Process(connection.connection.get_backend_pid())
        self.postmaster = backend.ppid()
        self.own_time = OwnTime()

    def close(self) -> None:
        connection.close()

    def search(self, query: Query) -> Answer:
        with self.own_time:
            return _answer(self._rows(_statement(SEARCH, query)))

    def page(self, query: Query) -> Answer:
        with self.own_time:
            rows = self._rows(_statement(PAGE, query))
            # The row with the total has neither volume nor year.
            return _answer(
                [(pk, n) for pk, n, volume, year, _ in rows if volume is year is None]
            )

    def cpu_seconds(self) -> float:
        return self.own_time.seconds + cpu_seconds_of_database(self.postmaster)

    def _rows(self, statement: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()


def _answer(rows: list[tuple[int | None, int | None]]) -> Answer:
    (total,) = [count for _, count in rows if count is not None]
    return Answer(total, tuple(pk for pk, _ in rows if pk is not None))


def _statement(template: str, query: Query) -> str:
    """The queries are constants of the benchmark, which need no quoting."""
    words = _words(query.root)
    condition = " AND ".join([f"words @@ {words}", *_conditions(query.root)])
    return (MATCHING + template).format(words=words, condition=condition, hits=HITS)


def _words(node: Node) -> str:
    match node:
        case Word(text):
            return f"plainto_tsquery('english', '{text}')"
        case Phrase(text):
            return f"phraseto_tsquery('english', '{text}')"
        case Prefix(beginning):
            return f"to_tsquery('english', '{beginning}:*')"
        case InTitle(word):
            return f"to_tsquery('english', '{word}:A')"
        case AllOf(nodes):
            words = (part for part in nodes if not isinstance(part, Dates))
            return f"({' && '.join(map(_words, words))})"
        case AnyOf(nodes):
            return f"({' || '.join(map(_words, nodes))})"
        case Misspelt() | Dates():
            raise UnsupportedQueryError(node)


def _conditions(node: Node) -> list[str]:
    parts = node.nodes if isinstance(node, AllOf) else ()
    return [
        f"day BETWEEN '{dates.earliest}' AND '{dates.latest}'"
        for dates in parts
        if isinstance(dates, Dates)
    ]
