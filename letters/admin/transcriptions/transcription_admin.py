"""Transcriptions in the admin: the page that takes one, and each one to read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header

from letters.admin.base import ArchiveAdmin
from letters.admin.transcriptions.intake_view import IntakeViewMixin, change_address
from letters.admin.transcriptions.line_accounts import account_for_file
from letters.admin.transcriptions.made_documents import made_documents
from letters.models import Document, SourceFile
from letters.models.document_rights import may_hand_in
from letters.models.document_status import DocumentStatus, Right


@admin.register(SourceFile)
class SourceFileAdmin(IntakeViewMixin, ArchiveAdmin):
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
            shown = visible.filter(source_is_withheld=False)
            hidden = Document.with_deleted.exclude(pk__in=shown)
            sources = sources.filter(documents__in=shown).exclude(documents__in=hidden)
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

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        source = options["obj"]
        visible = Document.objects.visible_to(request.user)
        documents = visible.filter(source_file=source)
        context["made"] = made_documents(documents)
        texts = documents.select_related("transcription").order_by("pk")
        context["account"] = account_for_file(bytes(source.content), texts)
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
                (change_address(document), document)
                for document in source.documents.all()
            ),
        )
        return links or "None: they were deleted. Hand it in again to make them anew."

    @admin.display(description="original file")
    def download(self, source: SourceFile) -> str:
        address = reverse("admin:letters_sourcefile_download", args=[source.pk])
        return format_html('<a href="{}">Download</a>', address)
