"""manage.py restore FOLDER [--check] [--replace]"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive import locks
from archive.backups.backup_folder import Backup, BackupError
from archive.backups.restoring_backups import (
    documents_held,
    find_backup,
    refuse_if_newer,
    restore,
)
from letters.facsimile import FacsimileError
from letters.ingest.media_folders import masters_folder
from letters.reader.search.counting import counted

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Put a backup in the place of what this archive has: the one that FOLDER is, or "
        "the youngest in it. Every byte is checked before anything is changed, and the "
        "database is changed wholly or not at all. The archive must not be served."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--check", action="store_true", help="only say whether every byte is sound"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="replace the documents that are in this archive, without a question",
        )

    def handle(
        self, *, folder: Path, check: bool, replace: bool, **_options: Any
    ) -> None:
        try:
            backup = find_backup(folder)
            self._check(backup)
            if check:
                return
            refuse_if_newer(backup)
            settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
            with locks.exclusive(settings.VAR_DIR / "serving", timeout=0):
                if not replace:
                    self._ask(backup)
                self._restore(backup)
        except locks.LockTimeoutError:
            message = "This archive is being served: stop that first."
            raise CommandError(message) from None
        except (BackupError, FacsimileError, OSError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            message = "Interrupted. The database is as it was before."
            raise CommandError(message, returncode=INTERRUPTED) from error

    def _check(self, backup: Backup) -> None:
        backup.manifest()
        total = len(backup.sums())
        found = tqdm(backup.faults(), total=total, unit=" files", disable=None)
        if faults := [fault for fault in found if fault]:
            lines = "\n".join(faults)
            message = f"{lines}\nNothing was changed. Restore another backup."
            raise CommandError(message)
        self.stdout.write(f"{backup.folder}: {counted(total, 'file')}, all sound")

    def _ask(self, backup: Backup) -> None:
        held = documents_held()
        if not held:
            return
        question = (
            f"This archive has {counted(held, 'document')}. They and everything else in "
            f"its database are replaced by the backup of {backup.name}"
        )
        if not sys.stdin.isatty():
            raise CommandError(f"{question}. To do that, add --replace.")
        if input(f"{question}. Type “replace” to do that: ").strip() != "replace":
            raise CommandError("Nothing was changed.")

    def _restore(self, backup: Backup) -> None:
        put = restore(
            backup,
            masters_folder(),
            lambda digests: tqdm(digests, unit=" scans", disable=None),
        )
        manifest = backup.manifest()
        self.stdout.write(
            f"Restored: {counted(sum(manifest.rows.values()), 'row')}; "
            f"{counted(put, 'scan')} put in place, {manifest.masters - put:,} were there. "
            "Start the archive: it builds its search index anew."
        )
