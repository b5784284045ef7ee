"""The report of what was read: one line of JSON for each document."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from unittest import TestCase

from letters.ingest.reading_report import (
    ReadDocument,
    ReadDoubt,
    ReadingReport,
    joined_names,
)

FIELDS = {
    *("file", "identifier", "kind", "title", "sender", "recipient", "date"),
    *("pages", "notes", "doubts", "listed", "refused"),
}


class ReadingReportTests(TestCase):
    def written(self, *documents):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.jsonl"
            with ReadingReport(path) as report:
                for document in documents:
                    report.add(document)
            return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    def test_each_document_is_a_line_with_all_fields(self):
        rows = self.written(
            ReadDocument("a.xml", title="Ünder\nway"), ReadDocument("b")
        )
        self.assertEqual([row["file"] for row in rows], ["a.xml", "b"])
        self.assertEqual({frozenset(row) for row in rows}, {frozenset(FIELDS)})
        self.assertEqual(rows[0]["title"], "Ünder\nway")

    def test_a_doubt_says_field_line_and_words(self):
        (row,) = self.written(ReadDocument("a", doubts=[ReadDoubt("date", 3, "1. 2.")]))
        self.assertEqual(
            row["doubts"], [{"field": "date", "line": 3, "words": "1. 2."}]
        )

    def test_without_a_file_nothing_is_written(self):
        with ReadingReport(None) as report:
            report.add(ReadDocument("a"))

    def test_names_of_one_side_are_joined_once_each(self):
        self.assertEqual(joined_names(["A", "", "B", "A"]), "A; B")
