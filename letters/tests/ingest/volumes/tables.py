"""Reads all that the tables hold, for comparison."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.db import connection, models

from letters.ingest.deriving import derive_document
from letters.ingest.outlines import outline_of
from letters.models import (
    ArchivalUnit,
    CachedPage,
    ContentVersion,
    Edition,
    ImportProblem,
    ImportRun,
    IndexRequest,
    Revision,
    SectionIndexRequest,
    VolumeImport,
)

Tables = dict[str, list[str]]

_RUNS = {ImportRun, VolumeImport, ImportProblem}
# The page cache and its versions are no part of what the archive holds.
_PAGE_CACHE = {ContentVersion, CachedPage}


def every_row() -> Tables:
    """Every column of every row, by table."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("letters").get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t ORDER BY 1")  # noqa: S608
            rows[model._meta.db_table] = [row for (row,) in cursor.fetchall()]
    return rows


class DerivedTwice:
    def assert_deriving_changes_nothing(self, of_each_edition: int | None = None):
        before = every_row()

        for edition in Edition.objects.all():
            outline = outline_of(edition)
            for document in edition.documents.order_by("position")[:of_each_edition]:
                derive_document(document, document.transcription.tei, outline)

        after = every_row()
        for table, rows in before.items():
            with self.subTest(table):
                self.assertEqual(after[table], rows)


def what_is_held() -> Tables:
    """The rows without primary keys, times and runs: equal after two imports of the same
    files."""
    names = _Names()
    return {
        model._meta.db_table: sorted(
            json.dumps(names.plain(row), sort_keys=True)
            for row in model._default_manager.all()
        )
        for model in apps.get_app_config("letters").get_models()
        if model not in _RUNS | _PAGE_CACHE
    }


def _name_of(row: Any) -> str:
    if isinstance(row, ArchivalUnit):
        return f"{row.repository.identifier} {row.title}"
    if hasattr(row, "key"):
        return f"{row.edition.identifier} {row.key}"
    return row.identifier


class _Names:
    """Names for rows, in place of their primary keys."""

    def __init__(self) -> None:
        self._names: dict[tuple[type[models.Model], Any], str] = {}

    def plain(self, row: models.Model) -> dict[str, Any]:
        values = {
            field.name: self._value(field, getattr(row, field.attname))
            for field in row._meta.concrete_fields
            if not isinstance(field, models.AutoField | models.DateTimeField)
        }
        if isinstance(row, IndexRequest):
            values["document_id"] = self._name(_model("Document"), row.document_id)
            del values["transaction"]
        if isinstance(row, SectionIndexRequest):
            values["section_id"] = self._name(_model("Section"), row.section_id)
            del values["transaction"]
        if isinstance(row, Revision):
            for name in ("edition", "section"):
                model = _model(name.capitalize())
                number = values["record"][name]
                values["record"] = {
                    **values["record"],
                    name: number and self._name(model, number),
                }
        return values

    def _value(self, field: models.Field, value: Any) -> Any:
        if field.is_relation and value is not None:
            return self._name(field.related_model, value)
        return value if isinstance(value, int | dict | list | None) else str(value)

    def _name(self, model: type[models.Model], key: Any) -> str:
        if (model, key) not in self._names:
            self._names[model, key] = _name_of(model._default_manager.get(pk=key))
        return self._names[model, key]


def _model(name: str) -> type[models.Model]:
    return apps.get_model("letters", name)
