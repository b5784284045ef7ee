"""manage.py backup FOLDER [--keep N]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive import locks
from archive.backups.backup_folder import BackupError
from archive.backups.taking_backups import remove_old, take_backup
from letters.facsimile import FacsimileError
from letters.ingest.media_folders import masters_folder
from letters.reader.search.counting import counted

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Take a backup of the database and of all scans, in one consistent state, while "
        "the archive serves. Scans that an earlier backup in the folder has are not "
        "copied again. Exits with 1 where a scan is damaged or missing: all else is in "
        "the backup then."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--keep",
            type=_positive,
            metavar="N",
            help="then remove all backups but the youngest N, and scans of those alone",
        )

    def handle(self, *, folder: Path, keep: int | None, **_options: Any) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locks.exclusive(folder / ".lock", timeout=0):
                faults = self._take(folder)
                removed = remove_old(folder, keep) if keep else []
        except locks.LockTimeoutError:
            raise CommandError(f"Another backup is being taken in {folder}.") from None
        except (BackupError, FacsimileError, OSError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            message = "Interrupted; there is no backup of this time. Run it again."
            raise CommandError(message, returncode=INTERRUPTED) from error
        for backup in removed:
            self.stdout.write(f"{backup.folder}: removed")
        if faults:
            lines = "\n".join(faults)
            raise CommandError(f"{lines}\nAll else is in the backup.")

    def _take(self, folder: Path) -> list[str]:
        backup, faults = take_backup(
            folder,
            masters_folder(),
            lambda digests: tqdm(digests, unit=" scans", disable=None),
        )
        manifest = backup.manifest()
        size = backup.dump.stat().st_size / 1e6
        self.stdout.write(
            f"{backup.folder}: {counted(sum(manifest.rows.values()), 'row')} of "
            f"{counted(len(manifest.rows), 'table')} ({size:,.1f} MB), "
            f"{counted(manifest.masters, 'scan')}"
        )
        return faults


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 on")
    return int(text)
