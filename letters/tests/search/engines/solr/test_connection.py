"""What answers instead of a Solr server, or as one in trouble, is told as what it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from letters.search.engines.solr.connection import Connection, without_password
from letters.search.errors import (
    RejectedError,
    SearchUnavailableError,
    TooBroadError,
    UnreachableError,
)

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer_with(status: int, body: str, length: int = 0) -> Answer:
    """`length`: how much is announced, if it is more than what comes."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(length or len(body)))
        request.end_headers()
        request.wfile.write(body.encode())

    return answer


class FakeServer(ThreadingHTTPServer):
    answer: Answer
    before_reading: Answer
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_GET(self) -> None:
        self.server.asked.append(self.headers.get("Authorization", ""))
        self.server.before_reading(self)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.answer(self)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def serving(
    answer: Answer, before_reading: Answer = lambda _: None
) -> Iterator[FakeServer]:
    with FakeServer(("127.0.0.1", 0), _Handler) as fake:
        fake.asked, fake.answer, fake.before_reading = [], answer, before_reading
        thread = threading.Thread(target=fake.serve_forever, args=[0.01])
        thread.start()
        yield fake
        fake.shutdown()
        thread.join()


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(answer_with(200, "{}")) as fake:
        yield fake


def connected_to(server: FakeServer, seconds: float = 5) -> Connection:
    address = f"http://reader:s%40crate@127.0.0.1:{server.server_port}/solr/letters"
    return Connection(address, seconds)


ERROR = '{"error": {"msg": "%s"}}'
TOO_MANY = "TooManyNestedClauses: Query contains too many nested clauses"


@pytest.mark.parametrize(
    ("answer", "of_search", "of_write"),
    [
        (answer_with(400, ERROR % "no"), SearchUnavailableError, RejectedError),
        (answer_with(400, ERROR % TOO_MANY), TooBroadError, RejectedError),
        (answer_with(500, ERROR % TOO_MANY), TooBroadError, TooBroadError),
        (answer_with(503, "Busy"), UnreachableError, UnreachableError),
        (answer_with(429, "{}"), UnreachableError, UnreachableError),
        (answer_with(200, "<p>Welcome"), UnreachableError, UnreachableError),
        (answer_with(200, "{}", length=99), UnreachableError, UnreachableError),
    ],
)
def test_what_is_no_answer(server, answer, of_search, of_write):
    server.answer = answer
    connection = connected_to(server)
    with pytest.raises(of_search) as refused:
        connection.search("wheat")
    assert type(refused.value) is of_search
    with pytest.raises(of_write):
        connection.add([{"id": "1"}], commit=False)


def test_what_was_given_up_is_too_broad(server):
    server.answer = answer_with(200, '{"responseHeader": {"partialResults": true}}')
    with pytest.raises(TooBroadError):
        connected_to(server).search("wheat")


def test_a_silent_server_is_given_up_and_nobody_learns_the_password(server, caplog):
    silence = threading.Event()
    server.answer = lambda _: silence.wait(20)
    with pytest.raises(UnreachableError, match="does not answer") as gone:
        connected_to(server, seconds=-1.8).search("wheat")
    silence.set()
    assert server.asked == ["Basic cmVhZGVyOnNAY3JhdGU="]
    assert "crate" not in f"{gone.value} {gone.value.__cause__} {caplog.text}"


def test_the_password_is_taken_out_of_the_address():
    for url, address, credentials in (
        ("http://a:b%3A@solr:1/solr/c", "http://solr:1/solr/c", ("a", "b:")),
        ("https://solr/solr/c", "https://solr/solr/c", None),
    ):
        assert without_password(url) == (address, credentials)
