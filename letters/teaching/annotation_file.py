"""A reading as W3C Web Annotations: what its students may see, or all that it holds.

`annotation_import` reads it again, also in another archive with the same documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from letters.models import (
    Annotation,
    AnnotationTarget,
    PageImage,
    Reading,
    ReadingItem,
    Segment,
    segment_at,
)
from letters.rendering.contract import note_id
from letters.teaching.addresses import Absolute, SiteAddresses
from letters.web_annotation.quotes import Quote
from letters.web_annotation.web_annotations import (
    Body,
    LinkBody,
    Motivation,
    RegionTarget,
    Target,
    TextBody,
    TextTarget,
    WebAnnotation,
)
from letters.web_annotation.writing import annotation_page

_Kind = Annotation.Kind
_MOTIVATIONS = {
    _Kind.EXPLANATION: Motivation.COMMENTING,
    _Kind.QUESTION: Motivation.QUESTIONING,
    _Kind.TERM: Motivation.DESCRIBING,
    _Kind.LINK: Motivation.LINKING,
    _Kind.COMPARISON: Motivation.COMMENTING,
    _Kind.REGION: Motivation.DESCRIBING,
}


def annotation_file(
    reading: Reading, absolute: Absolute, *, with_answers: bool
) -> dict[str, Any]:
    """An AnnotationPage. Without answers nobody reads in it which choice is right, in
    which order things belong, or which passage is to be found."""
    writer = _Writer(reading, SiteAddresses(absolute), with_answers)
    addresses = writer.addresses
    return annotation_page(
        addresses.annotations(reading),
        addresses.reading(reading),
        reading.title,
        list(writer.annotations()),
        vocabulary=f"{addresses.rules}#",
        extension=writer.about_reading(),
    )


@dataclass(slots=True)
class _Writer:
    reading: Reading
    addresses: SiteAddresses
    with_answers: bool
    items: list[tuple[int, ReadingItem]] = field(init=False)
    segments: defaultdict[int, list[Segment]] = field(init=False)
    scans: set[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        shown = self.reading.items.shown().select_related("document")
        in_order = self.reading.items.present().values_list("pk", flat=True)
        numbers = {pk: number for number, pk in enumerate(in_order, start=1)}
        self.items = [(numbers[item.pk], item) for item in shown]
        documents = AnnotationTarget.objects.filter(
            annotation__item__in=[item.pk for _, item in self.items]
        ).values("document")
        self.segments = defaultdict(list)
        for segment in Segment.objects.filter(document__in=documents).order_by("start"):
            self.segments[segment.document_id].append(segment)
        images = PageImage.objects.filter(document__in=documents)
        self.scans = {(image.document_id, image.scan_name) for image in images}

    def about_reading(self) -> dict[str, Any]:
        reading = self.reading
        values = {
            "introduction": reading.introduction,
            "tasks": reading.tasks,
            "language": reading.language,
            "withoutAnswers": not self.with_answers,
            "items": [self._about_item(number, item) for number, item in self.items],
        }
        return _without_empty(values)

    def _about_item(self, number: int, item: ReadingItem) -> dict[str, Any]:
        values = {
            "number": number,
            "source": self.addresses.document(item.document),
            "extent": item.extent,
            "page": item.page_key,
            "firstSegment": item.first_segment,
            "lastSegment": item.last_segment,
            "heading": item.heading,
            "introduction": item.introduction,
            "firstView": item.first_view,
            "hidesAnnotations": item.hides_annotations,
        }
        return _without_empty(values)

    def annotations(self) -> Iterator[WebAnnotation]:
        rows: defaultdict[int, list[Annotation]] = defaultdict(list)
        shown = Annotation.objects.shown().prefetch_related("targets__document")
        for annotation in shown.filter(item__in=[item.pk for _, item in self.items]):
            rows[annotation.item_id].append(annotation)
        for number, item in self.items:
            for annotation in rows[item.pk]:
                yield self._annotation(number, item, annotation)

    def _annotation(
        self, number: int, item: ReadingItem, annotation: Annotation
    ) -> WebAnnotation:
        document = item.document
        targets = [] if self._hides_places(annotation) else annotation.targets.all()
        about_item = TextTarget(self.addresses.document(document))
        return WebAnnotation(
            identifier=self.addresses.annotation(self.reading, number, annotation),
            motivation=_MOTIVATIONS[_Kind(annotation.kind)],
            targets=tuple(map(self._target, targets)) or (about_item,),
            bodies=tuple(self._bodies(annotation)),
            created=_time(annotation.created),
            modified=_time(annotation.changed),
            extension=_without_empty(self._extension(number, annotation)),
        )

    def _hides_places(self, annotation: Annotation) -> bool:
        is_to_be_found = annotation.asks == Annotation.Asks.PASSAGE
        return is_to_be_found and not self.with_answers

    def _bodies(self, annotation: Annotation) -> Iterator[Body]:
        if annotation.body:
            yield TextBody(annotation.body, language=self.reading.language)
        if annotation.address:
            yield LinkBody(annotation.address)

    def _extension(self, number: int, annotation: Annotation) -> dict[str, Any]:
        choices = annotation.choices
        if annotation.asks == Annotation.Asks.ORDER and not self.with_answers:
            choices = sorted(choices, key=str)
        return {
            "item": number,
            "kind": annotation.kind,
            "asks": annotation.asks,
            "choices": choices,
            "whitedOut": annotation.is_whited_out,
            "solution": annotation.solution if self.with_answers else [],
        }

    def _target(self, target: AnnotationTarget) -> Target:
        document = target.document
        source = self.addresses.document(document)
        if target.is_region:
            # A scan that was withdrawn has no address any more.
            has_scan = (document.pk, target.image) in self.scans
            return self._region(target) if has_scan else TextTarget(source)
        if target.start is None or target.end is None:
            return TextTarget(source, quote=self._lost_words(target))
        words = (target.start, target.end)
        fragment, within, position = self._place(target, words)
        return TextTarget(
            source,
            quote=Quote(target.exact, target.prefix, target.suffix),
            position=position,
            fragment=fragment,
            within=within,
            source_date=_time(document.changed),
            counted_as=self.addresses.rules,
        )

    def _region(self, target: AnnotationTarget) -> RegionTarget:
        source = self.addresses.image(target.document, target.image)
        numbers = (target.x, target.y, target.width, target.height)
        return RegionTarget(source, *(number or 0 for number in numbers))

    def _lost_words(self, target: AnnotationTarget) -> Quote | None:
        """For the teacher alone: they may have been taken out of the text on purpose."""
        if not self.with_answers or not target.public_words:
            return None
        return Quote(target.exact, target.prefix, target.suffix)

    def _place(
        self, target: AnnotationTarget, words: tuple[int, int]
    ) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
        """The part that the words begin in, where they are in it, and in the text."""
        if target.footnote:
            return note_id(target.footnote), words, None
        start, end = words
        segment = segment_at(self.segments[target.document_id], start)
        if segment is None:
            return "", None, words
        return segment.key, (start - segment.start, end - segment.start), words


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
