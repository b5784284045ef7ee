"""Put a backup in the place of what the archive has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from archive.backups.backup_folder import Backup, BackupError, backups_in
from archive.backups.postgres_programs import restore_database
from archive.backups.taking_backups import rows_by_table
from letters.facsimile import (
    DamagedMasterError,
    UnknownScanError,
    master_path,
    open_master,
    store_master,
    verify_each_time,
)
from letters.front import FrontFolder

# Goes through the digests and tells how far it is.
Progress = Callable[[list[str]], Iterable[str]]


def find_backup(folder: Path) -> Backup:
    """The folder itself, if it is a backup; else the youngest that is in it."""
    backup = Backup(folder)
    if backup in backups_in(folder.parent):
        return backup
    found = backups_in(folder)
    if not found:
        raise BackupError(f"There is no whole backup in {folder}.")
    return found[-1]


def refuse_if_newer(backup: Backup) -> None:
    """Raises BackupError where the backup has tables that this version does not know."""
    known = MigrationLoader(None).disk_migrations
    migration = backup.manifest().migration
    if ("letters", migration) not in known:
        message = (
            f"{backup.folder} was taken by a newer version of the archive: this one has "
            f"no migration {migration}. Bring in that version, then restore."
        )
        raise BackupError(message)


def documents_held() -> int:
    """How many documents the database has now; 0 where it has no tables yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.letters_document') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT count(*) FROM letters_document")
        count: int = cursor.fetchone()[0]
        return count


def restore(backup: Backup, masters: Path, progress: Progress = iter) -> int:
    """The scans first, then the database in one transaction. Returns how many scans were
    put in their place: those that are there already and sound are left.

    Raises BackupError where the rows are not as many as when it was taken.
    """
    put = sum(
        _put_master(backup, digest, masters) for digest in progress(backup.masters())
    )
    connection.close()
    # It shows what was there before; afterwards again, if something was still serving.
    _close_front()
    restore_database(connection, backup.dump)
    _close_front()
    _compare_rows(backup)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return put


def _close_front() -> None:
    if settings.LETTERS_FRONT:
        FrontFolder(settings.LETTERS_FRONT).close()


def _put_master(backup: Backup, digest: str, masters: Path) -> bool:
    try:
        open_master(masters, digest, verify_each_time()).close()
    except DamagedMasterError:
        master_path(masters, digest).unlink()
    except UnknownScanError:
        pass
    else:
        return False
    with open_master(backup.masters_folder, digest, verify_each_time()) as file:
        store_master(file, masters)
    return True


def _compare_rows(backup: Backup) -> None:
    taken, restored = backup.manifest().rows, rows_by_table()
    others = [
        f"{table}: {restored.get(table, 0):,} rows instead of {count:,}"
        for table, count in taken.items()
        if restored.get(table) != count
    ]
    if others:
        raise BackupError(f"Not all rows were restored. {'; '.join(others)}.")
