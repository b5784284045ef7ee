"""Gunicorn's worker, in which a slow client holds a connection and never a thread.

Its main loop gathers each request, and sends on what a client has not taken yet. Threads
deal with whole requests alone; of those that cost much, only with half as many at once.
"""

from __future__ import annotations

import selectors
import socket
import time
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import TConn, ThreadWorker

from archive.serving.arrivals import Arrival, Way
from archive.serving.departures import Departure
from archive.serving.lanes import Lane
from archive.serving.plain_answers import BUSY, TOO_LONG, TOO_MANY_HEADERS

_AT_ONCE = 65_536
# Until a client has to have closed a connection after its last answer.
LINGER_SECONDS = 2
SWEEP_SECONDS = 0.5
NOTIFY_SECONDS = 1
# What clients have not taken of their answers, in bytes of all together.
MOST_HELD = 150_000_000


class Connection(TConn):
    """One client; it lingers in the worker's loop when it is closed."""

    def __init__(self, worker: Worker, *of_socket: Any) -> None:
        super().__init__(worker.cfg, *of_socket)
        self.worker = worker
        self.arrival = Arrival(time.monotonic())
        self.departure = Departure(self.sock)
        self.deadline = 0.0

    def close(self, graceful: bool = False) -> None:
        if not graceful or not self.worker.linger(self):
            super().close()


