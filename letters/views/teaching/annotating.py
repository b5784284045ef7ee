"""Annotations are made and changed here: beside the text, and in a form for each."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from letters.forms.teaching.annotation_form import AnnotationForm
from letters.forms.teaching.buttons import RevisionForm
from letters.forms.teaching.place_fields import DeletedForm, SelectionForm
from letters.models import Annotation, ReadingItem
from letters.reader.teaching.annotating_page import AnnotatingPage, part_of
from letters.reader.teaching.annotation_form_page import form_context
from letters.rendering.contract import annotation_id, annotation_note_id
from letters.teaching.changing import touch
from letters.teaching.deleting import delete
from letters.views.teaching.decorators import item_view, keeps_typed, may_save

CHANGED = (
    "This annotation was changed in another tab meanwhile. Nothing was deleted: look at "
    "it, and delete it again if you still want to."
)


@item_view
@keeps_typed
def annotate(request: HttpRequest, item: ReadingItem) -> HttpResponse:
    """The text with its annotations; with `part`, the form for a new one.

    POST saves the form, or, with `open`, shows it with the words that were selected.
    """
    if request.method == "POST" and "open" not in request.POST:
        form = AnnotationForm.of_new(item, request.POST)
        return _answer(request, item, form)
    selection = SelectionForm(request.POST or request.GET)
    if selection.is_valid() and selection.cleaned_data["part"]:
        form = AnnotationForm(
            instance=Annotation(item=item), initial=selection.cleaned_data
        )
        return _show_form(request, item, form)
    deleted = DeletedForm(request.GET)
    number = deleted.cleaned_data["deleted"] if deleted.is_valid() else None
    page = AnnotatingPage(item, number)
    context = {"reading": item.reading, "item": item, "page": page}
    return render(request, "letters/teaching/annotate.html", context)


@item_view
@keeps_typed
def annotation_edit(
    request: HttpRequest, item: ReadingItem, number: int
) -> HttpResponse:
    rows = item.annotations.all()
    # Whoever saves a form is told by it that the annotation was deleted meanwhile.
    rows = rows if request.method == "POST" else rows.present()
    annotation = get_object_or_404(rows, number=number)
    annotation.item = item
    part, last_part = part_of(AnnotatingPage(item).texts, annotation)
    form = AnnotationForm(
        request.POST if request.method == "POST" else None,
        instance=annotation,
        initial={"part": part, "last_part": last_part},
    )
    return _answer(request, item, form)


@item_view
@require_POST
def annotation_delete(
    request: HttpRequest, item: ReadingItem, number: int
) -> HttpResponse:
    annotation = get_object_or_404(item.annotations.present(), number=number)
    annotation.item = item
    form = RevisionForm(request.POST)
    if form.is_valid() and delete(annotation, form.cleaned_data["revision"]):
        return _back(item, "deleted", f"?deleted={number}")
    messages.error(request, CHANGED)
    return _back(item, f"annotation-{number}")


@item_view
@require_POST
def annotation_restore(
    request: HttpRequest, item: ReadingItem, number: int
) -> HttpResponse:
    """Bring back a deleted one. Twice is once."""
    annotation = get_object_or_404(item.annotations.all(), number=number)
    if annotation.deleted is not None:
        annotation.restore()
        touch(item.reading)
    messages.success(request, "The annotation is there again.")
    return _back(item, f"annotation-{number}")


def _answer(
    request: HttpRequest, item: ReadingItem, form: AnnotationForm
) -> HttpResponse:
    if may_save(request) and form.save_where_it_stands():
        messages.success(request, "The annotation is saved.")
        return _back(item, _anchor_of(form.instance))
    return _show_form(request, item, form)


def _show_form(
    request: HttpRequest, item: ReadingItem, form: AnnotationForm
) -> HttpResponse:
    context = form_context(item, form)
    status = form.status
    if not form.is_bound and context["problem"]:
        status = HTTPStatus.NOT_FOUND
    context |= {"reading": item.reading, "resumed": request.is_resumed}
    return render(request, "letters/teaching/annotation.html", context, status=status)


def _anchor_of(annotation: Annotation) -> str:
    """Its words in the text; what is not marked there is found in the list."""
    is_marked = annotation.targets.filter(position=0, start__isnull=False).exists()
    number = annotation.number
    return annotation_id(number) if is_marked else annotation_note_id(number)


def _back(item: ReadingItem, anchor: str, query: str = "") -> HttpResponse:
    address = reverse("letters:teach-annotate", args=[item.reading.slug, item.pk])
    return redirect(f"{address}{query}#{anchor}")
