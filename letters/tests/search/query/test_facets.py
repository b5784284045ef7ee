"""Facets: counted values, and those that were chosen."""

from __future__ import annotations

from unittest import TestCase

from letters.search.query import parse_query
from letters.search.query.facets import (
    Facet,
    FacetValue,
    Feature,
    facet_values,
    read_value,
    write_value,
)
from letters.search.query.tree import Filter, Query


class ValueTests(TestCase):
    def test_a_value_is_read_as_it_was_written(self):
        for key, label in (
            ("letter", "Letter"),
            ("letter", "letter"),
            ("frus1961-63v06", "Kennedy–Khrushchev: Exchanges"),
            ("Rusk, Dean", ""),
        ):
            with self.subTest(key=key, label=label):
                written = write_value(key, label)
                self.assertEqual(read_value(written), (key, label or key))

    def test_every_feature_that_is_indexed_can_be_asked_for(self):
        for feature in Feature:
            with self.subTest(feature):
                query = parse_query(f"has:{feature}")
                expected = Filter(Facet.HAS, (feature.value,), feature.value)
                self.assertEqual(query, Query(expected))


class FacetValueTests(TestCase):
    counts = (("letter\tLetter", 5), ("minutes\tMinutes", 2))

    def test_the_order_stays_and_what_was_chosen_is_marked(self):
        self.assertEqual(
            facet_values(self.counts, ["minutes"]),
            [
                FacetValue("letter", "Letter", 5, is_chosen=False),
                FacetValue("minutes", "Minutes", 2, is_chosen=True),
            ],
        )

    def test_what_was_chosen_is_there_even_if_nothing_has_it(self):
        values = facet_values(self.counts, ["note", "letter", "address"])
        self.assertEqual(
            [(value.key, value.count, value.is_chosen) for value in values],
            [
                ("letter", 5, True),
                ("minutes", 2, False),
                ("address", 0, True),
                ("note", 0, True),
            ],
        )

    def test_of_more_values_than_are_wanted_those_that_were_chosen_are_there(self):
        counts = (("address", 9), *self.counts)
        for chosen, keys in (
            ([], ["address"]),
            (["minutes"], ["address", "minutes"]),
            (["note", "address"], ["address", "note"]),
        ):
            with self.subTest(chosen=chosen):
                values = facet_values(counts, chosen, most=1)
                self.assertEqual([value.key for value in values], keys)
