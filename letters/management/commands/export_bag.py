"""manage.py export_bag FOLDER --all|--edition ID|--identifiers ID… [--with-drafts]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from letters.ingest.bulk.deposit.bag_layout import BagRefusedError
from letters.ingest.bulk.deposit.bag_writing import Deposit
from letters.models import Document
from letters.models.document_queries import DocumentQuerySet


class Command(BaseCommand):
    help = (
        "Write documents as a bag (BagIt, RFC 8493) for a deposit: their records, TEI, "
        "revisions, sources, scans, what archivists decided, and the agents, editions "
        "and repositories that they need. import_bag reads it again."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--identifiers", nargs="+", metavar="ID", default=[])
        chosen.add_argument("--edition", metavar="ID")
        chosen.add_argument("--all", action="store_true")
        parser.add_argument(
            "--with-drafts",
            action="store_true",
            help="write what is not published as well; bag-info.txt says so",
        )

    def handle(self, *, folder: Path, with_drafts: bool, **options: Any) -> None:
        deposit = Deposit(
            folder, settings.LETTERS_SITE_NAME, timezone.localdate(), with_drafts
        )
        asked = _asked(options)
        documents = deposit.choose(asked)
        left_out = asked.count() - documents.count()
        try:
            written = deposit.write(documents)
            number = sum(1 for _ in tqdm(written, unit=" documents", disable=None))
        except (BagRefusedError, OSError) as error:
            raise CommandError(str(error)) from error
        hidden = f"; {left_out:,} not published, left out" if left_out else ""
        self.stdout.write(f"{folder}: {number:,} documents{hidden}")


def _asked(options: dict[str, Any]) -> DocumentQuerySet:
    """Raises CommandError for what is not there."""
    documents = Document.objects.all()
    if edition := options["edition"]:
        documents = documents.filter(edition__identifier=edition)
        if not documents.exists():
            raise CommandError(f"No document is of an edition “{edition}”.")
    if wanted := set(options["identifiers"]):
        documents = documents.filter(identifier__in=wanted)
        found = set(documents.values_list("identifier", flat=True))
        if missing := wanted - found:
            raise CommandError(
                f"There is no document “{'”, “'.join(sorted(missing))}”."
            )
    return documents
