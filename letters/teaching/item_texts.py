"""The texts of one item of a reading: what of its document students see."""

from __future__ import annotations

from functools import cached_property

from letters.models import (
    ConditionalPassage,
    Document,
    Footnote,
    Mark,
    Page,
    PageImage,
    ReadingItem,
    Segment,
    segment_key_at,
)

NOT_SHOWN = (
    "This document is not among those that readers are shown at present. What you typed "
    "is kept below; nothing was saved."
)


class NotShownError(ValueError):
    """The document of the item is not published, or there is none any more."""


class ExtentError(ValueError):
    """The page or the paragraphs of the item are no longer in the text."""


class ItemTexts:
    """The running text and the notes of the item's document, within its extent.

    `start` and `end` are those of the extent in the running text. Each kind of part is
    read when it is first asked for.
    """

    def __init__(self, item: ReadingItem) -> None:
        published = Document.objects.published().select_related("transcription")
        document = published.filter(pk=item.document_id).first()
        if document is None:
            raise NotShownError(NOT_SHOWN)
        self.item = item
        self.document: Document = document
        self.text: str = document.transcription.text
        self.start, self.end = self._extent()

    @cached_property
    def segments(self) -> list[Segment]:
        """Those of which a part is shown, in order."""
        segments = self.document.segments.order_by("position")
        return [row for row in segments if row.start < self.end > self.start < row.end]

    @cached_property
    def notes(self) -> dict[str, Footnote]:
        """Those that are shown, by key, in order: a note in a note with the outer one."""
        every = {note.key: note for note in self.document.footnotes.all()}
        return {key: note for key, note in every.items() if self._shows(note, every)}

    @cached_property
    def marks(self) -> list[Mark]:
        marks = self.document.marks.all()
        return [mark for mark in marks if self._holds_part(mark)]

    @cached_property
    def passages(self) -> list[ConditionalPassage]:
        passages = self.document.conditionalpassages.filter(is_in_text=True)
        return [row for row in passages if row.start < self.end > self.start < row.end]

    @cached_property
    def images(self) -> list[PageImage]:
        """Scans of the document, or of the pages that the extent touches."""
        images = list(self.document.page_images.all())
        for image in images:
            image.document = self.document
        if self.item.extent == ReadingItem.Extent.WHOLE:
            return images
        pages = {
            page.key
            for page in self.document.pages.all()
            if page.start < self.end and self.start < page.end
        }
        return [image for image in images if image.page_key in pages]

    @cached_property
    def transmitted(self) -> list[tuple[Document, int, int]]:
        """Published letters that the text carries word for word, and where."""
        letters = Document.objects.published().filter(
            carrier=self.document.pk, carried_from__isnull=False
        )
        carried = []
        for letter in letters.select_related("transcription").order_by("carried_from"):
            start, words = letter.carried_from, letter.transcription.text
            end = start + len(words)
            is_within = self.start <= start and end <= self.end
            if words and is_within and self.text[start:end] == words:
                carried.append((letter, start, end))
        return carried

    def text_of(self, footnote: str) -> str:
        """The text of the note with this key, or the running text for ""."""
        return self.notes[footnote].text if footnote else self.text

    def holds(self, footnote: str, start: int, end: int) -> bool:
        """Whether students see the words at this place."""
        if footnote:
            note = self.notes.get(footnote)
            return note is not None and 0 <= start < end <= len(note.text)
        return self.start <= start < end <= self.end

    def segment_at(self, start: int) -> str:
        """The key of the paragraph with this offset of the running text, or ""."""
        return segment_key_at(self.segments, start)

    def _extent(self) -> tuple[int, int]:
        item = self.item
        if item.extent == ReadingItem.Extent.PAGE:
            page = self._page
            return page.start, page.end
        if item.extent == ReadingItem.Extent.PASSAGE:
            ends = (item.first_segment, item.last_segment)
            rows = {row.key: row for row in self.document.segments.filter(key__in=ends)}
            if any(key not in rows for key in ends):
                raise ExtentError(
                    "The paragraphs that this item begins and ends with are no longer "
                    "in the text. Choose them again on the page of the item."
                )
            return rows[ends[0]].start, rows[ends[1]].end
        return 0, len(self.text)

    @cached_property
    def _page(self) -> Page:
        page = self.document.pages.filter(key=self.item.page_key).first()
        if page is None:
            raise ExtentError(
                f"Page {self.item.page_key} is no longer in the text. Choose the page "
                "again on the page of the item."
            )
        return page

    def _shows(self, note: Footnote, every: dict[str, Footnote]) -> bool:
        """A note that nothing calls for is shown with the whole document alone."""
        extent = self.item.extent
        if extent == ReadingItem.Extent.WHOLE:
            return True
        if extent == ReadingItem.Extent.PAGE and not self._page.pagination:
            return bool(note.page_key == self._page.key)
        seen: set[str] = set()
        while note.within in every and note.key not in seen:
            seen.add(note.key)
            note = every[note.within]
        if note.anchor is None:
            return False
        if extent == ReadingItem.Extent.PASSAGE:
            # A call stands after the last word.
            return self.start <= note.anchor <= self.end
        return self.start <= note.anchor < self.end

    def _holds_part(self, part: Mark) -> bool:
        if part.footnote_key:
            return part.footnote_key in self.notes
        return part.start < part.end and self.start <= part.start <= self.end
