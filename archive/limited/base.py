"""Django's PostgreSQL backend, whose sessions end what takes too long, and keep to one
process each.

Named in settings as `"ENGINE": "archive.limited"`. The limits are set when a session
begins, not by its first message: poolers (PgBouncer) refuse settings there.
Before they commit a change, they close the front that readers are answered from.
"""

from __future__ import annotations

import select
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from archive.limited.front import close_front_before_commit, in_a_transaction

_LIMITS = """
    SELECT
        set_config('statement_timeout', %s, FALSE),
        set_config('lock_timeout', %s, FALSE),
        -- Many readers ask at once, each for little: to start further processes for one of
        -- them takes longer than these save, and keeps the others waiting.
        set_config('max_parallel_workers_per_gather', '0', FALSE)
"""


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.execute_wrappers.append(in_a_transaction)

    def close_if_health_check_failed(self) -> None:
        """Ask the server only where its session has ended, or said something unasked: else
        each page waits for one more answer, which takes a tile a quarter of its time."""
        if self.connection and not _has_word_of_server(self.connection):
            self.health_check_done = True
        super().close_if_health_check_failed()

    def check_constraints(self, table_names: Any = None) -> None:
        # It has the database check now what it checks when it commits.
        close_front_before_commit(self)
        super().check_constraints(table_names)

    def init_connection_state(self) -> None:
        super().init_connection_state()
        limits = settings.STATEMENT_SECONDS, settings.LOCK_SECONDS
        with self.cursor() as cursor:
            cursor.execute(_LIMITS, [f"{seconds}s" for seconds in limits])
        # Else they would last as long as the transaction that this began.
        if not self.get_autocommit():
            self.connection.commit()

    def _commit(self) -> None:
        close_front_before_commit(self)
        super()._commit()


def _has_word_of_server(connection: Any) -> bool:
    """Whether something waits to be read, be it only that the server hung up."""
    if connection.closed:
        return True
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
