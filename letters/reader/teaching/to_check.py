"""What corrections changed or lost in readings, and which documents are withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from letters.models import (
    Annotation,
    AnnotationTarget,
    Document,
    DocumentStatus,
    Reading,
    ReadingItem,
    Revision,
)
from letters.reader.teaching.reading_desk import title_of
from letters.reader.words_around import words_after, words_before
from letters.teaching.checking import targets_to_check, text_of
from letters.teaching.withdrawn import Withdrawal, withdrawal_of

# More are shown when these are settled.
MOST_PLACES = 50


@dataclass(frozen=True, slots=True)
class PassageToCheck:
    """Words of the present text, with some around them."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """The last public revision of the text: its `number`, when and why it was made."""

    number: int
    saved: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceToCheck:
    """A place of an annotation. `now` is None for lost words, which have candidates;
    `former_words` is empty where their teacher could not read them."""

    target: AnnotationTarget
    annotation: Annotation
    item: ReadingItem
    title: str
    reading: Reading
    former_words: str
    now: PassageToCheck | None
    candidates: Sequence[PassageToCheck]
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class HiddenItem:
    """An item, or an annotation of it, whose document is shown to nobody."""

    item: ReadingItem
    title: str
    reading: Reading
    annotation: Annotation | None
    withdrawal: Withdrawal


@dataclass(frozen=True, slots=True)
class ToCheck:
    places: Sequence[PlaceToCheck]
    hidden: Sequence[HiddenItem]

    @property
    def number(self) -> int:
        return len(self.places) + len(self.hidden)

    def of_item(self, item: ReadingItem) -> ToCheck:
        """What of it concerns the item."""
        return ToCheck(
            [place for place in self.places if place.item == item],
            [hidden for hidden in self.hidden if hidden.item == item],
        )


class _Documents:
    """What is read of the documents of several places, once each."""

    def __init__(self) -> None:
        self.text_of = cache(text_of)
        self.correction_of = cache(_last_correction)


def things_to_check(readings: Sequence[Reading]) -> ToCheck:
    """What the teacher of the `readings` should look at: the first MOST_PLACES places,
    and all withdrawn documents."""
    if not readings:
        return ToCheck((), ())
    documents = _Documents()
    targets = targets_to_check(readings)[:MOST_PLACES]
    return ToCheck([_place(target, documents) for target in targets], _hidden(readings))


def _place(target: AnnotationTarget, documents: _Documents) -> PlaceToCheck:
    document, item = target.document, target.annotation.item
    text = documents.text_of(document, target.footnote) or ""
    offered = target.candidates if target.is_lost else []
    has_words = target.start is not None and not target.is_lost
    return PlaceToCheck(
        target=target,
        annotation=target.annotation,
        item=item,
        title=title_of(item),
        reading=item.reading,
        former_words=target.told_words,
        now=_passage(text, target.start, target.end) if has_words else None,
        candidates=[
            _passage(text, place["start"], place["end"])
            for place in offered
            if place["end"] <= len(text)
        ],
        correction=documents.correction_of(document),
    )


def _passage(text: str, start: int, end: int) -> PassageToCheck:
    return PassageToCheck(
        start, end, words_before(text, start), text[start:end], words_after(text, end)
    )


def _last_correction(document: Document) -> Correction | None:
    """What readers may know of the last change of the text."""
    whose = document.carrier_id or document.pk
    revisions = Revision.objects.filter(document=whose, was_published=True)
    last = revisions.only("number", "saved", "reason").first()
    return Correction(last.number, last.saved, last.reason) if last else None


def _hidden(readings: Sequence[Reading]) -> list[HiddenItem]:
    items = ReadingItem.objects.present().filter(reading__in=readings)
    items = items.without_document().select_related("document", "reading")
    whole = [
        HiddenItem(
            item,
            title_of(item),
            item.reading,
            None,
            withdrawal_of(item.document, item.document_identifier),
        )
        for item in items.order_by("reading", "position", "pk")
    ]
    return [*whole, *_hidden_comparisons(readings, {row.item.pk for row in whole})]


def _hidden_comparisons(
    readings: Sequence[Reading], hidden_items: set[int]
) -> list[HiddenItem]:
    """Annotations of shown items with a place in another document, which is hidden."""
    targets: Any = AnnotationTarget.objects.filter(
        annotation__item__reading__in=readings,
        annotation__deleted=None,
        annotation__item__deleted=None,
    ).exclude(document__status=DocumentStatus.PUBLISHED)
    targets = targets.exclude(annotation__item__in=hidden_items)
    targets = targets.select_related(
        "document", "annotation__item__reading", "annotation__item__document"
    )
    return [
        HiddenItem(
            target.annotation.item,
            title_of(target.annotation.item),
            target.annotation.item.reading,
            target.annotation,
            withdrawal_of(target.document, getattr(target.document, "identifier", "")),
        )
        for target in targets.order_by("annotation__item", "annotation__number")
    ]
