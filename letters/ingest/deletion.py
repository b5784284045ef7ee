"""Deletes documents so that they can be restored, and after some days for good.

What is deleted stays stored with all that hangs on it, so that annotations, identifiers
and links come back with it. It is shown nowhere, since no QuerySet but
`Document.with_deleted` has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from letters.ingest.annotations import store_public_words
from letters.ingest.reference_targets import resolve_references
from letters.ingest.reply_targets import resolve_replies
from letters.models import (
    CachedPage,
    Deletion,
    Document,
    DocumentStatus,
    Revision,
    SourceFile,
)
from letters.models.document_status import NEXT

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser


class NotDeletableError(Exception):
    """The document is not deleted, and why."""


def was_ever_public(document: Document) -> bool:
    """Its own text, or that of the document that transmits it."""
    printed = document.carrier_id or document.pk
    return Revision.objects.filter(document=printed, was_published=True).exists()


@transaction.atomic
def delete_document(document: Document, editor: AbstractUser | None = None) -> Deletion:
    """Delete it with its transmitted letters, until `restore_document`.

    Raises NotDeletableError.
    """
    stored = _locked(document.pk)
    if not stored or DocumentStatus.DELETED not in NEXT[stored.status]:
        state = stored.get_status_display().lower() if stored else "deleted already"
        raise NotDeletableError(f"“{document}” is {state}, and so it is not deleted.")
    if stored.carrier_id:
        raise NotDeletableError(
            f"“{document}” is transmitted in another document, and goes with that."
        )
    deletion = Deletion.objects.create(
        document=stored, deleted_by=editor, status_before=stored.status
    )
    _with_letters(stored).update(status=DocumentStatus.DELETED)
    return deletion


@transaction.atomic
def restore_document(deletion: Deletion) -> Document | None:
    """Bring it back in the state that it had; None if somebody was quicker."""
    # The rows of deletions are locked first, by all who end one.
    rows = Deletion.objects.select_for_update()
    present = rows.filter(pk=deletion.pk).first()
    if not present:
        return None
    documents = _with_letters(Document.with_deleted.get(pk=present.pk))
    # A letter that is gone from the text of its carrier is a draft, whatever that is.
    of_text = documents.exclude(carrier__isnull=False, carried_from=None)
    of_text.update(status=present.status_before)
    documents.filter(carrier__isnull=False, carried_from=None).update(
        status=DocumentStatus.DRAFT
    )
    present.delete()
    for document in documents:
        # Others may have come to mean it meanwhile.
        resolve_references(document)
        resolve_replies(document)
        store_public_words(document)
    return Document.objects.get(pk=deletion.pk)


def purge_deleted(now: datetime, *, dry_run: bool = False) -> Iterator[str]:
    """Remove for good what can no longer be restored; yield the identifiers.

    What was public once is kept: nothing else may ever have its identifier. A file goes
    with the last document that was made of it; until then, no reader sees it.
    """
    for key in list(Deletion.objects.due(now).values_list("pk", flat=True)):
        with transaction.atomic():
            due = Deletion.objects.select_for_update().due(now).filter(pk=key)
            # Somebody may have restored it, or deleted it anew.
            if not due.exists():
                continue
            document = Document.with_deleted.get(pk=key)
            if was_ever_public(document):
                continue
            if not dry_run:
                _purge(document)
            yield document.identifier


def _purge(document: Document) -> None:
    """Remove it, and its text from wherever readers may see that."""
    sources = SourceFile.objects.select_for_update().filter(pk=document.source_file_id)
    source = sources.defer("content").first()
    document.delete()
    CachedPage.objects.all().delete()
    if not source:
        return
    others = Document.with_deleted.filter(source_file=source)
    # What others made of the same bytes says nothing of this one, and so they show it.
    others.filter(handed_in_by=document.handed_in_by_id).update(source_is_withheld=True)
    if not others.exists():
        source.delete()


def _locked(pk: int | None) -> Document | None:
    return Document.objects.select_for_update().filter(pk=pk).first()


def _with_letters(document: Document) -> QuerySet[Document]:
    is_one = Q(pk=document.pk) | Q(carrier=document)
    return Document.with_deleted.filter(is_one)
