"""What must be done before the first page can be served."""

from __future__ import annotations

import sys

from django.core.management import CommandError, call_command
from django.db import connection

# What index_letters exits with when another process writes the index.
ALREADY_RUNNING = 3


def prepare() -> None:
    """Bring database, demonstration, index and static files up to date.

    A step that finds its work done does nothing, so that a second start is quick.
    """
    _say("Preparing the database …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("derive_documents")
    call_command("load_demonstration")
    _index()
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("create_first_archivist")
    sys.stdout.flush()
    connection.close()


def _index() -> None:
    """Build the search index, unless another indexer is already doing it."""
    try:
        call_command("index_letters")
    except CommandError as error:
        if error.returncode != ALREADY_RUNNING:
            raise


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
