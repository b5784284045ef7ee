"""Run the archive's programs as their users do: as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parent.parent.parent.parent

# How long the database server outlives its last user, so that no test waits long.
GRACE_SECONDS = 1
# A command that takes so long hangs, on however busy a machine.
SECONDS_OF_A_COMMAND = 300

CONNECT_AND_WAIT = (
    "from django.db import connection; connection.ensure_connection(); "
    "print('connected', flush=True); input()"
)
SERVER_STARTED = (
    "from django.db import connection; cursor = connection.cursor(); "
    "cursor.execute('SELECT pg_postmaster_start_time()'); "
    "print(cursor.fetchone()[0].isoformat())"
)


def environment(var: Path, **variables: str) -> dict[str, str]:
    """Our own without the settings of this test run, and with `var` to write in."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LETTERS_", "DJANGO_", "DATABASE_URL", "PORT"))
    }
    quick = {"LETTERS_DATABASE_GRACE": str(GRACE_SECONDS)}
    return {**ours, **quick, "LETTERS_VAR": str(var), **variables}


def manage(
    var: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a management command to its end."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=environment(var, **variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS_OF_A_COMMAND,
    )


def begin(
    var: Path, *arguments: str, stderr: IO[str] | None = None, **variables: str
) -> subprocess.Popen[str]:
    """Start a program of the archive and go on; its output can be read."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=environment(var, **variables),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )


def begin_using_database(var: Path) -> subprocess.Popen[str]:
    """Start a process that is connected when this returns, and stays connected."""
    process = begin(var, "manage.py", "shell", "--no-imports", "-c", CONNECT_AND_WAIT)
    assert process.stdout.readline() == "connected\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False
