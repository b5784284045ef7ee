"""What a web process has ready before its first reader comes."""

from threading import Event, current_thread, main_thread
from unittest.mock import patch

from django.db import connection
from django.template import engines
from django.test import SimpleTestCase, TransactionTestCase

from archive.serving.webserver import post_worker_init
from letters.search import SearchUnavailableError
from letters.views import first_pages


class FirstPagesTests(SimpleTestCase):
    def test_the_templates_of_readers_are_read_without_the_database(self):
        [loader] = engines["django"].engine.template_loaders
        with patch.dict(loader.get_template_cache, clear=True):
            first_pages.import_pages()
            read = {*loader.get_template_cache}
        self.assertLessEqual(
            {"letters/home.html", "letters/partials/document_event.html"}, read
        )


class OpenedIndexTests(TransactionTestCase):
    def test_the_index_is_opened_and_the_session_ended(self):
        with patch.object(first_pages, "check_index") as check:
            connection.ensure_connection()
            first_pages.open_index()
        check.assert_called_once_with()
        self.assertIsNone(connection.connection)

    def test_a_worker_does_not_wait_for_the_index(self):
        threads, is_open = [], Event()

        def open_index():
            threads.append(current_thread())
            is_open.set()

        with patch.object(first_pages, "open_index", open_index):
            post_worker_init(None)
            self.assertTrue(is_open.wait(60))
        self.assertIsNot(threads[0], main_thread())

    def test_without_an_index_the_process_begins_all_the_same(self):
        fault = SearchUnavailableError("There is no index.")
        with patch.object(first_pages, "check_index", side_effect=fault):
            first_pages.open_index()
