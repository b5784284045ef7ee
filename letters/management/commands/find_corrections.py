"""manage.py find_corrections"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from letters.ingest.correction_notes import record_missing_corrections


class Command(BaseCommand):
    help = (
        "Note what was corrected in public texts before the archive noted that itself. "
        "Running it again changes nothing."
    )

    def handle(self, **_options: Any) -> None:
        number = sum(1 for _ in record_missing_corrections())
        noun = "correction" if number == 1 else "corrections"
        self.stdout.write(f"{number:,} {noun} noted.")
