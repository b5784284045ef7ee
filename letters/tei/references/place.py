"""Where a text stands, and the outline of the volume around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from letters.tei.references.targets import Target

_IN_FIGURES = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class OutlinedNote:
    """A footnote: the mark as printed, what follows "fn" in its id, and its page."""

    mark: str
    key: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class OutlinedDocument:
    """A document's identifier ("d84"), the page it begins on, and its notes in order.

    `last_page` may be left out: the document then ends where the next one begins.
    """

    identifier: str
    first_page: str | None = None
    last_page: str | None = None
    notes: Sequence[OutlinedNote] = ()

    @property
    def number(self) -> int | None:
        digits = self.identifier.removeprefix("d").rstrip("abcdefghijklmnopqrstuvwxyz")
        return int(digits) if _IN_FIGURES.fullmatch(digits) else None

    def notes_marked(self, mark: str) -> list[OutlinedNote]:
        return [note for note in self.notes if note.mark == mark]

    def notes_spread_over(
        self, extent: tuple[int, int]
    ) -> Iterator[tuple[OutlinedNote, float]]:
        """Each note, and the page of `extent` that it would be on if the notes were
        evenly spread."""
        first, last = extent
        step = (last - first) / len(self.notes) if self.notes else 0
        for at, note in enumerate(self.notes):
            yield note, first + step * (at + 0.5)


@dataclass(frozen=True)
class Outline:
    """The documents of one volume in printed order. Make one, use it for every note."""

    documents: Sequence[OutlinedDocument]

    def find(self, identifier: str | None) -> OutlinedDocument | None:
        position = self._positions.get(identifier or "")
        return None if position is None else self.documents[position]

    def neighbour(self, identifier: str | None, step: int) -> OutlinedDocument | None:
        """The document `step` places after (before, if negative) the one named."""
        position = self._positions.get(identifier or "")
        if position is None or not 0 <= position + step < len(self.documents):
            return None
        return self.documents[position + step]

    @cached_property
    def numbers(self) -> range | None:
        """The document numbers from first to last, gaps included."""
        return _span(document.number for document in self.documents)

    @cached_property
    def pages(self) -> range | None:
        """The arabic page numbers from first to last."""
        return _span(page for extent in self._extents for page in extent)

    def notes_on_page(
        self, mark: str, page: str
    ) -> list[tuple[OutlinedDocument, OutlinedNote]]:
        """Notes marked `mark` on `page`, then those that may be there, their page being
        unknown: nearest first, as if notes were spread evenly over their document."""
        number = _arabic(page) or 0
        candidates = [
            (note.page is None, abs(likely - number), document, note)
            for document, extent in self._documents_on(number)
            for note, likely in document.notes_spread_over(extent)
            if note.mark == mark and note.page in (None, page)
        ]
        candidates.sort(key=lambda candidate: candidate[:2])
        return [(document, note) for _, _, document, note in candidates]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {document.identifier: at for at, document in enumerate(self.documents)}

    @cached_property
    def _extents(self) -> list[tuple[int, int] | tuple[()]]:
        """First and last page of each document, empty where they are not known."""
        extents: list[tuple[int, int] | tuple[()]] = []
        following: int | None = None
        for document in reversed(self.documents):
            first = _arabic(document.first_page)
            last = _arabic(document.last_page) or following or first
            if first is None or last is None:
                extents.append(())
            else:
                extents.append((first, max(first, last)))
                following = first
        return extents[::-1]

    def _documents_on(
        self, page: int
    ) -> Iterator[tuple[OutlinedDocument, tuple[int, int]]]:
        for document, extent in zip(self.documents, self._extents, strict=True):
            if extent and extent[0] <= page <= extent[1]:
                yield document, extent


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text being read stands; whatever is not known is None.

    `volume` is a FRUS volume identifier ("frus1961-63v05"), `document` an xml:id
    ("d84"), `note` the mark of the note, if the text is a note. `ibid` is what the
    note before cites last: the meaning of an "ibid." that opens the text.
    """

    volume: str | None = None
    document: str | None = None
    note: str | None = None
    outline: Outline | None = None
    ibid: Target | None = None


def _arabic(page: str | None) -> int | None:
    return int(page) if page and _IN_FIGURES.fullmatch(page) else None


def _span(numbers: Iterable[int | None]) -> range | None:
    known = [number for number in numbers if number is not None]
    return range(min(known), max(known) + 1) if known else None
