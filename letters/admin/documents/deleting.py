"""Deleting documents, and the list of those that can still be restored."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from letters.admin.selection import is_key
from letters.ingest.deletion import (
    NotDeletableError,
    delete_document,
    restore_document,
    was_ever_public,
)
from letters.models import Deletion, Document
from letters.models.deletions import DAYS_TO_UNDO

_ON_A_PAGE = 100
_PUBLIC_ONCE = "It was public once, and so it is withdrawn, never deleted."


class DeletingMixin:
    """A deleted document is nowhere, and comes back whole for some days."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.deleted_view)
        return [
            path("deleted/", view, name="letters_document_deleted"),
            *super().get_urls(),
        ]

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list, dict, set, list]:
        """What hangs on it stays stored, and so it needs no right of its own."""
        documents = list(objs)
        counts = {"documents": len(documents)}
        return [str(document) for document in documents], counts, set(), []

    def delete_model(self, request: HttpRequest, obj: Document) -> None:
        delete_document(obj, request.user)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        try:
            context = {"days_to_undo": DAYS_TO_UNDO, **(extra_context or {})}
            return super().delete_view(request, object_id, context)
        except NotDeletableError as error:
            # Somebody published it, or deleted it, at the same moment.
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:letters_document_changelist"))

    @admin.action(
        description=f"Delete (can be undone for {DAYS_TO_UNDO} days)",
        permissions=["delete"],
    )
    def delete_documents(
        self, request: HttpRequest, queryset: QuerySet[Document]
    ) -> None:
        deleted = 0
        for document in queryset.order_by("pk"):
            try:
                if was_ever_public(document):
                    raise NotDeletableError(f"“{document}”: {_PUBLIC_ONCE}")
                delete_document(document, request.user)
            except NotDeletableError as error:
                self.message_user(request, str(error), messages.WARNING)
            else:
                self.log_deletions(request, [document])
                deleted += 1
        noun, them = (
            ("document is", "it") if deleted == 1 else ("documents are", "them")
        )
        message = f"{deleted} {noun} deleted. Under “Deleted” you can restore {them}."
        self.message_user(request, message)

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """What was deleted, and the way back."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        deletions = Deletion.objects.select_related("document", "deleted_by")
        if request.method == "POST":
            keys = [key for key in request.POST.getlist("restore") if is_key(key)]
            self._restore(request, deletions.filter(pk__in=keys))
            return HttpResponseRedirect(request.path)
        page = Paginator(deletions, _ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Deleted documents",
            "page": page,
            "days_to_undo": DAYS_TO_UNDO,
        }
        template = "admin/letters/document/deleted.html"
        return TemplateResponse(request, template, context)

    def _restore(self, request: HttpRequest, deletions: QuerySet[Deletion]) -> None:
        restored = list(filter(None, map(restore_document, deletions)))
        for document in restored:
            self.log_change(request, document, "Restored after it was deleted.")
            message = f"“{document}” is restored ({document.get_status_display()})."
            self.message_user(request, message, messages.SUCCESS)
        if not restored:
            message = "Nothing is restored: choose documents from the list."
            self.message_user(request, message, messages.WARNING)
