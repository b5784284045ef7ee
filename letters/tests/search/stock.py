"""Haystack's own Whoosh backend on an index of its own, beside the archive's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from typing import Any

from django.test import TestCase
from haystack import connections
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.signals import RealtimeSignalProcessor

from letters.models import Document
from letters.tests.search.documents import forget_index, update_index

ALIAS = "stock"


@contextmanager
def stock_backend():
    """The backend as its documentation sets it up, in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="letters-stock-") as folder:
        connections.connections_info[ALIAS] = {
            "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
            "PATH": folder,
        }
        backend = connections[ALIAS].get_backend()
        backend.setup()
        try:
            yield backend
        finally:
            del connections.connections_info[ALIAS]
            del connections.thread_local.connections[ALIAS]


class StockTestCase(TestCase):
    def setUp(self):
        self.addCleanup(forget_index)
        context = stock_backend()
        self.stock = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)

    def index_both(self, *documents: Document) -> None:
        fill(self.stock, documents)
        update_index()


def fill(backend: WhooshSearchBackend, documents: Iterable[Document]) -> None:
    backend.update(_document_index(), list(documents))


def _document_index() -> Any:
    return connections[ALIAS].get_unified_index().get_index(Document)


def hits(backend: WhooshSearchBackend, text: str, **options: Any) -> int:
    return backend.search(text, **options)["hits"]


@contextmanager
def saves_indexed():
    """Index every save in the stock index at once, as RealtimeSignalProcessor does."""
    processor = RealtimeSignalProcessor(connections, _ToStock())
    try:
        yield
    finally:
        processor.teardown()


class _ToStock:
    def for_write(self, **_hints: Any) -> list[str]:
        return [ALIAS]


class InterruptedParser:
    """Calls `meanwhile` during a search: after it has looked up the documents to which it
    is narrowed, and before it runs."""

    def __init__(self, backend: WhooshSearchBackend, meanwhile: Callable[[], None]):
        self._backend, self._parser = backend, backend.parser
        self._meanwhile = meanwhile
        backend.parser = self

    def parse(self, text: str) -> Any:
        self._backend.parser = self._parser
        parsed = self._parser.parse(text)
        self._meanwhile()
        return parsed
