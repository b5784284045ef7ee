"""Decides on many chosen rows of a list at once: asks for words first, tells what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

MOST_LISTED = 20


class ManyAtOnceMixin:
    """Expects `has_settle_permission`. What is in the state asked for stays as it is."""

    most_at_once: int
    noun: str
    asking_template: str
    # The name of the button by which the words are sent.
    confirm: str

    def _chosen(self, request: HttpRequest, queryset: QuerySet) -> list[Model]:
        """At most one more than are done at once."""
        if not self.has_settle_permission(request):
            raise PermissionDenied
        return list(queryset.order_by("pk")[: self.most_at_once + 1])

    def _sent(self, request: HttpRequest) -> Any:
        """What was typed for all of them; None as long as nothing was."""
        return request.POST if self.confirm in request.POST else None

    def _ask(
        self,
        request: HttpRequest,
        waiting: QuerySet,
        form: forms.Form,
        context: dict[str, Any],
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "form": form,
            "confirm": self.confirm,
            "rows": waiting[:MOST_LISTED],
            "number": waiting.order_by().count(),
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "is_across": request.POST.get("select_across") == "1",
            "media": self.media,
            **context,
        }
        return TemplateResponse(request, self.asking_template, context)

    def _tell(
        self, request: HttpRequest, state: str, done: int, chosen: Sequence[Model]
    ) -> None:
        """Say how many are in that `state` now, and why others are not."""
        words = f"{self.noun} is" if done == 1 else f"{self.noun}s are"
        self.message_user(request, f"{done:,} {words} {state}.", messages.SUCCESS)
        if others := min(len(chosen), self.most_at_once) - done:
            rest = (
                f"{others:,} of those chosen had been so before, or were decided "
                "otherwise, and stay as they were."
            )
            self.message_user(request, rest, messages.WARNING)
        if len(chosen) > self.most_at_once:
            rest = (
                f"At most {self.most_at_once:,} are done at once: choose the others "
                "again."
            )
            self.message_user(request, rest, messages.WARNING)
