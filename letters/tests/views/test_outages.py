"""Where the archive cannot do its work it says so in plain words."""

import errno
from unittest import mock

from django.db import InterfaceError, OperationalError, connection
from django.test import Client, TestCase

from letters.middleware import page_cache
from letters.tests.factories import make_archivist, make_document

AWAY = (OperationalError("server closed"), InterfaceError("connection is closed"))


class CodedError(Exception):
    pgcode = "53100"


def disk_full():
    error = OperationalError("could not extend file")
    error.__cause__ = CodedError()
    return error


class UnavailableTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("letter")
        cls.archivist = make_archivist()

    def setUp(self):
        self.client = Client(raise_request_exception=False)

    def refuse(self, error):
        """Let each query of the database fail."""
        return connection.execute_wrapper(
            mock.Mock(side_effect=lambda *_: (_ for _ in ()).throw(error))
        )

    def test_a_database_that_is_away_is_no_fault_of_ours(self):
        for error in AWAY:
            for address in ("/", "/documents/letter/", "/editions/x/", "/admin/"):
                self.client.force_login(self.archivist)
                if not address.startswith("/admin"):
                    self.client.cookies.clear()
                with self.subTest(address, error=error), self.refuse(error):
                    answer = self.client.get(address)
                    self.assertEqual(answer.status_code, 503)
                    self.assertEqual(answer["Retry-After"], "30")
                    self.assertEqual(answer["Cache-Control"], "no-store")
                    self.assertIn("does not answer", answer.content.decode())

    def test_a_web_process_is_alive_without_its_database(self):
        with self.refuse(AWAY[0]):
            self.assertEqual(self.client.get("/health/live").status_code, 200)
            self.assertEqual(self.client.get("/robots.txt").status_code, 200)

    def test_a_front_that_cannot_be_closed_is_called_so(self):
        for cause in (PermissionError("links"), CodedError()):
            cause.pgcode = "55000"
            error = OperationalError("was not closed")
            error.__cause__ = cause
            with self.subTest(cause), self.refuse(error):
                answer = self.client.get("/documents/letter/")
                self.assertEqual(answer.status_code, 503)
                self.assertIn("could not be taken away", answer.content.decode())

    def test_a_full_disk_is_called_so(self):
        for error in (
            disk_full(),
            OSError(errno.ENOSPC, "No space left on device"),
            OSError(errno.EDQUOT, "Disk quota exceeded"),
        ):
            with self.subTest(error), self.refuse(error):
                answer = self.client.get("/documents/letter/")
                self.assertContains(answer, "disk is full", status_code=507)

    def test_any_other_fault_is_a_fault(self):
        with mock.patch.object(page_cache, "_look_up", side_effect=ValueError):
            answer = self.client.get("/documents/letter/")
        self.assertContains(answer, "Something went wrong", status_code=500)
