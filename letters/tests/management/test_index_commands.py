"""manage.py index_letters and check_index: what they print, and how they exit."""

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import connections
from django.test import TestCase, TransactionTestCase

from letters.models import Document, DocumentStatus, IndexRequest
from letters.models.locks import AdvisoryLock
from letters.search.engines import configured
from letters.tests.search.documents import (
    forget_index,
    make_document,
    search_for,
    update_index,
)


def run(command, *arguments):
    output = StringIO()
    call_command(command, *arguments, stdout=output, stderr=StringIO())
    return output.getvalue()


class IndexTestCase(TestCase):
    def tearDown(self):
        forget_index()


class IndexLettersTests(IndexTestCase):
    def test_it_says_what_it_did(self):
        make_document()
        self.assertEqual(
            run("index_letters"), "Search index: Built anew: 1 indexed, 0 removed.\n"
        )
        self.assertEqual(run("index_letters"), "Search index: 0 indexed, 0 removed.\n")

    def test_a_rebuild_reads_every_document_again(self):
        make_document()
        run("index_letters")
        before = configured.backend().generations.current()
        output = run("index_letters", "--rebuild")
        self.assertIn("Built anew: 1 indexed", output)
        self.assertNotEqual(configured.backend().generations.current(), before)

    def test_a_folder_that_cannot_be_written_is_an_error(self):
        make_document()
        root = configured.backend().generations.root
        root.parent.mkdir(parents=True, exist_ok=True)
        root.write_text("in the way")
        self.addCleanup(root.unlink)
        with self.assertRaisesRegex(CommandError, "The index was not written: "):
            run("index_letters")
        self.assertTrue(IndexRequest.objects.exists())

    def test_more_than_asked_for_is_left_to_the_indexer(self):
        make_document()
        with self.assertRaisesRegex(CommandError, "while the archive serves") as left:
            run("index_letters", "--at-most", "0")
        self.assertEqual(left.exception.returncode, 4)
        self.assertFalse(configured.backend().generations.pointer.exists())

        run("index_letters", "--at-most", "1")
        make_document("Consulates in Kiev.", identifier="second")
        self.assertIn(
            "1 documents are indexed again", run("index_letters", "--at-most", "0")
        )
        self.assertEqual(search_for("Kiev"), [])

    def test_watching_and_rebuilding_exclude_each_other(self):
        with self.assertRaisesRegex(CommandError, "not allowed with"):
            run("index_letters", "--watch", "--rebuild")


class CheckIndexTests(IndexTestCase):
    def setUp(self):
        self.document = make_document()
        update_index()

    def withdraw_unseen(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        IndexRequest.objects.all().delete()

    def test_it_counts_what_agrees_and_what_waits(self):
        make_document("Second.", identifier="second")
        output = run("check_index")
        self.assertEqual(
            output,
            "1 documents agree, 1 wait to be indexed.\n"
            "0 sections agree, 0 wait to be indexed.\n",
        )

    def test_without_an_index_it_fails_and_says_why(self):
        forget_index()
        with self.assertRaisesRegex(CommandError, "There is no search index"):
            run("check_index")

    def test_where_nothing_differs_there_is_nothing_to_mend(self):
        self.assertNotIn("Mended", run("check_index", "--mend"))

    def test_a_withdrawn_document_is_named_and_mended(self):
        self.withdraw_unseen()
        with self.assertRaisesRegex(CommandError, "--mend mends it"):
            run("check_index")
        output = run("check_index", "--mend")
        self.assertIn("1 withdrawn: letter\n", output)
        self.assertIn("Mended. 0 indexed, 1 removed.", output)

    def test_a_document_that_is_gone_has_only_its_number(self):
        pk = self.document.pk
        Document.objects.all().delete()
        IndexRequest.objects.all().delete()
        output = run("check_index", "--mend")
        self.assertIn(f"1 withdrawn: no. {pk}\n", output)

    def test_of_many_only_the_first_ten_are_named(self):
        for number in range(11):
            make_document("Text.", identifier=f"d-{number:02}")
        IndexRequest.objects.all().delete()
        output = run("check_index", "--mend")
        self.assertIn("11 missing: d-00, ", output)
        self.assertIn("d-09 …\n", output)
        self.assertNotIn("d-10", output)

    def test_what_was_mended_is_found(self):
        Document.objects.filter(pk=self.document.pk).update(title="Consulates")
        IndexRequest.objects.all().delete()
        self.assertEqual(search_for("consulates"), [])
        run("check_index", "--mend")
        self.assertEqual(search_for("consulates"), ["letter"])


class SecondWriterTests(TransactionTestCase):
    def setUp(self):
        make_document()
        update_index()
        self.addCleanup(forget_index)
        connection = connections.create_connection("default")
        self.addCleanup(connection.close)
        cursor = connection.cursor()
        cursor.execute("SELECT pg_advisory_lock(%s)", [AdvisoryLock.INDEX_WRITER])

    def test_a_second_writer_exits_with_3(self):
        with self.assertRaises(CommandError) as refusal:
            run("index_letters")
        self.assertEqual(refusal.exception.returncode, 3)

    def test_mending_is_left_to_the_writer_that_runs(self):
        Document.objects.update(title="Consulates")
        IndexRequest.objects.all().delete()
        output = run("check_index", "--mend")
        self.assertIn("The running indexer mends it.", output)
        self.assertEqual(IndexRequest.objects.count(), 1)


def test_the_index_has_a_folder_of_its_own_in_the_tests():
    root = configured.backend().generations.root
    assert "letters-tests-" in str(root)
    assert Path(root).name == "index"
