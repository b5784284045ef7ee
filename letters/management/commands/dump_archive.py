"""manage.py dump_archive FOLDER [--address https://…]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.reader.search.counting import counted
from letters.reader.taking.archive_dump import ArchiveDump, DumpRefusedError

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Write everything that is published into a folder: each document as TEI and as "
        "plain text, all of them as JSON lines and as a table. It may be interrupted and "
        "run again: what would not change is left, what is hidden by now is removed."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--address",
            default=_own_address(),
            help="of the archive, such as https://letters.example; it begins the "
            "addresses of documents (default: %(default)s)",
        )

    def handle(self, *, folder: Path, address: str, **_options: Any) -> None:
        dump = ArchiveDump(folder, settings.LETTERS_SITE_NAME, address)
        selection = dump.selection
        written = dump.write(selection)
        total = len(selection.keys)
        try:
            number = sum(
                1 for _ in tqdm(written, total=total, unit=" documents", disable=None)
            )
        except (DumpRefusedError, OSError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            message = "Interrupted. Run it again: it goes on where files are missing."
            raise CommandError(message, returncode=INTERRUPTED) from error
        for line in dump.left_out:
            self.stderr.write(line)
        self.stdout.write(
            f"{folder}: {counted(number, 'document')}; "
            f"{counted(dump.written, 'file')} written, {dump.removed:,} removed"
        )


def _own_address() -> str:
    """Of the first name under which the archive answers."""
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    names = [name for name in settings.ALLOWED_HOSTS if name.strip("*.")]
    return f"{scheme}://{names[0] if names else 'localhost'}"
