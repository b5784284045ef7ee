"""The index at one moment: its live documents, their order, and its fragments."""

from __future__ import annotations

from unittest import TestCase

from letters.search.engines.own.index.snapshot import MOST_ALIKE
from letters.tests.search.corpora import Corpus, make_entry


def batch(first: int, count: int) -> list:
    return [make_entry(pk, f"talks {pk}") for pk in range(first, first + count)]


class LeftTests(TestCase):
    def test_what_was_replaced_or_removed_is_not_kept(self):
        with Corpus(batch(1, 3), [make_entry(2, "other"), 3], [3]) as corpus:
            snapshot = corpus.snapshot()
        self.assertEqual(snapshot.pks.tolist(), [1, 2, 3, 2])
        self.assertEqual(snapshot.is_live.tolist(), [True, False, False, True])
        self.assertEqual((snapshot.count, snapshot.live_count), (4, 2))

    def test_a_segment_of_which_nothing_is_left_goes(self):
        with Corpus(batch(1, 1), batch(5, 1), [1], [make_entry(6, "x")]) as corpus:
            snapshot = corpus.snapshot()
        self.assertEqual(snapshot.pks.tolist(), [5, 6])

    def test_a_state_stays_as_it_was_when_the_index_goes_on(self):
        with Corpus(batch(1, 2)) as corpus:
            before = corpus.snapshot()
            corpus.write([make_entry(1, "replaced"), 2])
            self.assertEqual(before.is_live.tolist(), [True, True])
            self.assertEqual(corpus.snapshot().live_count, 1)
            ((segment, _),) = before.segments
            self.assertEqual(before.stem(segment, "talk").documents.tolist(), [0, 1])

    def test_without_a_change_it_is_the_same(self):
        with Corpus(batch(1, 2)) as corpus:
            self.assertIs(corpus.snapshot(), corpus.snapshot())


class SnapshotOrderTests(TestCase):
    def test_ranks_go_by_date_then_place_then_number(self):
        days = [(5, 9, 0), (0, 0, 0), (5, 7, 1), (5, 7, 0), (3, 3, 9), (5, 7, 0)]
        entries = [
            make_entry(pk, earliest=first, latest=last, place=place)
            for pk, (first, last, place) in enumerate(days)
        ]
        with Corpus(entries[:2], entries[2:]) as corpus:
            snapshot = corpus.snapshot()
        self.assertEqual(snapshot.rank_by_date.argsort().tolist(), [4, 3, 5, 2, 0, 1])
        self.assertEqual(snapshot.rank_by_newest.argsort().tolist(), [0, 3, 5, 2, 4, 1])


class ScatteredTests(TestCase):
    def test_a_few_small_segments_stay(self):
        with Corpus(*(batch(n, 1) for n in range(MOST_ALIKE))) as corpus:
            self.assertEqual(corpus.snapshot().fragmented(), [])

    def test_of_many_small_ones_all_that_is_left_is_named(self):
        small = [batch(n, 1) for n in range(MOST_ALIKE + 1)]
        with Corpus(batch(100, 30), *small, [make_entry(3, "other")]) as corpus:
            names = sorted(corpus.snapshot().fragmented())
        self.assertEqual(names, list(range(MOST_ALIKE + 1)))

    def test_written_again_they_are_one(self):
        small = [batch(n, 1) for n in range(MOST_ALIKE + 1)]
        with Corpus(*small) as corpus:
            again = corpus.snapshot().fragmented()
            corpus.write(make_entry(pk, f"talks {pk}") for pk in again)
            snapshot = corpus.snapshot()
        self.assertEqual(len(snapshot.segments), 1)
        self.assertEqual(sorted(snapshot.pks.tolist()), list(range(MOST_ALIKE + 1)))
        self.assertEqual(snapshot.fragmented(), [])
