"""Says of each annotation of an item where its words are, and what may be quoted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.text import Truncator

from letters.models import Annotation, AnnotationTarget, Document
from letters.reader.readings.comparisons import make_comparison
from letters.reader.readings.notes import AnnotationNote, Where
from letters.reader.readings.questions import make_question
from letters.reader.readings.regions import find_region
from letters.rendering.contract import note_id

if TYPE_CHECKING:
    from letters.reader.readings.annotated_item import AnnotatedItem

_MOST_WORDS = 14
# What has no place in what is shown comes after everything that has one.
_RANKS = {Where.ITEM: 0, Where.HERE: 1, Where.REGION: 1, Where.TO_BE_FOUND: 2}
_LAST = 3


class NotePlacing:
    """All annotations of one item; a few queries for all of them together."""

    def __init__(self, item: AnnotatedItem) -> None:
        self._item = item
        self._shown_notes = item.footnote_keys
        self._anchors = {note.key: note.anchor for note in item.apparatus.footnotes}

    def note(self, annotation: Annotation) -> AnnotationNote:
        targets = list(annotation.targets.all())
        target = targets[0] if targets else None
        where = self._where(annotation, target)
        region = None
        if target and where == Where.REGION:
            images = self._item.apparatus.images
            region = find_region(annotation.number, target, images)
            where = where if region else Where.LOST
        return AnnotationNote(
            annotation,
            where,
            self._position(annotation, target, where),
            turn=self._turn(self._item.targets_here(annotation)),
            quote=self._quote(annotation) if where == Where.HERE else "",
            question=self._question(annotation, target),
            comparison=self._comparison(annotation, targets),
            region=region,
        )

    def _where(self, annotation: Annotation, target: AnnotationTarget | None) -> Where:
        if target is None:
            return Where.ITEM
        if target.is_region:
            return Where.REGION
        if annotation.asks_for_passage:
            here = self._item.targets_here(annotation)
            is_outside = here and not any(map(self._is_within, here))
            return Where.OUTSIDE if is_outside else Where.TO_BE_FOUND
        here = self._item.targets_here(annotation)
        if not here:
            is_lost = target.start is None or target.document_id == self._document.pk
            return Where.LOST if is_lost else Where.OUTSIDE
        if self._turn(here):
            return Where.HERE
        is_within = any(map(self._is_within, here))
        return Where.LEFT_OUT if is_within else Where.OUTSIDE

    def _turn(self, here: list[AnnotationTarget]) -> int:
        """The first of the places that is shown, counted from 1; 0 if none is."""
        shown = (turn for turn, target in enumerate(here, 1) if self._is_shown(target))
        return next(shown, 0)

    def _is_shown(self, target: AnnotationTarget) -> bool:
        if target.footnote:
            return self._is_within(target)
        start, end = target.start or 0, target.end or 0
        is_omitted = any(
            begin <= start and end <= stop for begin, stop in self._item.left_out
        )
        return self._is_within(target) and not is_omitted

    def _is_within(self, target: AnnotationTarget) -> bool:
        """Whether it is in the part of the document that the item is."""
        if target.footnote:
            return target.footnote in self._shown_notes
        return self._item.extent.holds(target.start or 0, target.end or 0)

    def _quote(self, annotation: Annotation) -> str:
        here = self._item.targets_here(annotation)
        target = here[self._turn(here) - 1]
        if self._item.is_covered(target):
            return ""
        return Truncator(" ".join(target.exact.split())).words(_MOST_WORDS)

    def _position(
        self, annotation: Annotation, target: AnnotationTarget | None, where: Where
    ) -> tuple[int, int, int]:
        """After the words before it, and within a note after the call of the note."""
        start = target.start if target and target.start is not None else 0
        anchor = self._anchors.get(target.footnote) if target else None
        if target and target.footnote:
            start = anchor if anchor is not None else 0
        return _RANKS.get(where, _LAST), start, annotation.number

    def _question(self, annotation: Annotation, target: AnnotationTarget | None):
        passages = []
        if target and annotation.asks_for_passage:
            passages = self._paragraphs_of(target)
        return make_question(annotation, self._item.item.reading.slug, passages)

    def _paragraphs_of(self, target: AnnotationTarget) -> list[str]:
        """The ids of the paragraphs, or of the note, that the words are in."""
        if target.start is None or target.document_id != self._document.pk:
            return []
        if target.footnote:
            return [note_id(target.footnote)]
        return [
            key
            for key, start, end in self._segments
            if start < target.end and target.start < end
        ]

    def _comparison(self, annotation: Annotation, targets: list[AnnotationTarget]):
        if annotation.kind != Annotation.Kind.COMPARISON:
            return None
        is_covered = any(
            target.document_id == self._document.pk and self._item.is_covered(target)
            for target in targets
        )
        return None if is_covered else make_comparison(targets, self._documents)

    @property
    def _document(self) -> Document:
        return self._item.document

    @cached_property
    def _segments(self) -> list[tuple[str, int, int]]:
        rows = self._document.segments.order_by("start")
        return list(rows.values_list("key", "start", "end"))

    @cached_property
    def _documents(self) -> dict[int, Document]:
        """The documents of compared passages. All are published: see `shown()`."""
        keys = {
            target.document_id
            for annotation in self._item.annotations
            for target in annotation.targets.all()
        }
        others = Document.objects.published().in_bulk(keys - {self._document.pk})
        return {self._document.pk: self._document, **others}
