"""Imports the letters of one file after the other, and tells what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InternalError, transaction
from django.utils import timezone

from letters.ingest.file_formats import decode
from letters.ingest.reading_report import ReadDocument, ReadingReport
from letters.ingest.saving import EditConflictError
from letters.ingest.tei_files.incoming_letter import (
    IncomingLetter,
    identifiers_of,
    read_incoming_letter,
)
from letters.ingest.tei_files.letter_editions import edition_of
from letters.ingest.tei_files.letter_import import (
    create_letter,
    plan_letter,
    update_letter,
)
from letters.ingest.tei_files.read_letters import read_document_of
from letters.ingest.tei_files.registers_beside import RegistersBeside
from letters.ingest.tei_files.tei_sources import TeiSource
from letters.ingest.volumes.planning import ImportOutcome
from letters.ingest.volumes.reports import UNREADABLE
from letters.models import (
    DocumentStatus,
    ImportProblem,
    ImportRun,
    SourceFile,
    VolumeImport,
)
from letters.models.document_rights import StatusRefusedError
from letters.tei.dates import DateError
from letters.tei.errors import SourceError, TeiError
from letters.tei.letter_files import TeiFile, TeiLetter, read_tei_file

# Outcomes that somebody has to look at; the message says why.
TOLD = (
    ImportOutcome.CONFLICT,
    ImportOutcome.TAKEN,
    ImportOutcome.DELETED,
    ImportOutcome.FAILED,
)
NOT_IMPORTED = (ImportOutcome.TAKEN, ImportOutcome.FAILED)
# Errors of one letter, which leave the others importable.
_REFUSALS = (
    *(TeiError, DateError, ValidationError, EditConflictError, StatusRefusedError),
    *(DataError, IntegrityError, InternalError),
)
_LONGEST_REASON = 500
REGISTER = (
    "This is a register of {:,} entries, and no document. Its names stand for the keys of "
    "the letters that are handed in with it."
)


@dataclass(slots=True)
class FileReport:
    """The letters of one file by outcome. `told` are the outcomes to look at, and the
    parts that were refused, as a line of the file, an identifier and the reason."""

    name: str
    counts: Counter[ImportOutcome] = field(default_factory=Counter)
    entries: int = 0  # of a register, which holds no letter
    doubts: Counter[str] = field(default_factory=Counter)
    told: list[tuple[str, int, str, str]] = field(default_factory=list)

    def tell(self, code: str, line: int, identifier: str, reason: str) -> None:
        self.told.append(
            (code, line, identifier, " ".join(reason.split())[:_LONGEST_REASON])
        )

    @property
    def has_failures(self) -> bool:
        return any(code in (UNREADABLE, *NOT_IMPORTED) for code, *_ in self.told)


@dataclass(slots=True)
class OpenedFile:
    """A file whose letters are being imported; a rehearsal leaves it not `stored`."""

    source: TeiSource
    file: TeiFile
    report: FileReport
    stored: SourceFile | None = None


@dataclass(slots=True)
class Totals:
    """What became of all files; `refused` counts those of which nothing was read."""

    files: int = 0
    registers: int = 0
    refused: int = 0
    counts: Counter[ImportOutcome] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)

    def add(self, report: FileReport) -> None:
        self.files += 1
        self.registers += bool(report.entries)
        self.refused += not (report.counts or report.entries)
        self.counts += report.counts
        self.doubts += report.doubts


@dataclass(slots=True)
class TeiImport:
    """How files are imported. Without a `run` nothing is written: it is a rehearsal.

    `edition` is the identifier of the edition of all letters, made now if it is new.
    """

    report: ReadingReport
    run: ImportRun | None = None
    status: str = DocumentStatus.PUBLISHED
    edition: str = ""
    beside: RegistersBeside = field(default_factory=RegistersBeside)
    progress: Callable[[int], object] = lambda _: None

    def import_file(self, source: TeiSource) -> FileReport:
        """Import all letters of a file that can be read, and record what became of it."""
        report = FileReport(source.name)
        if entries := self.beside.files.get(source.name, 0):
            report.entries = entries
            self.report.add(ReadDocument(source.name, refused=REGISTER.format(entries)))
            return report
        record = self._begin(source)
        try:
            content = source.read()
            text = self.beside.registers.completed(decode(content))
            file = read_tei_file(text)
        except SourceError as error:
            report.tell(UNREADABLE, error.line, "", str(error))
            self.report.add(ReadDocument(source.name, refused=str(error)))
        else:
            self._import_letters(OpenedFile(source, file, report), content)
        if record:
            _end(record, report)
        return report

    def _import_letters(self, opened: OpenedFile, content: bytes) -> None:
        file, name = opened.file, opened.source.name
        for refusal in file.refusals:
            opened.report.tell(UNREADABLE, refusal.line, "", str(refusal))
            self.report.add(ReadDocument(name, refused=str(refusal)))
        for doubt in file.doubts:
            opened.report.doubts[doubt.code] += 1
        if self.run:
            opened.stored, _ = SourceFile.objects.store(name[:255], content)
        identifiers = identifiers_of(file, opened.source.stem, self.edition)
        for letter, identifier in zip(file.letters, identifiers, strict=True):
            self._import_letter(opened, letter, identifier)
            self.progress(1)

    def _import_letter(
        self, opened: OpenedFile, letter: TeiLetter, identifier: str
    ) -> None:
        report, name = opened.report, opened.source.name
        try:
            incoming = read_incoming_letter(opened.file, letter, identifier)
            outcome, message = self._carry_out(incoming, opened)
        except _REFUSALS as error:
            reason = _words_of(error)
            report.counts[ImportOutcome.FAILED] += 1
            report.tell(ImportOutcome.FAILED, letter.line, identifier, reason)
            self.report.add(ReadDocument(name, identifier, refused=reason))
            return
        report.counts[outcome] += 1
        if outcome in TOLD:
            report.tell(outcome, letter.line, identifier, message)
        report.doubts.update(incoming.codes)
        # Doubts about the file itself are told of its first letter.
        is_first = letter is opened.file.letters[0]
        read = read_document_of(incoming, name, opened.file.doubts if is_first else ())
        refused = message if outcome in NOT_IMPORTED else ""
        self.report.add(replace(read, refused=refused))

    def _carry_out(
        self, incoming: IncomingLetter, opened: OpenedFile
    ) -> tuple[ImportOutcome, str]:
        plan, stored = plan_letter(incoming), opened.stored
        if stored is None:
            return plan.outcome, plan.message
        if plan.outcome is ImportOutcome.CREATED:
            with transaction.atomic():  # no edition without a letter
                edition = edition_of(incoming, opened.file)
                create_letter(incoming, stored, edition, self.status)
        else:
            plan = update_letter(incoming, stored, plan)
        return plan.outcome, plan.message

    def _begin(self, source: TeiSource) -> VolumeImport | None:
        if not self.run:
            return None
        return VolumeImport.objects.create(run=self.run, name=source.name[:255])


def _end(record: VolumeImport, report: FileReport) -> None:
    states = VolumeImport.State
    record.ended = timezone.now()
    record.counts = {str(outcome): n for outcome, n in report.counts.items()}
    record.state = states.IMPORTED if report.counts else states.FAILED
    if set(report.counts) == {ImportOutcome.UNCHANGED}:
        record.state = states.UNCHANGED
    record.save()
    ImportProblem.objects.bulk_create(
        ImportProblem(
            volume=record,
            code=code,
            message=reason,
            line=line or None,
            document=identifier[:160],
        )
        for code, line, identifier, reason in report.told
    )


def _words_of(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)
