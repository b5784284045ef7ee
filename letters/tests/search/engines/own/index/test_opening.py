"""Opening reads new segments, and leaves out what nobody may see."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from unittest import TestCase

import numpy as np

from letters.search.engines.own.index.generations import Generations, hold
from letters.search.engines.own.index.index_writer import IndexWriter
from letters.search.engines.own.index.opening import Index, fingerprints_in
from letters.search.engines.own.index.schema import LAYOUT
from letters.search.errors import AnotherWriterError, SearchUnavailableError
from letters.tests.search.corpora import Corpus, make_entry


class OpenIndexTests(TestCase):
    def setUp(self):
        self.corpus = Corpus([make_entry(pk, "talks") for pk in (1, 2, 3)])
        self.addCleanup(self.corpus.close)
        self.generations = self.corpus.index.generations

    def index(self, hidden: tuple[int, ...] = ()) -> Index:
        index = Index(self.generations, lambda pks: ~np.isin(pks, hidden))
        self.addCleanup(index.close)
        return index

    def test_what_may_not_be_seen_is_not_there(self):
        snapshot = self.index(hidden=(2,)).snapshot()
        self.assertEqual(snapshot.is_live.tolist(), [True, False, True])

    def test_what_keeps_the_database_from_answering_is_not_taken_for_damage(self):
        answers = iter((TimeoutError(), np.array([True, False, True])))

        def visibility(_pks):
            answer = next(answers)
            if isinstance(answer, Exception):
                raise answer
            return answer

        index = Index(self.generations, visibility)
        self.addCleanup(index.close)
        with self.assertRaises(TimeoutError):
            index.snapshot()
        self.assertEqual(index.snapshot().is_live.tolist(), [True, False, True])

    def test_what_is_new_is_there_at_the_next_look(self):
        index = self.index()
        self.assertEqual(index.snapshot().live_count, 3)
        self.corpus.write([make_entry(4, "more"), 1])
        self.assertEqual(index.snapshot().live_count, 3)
        self.assertEqual(index.snapshot().pks.tolist(), [1, 2, 3, 4])

    def test_what_is_open_is_not_opened_again(self):
        index = self.index()
        ((first, _),) = index.snapshot().segments
        self.corpus.write([make_entry(4, "more")])
        self.assertIs(index.snapshot().segments[0][0], first)

    def test_a_new_generation_is_gone_on_to(self):
        index = self.index()
        old = self.generations.current()
        index.snapshot()
        self.publish(make_entry(9, "other"))
        self.assertEqual(index.snapshot().pks.tolist(), [9])

        self.generations.vacuum()
        self.corpus.index.close()
        self.generations.vacuum()
        self.assertFalse(old.exists())

    def publish(self, *entries) -> None:
        folder = self.generations.create()
        with IndexWriter(folder, is_new=True) as writer:
            for entry in entries:
                writer.put(entry)
        self.generations.publish(folder)

    def test_threads_see_one_state_or_the_next_and_nothing_between(self):
        index = self.index()

        def look(_number: int) -> tuple[int, int]:
            snapshot = index.snapshot()
            return snapshot.live_count, len(snapshot.pks)

        def change(number: int) -> None:
            entries = [make_entry(pk, f"talks {number}") for pk in (1, 2, 3)]
            self.corpus.write(entries)

        with ThreadPoolExecutor(5) as pool:
            writing = pool.submit(lambda: [change(number) for number in range(8)])
            seen = list(pool.map(look, range(300)))
            writing.result()
        self.assertEqual({live for live, _ in seen}, {3})

    def test_contents_are_of_what_is_left(self):
        entry = make_entry(2, "changed")
        self.corpus.write([entry, 3])
        self.assertEqual(
            fingerprints_in(self.corpus.path),
            {1: make_entry(1, "talks").fingerprint(), 2: entry.fingerprint()},
        )

    def test_where_there_is_none_it_is_unavailable(self):
        none = Generations(self.generations.root / "none", LAYOUT)
        with self.assertRaises(SearchUnavailableError):
            Index(none, lambda pks: pks > 0).snapshot()


class IndexWritingTests(TestCase):
    def setUp(self):
        self.corpus = Corpus([make_entry(1, "talks")])
        self.addCleanup(self.corpus.close)

    def test_of_what_fails_nothing_is_written(self):
        with (
            self.assertRaises(InterruptedError),
            IndexWriter(self.corpus.path) as writer,
        ):
            writer.put(make_entry(1, "other"))
            writer.put(make_entry(2, "other"))
            raise InterruptedError
        self.assertEqual(self.corpus.snapshot().pks.tolist(), [1])
        self.corpus.write([make_entry(2, "other")])
        self.assertEqual(self.corpus.snapshot().live_count, 2)

    def test_only_one_can_write(self):
        with IndexWriter(self.corpus.path), self.assertRaises(AnotherWriterError):
            IndexWriter(self.corpus.path).__enter__()
        self.corpus.write([make_entry(2, "other")])
        self.assertEqual(self.corpus.snapshot().live_count, 2)

    def test_no_descriptor_is_left_open(self):
        before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        for number in range(5):
            self.corpus.write([make_entry(number, "talks")])
            self.corpus.snapshot()
        self.corpus.index.close()
        os.close(hold(self.corpus.path))
        after = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        self.assertLessEqual(after, before)
