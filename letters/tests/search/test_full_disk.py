"""A full disk leaves the index as it was; it is written when there is room again.

W9 of the faults of Haystack's own backend (see test_stock_faults): it keeps its lock.
"""

from __future__ import annotations

import errno
import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from whoosh.index import LockError

from letters.search.engines import configured
from letters.search.errors import SearchUnavailableError
from letters.search.indexing import rebuild
from letters.tests.search.documents import (
    change_text,
    forget_index,
    make_document,
    search_for,
    update_index,
)
from letters.tests.search.stock import StockTestCase, fill

LONG = " ".join(f"word{number}" for number in range(5000))


class FullDiskTests(StockTestCase):
    def setUp(self):
        super().setUp()
        self.document = make_document("The hotline. " + LONG)
        self.index_both(self.document)

    def test_stock_keeps_its_lock(self):
        error = error_of(lambda: fill(self.stock, [self.document]))
        with self.assertRaises(LockError):
            self.stock.index.writer()
        self.assertIsNotNone(error)

    def test_here_the_next_attempt_succeeds(self):
        change_text(self.document, "Consulates. " + LONG)
        errors = [error_of(update_index) for _ in range(2)]
        self.assertEqual(search_for("hotline"), ["letter"])

        update_index()
        self.assertEqual(
            (search_for("consulates"), search_for("hotline")), (["letter"], [])
        )
        self.assertEqual([error.errno for error in errors], [errno.EFBIG] * 2)

    def test_here_a_rebuild_that_finds_no_room_leaves_no_trace(self):
        generations = configured.backend().generations
        before = sorted(generations.root.iterdir())
        with no_room(), self.assertRaises(OSError):
            rebuild(threading.Event())
        self.assertEqual(sorted(generations.root.iterdir()), before)
        self.assertEqual(search_for("hotline"), ["letter"])

    def test_here_a_first_index_that_finds_no_room_is_unavailable_not_empty(self):
        forget_index()
        with no_room(), self.assertRaises(OSError):
            update_index()
        with self.assertRaises(SearchUnavailableError):
            search_for("hotline")
        update_index()
        self.assertEqual(search_for("hotline"), ["letter"])


def error_of(write: Callable[[], object]) -> OSError | None:
    """The error of writing without room. It holds the frames in which it was raised, and
    all that they hold."""
    with no_room():
        try:
            write()
        except OSError as error:
            return error
    return None


@contextmanager
def no_room() -> Iterator[None]:
    """No file of this process can grow beyond a few pages, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
