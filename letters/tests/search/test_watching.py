"""The watching indexer works until it is told to stop, and survives errors."""

from __future__ import annotations

from unittest import mock

from django.db import connections
from django.test import TestCase, TransactionTestCase

from letters.models import IndexRequest
from letters.models.locks import AdvisoryLock
from letters.search import indexing
from letters.search.engines import configured
from letters.search.errors import StoppedError
from letters.search.indexing import IndexChanges, rebuild, watch
from letters.tests.search.documents import forget_index, make_document, search_for
from letters.tests.stopping import StopAfter


class IndexChangesTests(TestCase):
    def test_they_are_said_in_words(self):
        for changes, words in (
            (IndexChanges(), "0 indexed, 0 removed"),
            (IndexChanges(3, 1), "3 indexed, 1 removed"),
            (IndexChanges(3, is_rebuilt=True), "Built anew: 3 indexed, 0 removed"),
        ):
            with self.subTest(words):
                self.assertEqual(str(changes), words)


class WatchTests(TransactionTestCase):
    def setUp(self):
        make_document()
        self.addCleanup(forget_index)

    def test_it_carries_out_what_waits_and_goes_on_until_told(self):
        with self.assertLogs("letters.search.indexing", "INFO") as logs:
            watch(StopAfter(waits=2))
        self.assertIn("1 indexed, 0 removed", logs.output[0])
        self.assertEqual(len(logs.output), 1)
        self.assertEqual(search_for("hotline"), ["letter"])

    def test_told_to_stop_before_it_began_it_does_nothing(self):
        stop = StopAfter()
        stop.set()
        watch(stop)
        self.assertTrue(IndexRequest.objects.exists())
        self.assertFalse(configured.backend().generations.pointer.exists())

    def test_told_to_stop_while_it_builds_it_leaves_no_half_of_an_index(self):
        stop = StopAfter()

        def tell_in_the_midst(documents, _count):
            stop.set()
            yield from documents

        watch(stop, tell_in_the_midst)

        generations = configured.backend().generations
        self.assertFalse(generations.pointer.exists())
        self.assertEqual(list(generations.root.iterdir()), [])
        self.assertTrue(IndexRequest.objects.exists())

    def test_while_another_writes_it_waits_and_says_so_once(self):
        session = connections.create_connection("default")
        self.addCleanup(session.close)
        session.cursor().execute(
            "SELECT pg_advisory_lock(%s)", [AdvisoryLock.INDEX_WRITER]
        )

        with self.assertLogs("letters.search.indexing", "WARNING") as logs:
            watch(StopAfter(waits=3))

        self.assertEqual(len(logs.output), 1)
        self.assertIn("Waiting for it to end", logs.output[0])
        self.assertTrue(IndexRequest.objects.exists())

    def test_a_damaged_index_is_built_anew_and_that_is_said(self):
        watch(StopAfter())
        generations = configured.backend().generations
        configured.backend().index.close()
        for path in generations.current().iterdir():
            path.write_bytes(b"damage")

        with self.assertLogs("letters.search.indexing", "WARNING") as logs:
            watch(StopAfter())

        self.assertIn("The index is built anew", logs.output[0])
        self.assertEqual(search_for("hotline"), ["letter"])

    def test_damage_to_an_open_index_is_noticed_and_mended(self):
        watch(StopAfter())
        for kind in ("*.pst", "*.toc", "*"):
            with self.subTest(kind):
                self.assertEqual(search_for("hotline"), ["letter"])
                for path in configured.backend().generations.current().glob(kind):
                    path.write_bytes(b"damage")

                with (
                    mock.patch.object(indexing, "CHECKS_BETWEEN_VERIFICATIONS", 1),
                    self.assertLogs("letters.search.indexing", "WARNING") as logs,
                ):
                    watch(StopAfter(waits=2))

                self.assertIn("The index is built anew", logs.output[0])
                self.assertEqual(search_for("hotline"), ["letter"])

    def test_an_index_that_is_whole_stays(self):
        watch(StopAfter())
        before = configured.backend().generations.current()
        with mock.patch.object(indexing, "CHECKS_BETWEEN_VERIFICATIONS", 1):
            watch(StopAfter(waits=3))
        self.assertEqual(configured.backend().generations.current(), before)

    def test_a_rebuild_that_is_stopped_says_so(self):
        stop = StopAfter()
        stop.set()
        with self.assertRaisesRegex(StoppedError, "the index is as it was"):
            rebuild(stop)
