"""Search of the archive: its whole answer over HTTP, and the engine's part of it.

The page is the one readers get, with all it reads from the database. The engine's part
is asked in this process, and so is all that the page is made of.
"""

from __future__ import annotations

from contextlib import ExitStack
from urllib.parse import urlencode

import psutil
from benchmarks.processes import OwnTime, cpu_seconds_of_database
from benchmarks.search.engines import HITS, Answer, CannotSayError
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
    """What the engine finds, before what it found is read from the database.

    Raises CannotSayError for what it gave up.
    """
    try:
        found = configured.backend().search(text, 0, HITS)
    except TooBroadError as error:
        raise CannotSayError(text) from error
    return Answer(found["hits"], tuple(hit.pk for hit in found["results"]))


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
            return hits(spelled(query.root))

    def page(self, query: Query) -> None:
        self.server.get(f"/search/?{urlencode({'q': spelled(query.root)})}")

    def answer(self, query: Query) -> None:
        """What a page of results says, before it is HTML: read, counted, cut out."""
        asked = Search(parse_query(spelled(query.root)), per_page=HITS)
        with self.own_time:
            found = search(asked, AnonymousUser())
            _ = found.hits, found.timeline
            for facet in Facet:
                found.values(facet)

    def cpu_seconds(self) -> float:
        """Without this process as a reader, who asks for pages."""
        database = cpu_seconds_of_database(self.postmaster)
        return self.own_time.seconds + self.server.cpu_seconds() + database


def spelled(node: Node) -> str:
    """As a reader types it."""
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
            return " ".join(map(spelled, nodes))
        case AnyOf(nodes):
            return " OR ".join(map(spelled, nodes))
