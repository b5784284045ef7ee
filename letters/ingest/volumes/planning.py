"""Decides what an import does with each document, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import CharField, Exists, Func, OuterRef, QuerySet

from letters.ingest.volumes.incoming import Incoming
from letters.ingest.volumes.merging import merge
from letters.models import (
    Deletion,
    Document,
    EditionSource,
    FormerIdentifier,
    StatementDecision,
    StatementKind,
)
from letters.tei.volume import document_keys

TEXT = "text"  # Beside the fields of the record: the digest of the TEI.
# Fields for the place in the volume: nobody edits them; documents before change them.
_PLACE = {"position", "begins_on_page"}


class ImportOutcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # edited here, not changed in the file
    CONFLICT = "conflict"
    TAKEN = "taken"  # another document has its identifier
    ABSENT = "absent"  # imported once, and no longer in the file
    DELETED = "deleted"  # imported once, and deleted here
    FAILED = "failed"


# Outcomes that leave a document of the file out of the archive, perhaps not for good.
NOT_IN = (ImportOutcome.TAKEN, ImportOutcome.FAILED)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with a document of the file.

    `document` is the stored one, as it was when the import began. `changes` holds the
    values to write, `learned` every value that the file has changed.
    """

    outcome: ImportOutcome
    message: str = ""
    document: Document | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    learned: Mapping[str, Any] = field(default_factory=dict)


def without_text(plan: Plan, lost_percent: int) -> Plan:
    """The plan with all but the text, of which readers would lose so much."""
    message = (
        f"Readers would lose {lost_percent} % of this public text. It is left as it is "
        "here; if the file is right, put its text into the form of the document."
    )
    changes, learned = (
        {name: value for name, value in values.items() if name != TEXT}
        for values in (plan.changes, plan.learned)
    )
    message = f"{plan.message} {message}".strip()
    return Plan(ImportOutcome.CONFLICT, message, plan.document, changes, learned)


class ExistingDocuments:
    """The documents of an edition in the archive, as an import has to know them."""

    def __init__(self, edition: str) -> None:
        # By the identifier in the file: an archivist may have changed it since.
        imported = Document.objects.filter(
            imported__record__identifier__startswith=f"{edition}/"
        ).select_related("imported", "section", "edition")
        self._imported = {
            document.imported.record["identifier"]: document
            for document in with_present_state(imported)
        }
        self.taken = {
            identifier
            for rows in (Document.with_deleted, FormerIdentifier.objects)
            for (identifier,) in rows.filter(
                identifier__startswith=f"{edition}/"
            ).values_list("identifier")
        }
        self._imported_before = _imported_before(edition)
        self._deleted = _deleted_of(edition)

    def absent_from(self, volume: set[str]) -> list[str]:
        """The identifiers that were imported once and are gone from the volume."""
        return sorted(set(self._imported) - volume)

    def plan(self, incoming: Incoming) -> Plan:
        document = self._imported.get(incoming.identifier)
        if document:
            return plan_changes(document, incoming.sha256, incoming.record)
        if incoming.identifier in self._deleted:
            message = "Deleted here, and can be restored. Not imported again."
            return Plan(ImportOutcome.DELETED, message)
        if incoming.identifier in self.taken:
            message = "Another document, not of this file, has this identifier."
            return Plan(ImportOutcome.TAKEN, message)
        if incoming.identifier in self._imported_before:
            message = "Imported once and deleted here. Not imported again."
            return Plan(ImportOutcome.DELETED, message)
        return Plan(ImportOutcome.CREATED)


def plan_changes(document: Document, sha256: str, record: Mapping[str, Any]) -> Plan:
    """What to do with a document that was imported, and is in the file with a text of
    this digest and this record. The document is one of `with_present_state`."""
    before = {TEXT: document.imported.tei_sha256, **document.imported.record}
    now = {TEXT: sha256, **record}
    present = _present_values(document, now)
    decided = {"date_edtf"} if document.has_decided_date else ()
    merged = merge(before, present, now, decided)
    message = ""
    if merged.conflicts:
        outcome = ImportOutcome.CONFLICT
        named = ", ".join(name.replace("_", " ") for name in merged.conflicts)
        message = f"Changed in the file and here: {named}. Left as it is here."
    elif set(merged.changes) - _PLACE:
        outcome = ImportOutcome.UPDATED
    elif any(present[name] != now[name] for name in now if name not in _PLACE):
        outcome = ImportOutcome.KEPT
    else:
        outcome = ImportOutcome.UNCHANGED
    learned = {
        name: value
        for name, value in now.items()
        if value != before.get(name) and name not in merged.conflicts
    }
    return Plan(outcome, message, document, merged.changes, learned)


def _present_values(document: Document, names: Mapping[str, Any]) -> dict[str, Any]:
    special = {
        TEXT: document.tei_sha256,
        "section": document.section.key if document.section else "",
    }
    return {
        name: special[name] if name in special else getattr(document, name)
        for name in names
    }


def _imported_before(edition: str) -> set[str]:
    """The identifiers of the last file, without documents that were never imported."""
    source = EditionSource.objects.filter(edition__identifier=edition).first()
    if not source:
        return set()
    in_file = {f"{edition}/{key}" for key in document_keys(source.skeleton)}
    return in_file - set(source.record.get("not_in", ()))


def _deleted_of(edition: str) -> set[str]:
    """The identifiers, in the file, of documents that were deleted and are still stored."""
    deletions = Deletion.objects.filter(
        document__imported__record__identifier__startswith=f"{edition}/"
    )
    names = deletions.values_list("document__imported__record__identifier", flat=True)
    return set(names)


def with_present_state(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Documents with what `plan_changes` has to know of them."""
    return documents.annotate(
        tei_sha256=_Sha256("transcription__tei"),
        has_decided_date=Exists(_decisions_on_date()),
    )


def _decisions_on_date() -> QuerySet[StatementDecision]:
    return StatementDecision.objects.filter(
        document=OuterRef("pk"), kind=StatementKind.DATE
    )


class _Sha256(Func):
    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = CharField()