class Worker(ThreadWorker):
    def __init__(self, *arguments: Any, **rest: Any) -> None:
        super().__init__(*arguments, **rest)
        self._arriving: dict[Connection, None] = {}
        self._departing: dict[Connection, Any] = {}
        self._lingering: dict[Connection, None] = {}
        self._lane = Lane(max(1, self.cfg.threads // 2))
        self._swept = self._notified = 0.0
        # Beyond so many, the one that has been arriving longest makes room.
        self._most_arriving = max(1, self.cfg.worker_connections * 3 // 4)

    def notify(self) -> None:
        """Tell the master that the main loop runs; gunicorn calls it at each event."""
        now = time.monotonic()
        if now - self._notified >= NOTIFY_SECONDS:
            self._notified = now
            super().notify()

    # Connections and requests come

    def accept(self, listener: socket.socket) -> None:
        try:
            client, address = listener.accept()
        except OSError:
            # Another worker was quicker, or the client has gone.
            return
        self.nr_conns += 1
        connection = Connection(self, client, address, listener.getsockname())
        self.enqueue_req(connection)

    def enqueue_req(self, conn: Connection) -> None:
        """Gather the next request of the connection; some of it may have come."""
        conn.arrival = Arrival(time.monotonic())
        conn.sock.setblocking(False)
        self._arriving[conn] = None
        if conn.parser is not None and (more := conn.parser.unreader.take_buffered()):
            self._take(conn, more)
        else:
            self._gather(conn, conn.sock)
        if conn in self._arriving:
            self.poller.register(
                conn.sock, selectors.EVENT_READ, partial(self._gather, conn)
            )
        if len(self._arriving) > self._most_arriving:
            self._drop(next(iter(self._arriving)))

    def _gather(self, conn: Connection, client: socket.socket) -> None:
        try:
            data = client.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._take(conn, data)
        else:
            self._drop(conn)

    def _take(self, conn: Connection, data: bytes) -> None:
        now = time.monotonic()
        if not conn.arrival.take(data, now):
            return
        self._forget(conn)
        way = conn.arrival.way
        if way is Way.AT_ONCE:
            self._begin(conn)
        elif way is Way.REFUSED:
            self._refuse(conn, TOO_MANY_HEADERS)
        elif self._lane.has_room():
            self._lane.line_up(conn, now)
            self._begin_next()
        else:
            self._refuse(conn, BUSY)

    # Threads deal with them

    def _begin_next(self) -> None:
        if conn := self._lane.next():
            self._begin(conn)

    def _begin(self, conn: Connection) -> None:
        conn.deadline = time.monotonic() + conn.arrival.read_seconds
        super().enqueue_req(conn)

    def handle(self, conn: Connection) -> Any:
        conn.sock.setblocking(True)
        conn.init()
        conn.parser.unreader.unread(bytes(conn.arrival.received))
        conn.arrival.received.clear()
        conn.data_ready = True
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Connection) -> Any:
        client = conn.sock
        conn.sock = conn.departure = Departure(client)
        try:
            return super().handle_request(req, conn)
        finally:
            conn.sock = client

    def handle_error(
        self, req: Any, client: socket.socket, addr: Any, exc: BaseException
    ) -> None:
        if isinstance(exc, LimitRequestLine):
            # A client that has hung up needs no answer.
            with suppress(OSError):
                client.send(TOO_LONG)
        else:
            super().handle_error(req, client, addr, exc)

    # Answers go

    def finish_request(self, conn: Connection, fs: Any) -> None:
        self._lane.leave(conn)
        self._begin_next()
        if not conn.departure.size:
            super().finish_request(conn, fs)
            return
        conn.departure.leave()
        self._departing[conn] = fs
        self.poller.register(
            conn.sock, selectors.EVENT_WRITE, partial(self._send_on, conn)
        )
        while sum(one.departure.size for one in self._departing) > MOST_HELD:
            self._drop(next(iter(self._departing)))

    def _send_on(self, conn: Connection, _client: socket.socket) -> None:
        try:
            conn.departure.send_on()
        except OSError:
            self._drop(conn)
            return
        if not conn.departure.size:
            fs = self._departing[conn]
            self._forget(conn)
            super().finish_request(conn, fs)

    def linger(self, conn: Connection) -> bool:
        """Let the client take the end of its answer and close; gunicorn would wait for
        that in the main loop. Whether there is anything to wait for."""
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(
                conn.sock, selectors.EVENT_READ, partial(self._read_off, conn)
            )
        except (OSError, ValueError, KeyError, RuntimeError):
            return False
        conn.deadline = time.monotonic() + LINGER_SECONDS
        self._lingering[conn] = None
        return True

    def _read_off(self, conn: Connection, client: socket.socket) -> None:
        try:
            is_open = client.recv(_AT_ONCE) != b""
        except BlockingIOError:
            return
        except OSError:
            is_open = False
        if not is_open:
            self._drop(conn)

    def _refuse(self, conn: Connection, answer: bytes) -> None:
        with suppress(OSError):
            conn.sock.send(answer)
        self.nr_conns -= 1
        conn.close(graceful=True)

    # What takes too long ends

    def murder_pending(self) -> None:
        """Called by gunicorn's main loop each time."""
        now = time.monotonic()
        if now - self._swept < SWEEP_SECONDS:
            return
        self._swept = now
        for conn in self._lane.take_late(now):
            self._refuse(conn, BUSY)
        late = [one for one in self._arriving if self._is_late(one.arrival, now)]
        late += [one for one in self._departing if one.departure.deadline < now]
        late += [one for one in self._lingering if one.deadline < now]
        for conn in late:
            self._drop(conn)
        for conn in self._lane.busy:
            if conn.arrival.read_seconds and conn.deadline < now:
                # The thread that reads the rest sees an end. Answers are not touched.
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RD)

    def _is_late(self, arrival: Arrival, now: float) -> bool:
        # Nobody is waited for who has sent nothing when the worker ends.
        return arrival.deadline < now or not (self.alive or arrival.received)

    def _forget(self, conn: Connection) -> None:
        # By its number: of a socket that is not registered the error would have all words.
        with suppress(OSError, ValueError, KeyError):
            self.poller.unregister(conn.sock.fileno())
        self._arriving.pop(conn, None)
        self._departing.pop(conn, None)

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        if self._lingering.pop(conn, self) is self:
            self.nr_conns -= 1
        conn.close()

    def is_parent_alive(self) -> bool:
        if super().is_parent_alive():
            return True
        # The next master can listen only when nobody else does.
        self.set_accept_enabled(False)
        for listener in self.sockets:
            listener.close()
        return False
