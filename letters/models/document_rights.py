"""What an account may do with a document, as its permissions and the states say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.models.document_status import (
    NEXT,
    OPEN_TO_CONTRIBUTORS,
    STATUS_CHOICES,
    DocumentStatus,
    Right,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

    from letters.models.documents import Document

    User = AbstractUser | AnonymousUser

_LABELS = {status.value: status.label.lower() for status in DocumentStatus}


class StatusRefusedError(Exception):
    """The step from one state to another is not allowed. Nothing was written."""


def may_hand_in(user: User) -> bool:
    """Whether `user` may make drafts: by that right, or as one who sees and adds all."""
    if user.has_perm(Right.HAND_IN):
        return True
    return user.has_perms(["letters.add_document", Right.SEE])


def sees_own_alone(user: User) -> bool:
    """Whether `user` works on nothing but what he or she handed in."""
    is_archivist = user.has_perm(Right.SEE) or user.has_perm(Right.EDIT)
    return user.has_perm(Right.HAND_IN) and not is_archivist


def handed_in(user: User, document: Document) -> bool:
    """Whether it is `user` who handed it in, or does so now, and still may."""
    is_own = not document.pk or document.handed_in_by_id == user.pk
    return is_own and user.has_perm(Right.HAND_IN)


def may_edit(user: User, document: Document, status: str = "") -> bool:
    """Whether `user` may change `document` while it has `status`, by default its own."""
    if user.has_perm(Right.EDIT):
        return True
    is_open = (status or document.status) in OPEN_TO_CONTRIBUTORS
    return is_open and handed_in(user, document)


def next_statuses(
    user: User, document: Document, status: str = ""
) -> list[tuple[str, str]]:
    """The present status, and those that `user` may give it: value and label."""
    present = status or document.status
    allowed = {present}
    for following, right in NEXT[present].items():
        is_editing = right is Right.EDIT
        if may_edit(user, document, present) if is_editing else user.has_perm(right):
            allowed.add(following)
    return [(value, label) for value, label in STATUS_CHOICES if value in allowed]


def why_refused(user: User, document: Document, before: str, after: str) -> str:
    """Why `user` may not lead it from one state to the other; "" if that is allowed."""
    if before == after or after in dict(next_statuses(user, document, before)):
        return ""
    name = _LABELS.get(after, after)
    if after not in NEXT[before]:
        return f"What is {_LABELS[before]} cannot become {name}."
    hint = " Put it in review." if after == DocumentStatus.PUBLISHED else ""
    return f"You may not make it {name}: that is a right of its own.{hint}"


def refuse_step(user: User, document: Document, before: str) -> None:
    """Raise StatusRefusedError unless `user` may lead it from `before` to its status."""
    if reason := why_refused(user, document, before, document.status):
        raise StatusRefusedError(reason)
