"""The archive’s own texts of the pages about it, with a preview."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from letters.admin.documents.previews import is_preview, without_button
from letters.admin.shared_records import SharedRecordAdmin
from letters.forms.bodies import validate_body
from letters.models import SitePage
from letters.views.unsaved.typed import Typed


@admin.register(SitePage)
class SitePageAdmin(SharedRecordAdmin):
    """The history of Django keeps the words before each change."""

    list_display = ["__str__", "name"]
    search_fields = ["name", "title", "text"]
    fields = ["name", "title", "text"]
    change_form_template = "admin/letters/sitepage/change_form.html"

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and db_field.name == "text":
            field.validators.append(validate_body)
            field.widget.attrs["rows"] = 24
        return field

    def construct_change_message(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formsets: list,
        add: bool = False,
    ) -> Any:
        message = super().construct_change_message(request, form, formsets, add)
        if add or "text" not in form.changed_data:
            return message
        return f"Changed the text. Before, it was:\n\n{form.initial['text']}"

    def response_add(
        self, request: HttpRequest, obj: SitePage, post_url_continue: str | None = None
    ) -> HttpResponse:
        if is_preview(request):
            return _show_preview(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: SitePage) -> HttpResponse:
        if is_preview(request):
            return _show_preview(request, obj)
        return super().response_change(request, obj)


def _show_preview(request: HttpRequest, page: SitePage) -> HttpResponse:
    """The page that readers would get of `page`, which was just saved: it is rolled back."""
    request.typed = without_button(Typed.of(request))
    response = render(request, "admin/letters/sitepage/preview.html", {"own": page})
    transaction.set_rollback(True)
    return response
