"""The tables that are indexed, and ways to change their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models
from django.test import TestCase

from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    Footnote,
    Hand,
    Holding,
    IndexRequest,
    Mark,
    PageImage,
    Transcription,
)
from letters.tests.factories import make_document, make_edition

SCAN = {"sha256": "0" * 64, "media_type": "image/png", "original_name": "1.png"}
SIZES = {"width": 1, "height": 1, "size": 1}
SPAN = {"start": 0, "end": 1}

# Each table with parts of documents: a row, and a change of it.
PARTS: list[tuple[type[models.Model], dict[str, Any], dict[str, Any]]] = [
    (Transcription, {"text": "Kiev", "derivation_version": 1}, {"text": "Kyiv"}),
    (Footnote, {"key": "fn1", "text": "Kiev"}, {"kind": "source"}),
    (Mark, {"key": "m1", "kind": "stamp", **SPAN, "text": "SECRET"}, {"kind": "hand"}),
    (ConditionalPassage, {"key": "c1", "text": "Kiev"}, {"text": "Kyiv"}),
    (Hand, {"key": "h1"}, {"description": "pencil"}),
    (PageImage, {"page_key": "1", **SCAN, **SIZES}, {"page_key": "2"}),
    (CorrespondenceEvent, {"type": "sent"}, {"name_as_written": "Dobrynin"}),
    (Holding, {"citation": "Kiev"}, {"classification_markings": ["Secret"]}),
]

Change = Callable[[models.Model, dict[str, Any]], object]


def save(row: models.Model, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(row, name, value)
    row.save()


def change_in_bulk(row: models.Model, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(row, name, value)
    type(row).objects.bulk_update([row], list(change))


def update_by_sql(row: models.Model, change: dict[str, Any]) -> None:
    fields = [row._meta.get_field(name) for name in change]
    sets = ", ".join(f"{field.column} = %s" for field in fields)
    values = [
        field.get_db_prep_save(change[field.name], connection) for field in fields
    ]
    table, key = row._meta.db_table, row._meta.pk.column
    with connection.cursor() as cursor:
        sql = f"UPDATE {table} SET {sets} WHERE {key} = %s"  # noqa: S608
        cursor.execute(sql, [*values, row.pk])


def delete_by_sql(row: models.Model, _change: dict[str, Any]) -> None:
    table, key = row._meta.db_table, row._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [row.pk])  # noqa: S608


UPDATES: dict[str, Change] = {
    "save": save,
    "update": lambda row, change: type(row).objects.filter(pk=row.pk).update(**change),
    "bulk_update": change_in_bulk,
    "SQL": update_by_sql,
}
DELETIONS: dict[str, Change] = {
    "delete": lambda row, _: row.delete(),
    "delete of a queryset": lambda row, _: type(row).objects.filter(pk=row.pk).delete(),
    "SQL": delete_by_sql,
}


class OutboxCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.document = Document.objects.create(
            identifier="bare", title="Bare", edition=cls.edition
        )
        cls.second = make_document("other", edition=cls.edition)

    @contextmanager
    def assert_requests(self, *documents: Document) -> Iterator[None]:
        """Assert that the block makes one request for each of the documents, and no other."""
        keys = sorted(document.pk for document in documents)
        IndexRequest.objects.all().delete()
        yield
        self.assertEqual(requested(), keys)


def requested() -> list[int]:
    requests = IndexRequest.objects.order_by("document_id")
    return list(requests.values_list("document_id", flat=True))
