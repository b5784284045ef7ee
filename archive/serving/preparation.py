"""What must be done before the first page can be served."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection

from letters.front import FrontFolder

# What index_letters exits with when another process writes the index, and when there is
# no index and too much to be indexed.
ALREADY_RUNNING = 3
TOO_MANY = 4
# So many documents are indexed before the archive serves: it takes some seconds.
INDEXED_AT_ONCE = 200


def prepare() -> bool:
    """Bring database, demonstration and static files up to date, and the index where
    that takes seconds. Returns whether searches can be answered.

    A step that finds its work done does nothing, so that a second start is quick. What
    may take minutes is left to processes that work while the archive serves.
    """
    if settings.LETTERS_FRONT:
        # Pages in it may be of other templates, or what a power cut has left.
        FrontFolder(settings.LETTERS_FRONT).close()
    _say("Preparing the database …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_demonstration")
    call_command("derive_documents", state=True)
    is_searchable = bring_index_up_to_date()
    collect_static_files()
    call_command("create_first_archivist")
    sys.stdout.flush()
    connection.close()
    return is_searchable


def bring_index_up_to_date() -> bool:
    """Bring the index up to date, unless that takes longer than readers want to wait,
    or another indexer is already doing it. Returns whether there is an index to search,
    as far as that is known."""
    try:
        call_command("index_letters", at_most=INDEXED_AT_ONCE)
    except CommandError as error:
        if error.returncode == TOO_MANY:
            _say(f"{error}")
            return False
        if error.returncode != ALREADY_RUNNING:
            raise
    return True


def collect_static_files() -> None:
    """Collect and compress the static files, unless all are as they were last time.

    The folder keeps a checksum of what was collected, and loses it with its files.
    """
    checksum = Path(settings.STATIC_ROOT) / ".collected"
    sources = _checksum_of_sources()
    if checksum.exists() and checksum.read_text() == sources:
        return
    checksum.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    checksum.write_text(sources)


def _checksum_of_sources() -> str:
    """A checksum of the path, size and time of each file that collectstatic finds."""
    checksum = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            of_file = path.stat()
            checksum.update(
                f"{path} {of_file.st_size} {of_file.st_mtime_ns}\n".encode()
            )
    return checksum.hexdigest()


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
