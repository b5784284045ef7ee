"""manage.py find_references TEXTS [-o REFERENCES]"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.tei.references.evaluation import GoldError, predict


class Command(BaseCommand):
    help = (
        "Find the cross-references in a file of texts, a JSON object a line, and write "
        "for each text what it refers to. The database is not used."
    )
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("texts", type=Path, metavar="TEXTS")
        parser.add_argument(
            "-o",
            "--output",
            type=Path,
            metavar="REFERENCES",
            help="the file to write; without it, the standard output",
        )

    def handle(self, *, texts: Path, output: Path | None, **_options: Any) -> None:
        try:
            with texts.open("rb") as lines:
                predictions = predict(lines)
            written = "".join(f"{json.dumps(row)}\n" for row in predictions)
            if output is None:
                self.stdout.write(written, ending="")
            else:
                output.write_text(written, encoding="utf-8")
        except GoldError as error:
            raise CommandError(f"{texts}: {error}") from error
        except OSError as error:
            raise CommandError(str(error)) from error
