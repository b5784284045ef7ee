"""Writes many new rows at once, by PostgreSQL's COPY."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db import connection, models

# What COPY's text format escapes; the backslash comes first.
_ESCAPES = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


def copy_rows(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows, given as values by column; a missing column gets its default.

    Nothing is validated and no signal is sent. The database numbers the rows where the
    first one has no primary key.
    """
    rows = list(rows)
    if not rows:
        return
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.generated
        if not isinstance(field, models.AutoField | models.BigAutoField)
        or field.attname in rows[0]
    ]
    columns_read = [_column_of(field) for field in fields]
    lines = io.StringIO()
    for row in rows:
        lines.write(
            "\t".join(
                [
                    write(row[name]) if name in row else default
                    for name, write, default in columns_read
                ]
            )
        )
        lines.write("\n")
    lines.seek(0)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    # Django does not know COPY and would let the driver's own errors through.
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", lines)


def reserve_keys(model: type[models.Model], count: int) -> list[int]:
    """Reserve primary keys that no other row of `model` will get."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table, column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _column_of(
    field: models.Field[Any, Any],
) -> tuple[str, Callable[[Any], str], str]:
    """Its name in a row, what writes a value of it, and the default as written."""
    write = _copy_value
    if isinstance(field, models.JSONField):
        write = partial(
            _copy_json, (field.encoder or json.JSONEncoder)(ensure_ascii=False)
        )
    return field.attname, write, write(field.get_default())


def _copy_json(encoder: json.JSONEncoder, value: Any) -> str:
    return r"\N" if value is None else _escaped(encoder.encode(value))


def _copy_value(value: Any) -> str:
    """`value` in the text format of COPY. Raises TypeError if it has no form there."""
    if isinstance(value, str):
        return _escaped(value)
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in COPY")


def _escaped(text: str) -> str:
    for sign, escape in _ESCAPES:
        if sign in text:
            text = text.replace(sign, escape)
    return text
