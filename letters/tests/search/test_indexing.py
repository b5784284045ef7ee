"""The writer carries out every request, alone, and never shows half of its work."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import TestCase
from haystack.query import SearchQuerySet

from letters.models import Document, DocumentStatus, IndexRequest
from letters.models.locks import AdvisoryLock
from letters.search import Search, parse_query
from letters.search.engines import configured
from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.finding import find
from letters.search.engines.own.index.generations import hold
from letters.search.engines.own.index.opening import fingerprints_in
from letters.search.engines.own.index.schema import LAYOUT
from letters.search.engines.own.index.snapshot import Snapshot
from letters.search.errors import (
    AnotherWriterError,
    ReadOnlyIndexError,
    StoppedError,
)
from letters.search.indexing import IndexChanges, rebuild, sole_writer
from letters.tests.search.documents import (
    change_text,
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)

NEVER = threading.Event()


def totals_of(text: str, *snapshots: Snapshot) -> list[int]:
    search = Search(parse_query(text))
    return [find(snapshot, search, (), Deadline(60)).total for snapshot in snapshots]


class IndexTestCase(TestCase):
    def tearDown(self):
        forget_index()


class RequestTests(IndexTestCase):
    def test_the_first_run_builds_the_index(self):
        make_document()

        self.assertEqual(update_index(), IndexChanges(indexed=1, is_rebuilt=True))
        self.assertEqual(search_for("hotline"), ["letter"])

    def test_a_second_run_has_nothing_to_do(self):
        make_document()
        update_index()

        self.assertEqual(update_index(), IndexChanges())
        self.assertFalse(IndexRequest.objects.exists())

    def test_a_change_is_indexed(self):
        document = make_document()
        update_index()

        change_text(document, "Consulates in Kiev.")

        self.assertEqual(update_index(), IndexChanges(indexed=1))
        self.assertEqual((search_for("kiev"), search_for("hotline")), (["letter"], []))

    def test_a_request_carried_out_twice_does_no_harm(self):
        document = make_document()
        update_index()
        for _ in range(2):
            IndexRequest.objects.create(document_id=document.pk)
            update_index()

        self.assertEqual(page_for("hotline").total, 1)

    def test_a_draft_is_taken_out(self):
        document = make_document()
        update_index()
        document.status = DocumentStatus.DRAFT
        change_text(document, "Consulates in Kiev.")

        self.assertEqual(update_index(), IndexChanges(removed=1))
        self.assertEqual(configured.backend().fingerprints(), {})

    def test_a_deleted_document_is_taken_out(self):
        document = make_document()
        update_index()
        document.delete()

        self.assertEqual(update_index(), IndexChanges(removed=1))
        self.assertEqual(configured.backend().fingerprints(), {})

    def test_a_document_without_a_word_is_counted(self):
        make_document("", title="–")

        update_index()

        self.assertEqual(page_for("").total, 1)
        self.assertEqual(page_for("hotline").total, 0)

    def test_an_archive_without_a_document_is_searched(self):
        update_index()

        page = page_for('hotl* "our hotline" "our hotline"~3 -areas in:notes', kind="x")
        self.assertEqual((page.total, page.coverage.documents), (0, 0))

    def test_what_is_rolled_back_is_not_indexed(self):
        update_index()
        with self.assertRaises(InterruptedError), transaction.atomic():
            make_document()
            raise InterruptedError

        self.assertEqual(update_index(), IndexChanges())

    def test_a_draft_that_is_saved_is_not_indexed(self):
        update_index()
        make_document(status=DocumentStatus.DRAFT)
        update_index()

        self.assertEqual(configured.backend().fingerprints(), {})

    def test_a_stop_leaves_the_requests(self):
        update_index()
        make_document()
        stop = threading.Event()
        stop.set()

        with self.assertRaises(StoppedError):
            rebuild(stop)
        self.assertTrue(IndexRequest.objects.exists())
        self.assertEqual(search_for("hotline"), [])


class RebuildTests(IndexTestCase):
    def setUp(self):
        for number in range(3):
            make_document(identifier=f"letter-{number}")
        update_index()

    def test_searches_in_the_meantime_find_everything(self):
        totals = []

        def searching(documents: Iterable[Document], _count: int) -> Iterator[Document]:
            for document in documents:
                totals.append(page_for("hotline").total)
                yield document

        rebuild(NEVER, searching)

        self.assertEqual(totals, [3, 3, 3])
        self.assertEqual(page_for("hotline").total, 3)

    def test_one_that_fails_leaves_the_index_as_it_was(self):
        before = configured.backend().generations.current()

        def failing(_documents: Iterable[Document], _count: int) -> Iterator[Document]:
            raise InterruptedError

        with self.assertRaises(InterruptedError):
            rebuild(NEVER, failing)

        self.assertEqual(configured.backend().generations.current(), before)
        self.assertEqual(list(before.parent.glob(f"{LAYOUT}-*")), [before])
        self.assertEqual(page_for("hotline").total, 3)

    def test_the_old_one_stays_for_those_who_read_it(self):
        old = configured.backend().generations.current()
        descriptor = hold(old)
        self.addCleanup(os.close, descriptor)
        rebuild(NEVER)

        self.assertNotEqual(configured.backend().generations.current(), old)
        self.assertEqual(len(fingerprints_in(old)), 3)

    def test_a_reader_of_an_old_state_is_not_disturbed_by_a_writer(self):
        old = configured.backend().snapshot()
        for number in range(12):
            make_document(identifier=f"more-{number}")
            update_index()

        self.assertEqual(
            totals_of("hotline", old, configured.backend().snapshot()), [3, 15]
        )


class SoleWriterTests(IndexTestCase):
    def setUp(self):
        make_document()
        update_index()
        session = connection.copy()
        self.addCleanup(session.close)
        self.other_writer = session.cursor()
        self.other_writer.execute(
            "SELECT pg_advisory_lock(%s)", [AdvisoryLock.INDEX_WRITER]
        )

    def test_a_second_writer_is_refused(self):
        with self.assertRaises(AnotherWriterError), sole_writer():
            self.fail("There are two writers.")

    def test_the_command_says_so_and_exits_with_3(self):
        with self.assertRaisesRegex(CommandError, "already") as refused:
            call_command("index_letters")

        self.assertEqual(refused.exception.returncode, 3)

    def test_what_is_withdrawn_meanwhile_is_hidden_at_once_and_taken_out_later(self):
        document = Document.objects.get()
        document.status = DocumentStatus.DRAFT
        change_text(document, "The hotline.")
        with self.assertRaises(CommandError):
            call_command("index_letters")
        self.assertEqual(page_for("hotline").total, 0)

        self.other_writer.execute(
            "SELECT pg_advisory_unlock(%s)", [AdvisoryLock.INDEX_WRITER]
        )
        call_command("index_letters", stdout=StringIO())
        self.assertEqual(configured.backend().fingerprints(), {})

    def test_even_without_the_lock_whoosh_lets_only_one_write(self):
        backend = configured.backend()
        with (
            backend.changing(),
            self.assertRaises(AnotherWriterError),
            backend.changing(),
        ):
            self.fail("There are two writers.")


class HaystackTests(IndexTestCase):
    def setUp(self):
        make_document()
        update_index()

    def test_its_commands_do_not_touch_the_index(self):
        for command in ("rebuild_index", "clear_index"):
            with self.subTest(command=command):
                with self.assertRaisesRegex(ReadOnlyIndexError, "index_letters"):
                    call_command(command, interactive=False, stdout=StringIO())
                self.assertEqual(search_for("hotline"), ["letter"])

    def test_saving_a_document_does_not_write_the_index(self):
        document = Document.objects.get()
        document.title = "Another title"
        document.save()

        self.assertEqual(SearchQuerySet().auto_query('"another title"').count(), 0)

    def test_its_queries_are_ours(self):
        results = SearchQuerySet().auto_query('"our hotline" -kiev')

        self.assertEqual([result.object.identifier for result in results], ["letter"])
