"""The revisions of a document, for archivists: who, when, why, and what changed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from letters.admin.documents.comparison import compare_lines
from letters.ingest.saving import recorded
from letters.models import Document, Revision


class RevisionsMixin:
    """Pages below the change form, which change nothing."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:document_id>/revisions/",
                wrap(self.revisions_view),
                name="letters_document_revisions",
            ),
            path(
                "<int:document_id>/revisions/<int:number>/",
                wrap(self.revision_view),
                name="letters_document_revision",
            ),
            *super().get_urls(),
        ]

    def revisions_view(self, request: HttpRequest, document_id: int) -> HttpResponse:
        document = self._document_to_show(request, document_id)
        context = {
            "title": f"Revisions of “{document}”",
            "revisions": document.revisions.select_related("editor").defer("tei"),
        }
        return self._show(request, "revisions", document, context)

    def revision_view(
        self, request: HttpRequest, document_id: int, number: int
    ) -> HttpResponse:
        document = self._document_to_show(request, document_id)
        revisions = document.revisions.select_related("editor")
        revision = get_object_or_404(revisions, number=number)
        before = revisions.filter(number__lt=number).first()
        context = {
            "title": f"Revision {number} of “{document}”",
            "revision": revision,
            "before": before,
            "lines": compare_lines(before.tei if before else "", revision.tei),
            "fields": changed_fields(before, revision),
        }
        return self._show(request, "revision", document, context)

    def _document_to_show(self, request: HttpRequest, document_id: int) -> Document:
        document = get_object_or_404(self.get_queryset(request), pk=document_id)
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        return document

    def _show(
        self, request: HttpRequest, name: str, document: Document, context: dict
    ) -> HttpResponse:
        shared = self.admin_site.each_context(request)
        return TemplateResponse(
            request,
            f"admin/letters/document/{name}.html",
            {**shared, "opts": self.opts, "document": document, **context},
        )


def changed_fields(
    before: Revision | None, after: Revision
) -> list[tuple[str, Any, Any]]:
    """Fields of the record: name, value before, value after."""
    old = recorded(before) if before else {}
    return [
        (str(Document._meta.get_field(name).verbose_name), old.get(name) or "", value)
        for name, value in recorded(after).items()
        if (old.get(name) or "") != (value or "")
    ]
