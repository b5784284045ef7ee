"""Settles what a correction changed or lost: the teacher looks, and says what is right."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from letters.models import (
    AnnotationTarget,
    Document,
    DocumentStatus,
    Reading,
    Transcription,
    segment_key_at,
)
from letters.teaching.changing import locked_reading, touch
from letters.web_annotation.quotes import quote_at

_State = AnnotationTarget.State


def targets_to_check(readings: Collection[Reading]) -> QuerySet[AnnotationTarget]:
    """The places in published documents that a correction changed or lost, in the order
    of the readings and their items."""
    return (
        AnnotationTarget.objects.filter(
            annotation__item__reading__in=readings,
            annotation__deleted=None,
            annotation__item__deleted=None,
            document__status=DocumentStatus.PUBLISHED,
        )
        .exclude(state=_State.PLACED)
        .select_related("annotation__item__reading", "annotation__item__document")
        .select_related("document")
        .order_by(
            *("annotation__item__reading", "annotation__item__position"),
            *("annotation__item", "annotation__number", "position"),
        )
    )


def text_of(document: Document, footnote: str) -> str | None:
    """The running text, or that of the note with this key; None if there is none."""
    texts = (
        document.footnotes.filter(key=footnote)
        if footnote
        else Transcription.objects.filter(document=document)
    )
    return texts.values_list("text", flat=True).first()


@transaction.atomic
def accept_words(target: AnnotationTarget, start: int, end: int) -> bool:
    """Take the words as they are now for the right ones, if these are still there."""
    row = _locked(target)
    if row is None or (row.start, row.end) != (start, end) or row.is_lost:
        return False
    row.state, row.former_words = _State.PLACED, ""
    row.save(update_fields=["state", "former_words"])
    touch(row.annotation.item.reading)
    return True


@transaction.atomic
def choose_candidate(target: AnnotationTarget, start: int, end: int) -> bool:
    """Place lost words at one of their candidates, if it is one still."""
    row = _locked(target)
    offered = row.candidates if row is not None else []
    if not any((place["start"], place["end"]) == (start, end) for place in offered):
        return False
    text = text_of(row.document, row.footnote)
    if text is None or end > len(text):
        return False
    row.state = _State.PLACED
    row.stand_at(start, end, quote_at(text, start, end))
    if not row.footnote:
        row.segment = segment_key_at(list(row.document.segments.all()), start)
    row.former_words, row.candidates = "", []
    row.save()
    touch(row.annotation.item.reading)
    return True


def _locked(target: AnnotationTarget) -> AnnotationTarget | None:
    """The row as it is, while nothing changes it; None where its document is hidden."""
    locked_reading(target.annotation.item.reading)
    rows = AnnotationTarget.objects.filter(
        pk=target.pk, document__status=DocumentStatus.PUBLISHED
    )
    return rows.select_for_update(of=("self",)).first()
