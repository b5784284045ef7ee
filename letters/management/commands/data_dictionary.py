"""manage.py data_dictionary [-o FILE | --check FILE]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from letters.management.data_dictionary import describe_tables


class Command(BaseCommand):
    help = (
        "Describe the tables and columns of the archive in Markdown. The database is "
        "not used."
    )
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        action = parser.add_mutually_exclusive_group()
        action.add_argument(
            "-o",
            "--output",
            type=Path,
            metavar="FILE",
            help="the file to write; without it, the standard output",
        )
        action.add_argument(
            "--check",
            type=Path,
            metavar="FILE",
            help="exit with 1 if the file differs from what would be written",
        )

    def handle(
        self, *, output: Path | None, check: Path | None, **_options: Any
    ) -> None:
        description = describe_tables(
            apps.get_app_config("letters").get_models(), connection
        )
        try:
            if check:
                self._check(check, description)
            elif output:
                output.write_text(description, encoding="utf-8")
            else:
                self.stdout.write(description, ending="")
        except OSError as error:
            raise CommandError(str(error)) from error

    def _check(self, file: Path, description: str) -> None:
        if file.read_text(encoding="utf-8") != description:
            raise CommandError(
                f"{file} is not current. Write it again: data_dictionary -o {file}"
            )
        self.stdout.write(f"{file} is current.")
