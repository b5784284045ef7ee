"""Readers see no fault while documents change and the writer is killed.

For longer, and over HTTP: LETTERS_TEST_EDITS=600 LETTERS_TEST_READERS=8
LETTERS_TEST_PORT=8765 before the command that runs this test.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from pathlib import Path

from django.test import TransactionTestCase

from letters.models import Document, DocumentStatus, IndexRequest
from letters.search import Search, parse_query
from letters.search.engines.own.engine import Backend
from letters.search.errors import SearchUnavailableError
from letters.tests.search.documents import change_text, make_document
from letters.tests.search.processes import (
    begin,
    begin_searching,
    begin_serving,
    end_searching,
    kill,
    run,
    wait_until,
)

EDITS = int(os.environ.get("LETTERS_TEST_EDITS", 9))
READERS = int(os.environ.get("LETTERS_TEST_READERS", 2))
PORT = int(os.environ.get("LETTERS_TEST_PORT", 0))
EDITS_PER_KILL = 3


class ConcurrencyTests(TransactionTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.var = Path(folder.name)
        self.backend = Backend("default", PATH=self.var / "index")
        self.addCleanup(self.backend.index.close)
        for number in range(12):
            make_document("The constant hotline.", identifier=f"constant-{number}")
        self.watcher = self.begin_watching()
        self.assertTrue(wait_until(lambda: self.total("constant") == 12))

    def begin_watching(self) -> subprocess.Popen[str]:
        watcher = begin(self.var, "index_letters", "--watch")
        self.addCleanup(kill, watcher)
        return watcher

    def total(self, text: str) -> int:
        try:
            return self.backend.find(Search(parse_query(text))).total
        except SearchUnavailableError:
            return -1

    def begin_readers(self) -> list[subprocess.Popen[str]]:
        address = []
        if PORT:
            self.addCleanup(_stop, begin_serving(self.var, PORT, READERS))
            address = [f"http://127.0.0.1:{PORT}"]
            self.assertTrue(wait_until(_is_served))
        readers = [begin_searching(self.var, *address) for _ in range(READERS)]
        for reader in readers:
            self.addCleanup(kill, reader)
        return readers

    def edit(self, number: int) -> None:
        """Publish each document, edit, withdraw, publish again, and delete it."""
        make_document("The hotline.", identifier=f"changing-{number}")
        self.change(number - 2, "The hotline, revised.")
        self.change(number - 4, "The hotline.", DocumentStatus.DRAFT)
        self.change(number - 6, "The hotline again.", DocumentStatus.PUBLISHED)
        Document.objects.filter(identifier=f"changing-{number - 8}").delete()

    def change(self, number: int, text: str, status: str | None = None) -> None:
        document = Document.objects.filter(identifier=f"changing-{number}").first()
        if document:
            document.status = status or document.status
            change_text(document, text)

    def replace_writer(self, number: int) -> None:
        """Kill the writer, and wait until the next one has done something."""
        self.assertIsNone(self.watcher.poll())
        kill(self.watcher)
        self.watcher = self.begin_watching()
        make_document(f"Alive at {number}.", identifier=f"alive-{number}")
        self.assertTrue(wait_until(lambda: self.total(f'"alive at {number}"') == 1))

    def test_nobody_sees_a_fault(self):
        readers = self.begin_readers()
        for number in range(EDITS):
            self.edit(number)
            if number % EDITS_PER_KILL == EDITS_PER_KILL - 1:
                self.replace_writer(number)
        answers = [end_searching(reader) for reader in readers]
        self.assertEqual([answer["wrong"] for answer in answers], [[]] * READERS)
        self.assertTrue(all(answer["searches"] > 10 for answer in answers), answers)
        if PORT:
            print(sum(answer["searches"] for answer in answers), "searches")  # noqa: T201
        self.assert_agreement()

    def assert_agreement(self) -> None:
        self.assertTrue(wait_until(lambda: not IndexRequest.objects.exists()))
        kill(self.watcher)
        checked = run(self.var, "check_index")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertIn("0 wait to be indexed", checked.stdout)


def _is_served() -> bool:
    try:
        with socket.create_connection(("127.0.0.1", PORT), timeout=1):
            return True
    except OSError:
        return False


def _stop(server: subprocess.Popen[str]) -> None:
    server.terminate()
    server.communicate()
