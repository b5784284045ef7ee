"""Settles many problems at once, after asking for the reason."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from letters.admin.many_at_once import ManyAtOnceMixin
from letters.forms.typed_text import check_characters
from letters.ingest.settlements import reopen, settle
from letters.models import Problem
from letters.models.problems import LONGEST_REASON


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


class SettlingMixin(ManyAtOnceMixin):
    """Actions of the list of problems."""

    actions = ["settle_selected", "reopen_selected"]
    most_at_once = 5_000
    noun = "problem"
    asking_template = "admin/letters/problem/settle.html"
    confirm = "_settle"

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(
            ["letters.view_document", "letters.change_document"]
        )

    @admin.action(description="Settle with a reason…", permissions=["settle"])
    def settle_selected(
        self, request: HttpRequest, queryset: QuerySet[Problem]
    ) -> HttpResponse | None:
        """Ask for the reason first; settle when it is given."""
        problems = self._chosen(request, queryset)
        form = ReasonForm(self._sent(request))
        if not form.is_valid():
            waiting = queryset.open().select_related("document")
            return self._ask(request, waiting, form, {"title": "Settle problems"})
        reason = form.cleaned_data["reason"]
        done = settle(problems[: self.most_at_once], reason, request.user)
        self._tell(request, "settled", done, problems)
        return None

    @admin.action(description="Open again", permissions=["settle"])
    def reopen_selected(
        self, request: HttpRequest, queryset: QuerySet[Problem]
    ) -> None:
        problems = self._chosen(request, queryset)
        done = reopen(problems[: self.most_at_once], request.user)
        self._tell(request, "open again", done, problems)
