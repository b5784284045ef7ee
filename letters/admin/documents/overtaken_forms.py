"""A form that was sent after somebody else had saved: merged, or shown with a conflict."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from letters.admin.documents.comparison import (
    Taken,
    describe_conflict,
    describe_taken,
)
from letters.admin.documents.form_merge import merge_form
from letters.admin.documents.previews import is_preview
from letters.admin.documents.text_merge import SETTLE
from letters.admin.save_errors import Refusal


class OvertakenMixin:
    """Merges what was sent with what is stored by now."""

    def merge_sent(
        self, request: HttpRequest, object_id: str | None, context: dict
    ) -> bool:
        """Merge what was sent with what somebody else saved meanwhile. False if something
        of it is left to settle, which the `context` says then."""
        request.POST = request.POST.copy()
        document = self._find(request, object_id)
        if not document:
            # Deleted in this very moment: the form is shown as that of a new one.
            return False
        merge = merge_form(document, request.POST)
        if not merge.is_present:
            conflict = describe_conflict(document, request.POST, merge)
            Refusal(conflict.sentence).remember(request)
            context["conflict"] = conflict
            return False
        if merge.followed or merge.text.taken:
            context["merged"] = describe_taken(document, merge)
        for files in request.FILES.lists():
            for file in files[1]:
                file.seek(0)
        return True


def has_choices(request: HttpRequest) -> bool:
    """Whether paragraphs of a conflict were to be chosen on the page that was sent."""
    has_any = any(name.startswith(SETTLE) for name in request.POST)
    return has_any and not is_preview(request)


def say_merged(merged: Taken) -> str:
    """What a form was merged with, for the message after it was saved."""
    context = {"merged": merged}
    return render_to_string("admin/letters/document/merged.html", context)
