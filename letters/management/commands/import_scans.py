"""manage.py import_scans FOLDER|FILE.zip [--dry-run]"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.bulk.scan_files import (
    FilesRefusedError,
    ScanFiles,
    files_of_folder,
    files_of_zip,
)
from letters.ingest.bulk.scan_import import ScanImport, ScanOutcome
from letters.ingest.bulk.scan_names import SCHEME

_SCHEME = "\n".join(f"  {name:34} {meaning}" for name, meaning in SCHEME)
_HELP = f"""\
Take in the page scans of a folder or a ZIP: JPEG, PNG or TIFF, one page in each. The name
of a file says which document and page it shows:

{_SCHEME}

Zeros and “p”, “page”, “pg” before the page do not count; folders further out do not
either. The page is the one that the text of the document marks; page 1 if it marks none.
A file that cannot be taken is named with what to do, and the others go in. Importing again
changes nothing.
"""


class Command(BaseCommand):
    help = _HELP

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("path", type=Path, metavar="FOLDER|FILE.zip")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say what would be done; write nothing.",
        )

    def handle(self, *, path: Path, dry_run: bool, **_options: Any) -> None:
        tally: Counter[ScanOutcome] = Counter()
        failures: list[str] = []
        try:
            with _files_at(path) as files:
                scans = ScanImport(files)
                results = scans.plan() if dry_run else scans.run()
                total = len(files.files)
                for result in tqdm(
                    results, "Scans", total, unit=" files", disable=None
                ):
                    tally[result.outcome] += 1
                    if result.fault:
                        failures.append(f"{result.name}: {result.fault}")
        except (OSError, FilesRefusedError) as error:
            raise CommandError(f"{path}: {error}") from error
        counts = ", ".join(f"{tally[outcome]:,} {outcome}" for outcome in ScanOutcome)
        left_out = (
            f", {files.left_out:,} of the system left out" if files.left_out else ""
        )
        self.stdout.write(f"{'Dry run: ' if dry_run else ''}{counts}{left_out}")
        if failures:
            raise CommandError("\n".join(failures))


@contextmanager
def _files_at(path: Path) -> Iterator[ScanFiles]:
    if path.is_dir():
        yield files_of_folder(path)
    else:
        with path.open("rb") as file, files_of_zip(file) as files:
            yield files
