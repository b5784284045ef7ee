"""A preview: the page that readers would get of a form that is not saved yet."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from letters.models import Document
from letters.views.documents.detail import render_document_detail
from letters.views.unsaved.typed import Typed

PREVIEW, RETURN = "_preview", "_return"
_TEMPLATE = "admin/letters/document/preview.html"


def is_preview(request: HttpRequest) -> bool:
    return request.method == "POST" and PREVIEW in request.POST


def is_return_from_preview(request: HttpRequest) -> bool:
    return request.method == "POST" and RETURN in request.POST


def show_preview(
    request: HttpRequest, document: Document, *, is_beside: bool = False
) -> HttpResponse:
    """Render `document`, which was just saved, and roll the save back.

    Call it in the transaction that saved it. A page that stands beside the form need not
    lead back to it.
    """
    saved = Document.objects.for_reading().get(pk=document.pk)
    request.is_beside = is_beside
    # What leads back to the form.
    request.typed = without_button(Typed.of(request))
    response = render_document_detail(request, saved, _TEMPLATE)
    transaction.set_rollback(True)
    return response


def without_button(typed: Typed) -> Typed:
    """Everything but the button that was pressed."""
    fields = [(name, value) for name, value in typed.fields if name != PREVIEW]
    return replace(typed, fields=fields)


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
