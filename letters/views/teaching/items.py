"""The items of a reading: added, changed, moved and deleted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from letters.forms.teaching.adding_form import FindDocumentForm, PartForm
from letters.forms.teaching.buttons import MoveForm, RevisionForm
from letters.forms.teaching.item_form import ItemForm
from letters.models import Document, Reading, ReadingItem
from letters.reader.teaching.document_choices import document_choices
from letters.reader.teaching.reading_desk import extent_of, is_hidden, title_of
from letters.reader.teaching.to_check import things_to_check
from letters.teaching.adding import MOST_FOUND, add_part, find_parts
from letters.teaching.deleting import delete
from letters.teaching.limits import ReadingFullError
from letters.teaching.ordering import move_item
from letters.views.teaching.decorators import (
    item_view,
    keeps_typed,
    may_save,
    reading_view,
)
from letters.views.teaching.readings import CHANGED


@reading_view
def item_add(request: HttpRequest, reading: Reading) -> HttpResponse:
    """GET looks for documents; POST adds one, and leads to its form."""
    if request.method == "POST":
        part = PartForm(request.POST).part()
        if part is None:
            raise Http404("No such document")
        try:
            item = add_part(reading, part)
        except ReadingFullError as error:
            messages.error(request, str(error))
            return redirect("letters:teach-reading", slug=reading.slug)
        return redirect("letters:teach-item", slug=reading.slug, item=item.pk)
    form = FindDocumentForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    parts = find_parts(words)
    context = {
        "reading": reading,
        "form": form,
        "words": words,
        "parts": parts[:MOST_FOUND],
        "has_more": len(parts) > MOST_FOUND,
    }
    return render(request, "letters/teaching/item_add.html", context)


@item_view
@keeps_typed
def item_edit(request: HttpRequest, item: ReadingItem) -> HttpResponse:
    choices = None
    if not is_hidden(item):
        documents = Document.objects.published().for_reading()
        choices = document_choices(documents.get(pk=item.document_id))
    form = ItemForm(request.POST or None, instance=item, choices=choices)
    if may_save(request) and form.is_valid() and form.save_revision():
        messages.success(request, "Saved.")
        return redirect("letters:teach-reading", slug=item.reading.slug)
    stored = ReadingItem.objects.select_related("document").get(pk=item.pk)
    context = {
        "reading": item.reading,
        "item": stored,
        "title": title_of(stored),
        "extent": extent_of(stored),
        "is_hidden": choices is None,
        "form": form,
        "resumed": request.is_resumed,
        "annotations": item.annotations.present().prefetch_related("targets"),
        "to_check": things_to_check([item.reading]).of_item(item),
    }
    return render(request, "letters/teaching/item.html", context, status=form.status)


@item_view
@require_POST
def item_move(request: HttpRequest, item: ReadingItem) -> HttpResponse:
    form = MoveForm(request.POST)
    is_moved = form.is_valid() and move_item(
        item, form.cleaned_data["steps"], form.cleaned_data["order"]
    )
    if not is_moved:
        messages.error(request, CHANGED)
    response = redirect("letters:teach-reading", slug=item.reading.slug)
    response["Location"] += f"#item-{item.pk}"
    return response


@item_view
@require_POST
def item_delete(request: HttpRequest, item: ReadingItem) -> HttpResponse:
    form = RevisionForm(request.POST)
    if not form.is_valid() or not delete(item, form.cleaned_data["revision"]):
        messages.error(request, CHANGED)
    return redirect("letters:teach-reading", slug=item.reading.slug)
