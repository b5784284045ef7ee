"""The index queue between transactions, and its completeness."""

import re
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext

from letters.models import Agent, Document, DocumentStatus, IndexRequest
from letters.tests.factories import (
    load_collection,
    make_agent,
    make_document,
    make_edition,
)
from letters.tests.search.documents import forget_index, update_index

RENAME = "UPDATE letters_document SET title = 'Another title'"
NAME = """
INSERT INTO letters_correspondenceevent (
    document_id, agent_id, type, name_as_written, role, side, date_edtf, time, place,
    certainty, evidence, footnote_key, origin, decision, position, authority,
    marking, case_number
) VALUES (
    %s, %s, 'sent', '', '', '', '', '', '', 'stated', '', '', 'entered', '', 0, '', '', ''
)
"""
SECTION = """
INSERT INTO letters_section (edition_id, key, kind, place, title, position)
VALUES (%s, 'preface', 'section', 'front', 'Preface', 1)
"""
# Every watched table, and how many triggers watch it, for documents and for sections.
WATCHED = """
SELECT tgrelid::regclass::text, count(*) FROM pg_trigger
WHERE tgfoid = 'letters_request_indexing'::regproc GROUP BY tgrelid, tgnargs
"""


def requested() -> list[int]:
    return list(IndexRequest.objects.values_list("document_id", flat=True))


class TransactionTests(TransactionTestCase):
    def setUp(self):
        self.document = make_document()
        IndexRequest.objects.all().delete()
        self.session = connections.create_connection("default")
        self.addCleanup(self.session.close)
        self.session.set_autocommit(False)

    def test_what_is_not_committed_yet_is_not_requested_yet(self):
        self.session.cursor().execute(RENAME)
        self.assertEqual(requested(), [])
        self.session.commit()
        self.assertEqual(requested(), [self.document.pk])

    def test_what_is_rolled_back_is_not_requested(self):
        self.session.cursor().execute(RENAME)
        self.session.rollback()
        self.assertEqual(requested(), [])

    def test_of_what_is_rolled_back_in_part_the_rest_is_requested(self):
        with transaction.atomic():
            mark = transaction.savepoint()
            Document.objects.update(title="Rolled back")
            transaction.savepoint_rollback(mark)
            self.assertEqual(requested(), [])
            Document.objects.update(title="Kept")
        self.assertEqual(requested(), [self.document.pk])

    def test_each_transaction_leaves_a_request_of_its_own(self):
        for title in ("One", "Two"):
            Document.objects.update(title=title)
        self.assertEqual(requested(), [self.document.pk] * 2)

    def test_a_change_made_while_the_document_is_indexed_is_indexed_after_it(self):
        self.addCleanup(forget_index)
        Document.objects.update(kind="message")
        self.session.cursor().execute(RENAME)
        update_index()
        self.session.commit()
        self.assertEqual(requested(), [self.document.pk])

    def test_nobody_is_named_unseen_while_the_name_changes(self):
        """The last to commit leaves the request, and the index learns of both changes."""
        agent = make_agent()
        self.session.cursor().execute("SET lock_timeout = '20ms'")
        with transaction.atomic():
            Agent.objects.update(display_name="Another name")
            self.session.cursor().execute(NAME, [self.document.pk, agent.pk])
            # It waits for the end of this transaction, and here not for long.
            with self.assertRaisesRegex(OperationalError, "lock timeout"):
                self.session.commit()

    def test_nothing_is_put_in_an_edition_unseen_while_its_title_changes(self):
        edition = make_edition()
        self.session.cursor().execute("SET lock_timeout = '20ms'")
        with transaction.atomic():
            edition.title = "Another title"
            edition.save()
            with self.assertRaisesRegex(OperationalError, "lock timeout"):
                self.session.cursor().execute(
                    "UPDATE letters_document SET edition_id = %s", [edition.pk]
                )

    def test_no_section_is_added_unseen_while_its_volume_is_published(self):
        edition = make_edition()
        Document.objects.update(edition=edition, status=DocumentStatus.DRAFT)
        self.session.cursor().execute("SET lock_timeout = '20ms'")
        with transaction.atomic():
            Document.objects.update(status=DocumentStatus.PUBLISHED)
            self.session.cursor().execute(SECTION, [edition.pk])
            # It waits for the end of this transaction, and here not for long.
            with self.assertRaisesRegex(OperationalError, "lock timeout"):
                self.session.commit()

    def test_a_session_without_a_search_path_leaves_requests_too(self):
        cursor = self.session.cursor()
        cursor.execute("SET search_path = ''")
        cursor.execute(RENAME.replace("letters_", "public.letters_"))
        self.session.commit()
        self.assertEqual(requested(), [self.document.pk])


class EmptyingTests(TransactionTestCase):
    def test_tables_are_emptied_and_filled_from_a_file(self):
        document = make_document()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "letters.json"
            call_command("dumpdata", "letters", output=file, verbosity=0)
            call_command("flush", interactive=False, verbosity=0)
            self.assertEqual((requested(), Document.objects.count()), ([], 0))

            call_command("loaddata", file, stdout=StringIO())

        self.assertEqual(set(requested()), {document.pk})
        self.assertEqual(Document.objects.get().title, document.title)


class CompletenessTests(TransactionTestCase):
    def test_every_table_that_the_indexer_reads_is_watched(self):
        load_collection()
        self.addCleanup(forget_index)

        with CaptureQueriesContext(connection) as queries:
            update_index()

        read = set()
        for query in queries:
            read.update(re.findall(r'(?:FROM|JOIN) "(letters_\w+)"', query["sql"]))
        self.assertLessEqual({"letters_document", "letters_agent"}, read)
        with connection.cursor() as cursor:
            cursor.execute(WATCHED)
            watched = dict(cursor.fetchall())
        queues = {"letters_indexrequest", "letters_sectionindexrequest"}
        of_the_index = {*queues, "letters_indexstate"}
        self.assertEqual(read - of_the_index - set(watched), set())
        self.assertEqual(set(watched.values()), {3})
