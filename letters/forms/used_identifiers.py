"""What an account is told of an identifier that is in use."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from letters.ingest.transcriptions.proposed_identifiers import (
    is_in_use,
    propose_beside,
)
from letters.models.document_rights import sees_own_alone

_NOT_YOURS = (
    "“{}” cannot be used by you. “{}” can; an archivist may give the document another."
)


def refuse_used_unseen(identifier: str, editor: Any) -> None:
    """Raise ValidationError if it is in use, for an `editor` who sees published documents
    and his own alone: the same whatever has it, a hidden document, a deleted one, one
    before."""
    if editor and sees_own_alone(editor) and is_in_use(identifier):
        free = propose_beside(identifier, editor.get_username())
        raise ValidationError(_NOT_YOURS.format(identifier, free))
