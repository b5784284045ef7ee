"""manage.py derive_documents [IDENTIFIER…] [--all]"""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest.deriving import derive_document
from letters.ingest.volumes.edition import derive_sections
from letters.models import Document
from letters.tei.errors import TeiError


class Command(BaseCommand):
    help = (
        "Derive pages, footnotes, references and HTML again from the stored TEI: of "
        "documents that an older version of the archive derived, or of those named."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("identifiers", nargs="*", metavar="IDENTIFIER")
        parser.add_argument(
            "--all",
            action="store_true",
            help="derive all documents, whatever their version",
        )

    def handle(self, *, identifiers: list[str], **options: Any) -> None:
        # A document may be described before it is transcribed.
        documents = Document.objects.exclude(transcription=None).select_related(
            "transcription", "edition"
        )
        if identifiers:
            documents = documents.filter(identifier__in=identifiers)
            missing = set(identifiers) - {d.identifier for d in documents}
            if missing:
                raise CommandError(f"No document {', '.join(sorted(missing))}.")
        elif not options["all"]:
            documents = documents.filter(
                transcription__derivation_version__lt=DERIVATION_VERSION
            )
        derived, failures = 0, []
        if not identifiers:
            derive_sections(of_any_version=options["all"])
        for document in tqdm(
            documents.iterator(),
            total=documents.count(),
            desc="Deriving",
            unit="document",
            # Shown on a terminal only.
            disable=None,
            leave=False,
        ):
            try:
                with transaction.atomic():
                    derive_document(document, document.transcription.tei)
                derived += 1
            except TeiError as error:
                failures.append(f"{document.identifier}: {error}")
        if derived or failures or options["verbosity"] > 1:
            self.stdout.write(f"{derived} derived, {len(failures)} failed")
        if failures:
            raise CommandError("\n".join(failures))
