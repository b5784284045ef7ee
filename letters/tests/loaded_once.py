"""The demonstration collection is read once in a process, and after that copied.

To read it takes a second, to copy its rows some hundredths. The triggers of the tables
run as they do when it is read, so that what they note is noted anew.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from letters.ingest.demonstration import load_demonstration
from letters.models import (
    CachedPage,
    ContentVersion,
    IndexRequest,
    IndexState,
    PublicRecord,
    SectionIndexRequest,
)

# What triggers write, and what comes of it.
NOTED = (
    *(ContentVersion, CachedPage, IndexRequest, SectionIndexRequest, IndexState),
    PublicRecord,
)

# Of each table that has any: its columns, and its rows as COPY writes them.
_copies: dict[str, tuple[str, str]] = {}


def load_once() -> None:
    """Load it; an archive that has anything in it is read into as always."""
    if not _is_empty():
        _read()
    elif _copies:
        _copy_in()
    else:
        _read()
        _copies.update({table: copy for table in _tables() if (copy := _copied(table))})


def _read() -> None:
    list(load_demonstration(Path(settings.BASE_DIR) / "fixtures"))


def _tables() -> list[str]:
    models = apps.get_app_config("letters").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model not in NOTED]


def _is_empty() -> bool:
    rows = " OR ".join(f"EXISTS (SELECT FROM {table})" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {rows}")
        return not cursor.fetchone()[0]


def _columns(table: str) -> str:
    """Those of the table that are written, not computed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)"
            " FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
        return cursor.fetchone()[0]


def _copied(table: str) -> tuple[str, str] | None:
    columns, rows = _columns(table), StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({columns}) TO STDOUT", rows)
    return (columns, rows.getvalue()) if rows.getvalue() else None


def _copy_in() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in _copies.items():
            cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", StringIO(rows))
