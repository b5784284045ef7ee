"""manage.py import_tei PATH… [--edition ID] [--draft] [--dry-run] [--report FILE]"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.reading_report import ReadingReport
from letters.ingest.tei_files import (
    FileReport,
    TeiImport,
    TeiSource,
    Totals,
    find_registers,
    find_tei_sources,
)
from letters.ingest.volumes.planning import ImportOutcome
from letters.ingest.volumes.runs import import_run
from letters.management.import_endings import errors_in_words, stopped_by_signals
from letters.models import DocumentStatus
from letters.models.identifiers import validate_part
from letters.tei.errors import SourceError


class Command(BaseCommand):
    help = (
        "Import letters and editions in TEI P5, and import them again when they changed. "
        "What an archivist edited stays. A run that was stopped, at any moment, goes on "
        "when it is run again."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="PATH",
            help="a file (.xml, .tei, also .gz, .xz, .zip), or a folder with such files",
        )
        parser.add_argument(
            "--edition",
            default="",
            metavar="ID",
            help="the identifier of the edition of all letters. Default: that of a file "
            "with several letters is the name of the file",
        )
        parser.add_argument(
            "--draft",
            action="store_true",
            help="leave new documents unpublished, for an archivist to look at first",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="show what would be done; write nothing into the archive",
        )
        parser.add_argument(
            "--report",
            type=Path,
            metavar="FILE",
            help="write what was read as lines of JSON, one for each document",
        )

    def handle(
        self, *, paths: list[Path], edition: str, report: Path | None, **options: Any
    ) -> None:
        sources = _sources(paths)
        beside = find_registers(sources)
        if len(beside.files) == len(sources):
            raise CommandError("These are registers; there is no letter beside them.")
        _check_edition(edition)
        status = DocumentStatus.DRAFT if options["draft"] else DocumentStatus.PUBLISHED
        try:
            written = ReadingReport(report)
        except OSError as error:
            raise CommandError(f"The report cannot be written: {error}") from error
        with written:
            if options["dry_run"]:
                run = TeiImport(written, status=status, edition=edition, beside=beside)
                failed = self._import(sources, run)
            else:
                with (
                    errors_in_words(),
                    stopped_by_signals(),
                    import_run(paths) as begun,
                ):
                    run = TeiImport(written, begun, status, edition, beside)
                    failed = self._import(sources, run)
        if failed:
            raise CommandError("Not all of it could be imported; see above.")

    def _import(self, sources: Sequence[TeiSource], run: TeiImport) -> bool:
        """Print what becomes of each file, and a table at the end; whether any failed."""
        totals, failed = Totals(), False
        with tqdm(unit=" documents", disable=None) as bar:
            run.progress = bar.update
            for number, source in enumerate(sources, 1):
                bar.set_description(f"File {number:,} of {len(sources):,}")
                report = run.import_file(source)
                totals.add(report)
                failed = failed or report.has_failures
                self._print_file(report)
        self._print_totals(totals)
        return failed

    def _print_file(self, report: FileReport) -> None:
        with tqdm.external_write_mode(file=self.stdout):
            if report.entries:
                told = f"a register, entries: {report.entries:,}"
            else:
                told = _in_words(report.counts) or "refused"
            self.stdout.write(f"{report.name}: {told}")
            for code, line, identifier, reason in report.told:
                where = f"line {line}: " if line else ""
                name = f"{identifier}: " if identifier else ""
                self.stdout.write(f"  {code}: {where}{name}{reason}")

    def _print_totals(self, totals: Totals) -> None:
        """A table: what was read, what is doubtful, and what was refused."""
        counts = [(outcome, totals.counts[outcome]) for outcome in ImportOutcome]
        rows = [
            ("files", totals.files),
            ("files refused", totals.refused),
            *([("registers", totals.registers)] if totals.registers else []),
            *((f"documents {outcome}", number) for outcome, number in counts if number),
            *(
                (f"doubts: {code}", number)
                for code, number in totals.doubts.most_common()
            ),
        ]
        width = max(len(name) for name, _ in rows)
        for name, number in rows:
            self.stdout.write(f"{name:<{width}}  {number:>9,}")


def _sources(paths: Sequence[Path]) -> list[TeiSource]:
    try:
        return find_tei_sources(paths)
    except (FileNotFoundError, SourceError) as error:
        raise CommandError(str(error)) from error


def _check_edition(identifier: str) -> None:
    try:
        if identifier:
            validate_part(identifier)
    except ValidationError as error:
        raise CommandError(f"--edition: {' '.join(error.messages)}") from error


def _in_words(counts: Counter[ImportOutcome]) -> str:
    return ", ".join(f"{n:,} {each}" for each in ImportOutcome if (n := counts[each]))
