"""Takes a table of metadata in: each row whole or not at all, and one stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import IntegrityError, OperationalError, transaction

from letters.ingest.bulk.csv_files import Table, TableRefusedError, TableRow, read_table
from letters.ingest.bulk.metadata_columns import (
    BY_NAME,
    COLUMNS,
    IDENTIFIER,
    with_what_rows_say,
)
from letters.ingest.bulk.row_plans import RowOutcome, RowPlan, RowPlanner
from letters.ingest.party_corrections import parties_noted
from letters.ingest.saving import Edit, EditConflictError, save_document
from letters.models import Document
from letters.models.document_rights import StatusRefusedError
from letters.models.locks import is_busy
from letters.tei.dates import DateError
from letters.tei.errors import TeiError

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

LONGEST_REASON = 300
_AT_ONCE = 200
_MADE_MEANWHILE = (
    "Somebody made a document with this identifier since the changes were shown, where "
    "it was new. Export that, and put your changes into the new table."
)
_BUSY = "Somebody is saving this document at this moment. Import the table again."
Log = Callable[[Document, str, bool], None]


def _log_nothing(_document: Document, _reason: str, _is_new: bool) -> None:
    """The operator of the archive has no account to log as; the revision says it."""


def read_metadata_table(content: bytes) -> Table:
    """Raises TableRefusedError where no row could be understood."""
    table = read_table(content, [*BY_NAME])
    _check_columns(table.columns)
    return table


@dataclass(frozen=True, slots=True)
class MetadataImport:
    """A table to take in. `log` is told of each document that was saved, in the
    transaction that saves it: with the reason, and whether it is new."""

    name: str
    table: Table
    user: AbstractUser | None = None
    log: Log = _log_nothing
    # The identifiers that were new when the table was planned.
    _planned_as_new: set[str] = field(default_factory=set)

    def plan(self) -> Iterator[RowPlan]:
        """What each row would do; nothing is written."""
        planner = RowPlanner(self.user)
        for row, twin, document in self._rows():
            plan = _refused_twin(row, twin) if twin else planner.plan(row, document)
            if plan.is_new:
                self._planned_as_new.add(plan.identifier)
            yield plan

    def run(self) -> Iterator[RowPlan]:
        """Take one row in after the other, and yield what became of it. It can be stopped
        at any moment: what was yielded is saved, and running again goes on. What was
        planned as new, and is there by now, is refused."""
        planner = RowPlanner(self.user)
        for row, twin, document in self._rows():
            plan = _refused_twin(row, twin) if twin else planner.plan(row, document)
            if document and not twin and plan.identifier in self._planned_as_new:
                plan = RowPlan(row.line, plan.identifier)
                plan.refuse(_MADE_MEANWHILE, IDENTIFIER)
            if plan.outcome in (RowOutcome.CREATED, RowOutcome.CHANGED):
                plan = self._take(row, plan, planner)
            if plan.outcome is RowOutcome.CREATED:
                self._planned_as_new.discard(plan.identifier)
            yield plan

    def _rows(self) -> Iterator[tuple[TableRow, int, Document | None]]:
        """Each row, with the line of an earlier one that is about the same document, and
        the document, if it is there."""
        lines: dict[str, int] = {}
        for start in range(0, len(self.table.rows), _AT_ONCE):
            chunk = self.table.rows[start : start + _AT_ONCE]
            names = [row.cells.get(IDENTIFIER, "") for row in chunk]
            stored = Document.objects.filter(identifier__in=names)
            documents = {
                document.identifier: document
                for document in with_what_rows_say(stored).select_related(
                    "carrier", "transcription"
                )
            }
            for row, name in zip(chunk, names, strict=True):
                yield row, lines.get(name, 0), documents.get(name)
                if name:
                    lines.setdefault(name, row.line)

    def _take(self, row: TableRow, plan: RowPlan, planner: RowPlanner) -> RowPlan:
        try:
            with transaction.atomic():
                if not plan.is_new:
                    plan = planner.plan(row, _lock(plan.document))
                if not plan.faults:
                    self._save(plan)
        except (StatusRefusedError, EditConflictError, TeiError, DateError) as error:
            plan.refuse(str(error))
        except IntegrityError:
            plan.refuse("Somebody took the identifier at this moment.", IDENTIFIER)
        except OperationalError as error:
            if not is_busy(error):
                raise
            plan.refuse(_BUSY)
        return plan

    def _save(self, plan: RowPlan) -> None:
        document = plan.document
        reason = f"Imported from {self.name}, line {plan.line}"[:LONGEST_REASON]
        edit = Edit(self.user, reason)
        if plan.is_new:
            save_document(document, "", edit)
        # What was loaded to be compared is older than what is written now.
        document._prefetched_objects_cache = {}
        with parties_noted(document, edit):
            is_beside = [parties.save(document) for parties in plan.parties.values()]
            if not plan.is_new:
                has_text = hasattr(document, "transcription")
                tei = document.transcription.tei if has_text else ""
                is_new_revision = save_document(document, tei, edit)
                if any(is_beside) and not is_new_revision:
                    document.save(update_fields=["changed"])
        self.log(document, f"{reason}.", plan.is_new)


def _lock(document: Document) -> Document | None:
    """The document as it is now, until the end of the transaction."""
    stored = Document.objects.filter(pk=document.pk)
    stored.select_for_update().values_list("pk").first()
    return with_what_rows_say(stored).first()


def _refused_twin(row: TableRow, line: int) -> RowPlan:
    plan = RowPlan(row.line, row.cells[IDENTIFIER])
    plan.refuse(
        f"Line {line} is about the same document. Put all of it into one row.",
        IDENTIFIER,
    )
    return plan


def _check_columns(columns: list[str]) -> None:
    """Raise TableRefusedError: where a column is not understood, no row is."""
    known = ", ".join(column.name for column in COLUMNS)
    if IDENTIFIER not in columns:
        raise TableRefusedError(
            "Line 1 names no column “identifier”, which says which document a row is "
            "about. The first line names the columns, separated by commas, semicolons "
            "or tabs."
        )
    if unknown := [name for name in columns if name not in BY_NAME]:
        names = ", ".join(
            f"“{name}” (column {columns.index(name) + 1})" for name in unknown
        )
        raise TableRefusedError(
            f"Line 1 names what no column is called: {names}. Correct it, or take the "
            f"column out. There are: {known}."
        )
    names_meant = [BY_NAME[name].name for name in columns]
    twice = {name for name in names_meant if names_meant.count(name) > 1}
    if twice:
        raise TableRefusedError(
            f"Line 1 names a column twice: {', '.join(sorted(twice))}. Take one out."
        )
