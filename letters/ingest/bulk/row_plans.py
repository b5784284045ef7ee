"""What a row of a table would do to its document: each change, and each fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import ValidationError

from letters.ingest.bulk.csv_files import (
    CellError,
    TableFault,
    TableRow,
    refuse_unseen,
)
from letters.ingest.bulk.metadata_columns import (
    BY_NAME,
    IDENTIFIER,
    VERSION,
    Column,
    column_of,
    version_of,
)
from letters.ingest.bulk.named_records import NamedRecords
from letters.ingest.bulk.party_cells import (
    PartyChanges,
    change_names,
    change_places,
    standing_events,
)
from letters.ingest.saving import NO_TEXT_TO_PUBLISH
from letters.models import Document, DocumentStatus, FormerIdentifier
from letters.models.document_rights import (
    handed_in,
    may_edit,
    may_hand_in,
    sees_own_alone,
    why_refused,
)
from letters.models.document_status import NEXT

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser


class RowOutcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Change(NamedTuple):
    """What a column says before and after."""

    column: str
    old: str
    new: str


@dataclass(slots=True)
class RowPlan:
    """`document` has the new values and is not saved."""

    line: int
    identifier: str
    document: Document | None = None
    changes: list[Change] = field(default_factory=list)
    faults: list[TableFault] = field(default_factory=list)
    parties: dict[str, PartyChanges] = field(default_factory=dict)
    is_new: bool = False

    @property
    def outcome(self) -> RowOutcome:
        if self.faults:
            return RowOutcome.REFUSED
        if self.is_new:
            return RowOutcome.CREATED
        return RowOutcome.CHANGED if self.changes else RowOutcome.UNCHANGED

    def refuse(self, message: str, column: str = "") -> None:
        self.faults.append(TableFault(self.line, column, message))


# Fields that no table has, or whose values are rows that were found just now.
_NOT_CHECKED = {
    *("edition", "section", "archival_unit", "source_file"),
    *("handed_in_by", "assigned_to", "carrier"),
}
_NOT_YOURS = (
    "You may not change the document with this identifier. Leave the row out, or ask an "
    "archivist."
)
# The same whether a document has it, had it, or was deleted.
_NOT_FOR_YOU = (
    "This identifier cannot be used by you. Choose another for a new document, or ask an "
    "archivist."
)
_CHANGED_SINCE = (
    "Somebody has changed this document since the table was made. Export it again, and "
    "put your changes into the new table."
)
_CARRIED = (
    "This letter is read out of the document that transmits it, “{}”. Change it there."
)
_STAYS = (
    "What stands here is read from the text: it can be overruled by other words, and "
    "not emptied."
)


@dataclass(frozen=True, slots=True)
class RowPlanner:
    """Plans rows for `user`, by whose rights; None for the operator of the archive."""

    user: AbstractUser | None = None
    records: NamedRecords = field(default_factory=NamedRecords)

    def plan(self, row: TableRow, document: Document | None) -> RowPlan:
        """Plan what the row does to `document`, loaded `with_what_rows_say`, which gets
        the new values; None where there is none with this identifier."""
        identifier = row.cells.get(IDENTIFIER, "")
        plan = RowPlan(row.line, identifier, document, faults=[*row.faults])
        if not identifier:
            if not plan.faults:
                plan.refuse("Write which document this is: its identifier.", IDENTIFIER)
            return plan
        if document is None:
            plan.is_new = True
            plan.document = Document(identifier=identifier)
            plan.document.handed_in_by = self.user
        if not _may_change(plan, self.user):
            return plan
        present, before = _state_of(plan), plan.document.status
        _change_cells(plan, row, self.records)
        if plan.changes or plan.is_new:
            if row.cells.get(VERSION, present) not in ("", present):
                plan.refuse(_CHANGED_SINCE, VERSION)
            _check(plan, self.user, before)
        return plan


def _state_of(plan: RowPlan) -> str:
    return "" if plan.is_new else version_of(plan.document)


def _may_change(plan: RowPlan, user: AbstractUser | None) -> bool:
    if user is None:
        return True
    if sees_own_alone(user) and _is_of_another(plan, user):
        plan.refuse(_NOT_FOR_YOU, IDENTIFIER)
        return False
    if plan.is_new:
        if not may_hand_in(user):
            plan.refuse("You may not add documents.", IDENTIFIER)
        return not plan.faults
    if not may_edit(user, plan.document):
        plan.refuse(_NOT_YOURS, IDENTIFIER)
        return False
    return True


def _is_of_another(plan: RowPlan, user: AbstractUser) -> bool:
    if not plan.is_new:
        return not handed_in(user, plan.document)
    named = {"identifier": plan.identifier}
    is_taken = Document.with_deleted.filter(**named).exists()
    return is_taken or FormerIdentifier.objects.filter(**named).exists()


def _change_cells(plan: RowPlan, row: TableRow, records: NamedRecords) -> None:
    refused_parties = set()
    for name, column in BY_NAME.items():
        is_changeable = column.read or column.party
        # Places are told apart by the names.
        if (
            name not in row.cells
            or not is_changeable
            or column.party in refused_parties
        ):
            continue
        try:
            _change_cell(plan, column, row.cells[name], records)
        except CellError as error:
            plan.refuse(str(error), name)
            refused_parties.add(column.party or name)


def _change_cell(
    plan: RowPlan, column: Column, cell: str, records: NamedRecords
) -> None:
    if column.party:
        _change_party(plan, column, cell, records)
        return
    document = plan.document
    old = _plain(column.write(document))
    if cell == old or (not cell and (plan.is_new or column.is_choice)):
        return
    if column.is_line:
        refuse_unseen(cell)
    value = column.read(cell, document, records)
    if value == getattr(document, column.field):
        if not cell and old:
            raise CellError(_STAYS)
        return
    setattr(document, column.field, value)
    plan.changes.append(Change(column.name, "" if plan.is_new else old, cell))


def _change_party(
    plan: RowPlan, column: Column, cell: str, records: NamedRecords
) -> None:
    changes = plan.parties.get(column.party) or PartyChanges(
        column.party, standing_events(plan.document, column.party)
    )
    old = changes.places if column.is_of_places else changes.names
    if cell == _plain(old):
        return
    if column.is_of_places:
        change_places(changes, cell)
        new = changes.places
    else:
        change_names(changes, cell, records)
        new = changes.described
    plan.parties[column.party] = changes
    if changes.is_changed and new != old:
        plan.changes.append(Change(column.name, old, new))


def _plain(text: str) -> str:
    """As a cell has it that was read."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _check(plan: RowPlan, user: AbstractUser | None, before: str) -> None:
    document = plan.document
    if document.carrier_id:
        plan.refuse(_CARRIED.format(document.carrier.identifier), IDENTIFIER)
        return
    if document.section and document.section.edition_id != document.edition_id:
        plan.refuse(
            f"The section “{document.section.key}” is of another edition. Write one of "
            "this edition, or none.",
            "section",
        )
    has_text = document.pk and hasattr(document, "transcription")
    if document.status == DocumentStatus.PUBLISHED and not has_text:
        plan.refuse(NO_TEXT_TO_PUBLISH, "state")
    elif reason := _why_not_that_state(document, before, user):
        plan.refuse(reason, "state")
    plan.faults.extend(_invalid(plan))


def _why_not_that_state(
    document: Document, before: str, user: AbstractUser | None
) -> str:
    """The operator has every right, and the states follow their order for him too."""
    if user:
        return why_refused(user, document, before, document.status)
    if document.status == before or document.status in NEXT[before]:
        return ""
    was, status = DocumentStatus(before).label, document.get_status_display()
    return f"What is {was.lower()} cannot become {status.lower()}."


def _invalid(plan: RowPlan) -> Iterator[TableFault]:
    """What the form of the document would refuse as well."""
    told = {fault.column for fault in plan.faults}
    try:
        plan.document.full_clean(
            _NOT_CHECKED, validate_unique=plan.is_new, validate_constraints=False
        )
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            column = column_of(name)
            if column not in told:
                yield TableFault(plan.line, column, " ".join(messages))
