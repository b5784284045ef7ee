"""Django's PostgreSQL backend, whose sessions end what takes too long.

Named in settings as `"ENGINE": "archive.limited"`. The limits are set when a session
begins, not by its first message: poolers (PgBouncer) refuse settings there.
"""

from __future__ import annotations

from django.conf import settings
from django.db.backends.postgresql import base

_LIMITS = """
    SELECT
        set_config('statement_timeout', %s, FALSE),
        set_config('lock_timeout', %s, FALSE)
"""


class DatabaseWrapper(base.DatabaseWrapper):
    def init_connection_state(self) -> None:
        super().init_connection_state()
        limits = settings.STATEMENT_SECONDS, settings.LOCK_SECONDS
        with self.cursor() as cursor:
            cursor.execute(_LIMITS, [f"{seconds}s" for seconds in limits])
        # Else they would last as long as the transaction that this began.
        if not self.get_autocommit():
            self.connection.commit()
