"""manage.py load_demonstration"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from letters.ingest.demonstration import load_demonstration
from letters.teaching.archive_readings import load_readings


class Command(BaseCommand):
    help = (
        "Load the demonstration collection and its readings from fixtures/. What is "
        "in the archive already is left as it is."
    )

    def handle(self, **_options: Any) -> None:
        for document, is_new in load_demonstration(settings.BASE_DIR / "fixtures"):
            outcome = "loaded" if is_new else "unchanged"
            self.stdout.write(f"{document.identifier}: {outcome}")
        for slug, outcome in load_readings(settings.BASE_DIR / "fixtures/readings"):
            self.stdout.write(f"{slug}: {outcome}")
