"""Transcriptions in the admin: the page that takes one, and each one to read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header

from letters.admin.base import ArchiveAdmin
from letters.admin.documents.previews import PREVIEW, show_preview
from letters.admin.transcriptions.proposals import (
    Proposed,
    import_form,
    propose_form,
    propose_unnamed,
    undone,
)
from letters.admin.widgets import choose_from_table
from letters.forms.intake import IntakeForm
from letters.ingest.transcriptions import Imported, IntakeOutcome
from letters.models import Document, SourceFile
from letters.models.document_rights import may_hand_in
from letters.models.document_status import DocumentStatus, Right
from letters.views.unsaved.typed import Typed, shows_typed

SAVE = "_save"


@admin.register(SourceFile)
class SourceFileAdmin(ArchiveAdmin):
    """A transcription is handed in on the add page, and never changed afterwards."""

    list_display = ["name", "size", "received", "document_count"]
    search_fields = ["name", "sha256", "documents__title", "documents__identifier"]
    fields = ["name", "size", "sha256", "received", "documents_made", "download"]
    readonly_fields = fields
    change_form_template = "admin/letters/sourcefile/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        sources = super().get_queryset(request).defer("content")
        visible = Document.objects.visible_to(request.user)
        if not request.user.has_perm("letters.view_document"):
            # A transcription shows the text of all its documents.
            drafts = Document.with_deleted.exclude(pk__in=visible)
            sources = sources.filter(documents__in=visible).exclude(
                documents__in=drafts
            )
        standing = ~Q(documents__status=DocumentStatus.DELETED)
        number = Count("documents", filter=standing, distinct=True)
        return sources.annotate(count_of_documents=number)

    def get_urls(self) -> list[URLPattern]:
        download = path(
            "<int:source_id>/download/",
            self.admin_site.admin_view(self.download_view),
            name="letters_sourcefile_download",
        )
        return [download, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        if request.user.has_perm(Right.HAND_IN):
            return True
        return may_hand_in(request.user) and super().has_add_permission(request)

    def has_view_permission(
        self, request: HttpRequest, obj: SourceFile | None = None
    ) -> bool:
        is_contributor = request.user.has_perm(Right.HAND_IN)
        return is_contributor or super().has_view_permission(request, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: SourceFile | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: SourceFile | None = None
    ) -> bool:
        return False

    @shows_typed
    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._show_form(request, self._form(request))
        form = self._form(request, request.POST, request.FILES)
        if not form.is_valid():
            return self._show_form(request, form)
        is_shown = request.is_resumed
        if SAVE in request.POST and not is_shown:
            return self._save(request, form)
        if PREVIEW in request.POST and not is_shown:
            return self._preview(request, form)
        return self._show_form(request, form, propose_form(form, request.user))

    def _form(self, request: HttpRequest, *sent: Any) -> IntakeForm:
        """With choices from large tables, as every form of a record has them."""
        form = IntakeForm(*sent)
        for name in ("edition", "archival_unit"):
            column = Document._meta.get_field(name)
            choose_from_table(form.fields[name], column, self.admin_site, request.user)
        return form

    def _preview(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        number = request.POST[PREVIEW]
        with undone():
            imports = import_form(form, request.user)
            for position, imported in enumerate(imports, 1):
                if number == str(position):
                    return show_preview(request, imported.document)
        propose = propose_unnamed if form.errors else propose_form
        return self._show_form(request, form, propose(form, request.user))

    def _save(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        imports = import_form(form, request.user)
        if not imports:
            return self._show_form(request, form, propose_unnamed(form, request.user))
        for imported in imports:
            if imported.outcome is IntakeOutcome.CREATED:
                reason = "Read from a transcription."
                self.log_addition(request, imported.document, reason)
        self._report_imports(request, imports)
        return HttpResponseRedirect(_change_address(imports[0].document))

    def _report_imports(self, request: HttpRequest, imports: list[Imported]) -> None:
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a> ({} to look at)',
            (
                (
                    _change_address(imported.document),
                    imported.document,
                    imported.doubts,
                )
                for imported in imports
            ),
        )
        is_new = imports[0].outcome is IntakeOutcome.CREATED
        outcome = (
            "Saved as drafts" if is_new else "Unchanged: this file was read before"
        )
        level = messages.SUCCESS if is_new else messages.WARNING
        self.message_user(request, format_html("{}: {}.", outcome, links), level)

    def _show_form(
        self, request: HttpRequest, form: IntakeForm, proposed: Proposed | None = None
    ) -> HttpResponse:
        context = {
            "is_resumed": request.is_resumed,
            "typed": Typed.of(request) if request.method == "POST" else None,
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Hand in a transcription",
            "form": form,
            "proposed": proposed,
            "media": self.media
            + form.media
            + Media(css={"all": ["admin/css/forms.css"]}),
        }
        template = "admin/letters/sourcefile/intake.html"
        return TemplateResponse(request, template, context)

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        source = options["obj"]
        text = bytes(source.content).decode("utf-8-sig", "replace")
        context["lines"] = text.split("\n")
        return super().render_change_form(request, context, **options)

    def download_view(self, request: HttpRequest, source_id: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        source = get_object_or_404(self.get_queryset(request), pk=source_id)
        response = HttpResponse(bytes(source.content), "application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, source.name)
        return response

    @admin.display(description="documents", ordering="count_of_documents")
    def document_count(self, source: SourceFile) -> int:
        return source.count_of_documents

    @admin.display(description="documents made from it")
    def documents_made(self, source: SourceFile) -> str:
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            (
                (_change_address(document), document)
                for document in source.documents.all()
            ),
        )
        return links or "None: they were deleted. Hand it in again to make them anew."

    @admin.display(description="original file")
    def download(self, source: SourceFile) -> str:
        address = reverse("admin:letters_sourcefile_download", args=[source.pk])
        return format_html('<a href="{}">Download</a>', address)


def _change_address(document: Document) -> str:
    return reverse("admin:letters_document_change", args=[document.pk])
