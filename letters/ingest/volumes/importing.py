"""A volume into the archive: every document whole or not at all, and again at will."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction

from letters.ingest.references import resolve_references_of
from letters.ingest.replies import resolve_replies_of
from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.documents import (
    Incoming,
    NewDocument,
    derive_new,
    read_incoming,
    set_record,
)
from letters.ingest.volumes.edition import keep_source, sync_edition, sync_sections
from letters.ingest.volumes.entries import sync_entries
from letters.ingest.volumes.planning import (
    TEXT,
    Archive,
    Outcome,
    Plan,
    values_of,
)
from letters.ingest.volumes.writing import Writer
from letters.models import Document, EditionSource, ImportedDocument
from letters.tei.errors import TeiError
from letters.tei.volume import Volume, read_volume

# How many documents are committed together. More is hardly faster; an interruption
# costs at most so many, which the next run reads again.
DOCUMENTS_AT_ONCE = 40

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `line` is in the file, 0 if it is not about one."""

    code: str
    message: str
    line: int = 0
    document: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{f'{self.document}: ' if self.document else ''}{self.message}"


@dataclass(slots=True)
class Report:
    """What became of the documents of one volume, and what was found wrong."""

    identifier: str
    counts: Counter[Outcome] = field(default_factory=Counter)
    problems: list[Finding] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        return set(self.counts) <= {Outcome.UNCHANGED}


def import_volume(
    content: bytes,
    name: str,
    status: str,
    progress: Progress = lambda _: None,
) -> Report:
    """Bring the archive to what the file holds, as far as nobody edited it here.

    Raises SourceError for a file that cannot be read; then nothing is written. A
    document that cannot be is in the report, and the others go in.
    """
    digest = hashlib.sha256(content).hexdigest()
    if report := _unchanged(digest):
        progress(report.counts.total())
        return report
    volume = read_volume(content, name)
    importer = _Importer(volume, name, status, progress)
    importer.run()
    is_in = not importer.report.counts[Outcome.FAILED]
    keep_source(importer.edition, volume, name, digest if is_in else "")
    resolve_references_of(importer.edition)
    resolve_replies_of(importer.edition)
    return importer.report


def plan_volume(content: bytes, name: str, progress: Progress) -> Report:
    """What `import_volume` would do. Writes nothing."""
    if report := _unchanged(hashlib.sha256(content).hexdigest()):
        progress(report.counts.total())
        return report
    volume = read_volume(content, name)
    report = Report(volume.identifier, problems=_findings(volume))
    archive = Archive(volume.identifier)
    for source in volume.documents:
        incoming = read_incoming(source, volume.identifier)
        report.counts[archive.plan(incoming).outcome] += 1
        progress(1)
    return report


def _unchanged(digest: str) -> Report | None:
    """The report on a file that is in already, to the last byte."""
    source = EditionSource.objects.filter(sha256=digest).select_related("edition")
    if not (found := source.defer("skeleton").first()):
        return None
    imported = ImportedDocument.objects.filter(document__edition=found.edition)
    return Report(
        found.edition.identifier,
        Counter({Outcome.UNCHANGED: imported.count()}),
    )


def _findings(volume: Volume) -> list[Finding]:
    return [
        Finding(str(problem.code), problem.message, problem.line)
        for problem in volume.problems
    ]


class _Importer:
    def __init__(
        self, volume: Volume, name: str, status: str, progress: Progress
    ) -> None:
        self.volume = volume
        self.status = status
        self.progress = progress
        self.reason = f"Imported from {name}"
        self.report = Report(volume.identifier, problems=_findings(volume))
        self.batch: list[NewDocument] = []

    def run(self) -> None:
        with transaction.atomic():
            self.edition, conflicts = sync_edition(self.volume)
            for name in conflicts:
                self._problem("conflict", f"{name}: changed in the file and here.")
            self.sections = sync_sections(self.edition, self.volume)
            entries = sync_entries(self.edition, self.volume)
        self.writer = Writer(entries, self.reason)
        archive = Archive(self.volume.identifier)
        identifiers = set()
        for source in self.volume.documents:
            incoming = read_incoming(source, self.volume.identifier)
            identifiers.add(incoming.identifier)
            self._take(incoming, archive.plan(incoming))
        self._write_batch()
        for identifier in archive.absent_from(identifiers):
            self.report.counts[Outcome.ABSENT] += 1
            message = "Imported once, and no longer in the file. Left as it is here."
            self._problem("absent", message, identifier)

    def _take(self, incoming: Incoming, plan: Plan) -> None:
        if plan.outcome is Outcome.CREATED:
            self._create(incoming)
            return
        if plan.outcome is Outcome.CONFLICT:
            self._problem("conflict", plan.conflict_in_words, incoming.identifier)
        try:
            if plan.merge.changes:
                self._update(incoming, plan)
            self._count(plan.outcome)
        except (TeiError, DatabaseError) as error:
            self._failed(incoming, error)

    def _create(self, incoming: Incoming) -> None:
        try:
            new = derive_new(
                incoming, self.volume, self.edition, self.sections, self.status
            )
        except TeiError as error:
            self._failed(incoming, error)
            return
        self.batch.append(new)
        if len(self.batch) == DOCUMENTS_AT_ONCE:
            self._write_batch()

    def _write_batch(self) -> None:
        batch, self.batch = self.batch, []
        if not batch:
            return
        try:
            self.writer.write(batch)
            self._count(Outcome.CREATED, len(batch))
        except DatabaseError:
            # One of them cannot be written: find it, and write the others.
            for new in batch:
                self._write_alone(new)

    def _write_alone(self, new: NewDocument) -> None:
        try:
            self.writer.write([new])
            self._count(Outcome.CREATED)
        except DatabaseError as error:
            self._failed(new.incoming, error)

    @transaction.atomic
    def _update(self, incoming: Incoming, plan: Plan) -> None:
        document = Document.objects.select_related("transcription", "edition").get(
            identifier=incoming.identifier
        )
        changes = dict(plan.merge.changes)
        is_new_text = changes.pop(TEXT, None) is not None
        set_record(document, changes, self.sections)
        tei = incoming.tei if is_new_text else document.transcription.tei
        save_document(document, tei, Edit(reason=self.reason), self.volume.outline)
        base = {
            name: value
            for name, value in values_of(incoming).items()
            if name not in plan.merge.conflicts
        }
        imported = document.imported
        imported.tei_sha256 = base.pop(TEXT, imported.tei_sha256)
        imported.record = {**imported.record, **base}
        imported.save()

    def _count(self, outcome: Outcome, documents: int = 1) -> None:
        self.report.counts[outcome] += documents
        self.progress(documents)

    def _failed(self, incoming: Incoming, error: Exception) -> None:
        self._count(Outcome.FAILED)
        message = " ".join(str(error).split())
        self._problem("failed", message, incoming.identifier, incoming.source.line)

    def _problem(
        self, code: str, message: str, document: str = "", line: int = 0
    ) -> None:
        self.report.problems.append(Finding(code, message, line, document))
