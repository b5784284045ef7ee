"""Columns: the values of one facet, counted and chosen from."""

from __future__ import annotations

from unittest import TestCase

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from letters.search.engines.own.index.columns import FacetColumn, Numbering
from letters.search.engines.own.index.records import ListColumn
from letters.search.query.facets import words_of_value, write_value

RUSK = write_value("rusk-dean", "Rusk, Dean")
SMITH = write_value("o-brien-smith", "O’Brien-Smith, Elbridge")
THOMPSON = write_value("Thompson")


def column_of(*rows: tuple[str, ...]) -> FacetColumn:
    """The column of one segment."""
    numbering = Numbering()
    values = sorted({value for row in rows for value in row})
    lists = [[values.index(value) for value in row] for row in rows]
    chosen = np.arange(len(rows))
    return FacetColumn(numbering, numbering.number(ListColumn(values, lists, chosen)))


class CountTests(TestCase):
    def test_each_value_counts_once_for_each_document(self):
        column = column_of((RUSK,), (RUSK, SMITH), (), (SMITH, THOMPSON))
        counts = dict(column.count(np.array([0, 1, 2])))
        self.assertEqual(counts, {RUSK: 2, SMITH: 1})

    def test_of_no_documents_nothing_is_counted(self):
        for rows in ((), ((RUSK,),), ((),)):
            with self.subTest(rows):
                self.assertEqual(column_of(*rows).count(np.empty(0, np.int64)), [])


class ColumnMatchTests(TestCase):
    column = column_of((RUSK,), (RUSK, SMITH), (), (THOMPSON,))

    def test_one_of_the_keys_is_enough(self):
        for keys, expected in (
            ({"rusk-dean"}, [1, 1, 0, 0]),
            ({"o-brien-smith", "Thompson"}, [0, 1, 0, 1]),
            ({"Rusk, Dean"}, [0, 0, 0, 0]),
            (set(), [0, 0, 0, 0]),
        ):
            with self.subTest(keys):
                self.assertEqual(self.column.documents_with(keys).tolist(), expected)

    @given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
    @example("Women's-Rights Committee")
    def test_a_value_is_found_by_each_form_of_its_words(self, name):
        value = write_value(name)
        column = column_of((value,))
        for form in words_of_value(value):
            self.assertEqual(column.values_with_words([form]), [value], form)
            self.assertEqual(column.values_with_words([], form[:2]), [value], form)

    def test_all_words_must_stand_in_one_value(self):
        for words, expected in (
            (["rusk"], [1, 1, 0, 0]),
            (["dean", "rusk"], [1, 1, 0, 0]),
            (["rusk", "smith"], [0, 0, 0, 0]),
            (["obrien", "smith"], [0, 1, 0, 0]),
            (["o'brien"], [0, 1, 0, 0]),
            (["obriensmith"], [0, 1, 0, 0]),
            (["thompson"], [0, 0, 0, 1]),
            (["thomp"], [0, 0, 0, 0]),
        ):
            with self.subTest(words):
                having = self.column.documents_with_words(words)
                self.assertEqual(having.tolist(), expected)

    def test_where_there_are_no_values_nothing_has_them(self):
        for rows in ((), ((),)):
            with self.subTest(rows):
                column = column_of(*rows)
                for having in (
                    column.documents_with({"rusk-dean"}),
                    column.documents_with_words(["rusk"]),
                ):
                    self.assertEqual(having.tolist(), [False] * len(rows))
