"""manage.py import_transcription FILE… [--identifier ID]… [--edition ID]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from letters.ingest.saving import Edit
from letters.ingest.time_limit import read_in_time
from letters.ingest.transcriptions import (
    Format,
    ImportRefusedError,
    Intake,
    decode,
    guess_format,
    import_transcription,
)
from letters.models import Edition
from letters.tei.errors import TeiError


class Command(BaseCommand):
    help = (
        "Read raw transcriptions, notation or TEI as drafts, with every doubt listed. "
        "A file that was read before is left as it is."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--identifier",
            action="append",
            default=[],
            help="The identifier of each document in the file, in order. A single one is "
            "numbered -1, -2 … for several documents. Default: the name of the file.",
        )
        parser.add_argument(
            "--edition", help="The identifier of the edition that prints the document."
        )
        parser.add_argument("--format", choices=[*Format], help="Default: guessed.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Show the proposal; write nothing."
        )

    def handle(
        self, *, files: list[Path], edition: str | None, dry_run: bool, **options: Any
    ) -> None:
        failures = []
        for file in files:
            try:
                if dry_run:
                    self.show(file, options["format"])
                else:
                    self.read(file, self.find_edition(edition), options)
            except (OSError, TeiError, ImportRefusedError) as error:
                failures.append(f"{file}: {error}")
        if failures:
            raise CommandError("\n".join(failures))

    def find_edition(self, identifier: str | None) -> Edition | None:
        """The edition named, made now if it is new: its title can be given later."""
        if not identifier:
            return None
        if edition := Edition.objects.filter(identifier=identifier).first():
            return edition
        edition = Edition(identifier=identifier, title=identifier)
        try:
            edition.full_clean()
        except ValidationError as error:
            reason = f"Edition {identifier}: {' '.join(error.messages)}"
            raise ImportRefusedError(reason) from error
        edition.save()
        return edition

    def read(
        self, file: Path, edition: Edition | None, options: dict[str, Any]
    ) -> None:
        content = file.read_bytes()
        intake = Intake(
            name=file.name,
            content=content,
            format=Format(options["format"] or guess_format(decode(content))),
            identifiers=options["identifier"] or ([] if edition else [file.stem]),
            edition=edition,
        )
        for imported in import_transcription(intake, Edit(reason="Imported")):
            self.stdout.write(
                f"{file.name}: {imported.outcome} {imported.document.identifier} "
                f"“{imported.document.title}” ({imported.doubts} to look at)"
            )

    def show(self, file: Path, kind: str | None) -> None:
        text = decode(file.read_bytes())
        file_format = Format(kind or guess_format(text))
        proposal = read_in_time(text, file_format).proposal
        for document in proposal.documents:
            self.stdout.write(f"# {document.title}\n\n{document.notation}")
            for doubt in document.doubts:
                self.stdout.write(f"{file.name}:{doubt.line}: {doubt.message}")
