"""Settles many problems at once, after asking for the reason."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from letters.forms.editing import check_characters
from letters.ingest.settlements import reopen, settle
from letters.models import Problem
from letters.models.problems import LONGEST_REASON

# More are not settled by one reason at once.
MOST_AT_ONCE = 5_000
MOST_SHOWN = 20
CONFIRM = "_settle"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label="Why they are settled",
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Stored with each of them, with your name and the time.",
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        check_characters(self.fields["reason"])


class SettlingMixin:
    """Actions of the list of problems."""

    actions = ["settle_selected", "reopen_selected"]

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(
            ["letters.view_document", "letters.change_document"]
        )

    @admin.action(description="Settle with a reason…", permissions=["settle"])
    def settle_selected(
        self, request: HttpRequest, queryset: QuerySet[Problem]
    ) -> HttpResponse | None:
        """Ask for the reason first; settle when it is given."""
        self._require_settling(request)
        is_sent = CONFIRM in request.POST
        form = ReasonForm(request.POST if is_sent else None)
        if not form.is_valid():
            return self._ask(request, queryset, form)
        problems = list(queryset.order_by("pk")[: MOST_AT_ONCE + 1])
        reason = form.cleaned_data["reason"]
        done = settle(problems[:MOST_AT_ONCE], reason, request.user)
        self._tell(request, "settled", done, problems)
        return None

    @admin.action(description="Open again", permissions=["settle"])
    def reopen_selected(
        self, request: HttpRequest, queryset: QuerySet[Problem]
    ) -> None:
        self._require_settling(request)
        problems = list(queryset.order_by("pk")[: MOST_AT_ONCE + 1])
        done = reopen(problems[:MOST_AT_ONCE], request.user)
        self._tell(request, "open again", done, problems)

    def _require_settling(self, request: HttpRequest) -> None:
        if not self.has_settle_permission(request):
            raise PermissionDenied

    def _ask(
        self, request: HttpRequest, queryset: QuerySet[Problem], form: ReasonForm
    ) -> HttpResponse:
        chosen = queryset.open()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Settle problems",
            "form": form,
            "problems": chosen.select_related("document")[:MOST_SHOWN],
            "number": chosen.order_by().count(),
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "is_across": request.POST.get("select_across") == "1",
            "media": self.media,
        }
        template = "admin/letters/problem/settle.html"
        return TemplateResponse(request, template, context)

    def _tell(
        self, request: HttpRequest, state: str, done: int, chosen: list[Problem]
    ) -> None:
        """Say how many are in that `state` now, and why others are not."""
        words = "problem is" if done == 1 else "problems are"
        self.message_user(request, f"{done:,} {words} {state}.", messages.SUCCESS)
        others = min(len(chosen), MOST_AT_ONCE) - done
        if others:
            rest = (
                f"{others:,} of those chosen had been so before, and stay as they were."
            )
            self.message_user(request, rest, messages.WARNING)
        if len(chosen) > MOST_AT_ONCE:
            rest = (
                f"At most {MOST_AT_ONCE:,} are done at once: choose the others again."
            )
            self.message_user(request, rest, messages.WARNING)
