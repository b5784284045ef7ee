"""Writes annotations: with the texts locked, so that no save of a text misplaces them.

Whoever writes places locks in this order: documents by their keys, carriers of letters
among them; then the reading; then annotations and their targets. A save of a text locks its
document and then the targets, which is the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from letters.models import (
    Annotation,
    AnnotationTarget,
    Document,
    ReadingItem,
)
from letters.teaching.changing import locked_reading, touch
from letters.teaching.checked_places import CheckedPlace, SaidRegion
from letters.teaching.item_texts import ItemTexts
from letters.teaching.limits import refuse_annotation_beyond
from letters.web_annotation.quotes import quote_at


@contextmanager
def locked_texts(documents: Iterable[int | None]) -> Iterator[None]:
    """A transaction in which the texts of these documents stay as they are.

    A transmitted letter changes with its carrier. Others may refer to the documents
    meanwhile.
    """
    keys = [key for key in documents if key is not None]
    concerned = Document.objects.filter(
        Q(pk__in=keys)
        | Q(pk__in=Document.objects.filter(pk__in=keys).values("carrier"))
    )
    with transaction.atomic():
        list(concerned.order_by("pk").select_for_update(no_key=True).values_list("pk"))
        yield


def target_of(texts: ItemTexts, place: CheckedPlace | SaidRegion) -> AnnotationTarget:
    """The row of a checked place; not stored yet."""
    if isinstance(place, SaidRegion):
        return AnnotationTarget(
            document=texts.document,
            image=place.image,
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
        )
    target = AnnotationTarget(
        document=texts.document,
        footnote=place.footnote,
        segment="" if place.footnote else texts.segment_at(place.start),
    )
    quote = quote_at(texts.text_of(place.footnote), place.start, place.end)
    target.stand_at(place.start, place.end, quote)
    return target


@transaction.atomic
def add_annotation(
    item: ReadingItem, values: dict[str, Any], targets: Sequence[AnnotationTarget]
) -> Annotation:
    """A new annotation of the item; a form that is sent twice at once makes one.

    The caller holds `locked_texts`. Raises ReadingFullError.
    """
    number = next_number(item)
    if (sent := made_by_form(item, values.get("form_key"))) is not None:
        return sent
    refuse_annotation_beyond(item.annotations.present().count())
    annotation = Annotation.objects.create(item=item, number=number, **values)
    write_targets(annotation, targets)
    touch(item.reading)
    return annotation


def made_by_form(item: ReadingItem, form_key: UUID | None) -> Annotation | None:
    """The annotation that was made when the same form was sent before."""
    if form_key is None:
        return None
    return Annotation.objects.filter(item=item, form_key=form_key).first()


def next_number(item: ReadingItem) -> int:
    """A number that no annotation of the item has, or had before it was deleted.

    The reading is locked to the end of the transaction: two tabs get two numbers.
    """
    locked_reading(item.reading)
    last = Annotation.objects.filter(item=item).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def write_targets(
    annotation: Annotation, targets: Sequence[AnnotationTarget | None]
) -> None:
    """Let the annotation have these places; None keeps the one that is there.

    The caller holds `locked_texts`.
    """
    kept = [position for position, target in enumerate(targets) if target is None]
    present = AnnotationTarget.objects.filter(annotation=annotation)
    present.exclude(position__in=kept).delete()
    for position, target in enumerate(targets):
        if target is not None:
            target.annotation, target.position = annotation, position
            target.save()
