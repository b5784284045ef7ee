"""manage.py import_transcription FILE… [--identifier ID]… [--edition ID]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from letters.ingest.extraction import extract_text, is_extractable
from letters.ingest.reading_report import ReadDocument, ReadingReport
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
from letters.ingest.transcriptions.identifiers import choose_identifiers
from letters.ingest.transcriptions.reading_rows import read_documents
from letters.models import Edition
from letters.tei.errors import TeiError


class Command(BaseCommand):
    help = (
        "Read raw transcriptions, notation, TEI, .docx or the text of PDFs as drafts, with "
        "every doubt listed. "
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
        parser.add_argument(
            "--report",
            type=Path,
            metavar="FILE",
            help="Write what is read of each document as a line of JSON.",
        )

    def handle(
        self, *, files: list[Path], edition: str | None, dry_run: bool, **options: Any
    ) -> None:
        failures = []
        with ReadingReport(options["report"]) as report:
            for file in files:
                try:
                    if dry_run:
                        documents = self.show(file, options)
                    else:
                        documents = self.read(file, self.find_edition(edition), options)
                except (OSError, TeiError, ImportRefusedError) as error:
                    failures.append(f"{file}: {error}")
                    documents = [ReadDocument(str(file), refused=str(error))]
                for document in documents:
                    report.add(document)
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
    ) -> list[ReadDocument]:
        intake = _intake(file, options, edition)
        identifiers = []
        for imported in import_transcription(intake, Edit(reason="Imported")):
            identifiers.append(imported.document.identifier)
            self.stdout.write(
                f"{file.name}: {imported.outcome} {imported.document.identifier} "
                f"“{imported.document.title}” ({imported.doubts} to look at)"
            )
        if not options["report"]:
            return []
        reading = read_in_time(intake.text, intake.format)
        return read_documents(str(file), intake, reading, identifiers)

    def show(self, file: Path, options: dict[str, Any]) -> list[ReadDocument]:
        intake = _intake(file, options)
        reading = read_in_time(intake.text, intake.format)
        for document in reading.proposal.documents:
            self.stdout.write(f"# {document.title}\n\n{document.notation}")
            for doubt in intake.doubts_of(document):
                self.stdout.write(f"{file.name}:{doubt.line}: {doubt.message}")
        if not options["report"]:
            return []
        identifiers = choose_identifiers(intake, reading.proposal)
        return read_documents(str(file), intake, reading, identifiers)


def _intake(
    file: Path, options: dict[str, Any], edition: Edition | None = None
) -> Intake:
    content = file.read_bytes()
    extracted = extract_text(content) if is_extractable(content) else None
    guessed = Format.RAW if extracted else guess_format(decode(content))
    return Intake(
        name=file.name,
        content=content,
        format=Format(options["format"] or guessed),
        identifiers=options["identifier"] or ([] if edition else [file.stem]),
        edition=edition,
        read_as=extracted.text if extracted else None,
        doubts=extracted.doubts if extracted else (),
    )
