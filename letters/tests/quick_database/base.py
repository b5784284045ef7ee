"""The embedded server's backend, whose flush deletes rows and truncates nothing.

Django's flush truncates every table, which takes as long for empty ones as for full
ones: each of some eighty gets new files. Tests leave a few rows in a few of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import operations

from archive.embedded import base
from letters.tests.quick_database.prepared import DatabaseCreation

# What the models say, which Django would write anew each time.
KEPT = {"django_content_type", "auth_permission"}
# Without a session's triggers, among them those of foreign keys, no order matters. The
# last statement is for the triggers that note a change, as after any change.
EMPTY = """
DO $$
DECLARE
    emptied text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOREACH emptied IN ARRAY ARRAY[{names}] LOOP
        EXECUTE format('DELETE FROM %I', emptied);
    END LOOP;
    SET LOCAL session_replication_role = origin;
    DELETE FROM letters_document;
END
$$
"""


class DatabaseOperations(operations.DatabaseOperations):
    def sql_flush(
        self, style: Any, tables: Iterable[str], **options: bool
    ) -> list[str]:
        if any(options.values()) or "letters_document" not in tables:
            return super().sql_flush(style, tables, **options)
        names = ", ".join(f"'{table}'" for table in tables if table not in KEPT)
        return [EMPTY.format(names=names)]


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    creation_class = DatabaseCreation
