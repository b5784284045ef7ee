"""Which part of a document an item of a reading shows."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import Footnote, Page, ReadingItem, Segment
from letters.reader.apparatus import Apparatus
from letters.reader.leaf import page_slice
from letters.rendering.passage_cutting import PassageError, cut_passage

_Extent = ReadingItem.Extent


@dataclass(frozen=True, slots=True)
class ItemExtent:
    """A part of the plain text, and the HTML of it.

    `is_lost`: its page, or its paragraphs, are not in the document any more, and the
    whole of it is shown.
    """

    start: int
    end: int
    html: str
    page: Page | None = None
    is_whole: bool = True
    is_lost: bool = False

    @property
    def part(self) -> tuple[int, int] | None:
        return None if self.is_whole else (self.start, self.end)

    def holds(self, start: int, end: int) -> bool:
        """Whether any of the characters between two places is in it."""
        return start < self.end and end > self.start


def extent_of(item: ReadingItem, apparatus: Apparatus) -> ItemExtent:
    if item.extent == _Extent.PAGE:
        return _page(item.page_key, apparatus)
    if item.extent == _Extent.PASSAGE:
        return _passage(item, apparatus)
    return _whole(apparatus)


def notes_within(extent: ItemExtent, apparatus: Apparatus) -> list[Footnote]:
    """The notes that the part calls for, and those that they call for."""
    if extent.is_whole:
        return apparatus.footnotes
    if extent.page:
        return apparatus.notes_on(extent.page)
    keys: set[str] = set()
    # A note stands after the one that it is within.
    for note in apparatus.footnotes:
        is_called = (
            note.anchor is not None and extent.start <= note.anchor <= extent.end
        )
        if note.within in keys or (is_called and not note.within):
            keys.add(note.key)
    return [note for note in apparatus.footnotes if note.key in keys]


def _whole(apparatus: Apparatus, *, is_lost: bool = False) -> ItemExtent:
    transcription = apparatus.document.transcription
    length = len(transcription.text)
    return ItemExtent(0, length, transcription.html, is_lost=is_lost)


def _page(key: str, apparatus: Apparatus) -> ItemExtent:
    page = apparatus.page(key)
    if not page:
        return _whole(apparatus, is_lost=True)
    html = page_slice(page).cut(apparatus.document.transcription.html)
    return ItemExtent(page.start, page.end, html, page, is_whole=False)


def _passage(item: ReadingItem, apparatus: Apparatus) -> ItemExtent:
    keys = {item.first_segment, item.last_segment}
    rows = apparatus.document.segments.filter(key__in=keys)
    segments: dict[str, Segment] = {segment.key: segment for segment in rows}
    first, last = segments.get(item.first_segment), segments.get(item.last_segment)
    html = apparatus.document.transcription.html
    if first and last and first.start < last.end:
        try:
            cut = cut_passage(html, first.key, last.key)
        except PassageError:
            return _whole(apparatus, is_lost=True)
        return ItemExtent(first.start, last.end, cut, is_whole=False)
    return _whole(apparatus, is_lost=True)
