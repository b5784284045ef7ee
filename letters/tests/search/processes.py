"""Runs the indexer and readers as processes, on the database of the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection

# More than anything takes, on a machine that has much else to do.
SECONDS = 120


def run(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a management command to its end, with its index under `var`."""
    return subprocess.run(  # noqa: S603
        _command(arguments), timeout=SECONDS, text=True, **_surroundings(var)
    )


def begin(var: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        _command(arguments), text=True, **_surroundings(var)
    )


def begin_searching(var: Path, *address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "letters.tests.search.searching_process", *address]
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, text=True, **_surroundings(var)
    )


def begin_serving(var: Path, port: int, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gunicorn", "archive.wsgi"]
    command += [
        f"--workers={workers}",
        "--threads=3",
        f"--bind=127.0.0.1:{port}",
        "--log-level=warning",
    ]
    return subprocess.Popen(command, text=True, **_surroundings(var))  # noqa: S603


def end_searching(reader: subprocess.Popen[str]) -> dict[str, Any]:
    """What the reader printed. Fails if it ended with an error."""
    output, errors = reader.communicate(input="", timeout=SECONDS)
    if reader.returncode:
        raise AssertionError(errors)
    return json.loads(output)


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def wait_until(condition: Callable[[], bool], *, seconds: float = SECONDS) -> bool:
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.005)
    return False


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


def _surroundings(var: Path) -> dict:
    return {
        "cwd": settings.BASE_DIR,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "env": {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "archive.settings",
            "DATABASE_URL": _database_url(),
            "LETTERS_VAR": str(var),
        },
    }


def _database_url() -> str:
    connection.ensure_connection()
    # Settings do not know where an embedded server listens; the connection does.
    info = connection.connection.info
    host, password = quote(info.host, safe=""), quote(info.password or "", safe="")
    return f"postgres://{info.user}:{password}@{host}:{info.port}/{info.dbname}"
