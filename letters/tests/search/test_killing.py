"""Killing the writer at any moment of its work loses nothing."""

from __future__ import annotations

import os
import signal
import struct
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from letters.models import IndexRequest
from letters.search.checking import compare
from letters.search.engines import configured
from letters.search.indexing import rebuild, sole_writer
from letters.tests.search.documents import (
    change_text,
    forget_index,
    make_document,
    search_for,
    update_index,
)

pytestmark = pytest.mark.processes

MOMENTS = 20
# More calls than any work makes.
NEVER = 1 << 62
_COUNT = struct.Struct("<Q")


def calls_of(work: Callable[[], Any], last: int = NEVER) -> int | None:
    """The number of functions that `work` calls in a process of its own; None if it is
    killed at call number `last`."""
    # Each process makes its own connections: one socket cannot serve two.
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, _COUNT.pack(_counted(work, last)))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        written = pipe.read()
    os.waitpid(child, 0)
    return _COUNT.unpack(written)[0] if written else None


def _counted(work: Callable[[], Any], last: int) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    work()
    sys.setprofile(None)
    return calls


def index_alone() -> None:
    with sole_writer():
        update_index()


def rebuild_alone() -> None:
    with sole_writer():
        rebuild(threading.Event())


class KillingTests(TransactionTestCase):
    def setUp(self):
        self.addCleanup(forget_index)
        self.documents = [
            make_document("The hotline. State 0.", identifier=f"d{number}")
            for number in range(3)
        ]
        update_index()

    def kill_at_each_moment(self, prepare: Callable[[int], None], writing) -> None:
        prepare(0)
        total = calls_of(writing)
        self.assertIsNotNone(total)
        killed = 0
        for moment in range(MOMENTS):
            state = moment + 1
            prepare(state)
            last = total * (2 * moment + 1) // (2 * MOMENTS)
            killed += calls_of(writing, last) is None
            with self.subTest(moment=moment):
                self.assert_nothing_is_lost(state)
        self.assertGreater(killed, MOMENTS - 3)

    def assert_nothing_is_lost(self, state: int) -> None:
        self.assertEqual(len(search_for("hotline")), 3)
        self.assertEqual(compare().differing, frozenset())
        update_index()
        self.assertEqual(len(search_for(f'"state {state}"')), 3)
        self.assertEqual(compare().agreeing, 3)
        self.assertFalse(IndexRequest.objects.exists())

    def change_all(self, state: int) -> None:
        for document in self.documents:
            change_text(document, f"The hotline. State {state}.")

    def test_while_it_carries_out_requests(self):
        self.kill_at_each_moment(self.change_all, index_alone)

    def test_while_it_builds_a_new_index_beside_the_one_that_is_read(self):
        def prepare(state: int) -> None:
            self.change_all(state)
            update_index()

        self.kill_at_each_moment(prepare, rebuild_alone)

        generations = configured.backend().generations
        self.assertEqual(len(search_for("hotline")), 3)
        generations.vacuum()
        left = [*generations.root.glob("*-*")]
        self.assertEqual(left, [generations.current()])
