"""“Add to a reading”: from the page of a document, a page or a paragraph of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from letters.forms.teaching.adding_form import PartForm
from letters.forms.teaching.reading_form import NewReadingForm
from letters.models import Reading
from letters.teaching.adding import add_part
from letters.views.teaching.decorators import may_save, teacher_view


@teacher_view
def add_to_reading(request: HttpRequest) -> HttpResponse:
    """The readings to choose from; POST makes a new one and adds the document to it."""
    given = PartForm(request.GET)
    part = given.part()
    if part is None:
        raise Http404("No such document")
    reading = Reading(owner=request.user)
    form = NewReadingForm(request.POST or None, instance=reading)
    if may_save(request) and form.is_valid() and form.save_revision():
        item = add_part(form.instance, part)
        return redirect("letters:teach-item", slug=form.instance.slug, item=item.pk)
    context = {
        "part": part,
        "form": form,
        "resumed": request.is_resumed,
        "readings": Reading.objects.of_desk(request.user)
        .present()
        .order_by("-changed"),
    }
    return render(
        request, "letters/teaching/add_to_reading.html", context, status=form.status
    )
