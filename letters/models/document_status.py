"""The states of a document, what may follow each of them, and which right that takes.

Readers see what is published, and nothing else.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class DocumentStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    # Nowhere but in the list of what was deleted. Nobody chooses it in a form.
    DELETED = "deleted", "Deleted"


class Right(StrEnum):
    """Permissions, by the names that Django asks for."""

    SEE = "letters.view_document"
    HAND_IN = "letters.hand_in_document"
    EDIT = "letters.change_document"
    PUBLISH = "letters.publish_document"
    DELETE = "letters.delete_document"


# What archivists choose from.
STATUS_CHOICES = [
    (status.value, status.label)
    for status in DocumentStatus
    if status is not DocumentStatus.DELETED
]

# What an account may still correct of what it handed in.
OPEN_TO_CONTRIBUTORS = (DocumentStatus.DRAFT, DocumentStatus.IN_REVIEW)

# What may follow each state, and the right that the step takes. What is deleted gets the
# state back that it had: see ingest/deletion.py.
NEXT: dict[str, dict[DocumentStatus, Right]] = {
    DocumentStatus.DRAFT: {
        DocumentStatus.IN_REVIEW: Right.EDIT,
        DocumentStatus.PUBLISHED: Right.PUBLISH,
        DocumentStatus.DELETED: Right.DELETE,
    },
    DocumentStatus.IN_REVIEW: {
        DocumentStatus.DRAFT: Right.EDIT,
        DocumentStatus.PUBLISHED: Right.PUBLISH,
        DocumentStatus.DELETED: Right.DELETE,
    },
    DocumentStatus.PUBLISHED: {DocumentStatus.WITHDRAWN: Right.PUBLISH},
    DocumentStatus.WITHDRAWN: {
        DocumentStatus.DRAFT: Right.EDIT,
        DocumentStatus.IN_REVIEW: Right.EDIT,
        DocumentStatus.PUBLISHED: Right.PUBLISH,
        DocumentStatus.DELETED: Right.DELETE,
    },
    DocumentStatus.DELETED: {},
}
