"""The revisions of a document, for archivists: who, when, why, and what changed."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from letters.admin.documents.revision_changes import compare_records, compare_texts
from letters.models import Document, Revision

# Numbers above are no revision's, and the database could not look for them.
_HIGHEST = 1_000_000_000


class RevisionPairForm(forms.Form):
    """Which two revisions are compared: the `old` one with the `new` one."""

    old = forms.IntegerField(min_value=1, max_value=_HIGHEST)
    new = forms.IntegerField(min_value=1, max_value=_HIGHEST)


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
                "<int:document_id>/revisions/compare/",
                wrap(self.compare_view),
                name="letters_document_compare",
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
        title = f"Revision {number} of “{document}”"
        return self._show_changes(request, document, title, (before, revision))

    def compare_view(self, request: HttpRequest, document_id: int) -> HttpResponse:
        """Any two revisions; without two that exist, the list to choose from."""
        document = self._document_to_show(request, document_id)
        form = RevisionPairForm(request.GET)
        revisions = document.revisions.select_related("editor")
        chosen = [
            revisions.filter(number=form.cleaned_data[name]).first()
            for name in ("old", "new")
            if form.is_valid()
        ]
        old, new = chosen or (None, None)
        if not (old and new):
            context = {
                "title": f"Revisions of “{document}”",
                "revisions": revisions.defer("tei"),
                "is_refused": True,
            }
            return self._show(request, "revisions", document, context)
        title = f"Revisions {old.number} and {new.number} of “{document}”"
        return self._show_changes(request, document, title, (old, new))

    def _show_changes(
        self,
        request: HttpRequest,
        document: Document,
        title: str,
        pair: tuple[Revision | None, Revision],
    ) -> HttpResponse:
        before, revision = pair
        is_now = revision.number == document.revision_number
        context = {
            "title": title,
            "revision": revision,
            "before": before,
            "text": compare_texts(before.tei if before else "", revision.tei),
            "fields": compare_records(before, revision),
            "is_now": is_now,
            "may_restore": not is_now and self.has_change_permission(request, document),
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
