"""All that must have happened before the first page can be served."""

from __future__ import annotations

import sys

from django.core.management import call_command
from django.db import connection


def prepare() -> None:
    """Bring database, demonstration, index and static files up to date.

    Each step does nothing where nothing is to do, so that a second start is quick.
    """
    _say("Preparing the database …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_demonstration")
    call_command("index_letters")
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("create_first_archivist")
    sys.stdout.flush()
    connection.close()


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
