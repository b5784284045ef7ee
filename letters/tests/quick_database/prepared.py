"""Makes the test database from one whose migrations have run already.

To run them takes seconds, in each process of a test run and for each single test. The
prepared database is named by what the migrations say, so another one is made when
they change; Django still applies what it lacks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import creation

import letters.migrations

UNFINISHED = "unfinished_letters"
PREPARED = "prepared_letters_"
# Of all that make one at once, the others wait and find it.
LOCK = 1_962_1026


class DatabaseCreation(creation.DatabaseCreation):
    def create_test_db(self, *args: Any, **options: Any) -> str:
        name = PREPARED + _digest()
        with self._alone() as cursor:
            if not self._database_exists(cursor, name):
                self._drop_older(cursor)
                self._prepare()
                cursor.execute(f"ALTER DATABASE {UNFINISHED} RENAME TO {name}")
        self.connection.settings_dict["TEST"]["TEMPLATE"] = name
        return super().create_test_db(*args, **options)

    @contextmanager
    def _alone(self) -> Iterator[Any]:
        with self._nodb_cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            yield cursor
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def _drop_older(self, cursor: Any) -> None:
        like = f"{PREPARED}%"
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like])
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {name}")

    def _prepare(self) -> None:
        """Make an unfinished one: a run that is broken off leaves no other."""
        values = self.connection.settings_dict
        name, test_name = values["NAME"], values["TEST"]["NAME"]
        values["TEST"]["NAME"] = UNFINISHED
        super().create_test_db(verbosity=0, autoclobber=True, serialize=False)
        self.connection.close()
        values["NAME"], values["TEST"]["NAME"] = name, test_name
        settings.DATABASES[self.connection.alias]["NAME"] = name


def _digest() -> str:
    digest = hashlib.sha256()
    folder = Path(letters.migrations.__file__).parent
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".py", ".sql"}:
            digest.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
