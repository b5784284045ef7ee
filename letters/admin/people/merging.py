"""Merging records of one person in the admin, and undoing it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from letters.admin.people.identity_rows import describe_records
from letters.admin.people.merge_forms import MergeForm
from letters.admin.save_errors import BUSY
from letters.ingest.people import (
    MergeRefusedError,
    merge_group,
    records_that_would_go,
    unmerge_agent,
)
from letters.models import Agent, AgentDistinction, AgentMerge
from letters.models.locks import is_busy
from letters.views.unsaved.typed import shows_typed


class MergingMixin:
    """Pages below the list of agents, which change nothing but by POST."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("merge/", wrap(self.merge_view), name="letters_agent_merge"),
            path(
                "merges/<int:merge_id>/undo/",
                wrap(self.undo_view),
                name="letters_agent_undo",
            ),
            path(
                "distinctions/<int:distinction_id>/withdraw/",
                wrap(self.withdraw_view),
                name="letters_agent_withdraw",
            ),
            *super().get_urls(),
        ]

    @shows_typed
    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show the chosen records, and merge them into the one that stays."""
        self.require_change(request)
        is_sent = request.method == "POST"
        form = MergeForm(request.POST if is_sent else request.GET)
        is_valid = form.is_valid()
        # Those of the address, where the form names too few.
        records = form.cleaned_data.get("records") or _records_of(request.GET)
        if not records:
            message = "Choose at least two records that exist."
            self.message_user(request, message, messages.ERROR)
            return _to_list()
        stays = form.cleaned_data.get("stays") or records[0]
        reason = form.cleaned_data.get("reason", "")
        may_merge = is_sent and is_valid and not request.is_resumed
        if may_merge and self.merge(request, records, stays, reason):
            return _to_agent(stays)
        rows = describe_records(records).values()
        context = {"form": form, "rows": rows, "stays": stays}
        return self.show(request, "merge", "These are one person", context)

    def undo_view(self, request: HttpRequest, merge_id: int) -> HttpResponse:
        self.require_change(request)
        merge = get_object_or_404(
            AgentMerge.objects.in_force().select_related("kept", "merged"), pk=merge_id
        )
        if request.method == "POST":
            self._undo(request, merge)
            return _to_agent(merge.merged)
        context = {"merge": merge, "going": records_that_would_go(merge)}
        return self.show(request, "undo", "Undo a merge", context)

    def withdraw_view(self, request: HttpRequest, distinction_id: int) -> HttpResponse:
        self.require_change(request)
        distinction = get_object_or_404(
            AgentDistinction.objects.select_related("one", "other"), pk=distinction_id
        )
        if request.method == "POST":
            message = f"No longer held to be two people: {distinction}."
            self.log_people(request, [distinction.one, distinction.other], message)
            distinction.delete()
            self.message_user(request, message, messages.SUCCESS)
            return _to_agent(distinction.one)
        context = {"distinction": distinction}
        return self.show(request, "withdraw", "Perhaps one person after all", context)

    def merge(
        self, request: HttpRequest, records: Sequence[Agent], stays: Agent, reason: str
    ) -> bool:
        """Merge, and tell the archivist so or why not."""
        others = [record for record in records if record != stays]
        try:
            merge_group(stays, others, request.user, reason)
        except MergeRefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
            return False
        except OperationalError as error:
            if not is_busy(error):
                raise
            self.message_user(request, BUSY, messages.ERROR)
            return False
        names = ", ".join(other.identifier for other in others)
        self.log_people(request, [stays], f"Merged into this record: {names}.")
        self.log_people(request, others, f"Merged into {stays.identifier}.")
        message = f"“{stays.authorized_name}” stands for {names}, too."
        self.message_user(request, message, messages.SUCCESS)
        return True

    def _undo(self, request: HttpRequest, merge: AgentMerge) -> None:
        try:
            unmerge_agent(merge)
        except MergeRefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        message = f"Undone: {merge.merged.identifier} is not merged into "
        message += f"{merge.kept.identifier} any more."
        self.log_people(request, [merge.kept, merge.merged], message)
        self.message_user(request, message, messages.SUCCESS)

    def require_change(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def log_people(
        self, request: HttpRequest, agents: Sequence[Agent], message: str
    ) -> None:
        LogEntry.objects.log_actions(request.user.pk, agents, CHANGE, message)

    def show(
        self, request: HttpRequest, name: str, title: str, context: dict
    ) -> HttpResponse:
        shared = self.admin_site.each_context(request)
        return TemplateResponse(
            request,
            f"admin/letters/agent/{name}.html",
            {**shared, "opts": self.opts, "title": title, **context},
        )


def _records_of(chosen: QueryDict) -> list[Agent]:
    form = MergeForm(chosen)
    return form.cleaned_data["records"] if form.is_valid() else []


def _to_agent(agent: Agent) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:letters_agent_change", args=[agent.pk]))


def _to_list() -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:letters_agent_changelist"))
