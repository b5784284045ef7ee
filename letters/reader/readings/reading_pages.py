"""What the page of a reading shows, and the page of one of its items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from letters.forms.reading_view import ANNOTATIONS, ReadingViewForm
from letters.models import Annotation, Document, Reading, ReadingItem
from letters.reader.readings.annotated_item import AnnotatedItem
from letters.reader.readings.extents import notes_within
from letters.reader.readings.metadata import reading_metadata
from letters.reader.readings.shown_items import (
    ItemAddress,
    ItemEntry,
    addresses_of,
    reading_entries,
)

Absolute = Callable[[str], str]
# Makes the form of an item, once the item and what can be hidden of it are known.
ViewForm = Callable[[ReadingItem, AnnotatedItem], ReadingViewForm]


def reading_context(
    reading: Reading, absolute: Absolute, item_address: ItemAddress | None = None
) -> dict[str, Any]:
    """`absolute` completes an address with the site's."""
    return {
        "reading": reading,
        "entries": reading_entries(reading, item_address),
        "address": absolute(reading.get_absolute_url()),
        "metadata": reading_metadata(reading, absolute),
        "has_questions": has_questions(reading),
    }


def has_questions(reading: Reading) -> bool:
    """Whether anything in it is to be answered."""
    shown = ReadingItem.objects.shown().filter(reading=reading)
    questions = Annotation.objects.shown().filter(kind=Annotation.Kind.QUESTION)
    return questions.filter(item__in=shown).exists()


def item_context(
    reading: Reading,
    number: int,
    form_of: ViewForm,
    absolute: Absolute,
    item_address: ItemAddress | None = None,
    reading_address: str = "",
) -> dict[str, Any] | None:
    """None if the reading has no item of that number."""
    entries = reading_entries(reading, item_address or addresses_of(reading))
    if not 1 <= number <= len(entries):
        return None
    entry = entries[number - 1]
    context = {
        "reading": reading,
        "reading_address": reading_address or reading.get_absolute_url(),
        "entry": entry,
        "total": len(entries),
        "previous": entries[number - 2] if number > 1 else None,
        "next": entries[number] if number < len(entries) else None,
        "address": absolute(entry.address),
    }
    document = _document_of(entry)
    if not document:
        return context
    entry.item.document = document
    shown = AnnotatedItem(entry.item)
    form = form_of(entry.item, shown)
    return {**context, **text_context(shown, form)}


def _document_of(entry: ItemEntry) -> Document | None:
    """The document, if it is published at this moment."""
    if not entry.is_shown:
        return None
    published = Document.objects.published().for_reading()
    return published.filter(pk=entry.item.document_id).first()


def text_context(shown: AnnotatedItem, form: ReadingViewForm) -> dict[str, Any]:
    """The text of the item, and what may be chosen of it."""
    apparatus, extent = shown.apparatus, shown.extent
    passages = apparatus.passages
    shown.show_as(
        uncovers=form.uncovers,
        full_view=form.query_with(cover=form.NOTHING_COVERED),
        omitted_passages=form.omitted_passages(passages),
    )
    pagination = form.page_view(apparatus.paginations) if extent.is_whole else None
    leaves = [] if pagination is None else shown.leaves(pagination)
    layers = layers_of(shown)
    on_leaves = {note.key for leaf in leaves for note in leaf.footnotes}
    return {
        "document": shown.document,
        "apparatus": apparatus,
        "extent": extent,
        "leaves": leaves,
        "html": "" if leaves else shown.html,
        "footnotes": [note for note in shown.footnotes if note.key not in on_leaves],
        "notes": [note for note in shown.notes if not note.is_about_item],
        "notes_before": [note for note in shown.notes if note.is_about_item],
        "number_of_notes": len(shown.notes),
        "has_questions": any(note.question for note in shown.notes),
        "scans": shown.scans,
        "white_out_order": shown.reveal_order,
        "covered_query": form.query_with(cover="") or "?",
        "is_uncovered": form.uncovers,
        "version": form.version_of(passages),
        "versions": form.versions(passages),
        "passages": [
            passage for passage in passages if extent.holds(passage.start, passage.end)
        ],
        "omitted_passages": form.omitted_passages(passages),
        "layers": form.layers(layers),
        "modes": form.modes(layers),
        "views": form.views(apparatus.paginations) if extent.is_whole else [],
        "hidden": " ".join(form.hidden),
        "hides_annotations": form.hides_annotations,
        "annotations_query": form.query_with(
            hide=[layer for layer in form.hidden if layer != ANNOTATIONS]
        )
        or "?",
        "view_query": form.query_with(),
    }


def layers_of(shown: AnnotatedItem) -> set[str]:
    """What can be left out of the text of the item."""
    layers = shown.apparatus.layers
    if not notes_within(shown.extent, shown.apparatus):
        layers.discard("notes")
    if shown.extent.page:
        layers.discard("breaks")
    return {*layers, ANNOTATIONS} if shown.annotations else layers
