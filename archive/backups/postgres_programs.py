"""PostgreSQL's own programs, run on the archive's database, whichever server has it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.backups.backup_folder import BackupError
from archive.embedded.cluster import program
from archive.embedded.creation import clean_environment

# Our own database lets in whoever reaches its socket. Other servers have these.
_VARIABLES = {
    "PASSWORD": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
}
# What a script has and another server does not know, or has already: a setting of version
# 17; the schema; what servers with the corrections of November 2026 note of each column.
_LEFT_OUT = re.compile(
    rb"SET transaction_timeout = 0;\n"
    rb"|CREATE SCHEMA public;\n"
    rb"|ALTER TABLE ONLY \S+ ALTER COLUMN \S+ SET \(pg_attver=\d+\);\n"
)
_EMPTIED = b"DROP SCHEMA IF EXISTS public CASCADE;\nCREATE SCHEMA public;\n"
_LOCKS = b"SET lock_timeout = '30s';\n"


def dump_database(connection: BaseDatabaseWrapper, snapshot: str, path: Path) -> None:
    """Write what the snapshot sees, as pg_dump's custom format.

    Cached pages are left out, and sessions: whoever signed out stays signed out. So is
    the front of this database, which is none of a restored one.
    """
    options = ["--format=custom", "--no-owner", "--no-privileges"]
    options += ["--no-unlogged-table-data", "--exclude-table-data=django_session"]
    options += ["--exclude-table-data=letters_registeredfront"]
    options += [f"--snapshot={snapshot}", f"--file={path}"]
    _finish(
        subprocess.Popen(
            [program("pg_dump"), *_address(connection), *options],
            env=_environment(connection),
            stderr=subprocess.PIPE,
        )
    )


def restore_database(connection: BaseDatabaseWrapper, dump: Path) -> None:
    """Put what the dump has in the place of what is there, all of it or nothing."""
    environment = _environment(connection)
    reading = subprocess.Popen(
        [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", dump],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    options = ["--no-psqlrc", "--quiet", "--single-transaction"]
    options += ["--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    writing = subprocess.Popen(
        [program("psql"), *_address(connection), *options],
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    script, statements = (
        cast("IO[bytes]", pipe) for pipe in (reading.stdout, writing.stdin)
    )
    try:
        statements.writelines([_LOCKS, _EMPTIED])
        statements.writelines(_understood(script))
        # The end of the input commits: not before everything has been read.
        _finish(reading)
        statements.close()
    except BrokenPipeError:
        reading.kill()
    except BaseException:
        writing.kill()
        reading.kill()
        raise
    _finish(writing)


def _understood(script: Iterable[bytes]) -> Iterator[bytes]:
    """The script without what this server cannot do; rows are left as they are."""
    is_row = False
    for line in script:
        if is_row or not _LEFT_OUT.fullmatch(line):
            yield line
        if is_row:
            is_row = line != b"\\.\n"
        else:
            is_row = line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n")


def _address(connection: BaseDatabaseWrapper) -> list[str]:
    """The options by which the program finds the database."""
    values = connection.get_connection_params()
    connection.ensure_connection()
    info = connection.connection.info
    host = info.host or values.get("host", "")
    options = {"--host": host, "--port": info.port, "--username": info.user}
    named = [f"{name}={value}" for name, value in options.items() if value]
    return [*named, f"--dbname={info.dbname}"]


def _environment(connection: BaseDatabaseWrapper) -> dict[str, str]:
    settings = connection.settings_dict
    values = {**settings["OPTIONS"], "PASSWORD": settings["PASSWORD"]}
    given = {_VARIABLES[key]: str(values[key]) for key in _VARIABLES if values.get(key)}
    home = {key: os.environ[key] for key in ("HOME",) if key in os.environ}
    return {**clean_environment(), **home, **given}


def _finish(process: subprocess.Popen[bytes]) -> None:
    """Wait for it. Raises BackupError with its own words if it failed."""
    try:
        errors = process.stderr.read() if process.stderr else b""
        code = process.wait()
    except BaseException:
        process.kill()
        raise
    if code:
        name = Path(str(process.args[0])).name  # type: ignore[index]
        said = errors.decode(errors="replace").strip().splitlines()
        raise BackupError(f"{name} failed: {' '.join(said[:3]) or code}")
