"""manage.py import_frus PATH… [--draft] [--dry-run]"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.addresses_of_people import give_addresses
from letters.ingest.same_people import join_people
from letters.ingest.volumes.files import find_files, printable
from letters.ingest.volumes.planning import ImportOutcome
from letters.ingest.volumes.reports import Progress, Report
from letters.ingest.volumes.runs import (
    import_files,
    import_run,
    plan_files,
)
from letters.management.import_endings import errors_in_words, stopped_by_signals
from letters.models import DocumentStatus
from letters.tei.errors import SourceError

Import = Callable[[Progress], Report]


class Command(BaseCommand):
    help = (
        "Import volumes of Foreign Relations of the United States, or others in the "
        "same TEI, and import them again when they changed. What an archivist edited "
        "stays. A run that was stopped, at any moment, goes on when it is run again."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="PATH",
            help="a file (.xml, .xml.gz, .xml.xz), or a folder with such files below it",
        )
        parser.add_argument(
            "--draft",
            action="store_true",
            help="leave new documents unpublished, for an archivist to look at first",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=min(2, os.cpu_count() or 1),
            metavar="N",
            help="how many volumes to read at a time (each takes 150 MB of memory)",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="show what would be done; write nothing",
        )

    def handle(
        self, *, paths: list[Path], draft: bool, processes: int, **options: Any
    ) -> None:
        try:
            files = find_files(paths)
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error
        status = DocumentStatus.DRAFT if draft else DocumentStatus.PUBLISHED
        self.verbosity = options["verbosity"]
        if options["dry_run"]:
            failures = self._report(files, plan_files(files))
        else:
            with errors_in_words(), stopped_by_signals(), import_run(paths) as run:
                imports = import_files(run, files, status, processes)
                # Closed here, not some time later: its processes end with it.
                with closing(imports):
                    failures = self._report(files, imports)
                self._join_people()
        if failures:
            raise CommandError("\n".join(failures))

    def _report(self, files: list[Path], imports: Iterable[Import]) -> list[str]:
        """Print what becomes of each file; return the failures."""
        totals: Counter[ImportOutcome] = Counter()
        failures: list[str] = []
        with tqdm(unit=" documents", disable=None) as bar:
            for number, (file, run) in enumerate(zip(files, imports, strict=True), 1):
                name = printable(file.name)
                bar.set_description(f"Volume {number} of {len(files)}, {name}")
                try:
                    report = run(bar.update)
                except SourceError as error:
                    failures.append(f"Not read: {printable(file)}: {error}")
                    continue
                totals += report.counts
                self._print(f"{name}: {_in_words(report.counts)}")
                self._print_problems(report)
        self.stdout.write(
            f"{len(files) - len(failures)} volumes, {len(failures)} not read; "
            f"documents: {_in_words(totals)}"
        )
        if totals[ImportOutcome.FAILED]:
            failures.append("Some documents could not be imported; see above.")
        return failures

    def _join_people(self) -> None:
        """Merge the records of one person once all lists of the run are there."""
        if merged := join_people():
            self._print(f"people: {merged:,} merged into others of one person")
        give_addresses()

    def _print_problems(self, report: Report) -> None:
        """Print problems: all of them if verbose, those with the archive itself always."""
        untold = Counter(problem.code for problem in report.problems)
        for problem in report.problems:
            concerns_archive = problem.code in tuple(ImportOutcome)
            if concerns_archive or self.verbosity > 1:
                self._print(f"  {problem.code}: {problem}")
                untold[problem.code] -= 1
        if counted := ", ".join(f"{n} {code}" for code, n in untold.items() if n):
            self._print(f"  to look at: {counted}")

    def _print(self, line: str) -> None:
        """Print a line, above the progress bar if there is one."""
        with tqdm.external_write_mode(file=self.stdout):
            self.stdout.write(line)


def _in_words(counts: Counter[ImportOutcome]) -> str:
    named = (f"{n:,} {outcome}" for outcome in ImportOutcome if (n := counts[outcome]))
    return ", ".join(named) or "none"
