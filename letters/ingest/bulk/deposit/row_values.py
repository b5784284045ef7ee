"""Rows as plain values for JSON, which name other rows by what is permanent of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models

from letters.models import (
    Agent,
    ArchivalUnit,
    Document,
    Edition,
    Entry,
    Footnote,
    Instruction,
    PageImage,
    Place,
    Repository,
    Revision,
    Section,
    Settlement,
    SourceFile,
)

Values = dict[str, Any]
Row = models.Model

# What a row of each table is told from all others by; fields that are rows themselves
# are named in the same way.
NATURAL_KEYS: dict[type[Row], tuple[str, ...]] = {
    Document: ("identifier",),
    Agent: ("identifier",),
    Repository: ("identifier",),
    Edition: ("identifier",),
    Place: ("identifier",),
    SourceFile: ("sha256",),
    Section: ("edition", "key"),
    Entry: ("edition", "key"),
    Instruction: ("document", "key"),
    Footnote: ("document", "key"),
    PageImage: ("document", "page_key", "position", "sha256", "frame"),
    Revision: ("document", "number"),
    ArchivalUnit: (
        *("repository", "parent", "level_of_description"),
        *("title", "reference_code"),
    ),
    Settlement: ("document", "code", "message", "excerpt", "settled"),
    get_user_model(): ("username",),
}
# Fields of the record of a revision that hold primary keys.
_KEYS_IN_RECORDS = {
    "edition": Edition,
    "section": Section,
    "archival_unit": ArchivalUnit,
}


# What is true of this archive alone: another prepares the scans anew.
_OF_THIS_ARCHIVE: dict[type[Row], tuple[str, ...]] = {
    PageImage: ("state", "fault", "tile_version")
}


class RowValueError(Exception):
    """A row of a bag cannot be stored: which, and why."""


def fields_of(model: type[Row]) -> list[models.Field]:
    """Without what a database gives out or computes, and without bytes, which are files of
    their own."""
    return [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField | models.BinaryField)
        and not field.generated
        and field.name not in _OF_THIS_ARCHIVE.get(model, ())
    ]


def write_row(row: Row) -> Values:
    values = {field.name: _written(row, field) for field in fields_of(type(row))}
    if isinstance(row, Revision):
        values["record"] = _write_record(values["record"])
    return values


def write_rows(rows: Iterable[Row]) -> list[Values]:
    return [write_row(row) for row in rows]


def _written(row: Row, field: models.Field) -> Any:
    if field.is_relation:
        return reference_to(_related(row, field))
    value = field.value_from_object(row)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _related(row: Row, field: models.Field) -> Row | None:
    """The row that a field names, a rejected or deleted one too."""
    key = getattr(row, field.attname)
    if key is None:
        return None
    if field.is_cached(row):
        related: Row | None = getattr(row, field.name)
        return related
    return field.related_model._base_manager.filter(pk=key).first()


def reference_to(row: Row | None) -> Any:
    """The name of a row: a text, or a list where it takes several."""
    if row is None:
        return None
    fields = [row._meta.get_field(name) for name in NATURAL_KEYS[type(row)]]
    parts = [_written(row, field) for field in fields]
    return parts[0] if len(parts) == 1 else parts


def _write_record(record: Mapping[str, Any]) -> Values:
    """A row that is gone since is named by nothing."""
    written = dict(record)
    for name, model in _KEYS_IN_RECORDS.items():
        if written.get(name) is not None:
            row = model._base_manager.filter(pk=written[name]).first()
            written[name] = reference_to(row)
    return written


class RowReader:
    """Makes rows of values. `missing` are references whose row is not in the archive."""

    def __init__(self) -> None:
        self.missing: set[tuple[str, str]] = set()
        self._keys: dict[tuple[str, str], int] = {}

    def row(self, model: type[Row], values: Values) -> Row:
        """An unsaved row. Raises RowValueError."""
        known = {field.name: field for field in fields_of(model)}
        if foreign := values.keys() - known.keys():
            raise RowValueError(
                f"{model._meta.verbose_name}: this archive has no field "
                f"“{', '.join(sorted(foreign))}”. The bag was written by a later version."
            )
        row = model()
        for name, value in values.items():
            field = known[name]
            if field.is_relation:
                setattr(row, field.attname, self.key(field.related_model, value))
                continue
            try:
                setattr(row, name, field.to_python(value))
            except (ValidationError, TypeError, ValueError) as error:
                noun = model._meta.verbose_name
                raise RowValueError(f"{noun}: “{name}” cannot be read.") from error
        if isinstance(row, Revision):
            row.record = self._read_record(row.record)
        return row

    def _read_record(self, record: Mapping[str, Any]) -> Values:
        read = dict(record)
        for name, model in _KEYS_IN_RECORDS.items():
            if name in read:
                read[name] = self.key(model, read[name])
        return read

    def key(self, model: type[Row], reference: Any) -> int | None:
        """The primary key of the row that is named so; None, and told, if there is none."""
        key = self.find_key(model, reference)
        if key is None and reference is not None:
            self.missing.add((str(model._meta.verbose_name), in_words(reference)))
        return key

    def find_key(self, model: type[Row], reference: Any) -> int | None:
        if reference is None:
            return None
        name = (model._meta.model_name or "", json.dumps(reference))
        if name not in self._keys:
            row = self.find(model, reference)
            if row is None:
                return None
            self._keys[name] = row.pk
        return self._keys[name]

    def find(self, model: type[Row], reference: Any) -> Row | None:
        """The row that is named so. Raises RowValueError for what names no row at all."""
        fields = [model._meta.get_field(name) for name in NATURAL_KEYS[model]]
        parts = [reference] if len(fields) == 1 else reference
        if not isinstance(parts, list) or len(parts) != len(fields):
            raise RowValueError(f"“{reference}” names no {model._meta.verbose_name}.")
        wanted: Values = {}
        for field, part in zip(fields, parts, strict=True):
            if field.is_relation:
                part = self.find_key(field.related_model, part)
                if part is None and not field.null:
                    return None
            wanted[field.attname] = part
        return model._base_manager.filter(**wanted).order_by("pk").first()


def in_words(reference: Any) -> str:
    if isinstance(reference, list):
        return " / ".join(in_words(part) for part in reference if part)
    return str(reference)
