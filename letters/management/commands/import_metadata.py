"""manage.py import_metadata FILE.csv [--dry-run] [--as USERNAME]"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.bulk.csv_files import TableRefusedError
from letters.ingest.bulk.metadata_columns import COLUMNS, FOR_READING
from letters.ingest.bulk.metadata_import import MetadataImport, read_metadata_table
from letters.ingest.bulk.row_plans import RowOutcome, RowPlan

_HELP = f"""\
Describe many documents by a table: CSV in UTF-8, with commas, semicolons or tabs. The
column “identifier” says which document a row is about; one that is new becomes a draft
without a text. A cell that is there is the whole truth: an empty one empties the field.
What has no column stays. A row is saved whole or not at all, and named with its line and
column if it is refused; the others go in. Importing again changes nothing.

Columns: {", ".join(column.name for column in COLUMNS)}.
For reading alone, and ignored here: {", ".join(FOR_READING)}.
Names of people stand after one another with “;” between; “Andrei Gromyko
[gromyko-andrei]” links a name to a record. With the column “version”, a row is refused
whose document was changed since the table was exported.
"""


class Command(BaseCommand):
    help = _HELP

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say what would change; write nothing.",
        )
        parser.add_argument(
            "--as",
            dest="username",
            help="The account whose rights count, and which the revisions name.",
        )

    def handle(
        self, *, file: Path, dry_run: bool, username: str | None, **options: Any
    ) -> None:
        try:
            table = read_metadata_table(file.read_bytes())
        except (OSError, TableRefusedError) as error:
            raise CommandError(f"{file}: {error}") from error
        run = MetadataImport(file.name, table, _account(username))
        rows = run.plan() if dry_run else run.run()
        tally: Counter[RowOutcome] = Counter()
        failures: list[str] = []
        total = len(table.rows)
        for plan in tqdm(rows, "Rows", total, unit=" rows", disable=None):
            tally[plan.outcome] += 1
            failures += [f"{file.name}, {fault}" for fault in plan.faults]
            if dry_run or options["verbosity"] > 1:
                self._show(plan)
        counts = ", ".join(f"{tally[outcome]:,} {outcome}" for outcome in RowOutcome)
        self.stdout.write(f"{'Dry run: ' if dry_run else ''}{counts}")
        if failures:
            raise CommandError("\n".join(failures))

    def _show(self, plan: RowPlan) -> None:
        if plan.outcome in (RowOutcome.CREATED, RowOutcome.CHANGED):
            with tqdm.external_write_mode(file=self.stdout):
                self.stdout.write(
                    f"line {plan.line}: {plan.identifier}: {plan.outcome}"
                )
                for column, old, new in plan.changes:
                    self.stdout.write(f"  {column}: {old or '–'} → {new or '–'}")


def _account(username: str | None) -> Any:
    if not username:
        return None
    user = get_user_model().objects.filter(username=username, is_active=True).first()
    if not user:
        raise CommandError(f"There is no account “{username}”.")
    return user
