"""Several servers that share an index: whom to ask, and what to say in which order."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings

from letters.search.engines.solr import connection, engine
from letters.search.engines.solr.connection import Connection, in_collection
from letters.search.engines.solr.engine import Backend
from letters.search.errors import (
    RejectedError,
    SearchUnavailableError,
    UnreachableError,
)
from letters.search.identity import BegunState
from letters.tests.search.corpora import make_entry
from letters.tests.search.engines.solr.test_connection import (
    ERROR,
    FakeServer,
    answer_with,
    serving,
)

# In docs/operating.md.
HELD = re.compile(r"^\| .+ \| `(test_\w+)` \|$", re.MULTILINE)
TEST = re.compile(r"def (test_\w+)")
FOUND = '{"response": {"numFound": 7, "docs": []}}'


def nobody() -> str:
    """An address where nothing listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed.getsockname()[1]}/solr/letters"


def address_of(server: FakeServer) -> str:
    return f"http://u:{server.server_port}@127.0.0.1:{server.server_port}/solr/letters"


@pytest.fixture
def in_order() -> Iterator[None]:
    """As they are named: the first is the first to be asked."""
    with mock.patch.object(connection.random, "shuffle"):
        yield


@pytest.mark.usefixtures("in_order")
def test_where_one_does_not_answer_the_next_is_asked_and_remains_the_first():
    with (
        serving(answer_with(503, "Busy")) as busy,
        serving(answer_with(200, FOUND)) as well,
    ):
        url = f"{nobody()}, {address_of(busy)},{address_of(well)}"
        asking = Connection(url, 5)
        for _ in range(3):
            assert asking.search("wheat").hits == 7
        assert (len(busy.asked), len(well.asked)) == (1, 3)
        # Each has its own password.
        assert len({busy.asked[0], *well.asked}) == 2


@pytest.mark.usefixtures("in_order")
def test_a_search_that_is_refused_is_not_asked_again():
    with (
        serving(answer_with(400, ERROR % "no")) as first,
        serving(answer_with(200, FOUND)) as other,
    ):
        with pytest.raises(SearchUnavailableError):
            Connection(f"{address_of(first)},{address_of(other)}", 5).search("wheat")
        assert (len(first.asked), len(other.asked)) == (1, 0)


def test_where_none_answers_that_is_said():
    with serving(answer_with(503, "Busy")) as busy:
        url = f"{nobody()},{address_of(busy)}"
        with pytest.raises(UnreachableError):
            Connection(url, 5).search("wheat")


def test_a_server_may_take_its_time_to_read_what_is_written(monkeypatch):
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 0.1)

    def read_slowly(_request: BaseHTTPRequestHandler) -> None:
        threading.Event().wait(0.5)

    with serving(answer_with(200, "{}"), before_reading=read_slowly) as server:
        written = {"id": "1", "text": "wheat " * 5_000_000}
        Connection(address_of(server), 5).add([written], commit=False)


def test_another_collection_of_the_same_servers():
    url = "http://a:b@one:1/solr/letters, http://two:2/solr/letters"
    expected = "http://a:b@one:1/solr/letters_2,http://two:2/solr/letters_2"
    assert in_collection(url, "letters_2") == expected


def test_only_an_alias_can_lead_to_another_collection():
    with serving(answer_with(200, '{"aliases": {"letters": "letters_1"}}')) as server:
        address = address_of(server)
        Connection(address, 5).stand_for("letters_2")
        with pytest.raises(RejectedError, match="no alias"):
            Connection(in_collection(address, "letters_1"), 5).stand_for("letters_2")
        assert len(server.asked) == 3


def test_each_line_of_the_table_of_several_servers_is_held_by_a_test():
    documentation = (settings.BASE_DIR / "docs" / "operating.md").read_text()
    held = HELD.findall(documentation)
    modules = Path(__file__).parent.glob("test_*.py")
    there = {name for module in modules for name in TEST.findall(module.read_text())}
    assert len(held) == 10
    assert set(held) <= there


class Told(Connection):
    """Takes everything, and keeps in which order it came."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1/solr/letters", 5)
        self.told: list[str] = []
        self.is_cloud = True

    def search(self, *_query: object, **_parameters: object) -> mock.Mock:
        return mock.Mock(docs=[{"generation": "old", "source": "1-2-3"}])

    def add(self, rows, **_options):
        self.told += ["mark" if "source" in row else "row" for row in rows]

    def commit(self, **_options):
        self.told.append("commit")

    def delete(self, **_options):
        self.told.append("delete")


@pytest.fixture
def told() -> Iterator[tuple[Backend, list[str]]]:
    backend = Backend("default", URL="http://127.0.0.1/solr/letters")
    backend.conn = Told()
    backend._place = engine.IndexPlace(backend.conn, backend.material)
    begun = mock.Mock(return_value=BegunState("1-2-4", 2))
    with (
        mock.patch.object(engine, "begin_state", begun),
        mock.patch.object(engine, "sleep", lambda _: backend.conn.told.append("wait")),
    ):
        yield backend, backend.conn.told


def test_the_index_has_its_new_name_before_it_has_what_is_new(told):
    backend, order = told
    with backend.changing() as writer:
        writer.put(make_entry(1))
    assert order == ["mark", "commit", "row", "commit"]


def test_a_build_is_read_when_all_servers_have_it_and_removed_when_nobody_reads_it(
    told,
):
    backend, order = told
    with backend.rebuilding() as writer:
        order.clear()
        writer.put(make_entry(1))
    assert order == ["row", "commit", "mark", "commit", "wait", "delete"]
