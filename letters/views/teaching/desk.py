"""The desk: all readings of a teacher, and what she is to be told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from letters.forms.teaching.buttons import GIVEN, RestoreForm
from letters.forms.teaching.reading_form import NewReadingForm
from letters.models import Reading
from letters.reader.teaching.to_check import things_to_check
from letters.teaching.changing import reading_of
from letters.teaching.deleting import deletions_of, restore
from letters.teaching.handing_over import given_lately, received_lately, take_back
from letters.views.teaching.decorators import may_save, teacher_view


@teacher_view
def desk(request: HttpRequest) -> HttpResponse:
    readings = Reading.objects.of_desk(request.user).present().for_desk()
    concerned = [row for row in readings if row.changed_places or row.hidden_items]
    context = {
        "readings": readings,
        "to_check": things_to_check(concerned),
        "received": received_lately(request.user),
        "given": given_lately(request.user),
        "deletions": deletions_of(request.user),
    }
    return render(request, "letters/teaching/desk.html", context)


@teacher_view
def reading_new(request: HttpRequest) -> HttpResponse:
    reading = Reading(owner=request.user)
    form = NewReadingForm(request.POST or None, instance=reading)
    if may_save(request) and form.is_valid() and form.save_revision():
        return redirect("letters:teach-reading", slug=form.instance.slug)
    context = {"form": form, "resumed": request.is_resumed}
    return render(
        request, "letters/teaching/reading_new.html", context, status=form.status
    )


@teacher_view
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Bring back what was deleted last, or given away, as the page named it that the
    button was on."""
    form = RestoreForm(request.POST)
    if not form.is_valid():
        return get_object_or_404(Reading.objects.none())
    if form.cleaned_data["kind"] == GIVEN:
        return _take_back(request, form.cleaned_data["pk"])
    record = restore(request.user, **form.cleaned_data)
    if not record:
        return get_object_or_404(Reading.objects.none())
    messages.success(request, f"“{record}” is there again.")
    return redirect("letters:teach-reading", slug=reading_of(record).slug)


def _take_back(request: HttpRequest, pk: int) -> HttpResponse:
    reading = take_back(request.user, pk)
    if reading is None:
        messages.error(
            request,
            "Your colleague has changed it meanwhile. Ask for it to be given back.",
        )
        return redirect("letters:teach")
    whose = "the archive’s" if reading.was_of_archive else "yours"
    messages.success(request, f"“{reading}” is {whose} again.")
    return redirect("letters:teach-reading", slug=reading.slug)
