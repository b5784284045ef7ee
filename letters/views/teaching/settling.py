"""What a correction changed or lost: the teacher says what is right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from letters.forms.teaching.buttons import PlaceForm
from letters.models import AnnotationTarget, Reading
from letters.teaching.checking import accept_words, choose_candidate, targets_to_check
from letters.teaching.deleting import delete
from letters.views.teaching.decorators import reading_view

CHANGED_AGAIN = (
    "The text was corrected once more in the meantime. Look at its words again."
)


@reading_view
@require_POST
def place_settle(request: HttpRequest, reading: Reading, place: int) -> HttpResponse:
    targets = targets_to_check([reading])
    target: AnnotationTarget = get_object_or_404(targets, pk=place)
    form = PlaceForm(request.POST)
    if not form.is_valid() or not _settle(target, form):
        messages.error(request, CHANGED_AGAIN)
    response = redirect("letters:teach-reading", slug=reading.slug)
    response["Location"] += "#to-check"
    return response


def _settle(target: AnnotationTarget, form: PlaceForm) -> bool:
    answer = form.cleaned_data["answer"]
    if answer == "remove":
        revision = form.cleaned_data["revision"]
        return revision is not None and delete(target.annotation, revision)
    start, end = form.cleaned_data["start"], form.cleaned_data["end"]
    if start is None or end is None:
        return False
    settle = accept_words if answer == "right" else choose_candidate
    return settle(target, start, end)
