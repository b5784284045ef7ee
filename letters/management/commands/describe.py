"""manage.py describe IDENTIFIER… | --all"""

from __future__ import annotations

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.ingest.describing import describe, described
from letters.models import Document, FormerIdentifier
from letters.tei.errors import TeiError


class Command(BaseCommand):
    help = (
        "Write what the archive states about documents, a JSON object a line: signers, "
        "senders, recipients, participants, subject, level, handling, precedence, and "
        "the texts that it carries (transmitted), each with the words that it is read "
        "from. A doubt says why a name or an end is not certain. It writes all that an "
        "archivist sees: drafts are included."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("identifiers", nargs="*", metavar="IDENTIFIER")
        parser.add_argument("--all", action="store_true", help="describe all documents")

    def handle(self, *, identifiers: list[str], **options: Any) -> None:
        if bool(identifiers) == options["all"]:
            raise CommandError(
                "Name the documents, as in manage.py describe frus1961-63v06/d66, or ask "
                "for every one with --all."
            )
        documents = Document.objects.order_by("identifier")
        self.refusals: list[str] = []
        if options["all"]:
            unknown = []
        else:
            keys, unknown = _find(identifiers)
            documents = documents.filter(pk__in=keys)
        for document in described(documents):
            self._write(document)
        if unknown:
            self.refusals.append(f"No document {', '.join(unknown)}.")
        if self.refusals:
            raise CommandError("\n".join(self.refusals))

    def _write(self, document: Document) -> None:
        try:
            line = json.dumps(describe(document), ensure_ascii=False)
        except TeiError as error:
            self.refusals.append(f"{document.identifier}: {error}")
        else:
            self.stdout.write(line)


def _find(identifiers: list[str]) -> tuple[set[int], list[str]]:
    """The primary keys, and the identifiers that no document has or once had."""
    former = FormerIdentifier.objects.filter(identifier__in=identifiers)
    known = dict(former.values_list("identifier", "document"))
    present = Document.objects.filter(identifier__in=identifiers)
    known |= dict(present.values_list("identifier", "pk"))
    return set(known.values()), [name for name in identifiers if name not in known]
