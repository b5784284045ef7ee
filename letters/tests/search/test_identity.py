"""An index beside a database that it was not made from."""

from unittest import mock

from django.test import TestCase

from letters.search.engines.own import engine
from letters.search.identity import database_identity
from letters.tests.search.documents import (
    forget_index,
    make_document,
    search_for,
    update_index,
)


class IndexSourceTests(TestCase):
    def setUp(self):
        self.addCleanup(forget_index)
        make_document()
        with mock.patch.object(engine, "database_identity", return_value="another"):
            update_index()

    def test_it_makes_the_archive_unready(self):
        with self.assertLogs("letters.views.health", "WARNING") as logs:
            self.assertEqual(self.client.get("/health/ready").status_code, 503)
        self.assertIn("of another database", logs.output[0])

    def test_it_is_built_anew(self):
        with self.assertLogs("letters.search.indexing", "WARNING"):
            self.assertTrue(update_index().is_rebuilt)
        self.assertFalse(update_index().is_rebuilt)
        self.assertEqual(search_for("hotline"), ["letter"])

    def test_the_identity_stays(self):
        self.assertEqual(database_identity(), database_identity())
