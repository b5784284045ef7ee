"""Rows by COPY: every value comes back as it went in."""

from datetime import UTC, date, datetime

from django.db import DatabaseError
from django.test import TestCase

from letters.ingest.copying import copy_rows, reserve_keys
from letters.models import (
    Document,
    Edition,
    EditionSource,
    ImportedDocument,
    Page,
)
from letters.tests.factories import make_document, make_edition

ODD_TEXTS = [
    "",
    " ",
    "\\",
    "\\N",
    "\\.",
    "\\\\N",
    "\\t",
    "tab\there",
    "two\nlines",
    "carriage\rreturn\r\n",
    "\u2028\u2029\x85\x0b\x0c",
    "\x01\x07\x7f",
    '"quoted", \'so\', {"a": [1]}',
    "NULL",
    "“—”éß漢\U0001f4dc",
    "e\u0301",
    "\ufeff",
    "\t\\\n\\\r\\\\",
    "x" * 100_000,
]


class CopiedTextTests(TestCase):
    def test_every_text_comes_back_letter_for_letter(self):
        rows = [
            {"identifier": f"e{at}", "title": "Title", "reproduction_conditions": text}
            for at, text in enumerate(ODD_TEXTS)
        ]

        copy_rows(Edition, rows)

        for at, text in enumerate(ODD_TEXTS):
            with self.subTest(text[:20]):
                row = Edition.objects.get(identifier=f"e{at}")
                self.assertEqual(row.reproduction_conditions, text)

    def test_nothing_can_be_written_into_another_column(self):
        title = "Title\t2001\nfrus2\tOther"
        copy_rows(Edition, [{"identifier": "frus1", "title": title}])
        self.assertEqual(Edition.objects.get().title, title)

    def test_a_text_that_the_database_cannot_hold_is_refused(self):
        with self.assertRaises(DatabaseError):
            copy_rows(Edition, [{"identifier": "nul", "title": "a\0b"}])


class CopiedValueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def test_json_comes_back_as_it_was(self):
        values = [
            {},
            [],
            {"a": {"b": ["“", '"', "\\", "\n", None, True, 1.5]}},
            "text",
            'a "quoted" text\\',
            False,
            0,
        ]
        for value in values:
            with self.subTest(value=value):
                row = {
                    "document_id": self.document.pk,
                    "tei_sha256": "",
                    "record": value,
                }
                copy_rows(ImportedDocument, [row])
                imported = ImportedDocument.objects.get()
                self.assertEqual(imported.record, value)
                imported.delete()

    def test_null_is_neither_a_word_nor_empty(self):
        copy_rows(
            Edition,
            [
                {"identifier": "a", "title": "None", "year": None},
                {"identifier": "b", "title": "None", "year": 1994},
            ],
        )
        years = Edition.objects.order_by("identifier").values_list("year", "title")
        self.assertEqual(list(years), [(None, "None"), (1994, "None")])

    def test_numbers_booleans_and_defaults_come_back(self):
        page = {"document_id": self.document.pk, "label": "1", "start": 0, "end": 7}
        copy_rows(
            Page,
            [
                {**page, "key": "one", "is_inferred": True},
                {**page, "key": "two", "is_inferred": False, "certainty": "low"},
            ],
        )
        rows = self.document.pages.filter(key__in=("one", "two")).order_by("key")
        self.assertEqual(
            list(rows.values_list("is_inferred", "is_implied", "certainty", "end")),
            [(True, False, "", 7), (False, False, "low", 7)],
        )

    def test_dates_and_times_come_back_to_the_microsecond(self):
        now = datetime(1962, 10, 26, 18, 0, 0, 123456, tzinfo=UTC)
        document = {"title": "T", "created": now, "changed": now, "identifier": "d"}
        copy_rows(Document, [{**document, "date_earliest": date(1, 1, 1)}])
        copied = Document.objects.get(identifier="d")
        self.assertEqual(copied.created, now)
        self.assertEqual(copied.date_earliest, date(1, 1, 1))
        self.assertIsNone(copied.date_latest)

    def test_a_value_of_an_unknown_type_is_refused(self):
        with self.assertRaisesRegex(TypeError, "bytes"):
            copy_rows(Edition, [{"identifier": "a", "title": b"Title"}])

    def test_a_mutable_default_is_written(self):
        edition = make_edition()
        copy_rows(
            EditionSource,
            [{"edition_id": edition.pk, "sha256": "", "size": 1, "skeleton": ""}],
        )
        source = EditionSource.objects.get()
        self.assertEqual((source.pages, source.record, source.name), ([], {}, ""))


class ReservedKeyTests(TestCase):
    def test_no_rows_need_no_query(self):
        with self.assertNumQueries(0):
            copy_rows(Edition, [])

    def test_reserved_keys_are_used_for_nothing_else(self):
        keys = reserve_keys(Edition, 3)
        copy_rows(
            Edition,
            [{"id": key, "identifier": f"e{key}", "title": "T"} for key in keys],
        )
        edition = make_edition()

        self.assertEqual(len(set(keys)), 3)
        self.assertNotIn(edition.pk, keys)

    def test_rows_without_keys_are_numbered_by_the_database(self):
        copy_rows(Edition, [{"identifier": f"e{at}", "title": "T"} for at in range(3)])
        self.assertEqual(Edition.objects.values("pk").distinct().count(), 3)

    def test_all_rows_are_written_or_none(self):
        rows = [{"identifier": "same", "title": "T"}] * 2
        with self.assertRaises(DatabaseError):
            copy_rows(Edition, rows)
