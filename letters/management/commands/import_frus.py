"""manage.py import_frus PATH… [--draft] [--dry-run]"""

from __future__ import annotations

import argparse
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.volumes.files import find_files, read_file
from letters.ingest.volumes.importing import Progress, Report, plan_volume
from letters.ingest.volumes.planning import Outcome
from letters.ingest.volumes.runs import ImportRunningError, import_files, import_run
from letters.models import Document
from letters.tei.errors import SourceError

ALREADY_RUNNING = 3
INTERRUPTED = 130

Import = Callable[[Progress], Report]


class Command(BaseCommand):
    help = (
        "Bring volumes of Foreign Relations of the United States, or others in the "
        "same TEI, into the archive; again when they changed. What an archivist edited "
        "stays. Stopped at any moment, it goes on from there when it is run again."
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
            "--dry-run", action="store_true", help="say what would be done; do nothing"
        )

    def handle(
        self, *, paths: list[Path], draft: bool, processes: int, **options: Any
    ) -> None:
        try:
            files = find_files(paths)
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error
        status = Document.Status.DRAFT if draft else Document.Status.PUBLISHED
        self.verbosity = options["verbosity"]
        if options["dry_run"]:
            self._report(files, (partial(_plan, file) for file in files))
            return
        try:
            with _stopped_by_signals(), import_run(paths) as run:
                self._report(files, import_files(run, files, status, processes))
        except ImportRunningError as error:
            raise CommandError(str(error), returncode=ALREADY_RUNNING) from error
        except KeyboardInterrupt as error:
            message = "Stopped. What is in is in; run it again to go on."
            raise CommandError(message, returncode=INTERRUPTED) from error

    def _report(self, files: list[Path], imports: Iterable[Import]) -> None:
        totals: Counter[Outcome] = Counter()
        failures: list[str] = []
        with tqdm(unit=" documents", disable=None) as bar:
            for number, (file, run) in enumerate(zip(files, imports, strict=True), 1):
                bar.set_description(f"Volume {number} of {len(files)}, {file.name}")
                try:
                    report = run(bar.update)
                except SourceError as error:
                    failures.append(f"{file}: {error}")
                    continue
                totals += report.counts
                self._say(f"{file.name}: {_in_words(report.counts)}")
                self._say_problems(report)
        self.stdout.write(
            f"{len(files) - len(failures)} volumes, {len(failures)} not read; "
            f"documents: {_in_words(totals)}"
        )
        if failures:
            raise CommandError("Not read, and nothing of it:\n" + "\n".join(failures))
        if totals[Outcome.FAILED]:
            raise CommandError("Some documents could not be imported; see above.")

    def _say_problems(self, report: Report) -> None:
        """All of them when asked; what concerns the archive itself always."""
        quiet = Counter(problem.code for problem in report.problems)
        for problem in report.problems:
            is_ours = problem.code in ("failed", "conflict", "absent")
            if is_ours or self.verbosity > 1:
                self._say(f"  {problem.code}: {problem}")
                quiet[problem.code] -= 1
        if counted := ", ".join(f"{n} {code}" for code, n in quiet.items() if n):
            self._say(f"  to look at: {counted}")

    def _say(self, line: str) -> None:
        """A line of output, above the progress bar if there is one."""
        with tqdm.external_write_mode(file=self.stdout):
            self.stdout.write(line)


def _in_words(counts: Counter[Outcome]) -> str:
    return ", ".join(
        f"{n:,} {outcome}" for outcome in Outcome if (n := counts[outcome])
    )


def _plan(file: Path, progress: Progress) -> Report:
    return plan_volume(read_file(file), file.name, progress)


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Let SIGTERM stop the run as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
