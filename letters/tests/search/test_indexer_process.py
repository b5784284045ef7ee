"""The indexer process when it is killed, stopped, disconnected, or not the only one."""

from __future__ import annotations

import signal
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase

from letters.models import IndexRequest
from letters.models.locks import AdvisoryLock
from letters.search import Search
from letters.search.engines.own.engine import Backend
from letters.search.engines.own.index.schema import LAYOUT
from letters.search.errors import SearchUnavailableError
from letters.search.query import parse_query
from letters.tests.search.documents import make_document
from letters.tests.search.processes import begin, kill, run, wait_until

pytestmark = pytest.mark.processes

# Long enough to kill the indexer while it indexes this.
LONG_TO_WRITE = "one two three " * 15_000


class IndexerTests(TransactionTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.var = Path(folder.name)
        self.backend = Backend("default", PATH=self.var / "index")
        self.addCleanup(self.backend.index.close)
        make_document()

    def begin_watching(self) -> subprocess.Popen[str]:
        watcher = begin(self.var, "index_letters", "--watch")
        self.addCleanup(kill, watcher)
        return watcher

    def finds(self, word: str) -> bool:
        try:
            return self.backend.find(Search(parse_query(word))).total > 0
        except SearchUnavailableError:
            return False

    def is_writing(self) -> bool:
        """Whoosh writes what is not committed to a folder of its own."""
        return any(self.var.glob("index/*/*.tmp"))

    def assert_agreement(self) -> None:
        checked = run(self.var, "check_index")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertFalse(IndexRequest.objects.exists())

    def test_it_builds_the_index_and_keeps_it_up_to_date(self):
        self.begin_watching()
        self.assertTrue(wait_until(lambda: self.finds("hotline")))

        make_document("Consulates in Kiev.", identifier="second")
        self.assertTrue(wait_until(lambda: self.finds("Kiev")))

    def test_killed_at_any_moment_it_loses_nothing(self):
        moments = (
            lambda: any(self.var.glob(f"index/{LAYOUT}-*")),
            self.is_writing,
            lambda: self.finds('"number 2"'),
            self.is_writing,
        )
        for number, moment in enumerate(moments):
            text = f"Talks number {number}. {LONG_TO_WRITE}"
            make_document(text, identifier=f"letter-{number}")
            watcher = self.begin_watching()
            self.assertTrue(wait_until(moment))
            kill(watcher)

        self.assertEqual(run(self.var, "index_letters").returncode, 0)
        self.assert_agreement()
        self.assertTrue(self.finds('"number 3"'))

    def test_it_ends_cleanly_when_told_to(self):
        watcher = self.begin_watching()
        self.assertTrue(wait_until(lambda: self.finds("hotline")))

        watcher.send_signal(signal.SIGTERM)

        self.assertEqual(watcher.wait(timeout=60), 0)
        self.assert_agreement()

    def test_it_survives_the_loss_of_its_connection(self):
        watcher = self.begin_watching()
        self.assertTrue(wait_until(lambda: self.finds("hotline")))

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks "
                "WHERE locktype = 'advisory' AND objid = %s AND database = "
                "(SELECT oid FROM pg_database WHERE datname = current_database())",
                [AdvisoryLock.INDEX_WRITER],
            )
            self.assertEqual(cursor.fetchall(), [(True,)])
        make_document("Consulates in Kiev.", identifier="second")

        self.assertTrue(wait_until(lambda: self.finds("Kiev")))
        self.assertIsNone(watcher.poll())

    def test_a_second_one_waits_its_turn_and_then_goes_on(self):
        first = self.begin_watching()
        self.assertTrue(wait_until(lambda: self.finds("hotline")))
        second = self.begin_watching()
        self.assertEqual(run(self.var, "index_letters").returncode, 3)
        self.assertIsNone(second.poll())

        kill(first)
        make_document("Consulates in Kiev.", identifier="second")

        self.assertTrue(wait_until(lambda: self.finds("Kiev")))
