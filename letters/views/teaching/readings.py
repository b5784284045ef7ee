"""One reading on the desk: its words and items; it is copied, handed over, deleted."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from letters.forms.teaching.buttons import RevisionForm
from letters.forms.teaching.reading_form import HandOverForm, ReadingForm
from letters.models import Reading
from letters.reader.teaching.reading_desk import item_lines
from letters.reader.teaching.to_check import things_to_check
from letters.teaching.copying import copy_reading
from letters.teaching.deleting import delete, deletions_of
from letters.teaching.handing_over import find_colleague, hand_over
from letters.views.teaching.decorators import keeps_typed, may_save, reading_view

CHANGED = (
    "The reading was changed in another tab in the meantime. Nothing was done: look at "
    "it as it is now, and try again."
)


@reading_view
@keeps_typed
def reading_desk(request: HttpRequest, reading: Reading) -> HttpResponse:
    form = ReadingForm(request.POST or None, instance=reading)
    if may_save(request) and form.is_valid() and form.save_revision():
        messages.success(request, form.saved_message)
        return redirect("letters:teach-reading", slug=reading.slug)
    return _show(request, reading, form=form)


@reading_view
@require_POST
def reading_copy(request: HttpRequest, reading: Reading) -> HttpResponse:
    copy = copy_reading(reading, request.user)
    messages.success(request, "This is the copy. Nobody but you sees it yet.")
    return redirect("letters:teach-reading", slug=copy.slug)


@reading_view
@require_POST
def reading_hand_over(request: HttpRequest, reading: Reading) -> HttpResponse:
    form = HandOverForm(request.POST)
    if request.is_resumed or not form.is_valid():
        return _show(request, reading, hand_over=form)
    colleague = find_colleague(form.cleaned_data["colleague"], request.user)
    if colleague is None:
        form.add_error("colleague", "No other teacher has this user name.")
        return _show(request, reading, hand_over=form)
    revision = form.cleaned_data["revision"]
    if not hand_over(reading, revision, request.user, colleague):
        form.add_error(None, CHANGED)
        return _show(request, reading, hand_over=form)
    return redirect("letters:teach")


@reading_view
@require_POST
def reading_delete(request: HttpRequest, reading: Reading) -> HttpResponse:
    form = RevisionForm(request.POST)
    if form.is_valid() and delete(reading, form.cleaned_data["revision"]):
        return redirect("letters:teach")
    messages.error(request, CHANGED)
    return redirect("letters:teach-reading", slug=reading.slug)


def _show(
    request: HttpRequest,
    reading: Reading,
    *,
    form: ReadingForm | None = None,
    hand_over: HandOverForm | None = None,
) -> HttpResponse:
    """The reading's page; its forms as they were sent, where nothing was done."""
    stored = Reading.objects.select_related("owner").get(pk=reading.pk)
    shown = form or ReadingForm(instance=stored)
    hand_over = hand_over or HandOverForm(initial={"revision": stored.revision})
    context: dict[str, Any] = {
        "reading": stored,
        "form": shown,
        "hand_over": hand_over,
        "resumed": request.is_resumed,
        "items": item_lines(stored),
        "to_check": things_to_check([stored]),
        "deletions": deletions_of(request.user, stored),
        "address": request.build_absolute_uri(stored.get_absolute_url()),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if hand_over.errors else shown.status
    # What was refused, or is not saved yet, is at once in sight.
    context["shows_forms_first"] = status != HTTPStatus.OK or request.is_resumed
    return render(request, "letters/teaching/reading.html", context, status=status)
