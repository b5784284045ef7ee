"""What the web server answers by itself is as the archive would answer, at any moment."""

import gzip
import os
import signal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.test import TransactionTestCase

from letters.front import FrontFolder, stamp_of
from letters.middleware.page_cache import archive_state, front_at
from letters.models import Document, DocumentStatus, RegisteredFront
from letters.tests.factories import make_document, make_reading

ADDRESS = "/documents/letter/"
CLOSE = "SELECT letters_close_front(%s)"
WITHDRAW = "UPDATE letters_document SET status = 'withdrawn'"


class FrontTestCase(TransactionTestCase):
    def setUp(self):
        self.document = make_document("letter", title="A letter")
        root = Path(self.enterContext(TemporaryDirectory())) / "front"
        self.enterContext(self.settings(LETTERS_FRONT=root))
        self.folder = FrontFolder(root)

    def file(self, address=f"{ADDRESS}=.gz"):
        """The file that nginx would send, if there is one."""
        current = self.folder.current()
        file = current and current / "http" / "testserver" / address[1:]
        return file if file and file.exists() else None

    def get(self):
        response = self.client.get(ADDRESS)
        self.assertEqual(response.status_code, 200)
        return response

    def withdraw(self):
        Document.objects.update(status=DocumentStatus.WITHDRAWN)


class FrontPageTests(FrontTestCase):
    def test_a_page_that_was_made_is_there(self):
        response = self.get()
        self.assertEqual(gzip.decompress(self.file().read_bytes()), response.content)
        self.assertEqual(self.file().stat().st_mtime, stamp_of(response["ETag"]))

    def test_a_page_of_the_cache_is_there_again_after_the_front_was_closed(self):
        self.get()
        self.folder.close()
        self.assertIsNone(self.file())
        self.get()
        self.assertIsNotNone(self.file())

    def test_pages_with_headers_of_their_own_are_not_there(self):
        reading = make_reading(self.document)
        self.client.get(reading.get_absolute_url())
        self.client.get("/documents/letter/tei/")
        self.assertIsNone(self.folder.current())

    def test_pages_of_another_state_are_not_put_there(self):
        self.get()
        former = archive_state()
        self.document.title = "Another"
        self.document.save()
        request = self.get().wsgi_request
        self.file().unlink()
        self.file("/documents/letter/=").unlink()
        front_at(former).put_page(request, 'W/"1-1"', b"former")
        self.assertIsNone(self.file())

    def test_the_page_is_sent_where_the_folder_cannot_be_made(self):
        self.folder.root.write_text("No folder.")
        with self.assertLogs("letters.middleware.front", "WARNING"):
            self.get()

    def test_another_front_of_the_same_database_is_not_used(self):
        RegisteredFront.objects.create(identity=uuid4())
        with self.assertLogs("letters.middleware.front", "WARNING"):
            self.get()
        self.assertIsNone(self.file())


class FrontClosingTests(FrontTestCase):
    def setUp(self):
        super().setUp()
        self.get()

    def test_a_statement_alone_closes_it(self):
        self.withdraw()
        self.assertIsNone(self.folder.current())
        self.assertEqual(self.client.get(ADDRESS).status_code, 404)
        self.assertIsNone(self.file())

    def test_it_is_closed_before_the_change_is_committed(self):
        self.assertIsNotNone(self.file())
        with self.assertRaises(OperationalError), transaction.atomic():
            self.withdraw()
            self.assertIsNotNone(self.file())
            # Closing fails: and with it the change.
            self.folder.root.joinpath("links").rename(self.folder.root / "lost")
        self.document.refresh_from_db()
        self.assertTrue(self.document.is_published)

    def test_what_is_rolled_back_leaves_it_open(self):
        with transaction.atomic():
            self.withdraw()
            transaction.set_rollback(True)
        self.assertIsNotNone(self.file())

    def test_what_no_page_is_made_of_leaves_it_open(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_session")
        self.assertIsNotNone(self.file())

    def test_a_process_that_does_not_know_the_front_changes_nothing(self):
        for known in (None, self.folder.root.with_name("other")):
            with self.subTest(known), self.settings(LETTERS_FRONT=known):
                with self.assertRaisesMessage(OperationalError, "was not closed"):
                    self.withdraw()
                self.assertEqual(self.client.get(ADDRESS).status_code, 200)
        self.assertIsNotNone(self.file())

    def test_nobody_opens_it_while_a_change_is_under_way(self):
        other = connection.copy()
        other.set_autocommit(False)
        try:
            with other.cursor() as cursor:
                cursor.execute(WITHDRAW)
                cursor.execute(CLOSE, [str(self.folder.identity())])
            self.folder.close()
            self.get()
            self.assertIsNone(self.folder.current())
            other.rollback()
        finally:
            other.close()
        self.get()
        self.assertIsNotNone(self.file())

    def test_killed_before_it_commits_a_change_leaves_nothing_behind(self):
        self.killed_after(WITHDRAW, CLOSE)
        self.assertIsNone(self.file())
        self.get()
        self.assertIsNotNone(self.file())

    def test_killed_after_it_has_committed_nothing_former_is_there(self):
        self.killed_after(WITHDRAW, CLOSE, "COMMIT")
        self.assertIsNone(self.file())
        self.assertEqual(self.client.get(ADDRESS).status_code, 404)
        self.assertIsNone(self.file())

    def killed_after(self, *statements):
        """Another process closes the front for a change, and ends in the middle of it."""
        child = os.fork()
        if child == 0:
            other = connection.copy()
            other.set_autocommit(False)
            with other.cursor() as cursor:
                for statement in statements:
                    identity = [str(self.folder.identity())]
                    cursor.execute(statement, identity if statement == CLOSE else None)
                    if statement == CLOSE:
                        self.folder.close()
            os.kill(os.getpid(), signal.SIGKILL)
        self.assertEqual(os.waitpid(child, 0)[1], signal.SIGKILL)


class CloseFrontTests(FrontTestCase):
    def test_the_command_closes_it(self):
        self.get()
        call_command("close_front", stdout=StringIO())
        self.assertIsNone(self.file())
        self.assertTrue(RegisteredFront.objects.exists())

    def test_for_good_changes_need_no_front_any_more(self):
        self.get()
        call_command("close_front", for_good=True, stdout=StringIO())
        with self.settings(LETTERS_FRONT=None):
            self.withdraw()
        self.assertIsNone(self.file())

    def test_one_that_is_lost_is_forgotten(self):
        RegisteredFront.objects.create(identity=uuid4())
        call_command("close_front", lost=True, stdout=StringIO())
        self.withdraw()
        self.assertFalse(RegisteredFront.objects.exists())

    def test_another_front_is_not_taken_for_it(self):
        RegisteredFront.objects.create(identity=uuid4())
        with self.assertRaises(CommandError):
            call_command("close_front")
        with self.settings(LETTERS_FRONT=None), self.assertRaises(CommandError):
            call_command("close_front")
