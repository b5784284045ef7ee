"""What a teacher's page shows where she annotates: the text, its parts, the notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from letters.models import (
    Annotation,
    AnnotationTarget,
    Document,
    Footnote,
    PageImage,
    ReadingItem,
)
from letters.reader.readings import AnnotatedItem
from letters.rendering.part_links import link_parts
from letters.teaching.annotatable_parts import (
    Part,
    Stretch,
    UnknownPartError,
    shortened,
    stretch_of,
)
from letters.teaching.item_texts import ExtentError, ItemTexts, NotShownError

WORDS = "Annotate"


@dataclass(frozen=True, slots=True)
class OfferedPart:
    """A part of the text that can be annotated as such, and the words that name it."""

    kind: str
    words: str
    query: str


@dataclass(frozen=True, slots=True)
class ListedAnnotation:
    """An annotation in the teacher's list. `quote` is empty where its text is not shown;
    `shown_as` is its number for students, if they see it."""

    annotation: Annotation
    targets: list[AnnotationTarget]
    is_hidden: bool
    shown_as: int | None

    @property
    def name(self) -> str:
        """Its kind, with its number for students."""
        kind = self.annotation.get_kind_display()
        return f"{kind} {self.shown_as}" if self.shown_as else kind

    @property
    def quote(self) -> str:
        if self.is_hidden or not self.targets or self.targets[0].hides_words:
            return ""
        return shortened(self.targets[0].exact)

    @property
    def is_marked(self) -> bool:
        """Whether its words are marked in the text, with its number."""
        return bool(self.quote) and not self.is_lost

    @property
    def choices(self) -> list[tuple[str, bool]]:
        """What may be chosen, each with whether it is right."""
        right = set(self.annotation.solution)
        return [
            (words, turn in right) for turn, words in enumerate(self.annotation.choices)
        ]

    @property
    def is_lost(self) -> bool:
        return any(target.is_lost for target in self.targets)

    @property
    def is_changed(self) -> bool:
        return any(target.state == target.State.CHANGED for target in self.targets)

    @property
    def region(self) -> AnnotationTarget | None:
        is_region = bool(self.targets) and self.targets[0].is_region
        return self.targets[0] if is_region else None


class AnnotatingPage:
    """The text of an item with "Annotate" at each of its parts, if it is shown at all.

    `problem` says why no text is shown, `deleted_number` which annotation was deleted
    just now.
    """

    def __init__(self, item: ReadingItem, deleted_number: int | None = None) -> None:
        self.item = item
        self._deleted_number = deleted_number
        self.problem = ""
        self.texts: ItemTexts | None = None
        try:
            self.texts = ItemTexts(item)
        except NotShownError:
            self.problem = (
                "The document of this item is not among those that readers are shown at "
                "present. Its annotations stay, and are shown again with it."
            )
        except ExtentError as error:
            self.problem = str(error)

    @property
    def title(self) -> str:
        """The teacher's heading, or the title of a document that is shown."""
        if self.item.heading or self.texts is None:
            return self.item.heading or "An item that is not shown"
        return self.texts.document.title

    @cached_property
    def text(self) -> AnnotatedItem:
        """The text as students see it, with nothing covered or left out."""
        documents = Document.objects.published().for_reading()
        self.item.document = documents.get(pk=self.item.document_id)
        annotated = AnnotatedItem(self.item)
        annotated.show_as(uncovers=True, marks_sought=True)
        return annotated

    @property
    def html(self) -> str:
        segments = self.texts.segments if self.texts else []
        addresses = {row.key: _query("segment", row.key) for row in segments}
        return link_parts(self.text.html, addresses, WORDS, "paragraph")

    @property
    def footnotes(self) -> Sequence[tuple[Footnote, str]]:
        """The notes of the part, each with the query string of its form."""
        return [(note, _query("note", note.key)) for note in self.text.footnotes]

    @property
    def scans(self) -> Sequence[tuple[PageImage, str]]:
        images = self.texts.images if self.texts else []
        return [(image, _query("image", image.scan_name)) for image in images]

    @property
    def parts(self) -> list[OfferedPart]:
        """Everything else that has a place of its own in the text."""
        return list(self._parts()) if self.texts else []

    def _parts(self) -> Iterator[OfferedPart]:
        texts = self.texts
        if texts is None:
            return
        for passage in texts.passages:
            words = shortened(passage.text)
            query = _query("passage", passage.key)
            yield OfferedPart("Conditional passage", words, query)
        for letter, _, _ in texts.transmitted:
            query = _query("letter", letter.carried_as)
            yield OfferedPart("Text that it carries", letter.title, query)
        for mark in texts.marks:
            kind = mark.kind_in_words.capitalize()
            yield OfferedPart(kind, shortened(mark.text), _query("mark", mark.key))

    @cached_property
    def annotations(self) -> list[ListedAnnotation]:
        """As students see them; those that they do not see last."""
        rows = self.item.annotations.present().prefetch_related("targets")
        listed = map(self._listed, rows.order_by("number"))
        return sorted(listed, key=lambda row: (row.shown_as is None, row.shown_as or 0))

    @property
    def just_deleted(self) -> Annotation | None:
        numbered = (row for row in self.deleted if row.number == self._deleted_number)
        return next(numbered, None)

    @cached_property
    def deleted(self) -> list[Annotation]:
        """The last ones first."""
        rows = self.item.annotations.exclude(deleted=None)
        return list(rows.order_by("-deleted"))

    def _listed(self, annotation: Annotation) -> ListedAnnotation:
        targets = list(annotation.targets.all())
        keys = {target.document_id for target in targets}
        shown_as = self._shown_numbers.get(annotation.number)
        is_hidden = not keys <= self._published
        return ListedAnnotation(annotation, targets, is_hidden, shown_as)

    @property
    def _shown_numbers(self) -> dict[int, int]:
        return self.text.shown_numbers if self.texts else {}

    @cached_property
    def _published(self) -> set[int | None]:
        targets = AnnotationTarget.objects.filter(annotation__item=self.item)
        published = Document.objects.published().filter(
            pk__in=targets.values("document")
        )
        return set(published.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class OpenPart:
    """The part that a form is about: the words to choose from, or the scan."""

    part: Part
    name: str
    words: str = ""
    image: PageImage | None = None

    @property
    def is_item(self) -> bool:
        return self.part.kind == "item"


def open_part(texts: ItemTexts, part: Part, last: Part | None = None) -> OpenPart:
    """Raises UnknownPartError if the item does not show such a part."""
    if part.kind == "item":
        return OpenPart(part, "the item as a whole")
    if part.kind == "image":
        image = next((row for row in texts.images if row.scan_name == part.key), None)
        if image is None:
            raise UnknownPartError("This scan is not among those of the item.")
        return OpenPart(part, f"the scan of page {image.page_key}", image=image)
    first = stretch_of(texts, part)
    end = _end_of(texts, first, last)
    return OpenPart(part, first.name, texts.text_of(first.footnote)[first.start : end])


def part_of(
    texts: ItemTexts | None, annotation: Annotation
) -> tuple[Part, Part | None]:
    """The part in which the words of an annotation are, and the last one they touch."""
    target = annotation.targets.first()
    if target is None:
        return Part("item"), None
    if target.is_region:
        return Part("image", target.image), None
    if texts and target.footnote in texts.notes:
        return Part("note", target.footnote), None
    is_here = texts and target.start is not None
    if texts and is_here and texts.holds(target.footnote, target.start, target.end):
        first = texts.segment_at(target.start)
        last = texts.segment_at(target.end - 1)
        if first and last:
            return Part("segment", first), Part("segment", last)
    return Part("text"), None


def _end_of(texts: ItemTexts, first: Stretch, last: Part | None) -> int:
    if last is None:
        return first.end
    stretch = stretch_of(texts, last)
    return stretch.end if stretch.footnote == first.footnote else first.end


def _query(kind: str, key: str) -> str:
    return f"?{urlencode({'part': str(Part(kind, key))})}"
