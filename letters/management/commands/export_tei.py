"""manage.py export_tei IDENTIFIER [-o FILE]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.ingest.volumes.exporting import (
    export_document,
    export_edition,
    missing_documents,
)
from letters.models import Document, Edition


class Command(BaseCommand):
    help = "Export a volume, or one document, as TEI. Drafts are included."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "identifier",
            help="frus1961-63v06, frus1961-63v06/d12, reagan-andropov-1983",
        )
        parser.add_argument(
            "-o",
            "--output",
            type=Path,
            metavar="FILE",
            help="the file to write; without it, the standard output",
        )

    def handle(self, *, identifier: str, output: Path | None, **_options: Any) -> None:
        content = self._export(identifier)
        if output is None:
            self.stdout.write(content, ending="")
            return
        try:
            output.write_bytes(content.encode())
        except OSError as error:
            raise CommandError(f"Not written: {error}") from error

    def _export(self, identifier: str) -> str:
        if edition := Edition.objects.filter(identifier=identifier).first():
            if missing := missing_documents(edition):
                self.stderr.write(
                    f"Not in the archive, so left out: {', '.join(missing)}."
                )
            return export_edition(edition, Document.objects.all())
        documents = Document.objects.select_related("transcription", "edition")
        if document := documents.filter(identifier=identifier).first():
            if not hasattr(document, "transcription"):
                raise CommandError(f"“{identifier}” has no text yet.")
            return export_document(document)
        raise CommandError(
            f"No volume and no document “{identifier}”. A document of a volume is "
            "named like frus1961-63v06/d12."
        )
