"""A reading on paper: its texts with the numbers of lines, its annotations at the foot of
each page, its questions with room for answers.

Lines are the same in the browser, in the PDF and in the EPUB, on Letter and on A4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from letters.forms.reading_view import ANNOTATIONS, ReadingViewForm
from letters.models import (
    Annotation,
    Document,
    Footnote,
    Page,
    Reading,
)
from letters.reader.handout_left_out import LeftOutWords
from letters.reader.readings import (
    AnnotatedItem,
    AnnotationNote,
    ItemEntry,
    reading_entries,
)
from letters.reader.readings.notes import Where
from letters.reader.readings.regions import ShownRegion
from letters.rendering.line_numbers import Lines, lay_lines, number_lines

# Characters in a line: typescripts are set in a type that is wider.
_WIDTHS = {Document.Appearance.TYPESCRIPT: 60}
_WIDTH = 74
# The main one, of the paper itself.
_PAGINATION = ""


# From a region of a scan to a JPEG of it; None if the scan is missing or damaged.
Cut = Callable[[ShownRegion], bytes | None]


def no_picture(_region: ShownRegion) -> None:
    """A page in the browser shows the scan itself."""


@dataclass(frozen=True, slots=True)
class LinedNote:
    """An annotation and the line of its words; 0 if they are in none that is shown.

    `picture` names the picture of its region among the `pictures` of the text.
    """

    note: AnnotationNote
    line: int = 0
    picture: str = ""

    @property
    def number(self) -> int:
        """The one that is printed; ids have that of the note."""
        return self.note.shown_as

    @property
    def annotation(self) -> Annotation:
        return self.note.annotation


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the text, or all of it, with what belongs at its foot."""

    page: Page | None
    html: str
    footnotes: list[Footnote]
    notes: list[LinedNote]


