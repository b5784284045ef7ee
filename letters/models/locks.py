"""The numbers of PostgreSQL's advisory locks, which all users of a database share, and
whether an error says that somebody else holds a lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

from django.db import OperationalError, connection

# PostgreSQL's codes for lock_not_available and deadlock_detected.
_LOCK_CODES = {"55P03", "40P01"}


class AdvisoryLock(IntEnum):
    """What only one connection at a time may do."""

    # "LETR" in ASCII. Held for as long as a process writes the search index.
    INDEX_WRITER = 0x4C455452
    # "PEOP" in ASCII. Held to the end of a transaction that merges or unmerges agents:
    # which rows it concerns depends on merges that somebody else is about to make.
    AGENT_MERGE = 0x50454F50
    # Held for the length of a run of the importer: two would get in each other's way.
    IMPORT_RUN = 7_105_033
    # Held to the end of a transaction that links references to their targets: two could
    # want each other's references and wait for ever.
    REFERENCE_TARGETS = 7_105_034
    # With a hash of the volume's identifier as its second number. Held for the import of
    # that volume, which two processes of a run may find in two files.
    VOLUME_IMPORT = 7_105_035
    # With the number of a place, from 0. Held while a PDF or a book is made: there are
    # only so many places, for all web processes together.
    FILE_BEING_MADE = 7_105_036
    # With 0 as its second number. Held as long as a process derives all that older rules
    # derived: on whatever machine, one is enough.
    DERIVATION = 7_105_037
    # With 0 as its second number. Held as long as a process cuts scans into tiles: two
    # would take the memory of two large pages.
    SCAN_CUTTING = 7_105_056
    # Held to the end of a transaction that counts a report: two could both be the last.
    REPORT_LIMIT = 7_105_038
    # With the number of a place, from 0. Held while a file of many documents is sent, for
    # as long as its reader takes: there are only so many places for all web processes.
    DOWNLOAD_BEING_SENT = 7_105_055
    # Shared, from the moment that the front was closed for a change to the end of its
    # transaction (migrations/sql/front.sql has the number too).
    FRONT_CLOSED = 7_105_065


@contextmanager
def one_of_few_places(lock: AdvisoryLock, places: int) -> Iterator[bool]:
    """Whether one of the `places` was free; it is taken for the length of the block.

    PostgreSQL frees it too when the connection ends, as after `kill -9`.
    """
    with connection.cursor() as cursor:
        place = next((n for n in range(places) if _try(cursor, lock, n)), None)
    try:
        yield place is not None
    finally:
        if place is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [lock, place])


def _try(cursor: Any, lock: AdvisoryLock, place: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [lock, place])
    (is_free,) = cursor.fetchone()
    return bool(is_free)


def is_busy(error: OperationalError) -> bool:
    """Whether another transaction held the row for too long."""
    return getattr(error.__cause__, "pgcode", None) in _LOCK_CODES
