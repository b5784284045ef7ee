"""Publishing, withdrawing, and what may be deleted."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.forms.editing import stored_tei
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus

PUBLISH = "_publish"
_FOLLOW = "Transmitted letters are as public as the documents that transmit them."


def was_ever_public(document: Document) -> bool:
    """Its own text, or that of the document that transmits it."""
    printed = document.carrier or document
    return printed.revisions.filter(was_published=True).exists()


def count_open_problems(document: Document) -> int:
    return document.problems.filter(is_settled=False).count()


class PublishingMixin:
    """What was public once can be withdrawn, and never deleted."""

    actions = ["publish", "withdraw"]

    def may_publish(
        self, request: HttpRequest, document: Document | None = None
    ) -> bool:
        if document:
            return self.has_change_permission(request, document)
        return self.has_add_permission(request)

    def take_publish_button(self, request: HttpRequest, object_id: str | None) -> None:
        """Read the button as the status that it stands for, with a save."""
        if PUBLISH not in request.POST:
            return
        document = self.get_object(request, unquote(object_id)) if object_id else None
        if self.may_publish(request, document):
            request.POST = request.POST.copy()
            request.POST["status"] = DocumentStatus.PUBLISHED
            request.POST["_continue"] = request.POST.pop(PUBLISH)[-1]

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        # Deleting is decided document by document.
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        self._set_status(request, queryset, DocumentStatus.PUBLISHED)

    @admin.action(description="Withdraw", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        self._set_status(request, queryset, DocumentStatus.DRAFT)

    @transaction.atomic
    def _set_status(
        self, request: HttpRequest, queryset: QuerySet[Document], status: str
    ) -> None:
        # In one order, so that two archivists never wait for each other.
        letters = queryset.exclude(carrier=None)
        if letters.exists():
            self.message_user(request, _FOLLOW, messages.WARNING)
        printed = queryset.filter(carrier=None)
        for key in printed.order_by("pk").values_list("pk", flat=True):
            document = Document.objects.select_for_update().get(pk=key)
            document.status = status
            reason = "Published" if document.is_published else "Withdrawn"
            edit = Edit(editor=request.user, reason=reason)
            if save_document(document, stored_tei(document), edit):
                self.log_change(request, document, f"{reason}.")
                self.say_status(request, document)

    def say_status(self, request: HttpRequest, document: Document) -> None:
        if not document.is_published:
            status = document.get_status_display().lower()
            message = f"“{document}” is not public ({status}): readers do not see it."
            self.message_user(request, message)
            return
        open_problems = count_open_problems(document)
        if open_problems:
            noun = "problem is" if open_problems == 1 else "problems are"
            message = f"“{document}” is public. {open_problems} {noun} still open."
            self.message_user(request, message, messages.WARNING)
        else:
            self.message_user(request, f"“{document}” is public.", messages.SUCCESS)

    def has_delete_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        if obj and obj.pk and was_ever_public(obj):
            return False
        return super().has_delete_permission(request, obj)