class HandoutText:
    """One text of the handout. Its anchors get a `prefix`: all are on one page."""

    def __init__(
        self, entry: ItemEntry, document: Document, cut: Cut = no_picture
    ) -> None:
        self._cut = cut
        entry.item.document = document
        self.entry = entry
        self.document = document
        self.prefix = f"t{entry.number}-"
        self.shown = AnnotatedItem(entry.item)
        form = ReadingViewForm.as_first_shown(entry.item)
        passages = self.shown.apparatus.passages
        self.version = form.version_of(passages)
        self.omitted_passages = form.omitted_passages(passages)
        self.layers_hidden = [name for name in form.hidden if name != ANNOTATIONS]
        self.left_out = LeftOutWords(
            self.shown.apparatus,
            self.layers_hidden,
            self.version,
            self.omitted_passages,
        )
        self.shown.show_as(
            full_view=f"{entry.address}?cover={form.NOTHING_COVERED}",
            omitted_passages=self.omitted_passages,
        )

    @property
    def hidden(self) -> str:
        return " ".join(self.layers_hidden)

    @property
    def links(self) -> Mapping[str, Any]:
        return self.shown.apparatus.links

    @cached_property
    def _pages(self) -> list[Page]:
        """Those of the whole text; an item may also be one page, or a passage."""
        if not self.shown.extent.is_whole:
            return []
        return self.shown.apparatus.paginations.get(_PAGINATION, [])

    @cached_property
    def lines(self) -> Lines:
        return lay_lines(
            self.shown.text,
            _WIDTHS.get(Document.Appearance(self.document.appearance), _WIDTH),
            part=self.shown.extent.part,
            pages=[page.start for page in self._pages],
            hidden=self.left_out.spans,
        )

    @cached_property
    def sheets(self) -> list[Sheet]:
        shown = self.shown
        if not self._pages:
            html = self._numbered(shown.html, shown.extent.part)
            return [Sheet(shown.extent.page, html, self._footnotes, self.notes)]
        sheets = []
        for leaf in shown.leaves(_PAGINATION):
            on_page = self.left_out.called(leaf.footnotes)
            html = self._numbered(leaf.html, (leaf.page.start, leaf.page.end))
            notes = self._notes_on(leaf.page, {note.key for note in on_page})
            sheets.append(Sheet(leaf.page, html, on_page, notes))
        return sheets

    def _numbered(self, html: str, part: tuple[int, int] | None) -> str:
        """With the numbers of lines, and without what is left out."""
        numbered = number_lines(html, self.shown.text, self.lines, part)
        return self.left_out.cut_from(numbered, self.wholly_left_out)

    @cached_property
    def wholly_left_out(self) -> set[int]:
        """The permanent numbers of annotations none of whose words is printed."""
        return {
            lined.note.number
            for lined in self.annotations
            if lined.note.where == Where.LEFT_OUT
        }

    @property
    def _footnotes(self) -> list[Footnote]:
        return self.left_out.called(self.shown.footnotes)

    @cached_property
    def unplaced_footnotes(self) -> list[Footnote]:
        """Those of no page: summaries, and what nothing calls for."""
        on_sheets = {note.key for sheet in self.sheets for note in sheet.footnotes}
        return [note for note in self._footnotes if note.key not in on_sheets]

    # Annotations

    @cached_property
    def annotations(self) -> list[LinedNote]:
        """All of them."""
        return [
            LinedNote(note, self._line_of(note), self._picture_of(note))
            for note in map(self._as_printed, self.shown.notes)
        ]

    def _as_printed(self, note: AnnotationNote) -> AnnotationNote:
        """The note about the first of its places of which any word is printed."""
        if note.where != Where.HERE:
            return note
        targets = self.shown.targets_here(note.annotation)
        for turn, target in enumerate(targets[note.turn - 1 :], note.turn):
            if self.left_out.first_printed(target) is not None:
                return replace(note, turn=turn)
        return replace(note, where=Where.LEFT_OUT, turn=0, quote="")

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        """Those of regions of scans, by their names."""
        regions = [note.region for note in self.shown.notes if note.region]
        cut = {region.file_name: self._cut(region) for region in regions}
        return {name: picture for name, picture in cut.items() if picture}

    def _picture_of(self, note: AnnotationNote) -> str:
        name = note.region.file_name if note.region else ""
        return name if name in self.pictures else ""

    @cached_property
    def about_whole(self) -> list[LinedNote]:
        """What is said of the text as a whole, and asks nothing."""
        return [
            lined
            for lined in self.annotations
            if lined.note.where == Where.ITEM and not lined.note.question
        ]

    @cached_property
    def notes(self) -> list[LinedNote]:
        """Those at the foot of a page."""
        return [
            lined
            for lined in self.annotations
            if lined.note.where == Where.HERE and not self._stands_apart(lined)
        ]

    @cached_property
    def apart(self) -> list[LinedNote]:
        """What needs more room: comparisons, regions; and what has lost its place."""
        return [
            lined
            for lined in self.annotations
            if not lined.note.question
            and lined.note.where != Where.ITEM
            and (lined.note.where != Where.HERE or self._stands_apart(lined))
        ]

    @cached_property
    def questions(self) -> list[LinedNote]:
        return [lined for lined in self.annotations if lined.note.question]

    def _stands_apart(self, lined: LinedNote) -> bool:
        return bool(lined.note.question or lined.note.comparison or lined.note.region)

    def _line_of(self, note: AnnotationNote) -> int:
        place = self._place_of(note)
        if place is None or place[0]:
            return 0
        return self.lines.number_at(place[1])

    def _place_of(self, note: AnnotationNote) -> tuple[str, int] | None:
        """The key of the note that the words are in, "" for the text; and where."""
        if note.where != Where.HERE:
            return None
        target = self.shown.targets_here(note.annotation)[note.turn - 1]
        return target.footnote, self.left_out.first_printed(target) or 0

    def _notes_on(self, page: Page, footnotes: set[str]) -> list[LinedNote]:
        return [
            lined
            for lined in self.notes
            if (place := self._place_of(lined.note))
            and (
                place[0] in footnotes if place[0] else page.start <= place[1] < page.end
            )
        ]


def handout_context(
    reading: Reading, absolute: Callable[[str], str], cut: Cut = no_picture
) -> dict[str, Any]:
    """`absolute` completes an address with the site's; `cut` makes pictures of regions."""
    entries = reading_entries(reading)
    published = Document.objects.published().for_reading()
    keys = {entry.item.document_id for entry in entries if entry.is_shown}
    documents = {row.pk: row for row in published.filter(pk__in=keys)}
    texts = [
        HandoutText(entry, documents[entry.item.document_id], cut)
        for entry in entries
        if entry.item.document_id in documents
    ]
    return {
        "reading": reading,
        "texts": texts,
        "withdrawn": len(entries) - len(texts),
        "address": absolute(reading.get_absolute_url()),
    }
