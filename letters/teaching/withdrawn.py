"""Why a document is not shown any more, as its teacher may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from letters.models import Document, DocumentStatus, Revision


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """`reason` is the archivist's, or ""; `moment` is None if the document is deleted,
    or nobody knows when it went."""

    identifier: str
    reason: str
    moment: datetime | None
    is_deleted: bool = False


def withdrawal_of(document: Document | None, identifier: str) -> Withdrawal:
    """What is known of a document that is not published, without what it says now."""
    if document is None or document.status == DocumentStatus.DELETED:
        return Withdrawal(identifier, "", None, is_deleted=True)
    # A transmitted letter is as public as its carrier, whose history tells why.
    whose = document.carrier_id or document.pk
    revisions = Revision.objects.filter(document=whose).order_by("number")
    public = revisions.filter(was_published=True).last()
    after = revisions.filter(number__gt=public.number).first() if public else None
    if after is None:
        return Withdrawal(identifier, "", None)
    return Withdrawal(identifier, after.reason, after.saved)
