"""manage.py import_bag FOLDER [--dry-run] [--with-accounts]"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.ingest.bulk.deposit.bag_layout import BagRefusedError
from letters.ingest.bulk.deposit.bag_reading import BagImport, BagOutcome
from letters.ingest.bulk.deposit.bag_verifying import verify_bag


class Command(BaseCommand):
    help = (
        "Take in what export_bag wrote. Every digest is verified first. All of it goes "
        "in or nothing; what the archive has already stays as it is, and is named if it "
        "is another."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--dry-run", action="store_true", help="Verify it and say what it would do."
        )
        parser.add_argument(
            "--with-accounts",
            action="store_true",
            help="make the accounts that revisions name and that are not here; nobody "
            "can sign in with them",
        )

    def handle(
        self, *, folder: Path, dry_run: bool, with_accounts: bool, **_options: Any
    ) -> None:
        try:
            verify_bag(folder)
            bag = BagImport(folder, with_accounts)
            outcomes = [*bag.plan()] if dry_run else bag.run()
        except (BagRefusedError, OSError) as error:
            raise CommandError(str(error)) from error
        for doubt in bag.doubts:
            self.stderr.write(doubt)
        tally = Counter(outcome for _, outcome in outcomes)
        counts = ", ".join(f"{tally[outcome]:,} {outcome}" for outcome in BagOutcome)
        self.stdout.write(f"{'Dry run: ' if dry_run else ''}{counts}")
        different = [
            name for name, outcome in outcomes if outcome is BagOutcome.DIFFERENT
        ]
        if different:
            raise CommandError(
                f"Another state of these is here, and stays: {', '.join(different)}"
            )
