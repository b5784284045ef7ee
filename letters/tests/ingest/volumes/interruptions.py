"""Runs imports in processes of their own, holds them at a known place, disturbs them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection, transaction

from letters.models import Document
from letters.tests.search.processes import wait_until

# More than anything takes, on a machine that has much else to do.
SECONDS = 120


def begin(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the command in a process group of its own, on the database of the test."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "DATABASE_URL": _database_url(),
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "import_frus", *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_let_interrupt,
    )


def _let_interrupt() -> None:
    """Undo what a shell does to a program in the background: SIGINT is ignored there, by
    all that the program starts too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return end_of(begin(*arguments))


def end_of(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    output, errors = process.communicate(timeout=SECONDS)
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


@contextmanager
def held_at(*identifiers: str) -> Iterator[None]:
    """Let imports wait, until the block ends, before they write one of these documents:
    another transaction has written them and may still be committed."""
    with transaction.atomic():
        for identifier in identifiers:
            Document.objects.create(identifier=identifier, title="Held")
        yield
        transaction.set_rollback(True)


def are_waiting(number: int) -> bool:
    """Whether this number of imports is soon held."""
    return wait_until(lambda: _waiting() == number, seconds=SECONDS)


def are_gone() -> bool:
    """Whether the test is soon the only user of the database."""
    return wait_until(lambda: _other_connections() == 0, seconds=SECONDS)


def kill_group(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes in which an import reads volumes."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [
        int(child)
        for child in children.split()
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def are_ended(processes: list[int]) -> bool:
    """Whether all of them end soon."""
    return wait_until(lambda: not any(map(_runs, processes)), seconds=SECONDS)


def _runs(process: int) -> bool:
    try:
        facts = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return facts.rpartition(")")[2].split()[0] != "Z"  # ended, and not yet buried


def _waiting() -> int:
    return _count("wait_event_type = 'Lock' AND wait_event = 'transactionid'")


def _other_connections() -> int:
    return _count("TRUE")


def _count(condition: str) -> int:
    """The number of other connections to the test database that meet the condition."""
    with connection.cursor() as cursor:
        # In a transaction PostgreSQL repeats its first answer until told otherwise.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "  # noqa: S608
            f"AND datname = current_database() AND {condition}"
        )
        return cursor.fetchone()[0]


def _database_url() -> str:
    connection.ensure_connection()
    # From the connection: settings do not know where an embedded server listens.
    info = connection.connection.info
    host, password = quote(info.host, safe=""), quote(info.password or "", safe="")
    return f"postgres://{info.user}:{password}@{host}:{info.port}/{info.dbname}"
