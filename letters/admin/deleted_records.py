"""Records whose deletion is undone in the admin: the list of them, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from letters.admin.selection import is_key
from letters.ingest.record_deletion import (
    NotRestorableError,
    delete_record,
    restore_record,
)
from letters.models import DeletedRecord
from letters.models.deletions import DAYS_TO_UNDO

_ON_A_PAGE = 100


class UndoableDeletionMixin:
    """What is deleted here comes back with all that hung on it, for some days."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.deleted_view)
        return [path("deleted/", view, name=self._page_of_deleted), *super().get_urls()]

    @property
    def _page_of_deleted(self) -> str:
        return f"letters_{self.opts.model_name}_deleted"

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        delete_record(obj, request.user)
        self._say_where(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for record in queryset:
            # A section goes with the one that it is a part of.
            if type(record)._default_manager.filter(pk=record.pk).exists():
                delete_record(record, request.user)
        self._say_where(request)

    def _say_where(self, request: HttpRequest) -> None:
        said = f"Under “Deleted” it can be restored for {DAYS_TO_UNDO} days."
        self.message_user(request, said)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        context = dict(extra_context or {})
        if self.has_delete_permission(request):
            context["deleted_address"] = reverse(f"admin:{self._page_of_deleted}")
        return super().changelist_view(request, context)

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """What was deleted, and the way back."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        deleted = DeletedRecord.objects.of_model(self.model)
        if request.method == "POST":
            chosen = [key for key in request.POST.getlist("restore") if is_key(key)]
            self._restore(request, deleted.filter(pk__in=chosen).order_by("deleted"))
            return HttpResponseRedirect(request.path)
        rows = deleted.defer("content").select_related("deleted_by")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Deleted {self.opts.verbose_name_plural}",
            "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page")),
            "days_to_undo": DAYS_TO_UNDO,
        }
        template = "admin/letters/deleted_records.html"
        return TemplateResponse(request, template, context)

    def _restore(self, request: HttpRequest, chosen: QuerySet[DeletedRecord]) -> None:
        if not chosen:
            message = "Nothing is restored: choose records from the list."
            self.message_user(request, message, messages.WARNING)
        for deleted in chosen:
            try:
                if restore_record(deleted):
                    message = f"“{deleted}” is restored."
                    self.message_user(request, message, messages.SUCCESS)
            except NotRestorableError as error:
                self.message_user(request, str(error), messages.ERROR)
