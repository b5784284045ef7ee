"""The results of a search as a table."""

from __future__ import annotations

import csv

from django.test import SimpleTestCase
from django.urls import reverse

from letters.forms.search import SearchForm
from letters.models import Document, DocumentStatus
from letters.tests.search.documents import ANYBODY, forget_index, update_index
from letters.tests.views.search.searches import (
    ODD_PARAMETERS,
    ODD_QUERIES,
    TABLE,
    SearchTestCase,
)
from letters.views.csv_tables import csv_response
from letters.views.search.answers import search_for_reader
from letters.views.search.table import COLUMNS, MOST_ROWS, rows_of


class SearchTableTests(SearchTestCase):
    def rows(self, **parameters: str) -> list[list[str]]:
        response = self.client.get(TABLE, parameters)
        return list(csv.reader(response.getvalue().decode().splitlines()))

    def test_each_document_is_a_row_in_the_order_asked_for(self):
        header, *rows = self.rows(q="hotline", sort="date", page="9")

        self.assertEqual(header, list(COLUMNS))
        names = [row[0] for row in rows]
        self.assertEqual(names, ["first", "second", "third", "fourth"])

    def test_a_row_says_what_the_record_says(self):
        _, row = self.rows(month="1962-10")

        self.assertEqual(
            row,
            [
                "second",
                "A & B <i>, second",
                "A & B <i>, second, October 26, 1962",
                "1962-10-26",
                "October 26, 1962",
                "Nikita Khrushchev",
                "",
                "1961–1963, Volume VI",
                "66",
                "Letter",
                "",
                "http://testserver/documents/second/",
            ],
        )

    def test_it_is_a_file(self):
        response = self.client.get(TABLE, {"q": "hotline"})

        self.assertEqual(response["Content-Type"], "text/csv; charset=utf-8")
        self.assertEqual(
            response["Content-Disposition"], 'attachment; filename="search.csv"'
        )

    def test_who_asks_for_nothing_gets_the_columns_alone(self):
        for text in ("", "*on"):
            with self.subTest(text):
                self.assertEqual(self.rows(q=text), [list(COLUMNS)])

    def test_the_last_row_says_that_it_is_cut(self):
        search_page = search_for_reader(
            SearchForm({"q": "hotline"}), ANYBODY, per_page=3
        )

        *_, third, last = rows_of(search_page, str)

        self.assertEqual(len(third), len(COLUMNS))
        self.assertEqual(last, ("Only the first 3 of 4 documents found are listed.",))

    def test_what_is_withdrawn_while_it_is_written_is_not_in_it(self):
        response = self.client.get(TABLE, {"q": "hotline"})
        Document.objects.filter(identifier="second").update(status=DocumentStatus.DRAFT)

        self.assertNotIn(b"second", response.getvalue())

    def test_its_queries_grow_with_hundreds_alone(self):
        update_index()
        self.rows(q="hotline")

        # Which index is its own and whether anything waits for it; the documents.
        with self.assertNumQueries(2):
            self.rows(q="hotline")

    def test_nothing_that_is_asked_is_an_error(self):
        for parameters in [{"q": text} for text in ODD_QUERIES] + ODD_PARAMETERS:
            with self.subTest(str(parameters)[:40]):
                response = self.client.get(TABLE, {"q": "hotline", **parameters})
                self.assertEqual(response.status_code, 200)

    def test_a_search_that_takes_too_long_is_refused(self):
        self.give_up_at_once()
        response = self.client.get(TABLE, {"q": "hotline"})

        self.assertContains(response, "too broad", status_code=400)

    def test_without_an_index_it_says_so(self):
        forget_index()
        response = self.client.get(TABLE, {"q": "Kiev"})

        self.assertContains(response, "not available", status_code=503)
        self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")


class HelpTests(SimpleTestCase):
    def test_the_columns_are_explained(self):
        words = " ".join(
            self.client.get(reverse("letters:search-help")).content.decode().split()
        )

        self.assertIn(f"Its columns are: {', '.join(COLUMNS)}.", words)
        self.assertIn(f"up to {MOST_ROWS:,} documents", words)


class CsvTests(SimpleTestCase):
    def test_no_cell_is_taken_for_a_formula(self):
        for cell, written in (
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-1962", "'-1962"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("1961–1963", "1961–1963"),
            (-3, "-3"),
        ):
            with self.subTest(repr(cell)):
                response = csv_response("a.csv", [(cell, "b")])
                self.assertEqual(response.getvalue().decode(), f"{written},b\r\n")
