"""The text of an item of a reading with its teacher's annotations marked in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from django.contrib.auth.models import AnonymousUser

from letters.models import (
    Annotation,
    AnnotationTarget,
    Document,
    Footnote,
    Page,
    ReadingItem,
)
from letters.reader.apparatus import Apparatus
from letters.reader.leaf import Leaf, page_slice
from letters.reader.readings.extents import ItemExtent, extent_of, notes_within
from letters.reader.readings.notes import AnnotationNote, Where
from letters.reader.readings.placing import NotePlacing
from letters.reader.readings.regions import Scan
from letters.rendering.annotated_words import AnnotatedPlace, mark_annotations
from letters.rendering.white_out import white_out


class AnnotatedItem:
    """What is shown of an item whose document is published.

    `item.document` was loaded for reading. Nobody sees more in it than everybody does.
    """

    def __init__(self, item: ReadingItem) -> None:
        self.item = item
        self.apparatus = Apparatus(self.document, AnonymousUser())
        self.show_as()

    def show_as(
        self,
        *,
        uncovers: bool = False,
        marks_sought: bool = False,
        full_view: str = "",
        omitted_passages: Collection[str] = (),
    ) -> None:
        """Choose what is shown, before any of it is asked for.

        `full_view` is the address at which nothing is covered, `uncovers` whether this
        is it. A teacher sees marked what students are to find.
        """
        self.uncovers = uncovers
        self._marks_sought = marks_sought
        self._full_view = full_view
        self._omitted = omitted_passages

    @property
    def document(self) -> Document:
        return self.item.document

    @property
    def text(self) -> str:
        return self.document.transcription.text

    @cached_property
    def extent(self) -> ItemExtent:
        return extent_of(self.item, self.apparatus)

    @cached_property
    def left_out(self) -> list[tuple[int, int]]:
        """Where the conditional passages are that the version shown leaves out."""
        passages = self.apparatus.passages if self._omitted else []
        return [(row.start, row.end) for row in passages if row.key in self._omitted]

    @cached_property
    def annotations(self) -> list[Annotation]:
        return list(self.item.annotations.shown())

    @cached_property
    def notes(self) -> list[AnnotationNote]:
        """About the item as a whole, then by their places, then those without one.

        What is about words outside the part is not told to those who do not see these.
        """
        placing = NotePlacing(self)
        notes = map(placing.note, self.annotations)
        within = [note for note in notes if note.where != Where.OUTSIDE]
        in_order = sorted(within, key=lambda note: note.position)
        return [note.numbered(turn) for turn, note in enumerate(in_order, 1)]

    @cached_property
    def shown_numbers(self) -> dict[int, int]:
        """From the permanent number of an annotation to the one that readers see."""
        return {note.number: note.shown_as for note in self.notes}

    @cached_property
    def scans(self) -> list[Scan]:
        """The scans on which there is a region, and those of a page shown alone."""
        regions = [note.region for note in self.notes if note.region]
        page = self.extent.page
        of_page = page.key if page else None
        return [
            Scan(image, [region for region in regions if region.image == image])
            for image in self.apparatus.images
            if image.page_key == of_page
            or any(region.image == image for region in regions)
        ]

    # The text

    @property
    def html(self) -> str:
        extent = self.extent
        return self._mark(extent.html, self.text, "", extent.part)

    def leaves(self, pagination: str) -> list[Leaf]:
        """The whole document page by page. Scans with regions stand apart."""
        apart = {scan.image.pk for scan in self.scans}
        return [
            self._leaf(page, apart) for page in self.apparatus.paginations[pagination]
        ]

    def _leaf(self, page: Page, apart: Collection[int]) -> Leaf:
        html = page_slice(page).cut_after_others(self.document.transcription.html)
        part = page.start, page.end
        on_page = {note.key for note in self.apparatus.notes_on(page)}
        scans = self.apparatus.paper.on_page(page.key)
        return Leaf(
            page,
            self._mark(html, self.text, "", part, among_others=True),
            [note for note in self.footnotes if note.key in on_page],
            [scan for scan in scans if scan.image.pk not in apart],
            has_undetermined_end=False,
        )

    @cached_property
    def footnotes(self) -> list[Footnote]:
        """The notes of the part, with the annotations on them."""
        for note in self._footnotes:
            note.html = self._mark(note.html, note.text, note.key, None)
        return self._footnotes

    @property
    def footnote_keys(self) -> set[str]:
        """Those of the notes of the part."""
        return {note.key for note in self._footnotes}

    @cached_property
    def _footnotes(self) -> list[Footnote]:
        return notes_within(self.extent, self.apparatus)

    def _mark(
        self,
        html: str,
        text: str,
        footnote: str,
        part: tuple[int, int] | None,
        *,
        among_others: bool = False,
    ) -> str:
        places = self._shown(self._places.get(footnote, []))
        hidden = [] if self.uncovers else self._covered.get(footnote, [])
        covered = self._shown(hidden)
        options = {"part": part, "among_others": among_others}
        marked = mark_annotations(html, text, places, **options) if places else html
        if not covered:
            return marked
        return white_out(marked, text, covered, full_view=self._full_view, **options)

    def _shown(self, places: list[AnnotatedPlace]) -> list[AnnotatedPlace]:
        numbers = self.shown_numbers if places else {}
        return [
            replace(place, shown_as=numbers.get(place.number, 0)) for place in places
        ]

    # Places

    @cached_property
    def _places(self) -> dict[str, list[AnnotatedPlace]]:
        """Those that are marked, by the key of their note, "" for those in the text."""
        places: dict[str, list[AnnotatedPlace]] = {}
        for annotation in self.annotations:
            if self._marks_sought or not annotation.asks_for_passage:
                for target in self.targets_here(annotation):
                    place = AnnotatedPlace(annotation.number, target.start, target.end)
                    places.setdefault(target.footnote, []).append(place)
        return places

    @cached_property
    def _covered(self) -> dict[str, list[AnnotatedPlace]]:
        covered = {
            annotation.number
            for annotation in self.annotations
            if annotation.is_whited_out
        }
        return {
            footnote: [place for place in places if place.number in covered]
            for footnote, places in self._places.items()
        }

    def is_covered(self, target: AnnotationTarget) -> bool:
        """Whether any of the words are covered until asked for."""
        if self.uncovers or target.start is None:
            return False
        starts, ends = self._covered_stretches.get(target.footnote, ([], []))
        # The last stretch that begins before the words end reaches into them, or none does.
        before = bisect_left(starts, target.end)
        return before > 0 and ends[before - 1] > target.start

    @cached_property
    def _covered_stretches(self) -> dict[str, tuple[list[int], list[int]]]:
        """Where what is covered begins, in order, and the furthest end until there."""
        stretches = {}
        for footnote, places in self._covered.items():
            spans = sorted((place.start, place.end) for place in places)
            ends = accumulate((end for _, end in spans), max)
            stretches[footnote] = [start for start, _ in spans], list(ends)
        return stretches

    @property
    def has_covered_words(self) -> bool:
        return any(self._covered.values())

    @property
    def reveal_order(self) -> str:
        """The numbers of the covered places, in the order of the text."""
        numbers = {
            place.number for places in self._covered.values() for place in places
        }
        return " ".join(map(str, sorted(numbers, key=self.shown_numbers.__getitem__)))

    def targets_here(self, annotation: Annotation) -> list[AnnotationTarget]:
        """The places in the text of this document, or in one note of it."""
        return self._targets_here[annotation.pk]

    @cached_property
    def _targets_here(self) -> dict[int, list[AnnotationTarget]]:
        here = {}
        for annotation in self.annotations:
            targets = list(filter(self._is_here, annotation.targets.all()))
            # One id is in one text: a second place in another is told in the note.
            here[annotation.pk] = [
                target for target in targets if target.footnote == targets[0].footnote
            ]
        return here

    def _is_here(self, target: AnnotationTarget) -> bool:
        if target.document_id != self.document.pk or target.start is None:
            return False
        text = self.text_of(target.footnote)
        is_within = target.end <= len(text)
        return is_within and bool(text[target.start : target.end].strip())

    def text_of(self, footnote: str) -> str:
        if not footnote:
            return self.text
        note = self._notes_by_key.get(footnote)
        return note.text if note else ""

    @cached_property
    def _notes_by_key(self) -> dict[str, Footnote]:
        return {note.key: note for note in self.apparatus.footnotes}
