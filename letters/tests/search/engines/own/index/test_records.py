"""Records: every number and list of values is read as it was written."""

from __future__ import annotations

from datetime import date
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.search.engines.own.index.columns import FacetColumn, Numbering
from letters.search.interface import IndexEntry
from letters.search.query.facets import Facet
from letters.tests.search import generated
from letters.tests.search.corpora import Corpus, make_entry


class IndexRecordTests(TestCase):
    @settings(derandomize=True, deadline=None, max_examples=25)
    @given(st.data(), st.integers(0, 6))
    def test_any_records_are_read_as_they_were_written(self, data, count):
        entries = [data.draw(generated.entries(pk)) for pk in range(count)]
        with Corpus(entries) as corpus:
            snapshot = corpus.snapshot()

        for name in ("pk", "earliest", "latest", "place"):
            expected = [getattr(entry, name) for entry in entries]
            self.assertEqual(snapshot.column(name).tolist(), expected, name)
        prints = [bytes(row) for row in snapshot.column("fingerprint").tolist()]
        self.assertEqual(prints, [entry.fingerprint() for entry in entries])
        for facet in Facet:
            lists = [_values(snapshot.facets[facet], n) for n in range(count)]
            expected = [sorted(entry.lists.get(facet, ())) for entry in entries]
            self.assertEqual(lists, expected, facet)

    def test_the_greatest_numbers_are_kept(self):
        last = date.max.toordinal()
        entry = make_entry(2**60, "talks", earliest=1, latest=last, place=2**31 - 1)
        with Corpus([entry]) as corpus:
            snapshot = corpus.snapshot()
        numbers = [snapshot.column(name)[0] for name in ("pk", "latest", "place")]
        self.assertEqual(numbers, [2**60, last, 2**31 - 1])


class FingerprintTests(TestCase):
    def test_it_changes_with_whatever_is_indexed(self):
        same = make_entry(1, "talks", {Facet.KIND: ["letter"]}, earliest=5)
        others = [
            make_entry(2, "talks", {Facet.KIND: ["letter"]}, earliest=5),
            make_entry(1, "Talks", {Facet.KIND: ["letter"]}, earliest=5),
            make_entry(1, "talks", {Facet.KIND: ["memo"]}, earliest=5),
            make_entry(1, "talks", {Facet.KIND: ["letter"]}, earliest=5, place=1),
            make_entry(1, "talks", {Facet.KIND: ["letter"]}, latest=5),
        ]
        prints = {entry.fingerprint() for entry in (same, *others)}
        self.assertEqual(len(prints), 6)
        self.assertEqual(
            IndexEntry(1, {}, {}).fingerprint(), IndexEntry(1, {}, {}).fingerprint()
        )

    def test_a_text_that_is_no_unicode_has_one(self):
        self.assertEqual(len(make_entry(1, "\ud800").fingerprint()), 32)


def _values(column: FacetColumn, document: int) -> list[str]:
    return sorted(value for value, _ in column.count([document]))


class NumberingTests(TestCase):
    def test_the_values_of_a_second_segment_stand_beside_those_of_the_first(self):
        first = make_entry(1, "", {Facet.KIND: ["letter", "memo"]})
        second = make_entry(2, "", {Facet.KIND: ["memo"]})
        third = make_entry(3, "", {Facet.KIND: ["letter", "memo"]})
        with Corpus([first], [second], [third]) as corpus:
            column = corpus.snapshot().facets[Facet.KIND]

        self.assertEqual(dict(column.count([0, 1, 2])), {"letter": 2, "memo": 3})
        self.assertEqual(column.documents_with({"letter"}).tolist(), [1, 0, 1])
        self.assertEqual(Numbering().values, {})
