"""We and Whoosh's own searcher read what the codec writes."""

from __future__ import annotations

from unittest import TestCase

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.matching import Matcher

from letters.search.engines.own.index.checksums import CheckedStorage
from letters.search.engines.own.index.codec import (
    BLOCK,
    Postings,
    read_postings,
    write_postings,
)
from letters.search.engines.own.index.schema import FORMS, STEMS, build_schema
from letters.tests.search.corpora import Corpus, make_entry

# As great as numbers may be: documents, weights, and values.
DOCUMENTS, NUMBERS = 2**31 - 1, 2**32 - 1


def postings(documents, weights, values) -> Postings:
    return Postings(
        np.array(documents, np.int64),
        np.array(weights, np.uint32),
        np.array(values, np.uint32),
    )


class RoundTripTests(TestCase):
    def assert_same(self, expected: Postings, *, values_per_weight: bool) -> None:
        written = write_postings(expected, values_per_weight=values_per_weight)
        read = read_postings(written)
        for name in ("documents", "weights", "values"):
            numbers = getattr(expected, name).tolist()
            self.assertEqual(getattr(read, name).tolist(), numbers, name)

    @settings(derandomize=True, deadline=None)
    @given(st.data(), st.sampled_from((9, 999, DOCUMENTS)))
    def test_positions(self, data, greatest):
        numbers = st.integers(0, greatest)
        documents = sorted(data.draw(st.sets(numbers, min_size=1)))
        count = len(documents)
        weights = data.draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
        total = sum(weights)
        values = data.draw(st.lists(numbers, min_size=total, max_size=total))
        self.assert_same(postings(documents, weights, values), values_per_weight=True)

    @settings(derandomize=True, deadline=None)
    @given(
        st.dictionaries(st.integers(0, DOCUMENTS), st.integers(1, NUMBERS), min_size=1)
    )
    def test_parts(self, weights):
        documents = sorted(weights)
        in_order = [weights[document] for document in documents]
        self.assert_same(
            postings(documents, in_order, range(len(documents))),
            values_per_weight=False,
        )

    def test_any_number_of_blocks(self):
        for count in (1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 7):
            with self.subTest(count):
                documents = np.arange(count) * 300
                weights = 1 + np.arange(count) % 4
                values = np.arange(weights.sum()) * 70_000
                self.assert_same(
                    postings(documents, weights, values), values_per_weight=True
                )

    def test_weights_that_are_not_whole(self):
        fractions = Postings(
            np.array([3, 5]), np.array([0.5, 2.0], np.float32), np.array([1, 2])
        )
        self.assert_same(fractions, values_per_weight=False)

    def test_small_numbers_take_little_room(self):
        documents = np.arange(BLOCK)
        written = write_postings(
            postings(documents, [1] * BLOCK, [7] * BLOCK), values_per_weight=False
        )
        self.assertLess(len(written), 3 * BLOCK + 50)

    def test_what_is_cut_short_is_an_error(self):
        whole = postings(range(2 * BLOCK), [1] * 2 * BLOCK, [1] * 2 * BLOCK)
        written = write_postings(whole, values_per_weight=False)
        for length in (0, 10, len(written) // 2, len(written) - 1):
            with self.subTest(length), self.assertRaises(Exception):  # noqa: B017
                read = read_postings(written[:length])
                self.assertEqual(len(read.values), 2 * BLOCK)


class WhooshTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.count = 2 * BLOCK + 30
        texts = ("talks " * (1 + pk % 3) for pk in range(cls.count))
        entries = [make_entry(pk, text) for pk, text in enumerate(texts)]
        entries[5000] = make_entry(5000, "rare words")
        cls.corpus = Corpus(entries)
        cls.addClassCleanup(cls.corpus.close)
        index = CheckedStorage(str(cls.corpus.path)).open_index(schema=build_schema())
        cls.reader = index.reader()
        cls.addClassCleanup(cls.reader.close)
        ((cls.segment, _),) = cls.corpus.snapshot().segments

    def assert_read_alike(self, matcher: Matcher, ours: Postings) -> None:
        ids, weights = [], []
        while matcher.is_active():
            ids.append(matcher.id())
            weights.append(matcher.weight())
            matcher.next()
        self.assertEqual(ids, ours.documents.tolist())
        self.assertEqual(weights, ours.weights.tolist())

    def test_it_reads_the_same_through_all_blocks(self):
        for field, find in ((FORMS, "find_form"), (STEMS, "find_stem")):
            for text in (b"talks" if field == FORMS else b"talk", b"rare"):
                with self.subTest(field=field, text=text):
                    term = getattr(self.segment, find)(text)
                    ours = self.segment.postings(term)
                    matcher = self.reader.postings(field, text)
                    self.assert_read_alike(matcher, ours)

    def test_it_reads_the_positions_of_each_document(self):
        matcher = self.reader.postings(FORMS, b"talks")
        matcher.skip_to(BLOCK + 2)
        self.assertEqual(matcher.id(), BLOCK + 2)
        weight = int(matcher.weight())
        self.assertEqual(list(matcher.value()), list(range(weight)))

    def test_it_skips_from_block_to_block(self):
        matcher = self.reader.postings(STEMS, b"talk")
        for target, expected in ((4999, 4999), (5000, 5001), (self.count - 1,) * 2):
            matcher.skip_to(target)
            self.assertEqual(matcher.id(), expected)
        matcher.next()
        self.assertFalse(matcher.is_active())

    def test_it_counts_the_same(self):
        self.assertEqual(self.reader.doc_count(), self.count)
        self.assertEqual(self.reader.doc_frequency(STEMS, b"talk"), self.count - 1)
        self.assertEqual(self.segment.find_stem(b"talk").frequency, self.count - 1)
