"""An index beside a database that it was not made from, or beside another state of it."""

from unittest import mock

from django.test import TestCase

from letters.models import IndexRequest, IndexState
from letters.search import BeingBuiltError, check_index
from letters.search.engines.own import engine
from letters.search.identity import BegunState, begin_state, known_states, settle_state
from letters.tests.search.documents import (
    forget_index,
    make_document,
    search_for,
    update_index,
)


class ForeignIndexTests(TestCase):
    def setUp(self):
        self.addCleanup(forget_index)
        make_document()
        with mock.patch.object(
            engine, "begin_state", return_value=BegunState("another", 0)
        ):
            update_index()

    def test_it_makes_the_archive_unready(self):
        with self.assertLogs("letters.views.health", "WARNING") as logs:
            self.assertEqual(self.client.get("/health/ready").status_code, 503)
        self.assertIn("of another database", logs.output[0])

    def test_it_answers_no_reader(self):
        for address in (
            "/search/?q=hotline",
            "/search.json?q=hotline",
            "/search.csv?q=hotline",
            "/search.atom?q=hotline",
            "/search/suggest.json?q=hot",
            "/documents/letter/similar/",
        ):
            with self.subTest(address):
                page = self.client.get(address)
                self.assertContains(page, "index is being built", status_code=503)
        self.assertEqual(
            self.client.get("/search/?q=hotline").headers["Retry-After"], "60"
        )

    def test_it_is_built_anew(self):
        with self.assertLogs("letters.search.indexing", "WARNING"):
            self.assertTrue(update_index().is_rebuilt)
        self.assertFalse(update_index().is_rebuilt)
        self.assertEqual(search_for("hotline"), ["letter"])


class IndexStateTests(TestCase):
    def setUp(self):
        self.addCleanup(forget_index)
        make_document()
        update_index()

    def restore(self, *states):
        """As after a backup is restored into the same tables that has these states."""
        IndexState.objects.all().delete()
        IndexState.objects.bulk_create(states)
        IndexRequest.objects.all().delete()

    def states(self):
        return list(IndexState.objects.order_by("pk"))

    def test_an_index_that_is_up_to_date_has_the_only_name(self):
        self.assertEqual(len(known_states()), 1)
        check_index()

    def test_after_a_backup_without_what_was_indexed_since_it_is_built_anew(self):
        backup = self.states()
        make_document("Consulates in Kiev.", identifier="second")
        update_index()
        self.restore(*backup)

        with self.assertRaisesRegex(BeingBuiltError, "another database"):
            check_index()
        with self.assertLogs("letters.search.indexing", "WARNING"):
            self.assertTrue(update_index().is_rebuilt)

    def test_after_a_backup_of_the_present_state_it_stays(self):
        self.restore(*self.states())
        check_index()

    def test_a_writer_that_was_killed_leaves_a_good_index(self):
        begin_state()
        check_index()
        self.assertFalse(update_index().is_rebuilt)

    def test_names_that_came_to_nothing_are_forgotten(self):
        begin_state()
        self.assertEqual(len(known_states()), 2)
        settle_state()
        self.assertEqual(len(known_states()), 1)
