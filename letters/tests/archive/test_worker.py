"""Slow clients hold a connection, and no thread of the web server."""

from __future__ import annotations

import errno
import socket
import time

import pytest

from archive.serving.arrivals import HEAD_SECONDS, MOST_HEAD, Arrival, Way
from archive.serving.departures import MOST_AHEAD, Departure
from archive.serving.lanes import MOST_WAITING, WAITING_SECONDS, Lane
from letters.tests.archive.gunicorn import served_by_one_thread

PAGE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /x/ HTTP/1.1\r\nHost: localhost\r\n"


def arrival_of(*parts: bytes) -> tuple[Arrival, list[bool]]:
    arrival = Arrival(0)
    return arrival, [arrival.take(part, 1) for part in parts]


def test_a_request_is_whole_with_the_last_byte_of_its_head():
    assert arrival_of(PAGE[:-1], PAGE[-1:])[1] == [False, True]


def test_a_short_body_is_waited_for():
    head = POST + b"Content-Length: 5\r\n\r\n"
    assert arrival_of(head, b"ab", b"cde")[1] == [False, False, True]


@pytest.mark.parametrize(
    "header", [b"Content-Length: 900000", b"Transfer-Encoding: chunked"]
)
def test_a_long_body_is_read_by_a_thread_in_line(header):
    arrival, wholes = arrival_of(POST + header + b"\r\n\r\n")

    assert wholes == [True]
    assert arrival.way is Way.IN_LINE
    assert arrival.read_seconds >= 60


@pytest.mark.parametrize(
    ("line", "way"),
    [
        (b"GET /documents/ HTTP/1.1", Way.AT_ONCE),
        (b"GET /search/?q=letter HTTP/1.1", Way.IN_LINE),
        (b"GET /documents/x/pdf/ HTTP/1.1", Way.IN_LINE),
        (b"GET /admin/login/ HTTP/1.1", Way.AT_ONCE),
        (b"POST /admin/login/ HTTP/1.1", Way.IN_LINE),
    ],
)
def test_what_costs_much_stands_in_line(line, way):
    arrival, _ = arrival_of(line + b"\r\nHost: localhost\r\n\r\n")
    assert arrival.way is way


def test_headers_without_an_end_are_refused():
    arrival, wholes = arrival_of(PAGE[:-2] + b"X: " + b"x" * MOST_HEAD)

    assert wholes == [True]
    assert arrival.way is Way.REFUSED


def test_the_head_has_a_time_from_its_first_byte_on():
    arrival, _ = arrival_of(PAGE[:9], PAGE[9:20])
    assert arrival.deadline == HEAD_SECONDS


def test_a_lane_lets_so_many_pass_and_the_others_in_turn():
    lane = Lane(2)
    for name in "abcd":
        lane.line_up(name, 0)

    assert [lane.next(), lane.next(), lane.next()] == ["a", "b", None]
    lane.leave("a")
    assert lane.next() == "c"


def test_nobody_stands_in_a_lane_for_ever():
    lane = Lane(1)
    for number in range(MOST_WAITING):
        lane.line_up(number, 0)

    assert not lane.has_room()
    assert lane.take_late(WAITING_SECONDS + 1) == [*range(MOST_WAITING)]
    assert lane.has_room()


def test_what_a_client_does_not_take_is_held_for_it():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        departure = Departure(ours)

        departure.sendall(b"x" * MOST_AHEAD)
        taken = 0
        while departure.size:
            taken += len(theirs.recv(1_000_000))
            departure.send_on()

        assert taken > MOST_AHEAD // 2


def test_a_client_that_takes_nothing_of_a_long_file_is_given_up(monkeypatch):
    monkeypatch.setattr("archive.serving.departures.SECONDS_WITHOUT_PROGRESS", 0.05)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        departure = Departure(ours)
        departure.sendall(b"x" * 2 * MOST_AHEAD)

        with pytest.raises(ConnectionResetError) as gone:
            departure.sendall(b"x")

        assert gone.value.errno == errno.ECONNRESET


@pytest.fixture(scope="module")
def port():
    with served_by_one_thread() as port:
        yield port


def ask(port: int, request: bytes = PAGE) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 30) as client:
        client.sendall(request)
        return client.recv(100)


def test_many_slow_clients_leave_the_only_thread_to_others(port):
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
    for number, client in enumerate(slow):
        # Some send half a head, some half a body, some take nothing of a long answer.
        half = (PAGE[:20], POST + b"Content-Length: 9\r\n\r\nab", b"GET /long")
        client.sendall(half[number % 3])
        if number % 3 == 2:
            client.sendall(PAGE[5:])
    began = time.monotonic()

    answers = [ask(port)[:15] for _ in range(5)]

    for client in slow:
        client.close()
    assert answers == [b"HTTP/1.1 200 OK"] * 5
    assert time.monotonic() - began < 20


def test_requests_may_come_in_one_piece(port):
    with socket.create_connection(("127.0.0.1", port), 30) as client:
        client.sendall(PAGE + PAGE + PAGE[:10])
        received = b""
        while received.count(b"short") < 2:
            received += client.recv(1000)
        client.sendall(PAGE[10:])
        while received.count(b"short") < 3:
            received += client.recv(1000)
