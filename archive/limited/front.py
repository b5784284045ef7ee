"""No change is committed before the front was closed: see "The front" in
docs/architecture.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import OperationalError, connections, transaction
from psycopg2.extensions import TRANSACTION_STATUS_INTRANS

from letters.front import FrontFolder

# A statement outside of a transaction that may change something.
_CHANGES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|WITH)\b", re.I)
# Before its migration was applied, no front can be registered.
_IS_KNOWN = "SELECT to_regproc('letters_close_front') IS NOT NULL"
_CLOSE = "SELECT letters_close_front(%s)"


def close_front_before_commit(database: Any) -> None:
    """Close the front if the transaction has changed what readers see.

    Raises OperationalError where that cannot be done: then nothing must be committed.
    """
    if not settings.LETTERS_FRONT or not _is_in_transaction(database):
        return
    front = FrontFolder(settings.LETTERS_FRONT)
    try:
        identity = front.identity()
        # Not Django's cursor: this is no query of a page.
        with database.wrap_database_errors, database.connection.cursor() as cursor:
            if _answer(cursor, _IS_KNOWN) and _answer(
                cursor, _CLOSE, str(identity) if identity else None
            ):
                front.close()
    except OSError as error:
        message = f"The front in {front.root} cannot be closed: {error}"
        raise OperationalError(message) from error


def in_a_transaction(
    execute: Callable[..., Any], sql: Any, parameters: Any, many: bool, context: Any
) -> Any:
    """Run a statement that would commit itself in a transaction, which ends with the
    above. What is not seen to be a change here is refused by the database."""
    database = context["connection"]
    if (
        not settings.LETTERS_FRONT
        or database.in_atomic_block
        or not database.get_autocommit()
        or not _CHANGES.match(str(sql))
        or connections[database.alias] is not database
    ):
        return execute(sql, parameters, many, context)
    with transaction.atomic(using=database.alias):
        return execute(sql, parameters, many, context)


def _is_in_transaction(database: Any) -> bool:
    connection = database.connection
    return (
        connection is not None
        and connection.info.transaction_status == TRANSACTION_STATUS_INTRANS
    )


def _answer(cursor: Any, query: str, *parameters: str | None) -> bool:
    cursor.execute(query, parameters)
    (answer,) = cursor.fetchone()
    return bool(answer)
