"""manage.py propose_witnesses"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from letters.ingest.witness_proposals import propose_witnesses


class Command(BaseCommand):
    help = (
        "Look for documents that are much alike, and put each pair that is not related "
        "yet among what needs review. Nothing is related by itself."
    )

    def handle(self, **_options: Any) -> None:
        with transaction.atomic():
            new = propose_witnesses()
        self.stdout.write(f"{new} proposed")
