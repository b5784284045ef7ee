"""Rows are brought to the wanted values; a row that is right is not written."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.ingest.synchronising import sync_rows
from letters.models import Hand
from letters.tests.factories import make_document


class SyncRowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.second_document = make_document("other")
        sync_rows(
            Hand,
            cls.document,
            {"anna": {"position": 0, "description": "A."}, "boris": {"position": 1}},
        )

    def rows(self):
        return list(self.document.hands.values_list("key", "position", "description"))

    def sync(self, wanted):
        return sync_rows(Hand, self.document, wanted)

    def test_rows_are_made_with_their_values(self):
        self.assertEqual(self.rows(), [("anna", 0, "A."), ("boris", 1, "")])

    def test_the_keys_of_deleted_rows_are_returned(self):
        gone = self.sync({"boris": {}})
        self.assertEqual(gone, {"anna"})
        self.assertEqual(self.rows(), [("boris", 1, "")])

    def test_only_the_named_fields_are_changed(self):
        self.sync({"anna": {"position": 2}, "boris": {}})
        self.assertEqual(self.rows(), [("boris", 1, ""), ("anna", 2, "A.")])

    def test_rows_that_differ_in_different_fields_are_all_changed(self):
        self.sync({"anna": {"description": "Anna"}, "boris": {"position": 5}})
        self.assertEqual(self.rows(), [("anna", 0, "Anna"), ("boris", 5, "")])

    def test_a_changed_row_is_the_same_row(self):
        before = self.document.hands.get(key="anna").pk
        self.sync({"anna": {"description": "Anna"}, "boris": {}})
        self.assertEqual(self.document.hands.get(key="anna").pk, before)

    def test_rows_that_are_right_are_not_written(self):
        with CaptureQueriesContext(connection) as queries:
            self.sync({"anna": {"position": 0}, "boris": {"position": 1}})
        verbs = {query["sql"].split()[0] for query in queries}
        self.assertLessEqual(verbs, {"SELECT", "SAVEPOINT", "RELEASE"})

    def test_the_rows_of_other_documents_are_left_alone(self):
        sync_rows(Hand, self.second_document, {"anna": {"position": 7}})
        self.sync({})
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.second_document.hands.get().position, 7)
