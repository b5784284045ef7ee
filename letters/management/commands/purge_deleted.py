"""manage.py purge_deleted"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from letters.ingest.deletion import purge_deleted
from letters.ingest.record_deletion import purge_records
from letters.models import CountedReport
from letters.models.deletions import DAYS_TO_UNDO


class Command(BaseCommand):
    help = (
        "Remove for good the documents, agents and sections that were deleted more than "
        f"{DAYS_TO_UNDO} days ago. A document that was public once stays stored, so that "
        "nothing else gets its identifier. Networks that sent reports of mistakes are "
        "forgotten. Run it every night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say what would be removed; write nothing.",
        )

    def handle(self, *, dry_run: bool, **_options: Any) -> None:
        now = timezone.now()
        if not dry_run:
            CountedReport.objects.forget(now)
        records = list(purge_records(now, dry_run=dry_run))
        names = list(purge_deleted(now, dry_run=dry_run))
        for name in names:
            self.stdout.write(name)
        noun = "document" if len(names) == 1 else "documents"
        verb = "would be removed" if dry_run else "removed for good"
        self.stdout.write(f"{len(names)} {noun} {verb}.")
        for name in records:
            self.stdout.write(name)
        if records:
            self.stdout.write(f"{len(records)} agents and sections {verb}.")
