"""The search of the archive: its whole answer over HTTP, and the engine's part of it.

The page is the one that readers get, with all it reads from the database. The engine's
part and the content of the page are measured in this process.
"""

from __future__ import annotations

from contextlib import ExitStack
from urllib.parse import urlencode

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
from benchmarks.server import served
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from letters.search import Facet, Search, parse_query, search
from letters.search.engines import configured
from letters.search.errors import TooBroadError


def hits(text: str) -> Answer:
    """The engine's answer, before anything is read from the database.

    Raises UnsupportedQueryError if the engine gave up.
    """
    try:
        result = configured.backend().search(text, 0, HITS)
    except TooBroadError as error:
        raise UnsupportedQueryError(text) from error
    return Answer(result["hits"], tuple(hit.pk for hit in result["results"]))


class Ours:
    name = "ours"

    def open(self) -> None:
        connection.ensure_connection()
        backend = psutil.Process(connection.connection.get_backend_pid())
        self.postmaster = backend.ppid()
        self.resources = ExitStack()
        self.server = self.resources.enter_context(served())
        self.own_time = OwnTime()

    def close(self) -> None:
        self.resources.close()

    def search(self, query: Query) -> Answer:
        with self.own_time:
            return hits(query_text(query.root))

    def page(self, query: Query) -> None:
        self.server.get(f"/search/?{urlencode({'q': query_text(query.root)})}")

    def answer(self, query: Query) -> None:
        """Make the content of a page of results, without its HTML."""
        request = Search(parse_query(query_text(query.root)), per_page=HITS)
        with self.own_time:
            page = search(request, AnonymousUser())
            _ = page.hits, page.timeline
            for facet in Facet:
                page.values(facet)

    def cpu_seconds(self) -> float:
        """Without the time this process spends as a reader that asks for pages."""
        database = cpu_seconds_of_database(self.postmaster)
        return self.own_time.seconds + self.server.cpu_seconds() + database


def query_text(node: Node) -> str:
    """The query as a reader types it."""
    match node:
        case Word(text) | Misspelt(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Prefix(beginning):
            return f"{beginning}*"
        case InTitle(word):
            return f"in:title {word}"
        case Dates(earliest, latest):
            return f"date:{earliest}..{latest}"
        case AllOf(nodes):
            return " ".join(map(query_text, nodes))
        case AnyOf(nodes):
            return " OR ".join(map(query_text, nodes))
