"""Have the web server ask the archive for each page again."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from letters.front import FrontFolder
from letters.models import RegisteredFront


class Command(BaseCommand):
    help = (
        "Take away the pages that the web server answers by itself, as after a change "
        "that was made past the archive. They come again, one by one."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--for-good",
            action="store_true",
            help="also let changes be made without this front; first take LETTERS_FRONT "
            "out of the settings of what serves",
        )
        parser.add_argument(
            "--lost",
            action="store_true",
            help="the folder of the front is gone, and no web server answers from it any "
            "more: let changes be made without it",
        )

    def handle(self, *, for_good: bool, lost: bool, **_options: Any) -> None:
        if lost:
            RegisteredFront.objects.all().delete()
            self.stdout.write("This database has no front.")
            return
        if not settings.LETTERS_FRONT:
            raise CommandError("LETTERS_FRONT names the folder of the front.")
        folder = FrontFolder(settings.LETTERS_FRONT)
        identity = folder.identity()
        known = RegisteredFront.objects.first()
        if known and known.identity != identity:
            raise CommandError(
                f"{folder.root} is not the front of this database. If that one is gone, "
                "use --lost."
            )
        folder.close()
        if for_good:
            RegisteredFront.objects.all().delete()
        self.stdout.write(f"{folder.root} is closed.")
