"""Who may do what with documents in the admin: one rule for lists, forms and actions."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from letters.ingest.deletion import was_ever_public
from letters.models import Document
from letters.models.document_rights import (
    handed_in,
    may_edit,
    may_hand_in,
    sees_own_alone,
)
from letters.models.document_status import NEXT, DocumentStatus, Right


def documents_for(request: HttpRequest) -> QuerySet[Document]:
    """Those that the account works on."""
    documents = Document.objects.visible_to(request.user)
    if sees_own_alone(request.user):
        return documents.filter(handed_in_by=request.user.pk)
    return documents


def was_public(request: HttpRequest, document: Document) -> bool:
    """Whether it ever was; asked once of a document that is only shown."""
    if request.method != "GET":
        return was_ever_public(document)
    shown = document.__dict__
    if "was_public" not in shown:
        shown["was_public"] = was_ever_public(document)
    return shown["was_public"]


class DocumentRightsMixin:
    """What Django asks of the permissions of the model, asked of the document."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) or may_hand_in(request.user)

    def has_view_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        if super().has_view_permission(request, obj):
            return True
        if obj and obj.pk:
            return handed_in(request.user, obj)
        return request.user.has_perm(Right.HAND_IN)

    def has_change_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        """A transmitted letter is read out of its carrier, which is edited instead."""
        if obj and obj.carrier_id:
            return False
        if obj and obj.pk:
            return may_edit(request.user, obj)
        is_archivist = super().has_change_permission(request, obj)
        return is_archivist or request.user.has_perm(Right.HAND_IN)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(Right.PUBLISH)

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(Right.EDIT)

    def has_delete_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        """What was public once can be withdrawn, and is never deleted."""
        if obj and obj.pk:
            is_kept = DocumentStatus.DELETED not in NEXT[obj.status]
            if is_kept or obj.carrier_id or was_public(request, obj):
                return False
        return super().has_delete_permission(request, obj)
