"""Forms of records that are shown as they were sent: after a login, a preview, a loss."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from letters.admin.documents.previews import is_return_from_preview
from letters.admin.save_errors import Refusal
from letters.forms.shown_again import ShownAgain
from letters.views.unsaved.typed import Typed, shows_typed

_DELETED = (
    "Somebody deleted this {} while you were editing. What you typed is here: saving "
    "makes a new one of it."
)


class UnsavedFormMixin:
    """Shows a form again with everything that was typed in it, files included."""

    said_when_deleted = _DELETED

    @shows_typed
    def add_view(self, request: HttpRequest, *names: Any, **rest: Any) -> HttpResponse:
        return super().add_view(request, *names, **rest)

    @shows_typed
    def change_view(
        self, request: HttpRequest, *names: Any, **rest: Any
    ) -> HttpResponse:
        return super().change_view(request, *names, **rest)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        is_sent = request.method == "POST" and object_id is not None
        is_editor = is_sent and self.has_change_permission(request)
        if is_editor and not self.get_object(request, unquote(object_id)):
            if not self.has_add_permission(request):
                # Django would lead to another page, and what was typed would be lost.
                raise Http404
            said = self.said_when_deleted.format(self.opts.verbose_name)
            Refusal(said).remember(request)
            request.is_resumed = True
            object_id, form_url = None, self._add_address()
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _add_address(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, **options: Any
    ) -> type[forms.ModelForm]:
        form = as_shown_again(super().get_form(request, obj, **options))
        refusal = Refusal.of(request)
        form.refusal = refusal.message if refusal and not refusal.prefix else ""
        is_resumed = getattr(request, "is_resumed", False)
        form.was_returned = is_resumed or is_return_from_preview(request)
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        context["is_resumed"] = getattr(request, "is_resumed", False)
        context["typed"] = Typed.of(request) if request.method == "POST" else None
        return super().render_change_form(request, context, **options)


def as_shown_again(form: type[forms.ModelForm]) -> type[forms.ModelForm]:
    if issubclass(form, ShownAgain):
        return form

    class Shown(ShownAgain, form):
        pass

    return Shown
