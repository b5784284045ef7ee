"""SQLite's FTS5 over a table that holds the texts (external content).

Records have a narrow table, so that facets and dates do not read the texts. Hits are
ordered by `rank`, which FTS5 sorts itself; excerpts are cut for the twenty hits only.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

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

TABLES = """
CREATE TABLE records (pk INTEGER PRIMARY KEY, volume TEXT, year INTEGER, day TEXT);
CREATE TABLE texts (pk INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = 'texts', content_rowid = 'pk',
    tokenize = "porter unicode61 remove_diacritics 2"
);
"""
FILL = """
INSERT INTO words (rowid, title, body) SELECT pk, title, body FROM texts;
INSERT INTO words (words) VALUES ('optimize');
ANALYZE;
"""
MATCHING = "words MATCH :words"
BETWEEN = "day BETWEEN :earliest AND :latest"
RECORDS = "JOIN records ON records.pk = words.rowid"
COUNT = "SELECT count(*) FROM words {where}"
FACETS = "SELECT volume, year FROM words {where}"
BEST = "SELECT words.rowid FROM words {where} ORDER BY rank LIMIT {hits}"
EXCERPT = """
SELECT snippet(words, -1, '<b>', '</b>', '…', 32) FROM words
WHERE words MATCH :words AND rowid = :pk
"""
PRAGMAS = ("cache_size = -262144", "mmap_size = 1073741824")


class Sqlite:
    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "fts5.sqlite"

    def build(self) -> None:
        with sqlite3.connect(self.file) as connection:
            connection.executescript(TABLES)
            for text in texts():
                record = (text.pk, text.volume, text.day.year, text.day.isoformat())
                connection.execute("INSERT INTO records VALUES (?, ?, ?, ?)", record)
                row = (text.pk, text.title, text.body)
                connection.execute("INSERT INTO texts VALUES (?, ?, ?)", row)
            connection.executescript(FILL)

    def bytes_on_disk(self) -> int:
        return self.file.stat().st_size

    def open(self) -> None:
        self.connection = sqlite3.connect(self.file)
        for pragma in PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        self.connection.close()

    def search(self, query: Query) -> Answer:
        parameters = _parameters(query)
        (total,) = self._row(COUNT.format(where=_where(parameters)), parameters)
        return Answer(total, self._best(parameters))

    def page(self, query: Query) -> Answer:
        parameters = _parameters(query)
        statement = FACETS.format(where=_where(parameters, with_records=True))
        matching = self.connection.execute(statement, parameters).fetchall()
        for facet in zip(*matching, strict=True):
            Counter(facet)
        best = self._best(parameters)
        for pk in best:
            self._row(EXCERPT, parameters | {"pk": pk})
        return Answer(len(matching), best)

    def _best(self, parameters: dict[str, str | int]) -> tuple[int, ...]:
        rows = self.connection.execute(
            BEST.format(where=_where(parameters), hits=HITS), parameters
        )
        return tuple(pk for (pk,) in rows)

    def _row(self, statement: str, parameters: dict[str, str | int]) -> tuple[int, ...]:
        return self.connection.execute(statement, parameters).fetchone()

    def cpu_seconds(self) -> float:
        return time.process_time()


def _where(parameters: dict[str, str | int], *, with_records: bool = False) -> str:
    if "earliest" in parameters:
        return f"{RECORDS} WHERE {MATCHING} AND {BETWEEN}"
    return f"{RECORDS if with_records else ''} WHERE {MATCHING}"


def _parameters(query: Query) -> dict[str, str | int]:
    """The parameters of the statement: the words to match, and any dates."""
    parameters: dict[str, str | int] = {"words": _match(query.root)}
    for dates in _dates_in(query.root):
        parameters |= {"earliest": str(dates.earliest), "latest": str(dates.latest)}
    return parameters


def _dates_in(node: Node) -> Iterator[Dates]:
    if isinstance(node, AllOf):
        yield from (part for part in node.nodes if isinstance(part, Dates))


def _match(node: Node) -> str:
    match node:
        case Word(text) | Phrase(text):
            return f'"{text}"'
        case Prefix(beginning):
            return f'"{beginning}"*'
        case InTitle(word):
            return f'title : "{word}"'
        case AllOf(nodes):
            words = (part for part in nodes if not isinstance(part, Dates))
            return " AND ".join(map(_match, words))
        case AnyOf(nodes):
            return " OR ".join(map(_match, nodes))
        case Misspelt() | Dates():
            raise UnsupportedQueryError(node)
