"""Readers who take nothing of what is sent, and say nothing."""

import socket
from unittest import mock

from django.test import SimpleTestCase
from gunicorn.workers.gthread import ThreadWorker

from archive.serving import worker

# More than any system keeps for a reader.
LARGE = b"x" * 50_000_000


class WorkerTests(SimpleTestCase):
    def test_a_reader_who_takes_nothing_is_given_up(self):
        sending, reading = socket.socketpair()
        self.addCleanup(sending.close)
        self.addCleanup(reading.close)
        connection = mock.Mock(sock=sending)

        def answer(_worker, _request, connection):
            connection.sock.sendall(LARGE)

        few_seconds = mock.patch.object(worker, "SECONDS_WITHOUT_PROGRESS", 1)
        with (
            few_seconds,
            mock.patch.object(ThreadWorker, "handle_request", answer),
            self.assertRaises(BlockingIOError),
        ):
            worker.Worker.handle_request(
                mock.Mock(spec=worker.Worker), None, connection
            )
