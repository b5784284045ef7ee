"""A preview: the page that readers would get of a form that is not saved yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from letters.models import Document
from letters.views.documents.detail import render_document_detail

PREVIEW, RETURN = "_preview", "_return"
_TEMPLATE = "admin/letters/document/preview.html"


@dataclass(frozen=True, slots=True)
class Preview:
    """What leads back to the form: everything that was typed, but no file."""

    fields: list[tuple[str, str]]
    has_files: bool


def is_preview(request: HttpRequest) -> bool:
    return request.method == "POST" and PREVIEW in request.POST


def is_return_from_preview(request: HttpRequest) -> bool:
    return request.method == "POST" and RETURN in request.POST


def show_preview(request: HttpRequest, document: Document) -> HttpResponse:
    """Render `document`, which was just saved, and roll the save back.

    Call it in the transaction that saved it.
    """
    saved = Document.objects.for_reading().get(pk=document.pk)
    request.preview = Preview(typed_fields(request), bool(request.FILES))
    response = render_document_detail(request, saved, _TEMPLATE)
    transaction.set_rollback(True)
    return response


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    omitted = {"csrfmiddlewaretoken", PREVIEW}
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in omitted
    ]


class PreviewMixin:
    """A button beside Save: saves everything, shows the page, and rolls back."""

    def response_add(
        self, request: HttpRequest, obj: Document, post_url_continue: str | None = None
    ) -> HttpResponse:
        if is_preview(request):
            return show_preview(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Document) -> HttpResponse:
        if is_preview(request):
            return show_preview(request, obj)
        return super().response_change(request, obj)
