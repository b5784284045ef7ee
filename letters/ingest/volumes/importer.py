"""Plans and imports the documents of a volume one by one."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InternalError, transaction

from letters.ingest.carried_letters import follow_carrier
from letters.ingest.deriving_again import derive_stored
from letters.ingest.saving import Edit, EditConflictError
from letters.ingest.shrinking import (
    ShrinksError,
    foreseen_shrinkage,
    save_unless_it_shrinks,
)
from letters.ingest.volumes.bulk_writing import BulkWriter
from letters.ingest.volumes.incoming import (
    Incoming,
    NewDocument,
    derive_changed,
    derive_new,
    read_incoming,
    set_record,
)
from letters.ingest.volumes.planning import (
    TEXT,
    ExistingDocuments,
    ImportOutcome,
    Plan,
    without_text,
)
from letters.ingest.volumes.reports import Finding, Progress, Report, findings_in
from letters.models import Document, DocumentStatus, Edition, Section
from letters.tei.dates import DateError
from letters.tei.errors import TeiError
from letters.tei.volume import DocumentSource, Volume

# How many documents are committed together. More are hardly faster. An interruption
# loses at most so many, which the next run reads again.
DOCUMENTS_AT_ONCE = 40

# Errors of one document, which leave the others importable. A lost connection or a full
# disk is none of them.
_REFUSED_BY_DATABASE = (DataError, IntegrityError, InternalError)
_REFUSALS = (
    TeiError,
    DateError,
    ValidationError,
    EditConflictError,
    Document.DoesNotExist,
    *_REFUSED_BY_DATABASE,
)
_LONGEST_REASON = 500


class Planner:
    """Reports what an import would do, and what it could not do. Writes nothing."""

    def __init__(
        self,
        volume: Volume,
        edition: Edition,
        progress: Progress,
    ) -> None:
        self.volume = volume
        self.edition = edition
        self.progress = progress
        self.sections: Mapping[str, Section] = {}
        self.status: str = DocumentStatus.DRAFT
        self.report = Report(volume.identifier, problems=findings_in(volume))

    def run(self) -> None:
        existing = ExistingDocuments(self.edition.identifier)
        identifiers = set()
        for source in self.volume.documents:
            identifiers.add(self._identifier(source))
            self._carry_out(source, existing)
        for identifier in existing.absent_from(identifiers):
            self.report.counts[ImportOutcome.ABSENT] += 1
            message = "Imported once and no longer in the file. Left as it is here."
            self.report_problem(ImportOutcome.ABSENT, message, identifier)

    def report_problem(
        self, code: str, message: str, document: str = "", line: int = 0
    ) -> None:
        self.report.problems.append(Finding(str(code), message, line, document))

    def _carry_out(self, source: DocumentSource, existing: ExistingDocuments) -> None:
        try:
            incoming = read_incoming(source, self.edition.identifier)
            plan = existing.plan(incoming)
            if plan.outcome is ImportOutcome.CREATED:
                self._create(
                    derive_new(
                        incoming,
                        self.volume,
                        self.edition,
                        self.sections,
                        self.status,
                        existing.taken,
                    )
                )
                return
            if plan.document:
                plan = self._update(incoming, plan, plan.document)
        except _REFUSALS as error:
            self._failed(source, error)
            return
        self._count(plan.outcome)
        if plan.message:
            identifier = self._identifier(source)
            self.report_problem(plan.outcome, plan.message, identifier, source.line)

    def _create(self, _new: NewDocument) -> None:
        self._count(ImportOutcome.CREATED)

    def _update(self, incoming: Incoming, plan: Plan, document: Document) -> Plan:
        """Carry out `plan`; return what was carried out of it. Here: what would be."""
        if TEXT not in plan.changes or not document.is_published:
            return plan
        derived = derive_changed(incoming, self.volume, document)
        change = foreseen_shrinkage(document, derived)
        return without_text(plan, change.lost_percent) if change.is_grave else plan

    def _identifier(self, source: DocumentSource) -> str:
        return f"{self.edition.identifier}/{source.key}"

    def _count(self, outcome: ImportOutcome, documents: int = 1) -> None:
        self.report.counts[outcome] += documents
        self.progress(documents)

    def _failed(self, source: DocumentSource, error: Exception) -> None:
        self._count(ImportOutcome.FAILED)
        message = " ".join(
            error.messages if isinstance(error, ValidationError) else [str(error)]
        )
        reason = " ".join(message.split())[:_LONGEST_REASON]
        identifier = self._identifier(source)
        self.report_problem(ImportOutcome.FAILED, reason, identifier, source.line)


class Importer(Planner):
    """Carries out the plans, writing many new documents at a time."""

    def __init__(
        self,
        volume: Volume,
        edition: Edition,
        progress: Progress,
        *,
        sections: Mapping[str, Section],
        status: str,
        writer: BulkWriter,
        is_rearranged: bool,
    ) -> None:
        """`is_rearranged`: whether unchanged documents must be derived again, since what
        they say about others may mean something else now."""
        super().__init__(volume, edition, progress)
        self.sections = sections
        self.status = status
        self.writer = writer
        self.is_rearranged = is_rearranged
        self.batch: list[NewDocument] = []

    def run(self) -> None:
        super().run()
        self._write_batch()

    def _create(self, new: NewDocument) -> None:
        self.batch.append(new)
        if len(self.batch) == DOCUMENTS_AT_ONCE:
            self._write_batch()

    def _write_batch(self) -> None:
        batch, self.batch = self.batch, []
        if not batch:
            return
        try:
            self.writer.write(batch)
            self._count(ImportOutcome.CREATED, len(batch))
        except _REFUSED_BY_DATABASE:
            # One of them cannot be written: report it and write the others.
            for new in batch:
                self._write_alone(new)

    def _write_alone(self, new: NewDocument) -> None:
        try:
            self.writer.write([new])
            self._count(ImportOutcome.CREATED)
        except _REFUSED_BY_DATABASE as error:
            self._failed(new.incoming.source, error)

    def _update(self, incoming: Incoming, plan: Plan, document: Document) -> Plan:
        """Leave the text as it is if readers would lose half of it: nobody is there to
        be asked."""
        try:
            self._write_changes(incoming, plan, document)
        except ShrinksError as error:
            plan = without_text(plan, error.shrinkage.lost_percent)
            stored = Document.objects.select_related("imported", "transcription")
            self._write_changes(incoming, plan, stored.get(pk=document.pk))
        return plan

    @transaction.atomic
    def _write_changes(
        self, incoming: Incoming, plan: Plan, document: Document
    ) -> None:
        """Write what the file changes, and record what it says now."""
        if plan.changes:
            self._save(incoming, plan, document)
        elif self.is_rearranged:
            derive_stored(document.pk, self.volume.outline)
        if plan.learned:
            learned = dict(plan.learned)
            imported = document.imported
            imported.tei_sha256 = learned.pop(TEXT, imported.tei_sha256)
            imported.record = {**imported.record, **learned}
            imported.save()

    def _save(self, incoming: Incoming, plan: Plan, document: Document) -> None:
        changes = dict(plan.changes)
        is_new_text = changes.pop(TEXT, None) is not None
        tei = incoming.tei if is_new_text else document.transcription.tei
        set_record(document, changes, self.sections)
        # An edit saved since the import began is not overwritten either.
        edit = Edit(reason=self.writer.reason, based_on=document.revision_number)
        outline = self.volume.outline
        if not save_unless_it_shrinks(document, tei, edit, outline=outline):
            # Its place in the volume is no part of the history.
            document.save(update_fields=["position", "begins_on_page"])
            follow_carrier(document)
