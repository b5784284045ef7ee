"""Take a backup while the archive serves."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection, transaction

from archive.backups.backup_folder import (
    FORMAT,
    MANIFEST,
    MASTERS,
    TIME,
    Backup,
    BackupError,
    Manifest,
    backups_in,
)
from archive.backups.postgres_programs import dump_database
from letters.facsimile import (
    DIGEST,
    DamagedMasterError,
    master_path,
    open_master,
    store_master,
    verify_each_time,
)

UNFINISHED = "unfinished"
# Tables that a crash empties are not part of a backup.
_TABLES = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relpersistence = 'p'
    AND relname NOT IN ('django_session', 'letters_registeredfront')
    AND relnamespace = 'public'::regnamespace ORDER BY relname
"""
_MIGRATION = "SELECT max(name) FROM django_migrations WHERE app = 'letters'"

# Goes through the digests and tells how far it is.
Progress = Callable[[list[str]], Iterable[str]]


def take_backup(
    folder: Path, masters: Path, progress: Progress = iter
) -> tuple[Backup, list[str]]:
    """Returns the backup, and a sentence for each scan that is damaged or missing, and so
    not in it.

    Until it is whole it has another name, and the next one takes its place.
    """
    taken = datetime.now(UTC)
    backup = Backup(folder / taken.strftime(TIME))
    if backup.folder.exists():
        raise BackupError(f"{backup.folder} was taken in this very second.")
    unfinished = Backup(folder / UNFINISHED)
    shutil.rmtree(unfinished.folder, ignore_errors=True)
    unfinished.folder.mkdir(parents=True, mode=0o700)
    with _one_state() as snapshot:
        dump_database(connection, snapshot, unfinished.dump)
        rows, migration, postgresql = _described()
        named = _named_by_pages()
    stored, faults = _store_masters(masters, folder / MASTERS, progress)
    missing = sorted(named - set(_digests_in(masters)))
    faults += [f"The scan {one} is missing, and a page names it." for one in missing]
    manifest = Manifest(
        FORMAT, taken.isoformat(), postgresql, migration, rows, len(stored)
    )
    manifest.write(unfinished.folder / MANIFEST)
    unfinished.write_sums(stored)
    _write_through(unfinished.folder)
    unfinished.folder.rename(backup.folder)
    return backup, faults


def remove_old(folder: Path, keep: int) -> list[Backup]:
    """Leave the youngest `keep` backups, and the scans that these have."""
    backups = backups_in(folder)
    old, kept = backups[:-keep], backups[-keep:]
    named = {digest for backup in kept for digest in backup.masters()}
    for backup in old:
        shutil.rmtree(backup.folder)
    if old:
        for digest in _digests_in(folder / MASTERS):
            if digest not in named:
                master_path(folder / MASTERS, digest).unlink()
    return old


def rows_by_table() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        rows = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608
            rows[table] = cursor.fetchone()[0]
        return rows


@contextmanager
def _one_state() -> Iterator[str]:
    """Within the block all queries see one state of the database, which others may see
    too by the name of this snapshot."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _described() -> tuple[dict[str, int], str, str]:
    with connection.cursor() as cursor:
        cursor.execute(_MIGRATION)
        migration = cursor.fetchone()[0]
        cursor.execute("SHOW server_version")
        return rows_by_table(), migration, cursor.fetchone()[0]


def _named_by_pages() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT sha256 FROM letters_pageimage")
        return {digest for (digest,) in cursor.fetchall()}


def _store_masters(
    source: Path, target: Path, progress: Progress
) -> tuple[list[str], list[str]]:
    stored, faults = [], []
    for digest in progress(_digests_in(source)):
        try:
            if not _is_there(source, target, digest):
                with open_master(source, digest, verify_each_time()) as file:
                    store_master(file, target)
            stored.append(digest)
        except DamagedMasterError as error:
            faults.append(str(error))
    return stored, faults


def _is_there(source: Path, target: Path, digest: str) -> bool:
    """Whether an earlier backup has the scan: its name says what its bytes are, and
    `manage.py restore --check` whether they still are."""
    there = master_path(target, digest)
    size = master_path(source, digest).stat().st_size
    return there.exists() and there.stat().st_size == size


def _digests_in(masters: Path) -> list[str]:
    found = masters.glob("??/*") if masters.is_dir() else ()
    return sorted(path.name for path in found if DIGEST.fullmatch(path.name))


def _write_through(folder: Path) -> None:
    """Have the disk keep the files before they get their name."""
    for path in [*folder.iterdir(), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
