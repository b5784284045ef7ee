"""Saves a text: a revision each time, nothing overwritten, everything derived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.forms.models import model_to_dict

from letters.ingest.carried_letters import follow_carrier
from letters.ingest.correction_notes import (
    public_parties,
    record_correction,
    told_otherwise,
)
from letters.ingest.deriving import derive_document, keys_of
from letters.ingest.deriving_again import derive_again
from letters.models import Document, DocumentStatus, FormerIdentifier, Revision
from letters.models.document_rights import StatusRefusedError, refuse_step

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from letters.tei.references import Outline

RECORD_FIELDS = (
    "identifier",
    "title",
    "kind",
    "status",
    "appearance",
    "date_edtf",
    "date_reason",
    "edition",
    "section",
    "number",
    "archival_unit",
    "reference_code",
    "subject",
    "extent",
    "language",
    "original_or_copy",
    "location_of_originals",
    "scope_and_content",
    "custodial_history",
    "access_conditions",
    "reproduction_conditions",
    "classification_marking",
)

NO_TEXT_TO_PUBLISH = "It has no text yet. Give it one, then publish it."

# What a field had when a revision was stored that does not name it.
BEFORE_IT_WAS_A_FIELD = dict.fromkeys(
    (
        *("subject", "extent", "language", "original_or_copy"),
        *("location_of_originals", "access_conditions"),
    ),
    "",
)


class EditConflictError(Exception):
    """Somebody saved a newer revision, `newer`. Nothing was written."""

    def __init__(self, newer: Revision) -> None:
        super().__init__(f"Revision {newer.number} was saved in the meantime.")
        self.newer = newer


@dataclass(frozen=True, slots=True)
class Edit:
    """Who saves, why, and which revision was on the screen when editing began. Readers
    are never told the `reason`, but the `public_reason`, if what is saved is public."""

    editor: AbstractUser | None = None
    reason: str = ""
    based_on: int | None = None
    public_reason: str = ""


@transaction.atomic
def save_document(
    document: Document, tei: str, edit: Edit, outline: Outline | None = None
) -> bool:
    """Save the record and its text. False if both are unchanged.

    `outline` is that of its volume, if the caller has it. Without `tei`, a document is
    described and not yet transcribed, and cannot be published.

    Raises EditConflictError, StatusRefusedError, TeiError or DateError, and then writes
    nothing.
    """
    document.set_dates()
    record = record_of(document)
    status, latest = _lock(document)
    if edit.editor:
        # Whatever road led here: a form, an action, an intake, a table.
        refuse_step(edit.editor, document, status)
    is_described = not tei and not hasattr(document, "transcription")
    if is_described and document.is_published:
        raise StatusRefusedError(NO_TEXT_TO_PUBLISH)
    if latest and latest.tei == tei and recorded(latest) == record:
        # No conflict either: a form sent twice finds what it saved the first time.
        if not is_described:
            derive_again(document, tei, outline)
        return False
    if latest and edit.based_on is not None and latest.number != edit.based_on:
        raise EditConflictError(latest)
    parties = public_parties(document)
    _store_former_identifier(document, latest)
    document.revision_number = latest.number + 1 if latest else 1
    if not document.pk:
        document.handed_in_by = document.handed_in_by or edit.editor
    document.save()
    follow_carrier(document)
    if latest and latest.tei == tei and not is_described:
        # A document whose text newer rules refuse can still be withdrawn.
        derive_again(document, tei, outline)
    elif not is_described:
        derive_document(document, tei, outline)
    others = told_otherwise(parties, public_parties(document))
    record_correction(append_revision(document, tei, edit), others)
    return True


def append_revision(document: Document, tei: str, edit: Edit) -> Revision:
    """Of the number that the document has by now."""
    return Revision.objects.create(
        document=document,
        number=document.revision_number,
        tei=tei,
        keys=keys_of(document),
        record=record_of(document),
        reason=edit.reason,
        public_reason=edit.public_reason,
        editor=edit.editor,
        was_published=document.is_published,
    )


def record_of(document: Document) -> dict[str, Any]:
    """The fields of the record as plain values, for the history."""
    return model_to_dict(document, fields=RECORD_FIELDS)


def recorded(revision: Revision) -> dict[str, Any]:
    """The record that a revision stored, with the fields that came later."""
    return BEFORE_IT_WAS_A_FIELD | revision.record


def _lock(document: Document) -> tuple[str, Revision | None]:
    """Wait until no other save of the document is under way; return its status, and its
    last revision."""
    if not document.pk:
        return DocumentStatus.DRAFT, None
    stored = Document.objects.select_for_update().get(pk=document.pk)
    return stored.status, document.revisions.first()


def _store_former_identifier(document: Document, latest: Revision | None) -> None:
    """Let an identifier that was public lead to the document for ever."""
    FormerIdentifier.objects.filter(
        identifier=document.identifier, document=document.pk
    ).delete()
    if not latest or latest.record["identifier"] == document.identifier:
        return
    if document.revisions.filter(was_published=True).exists():
        FormerIdentifier.objects.get_or_create(
            identifier=latest.record["identifier"], defaults={"document": document}
        )
