"""Where a text stands, and what its volume holds before and after that place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from letters.tei.references.targets import Target


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
        return int(digits) if digits.isdecimal() else None

    def notes_marked(self, mark: str) -> list[OutlinedNote]:
        return [note for note in self.notes if note.mark == mark]


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
        """Notes marked `mark` that stand on `page`, or may, where that is not known."""
        candidates = [
            (document, note)
            for document in self._documents_on(page)
            for note in document.notes_marked(mark)
            if note.page in (None, page)
        ]
        certain = [(document, note) for document, note in candidates if note.page]
        return certain or candidates

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {doc.identifier: at for at, doc in enumerate(self.documents)}

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

    def _documents_on(self, page: str) -> Iterator[OutlinedDocument]:
        number = _arabic(page)
        for document, extent in zip(self.documents, self._extents, strict=True):
            if number and extent and extent[0] <= number <= extent[1]:
                yield document


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text being read stands; whatever is not known is None.

    `volume` is a FRUS volume identifier ("frus1961-63v05"), `document` an xml:id
    ("d84"), `note` the mark of the note, if the text is a note. `ibid` is what the
    note before cites last, and an "ibid." that opens the text looks back to.
    """

    volume: str | None = None
    document: str | None = None
    note: str | None = None
    outline: Outline | None = None
    ibid: Target | None = None


def _arabic(page: str | None) -> int | None:
    return int(page) if page and page.isdecimal() else None


def _span(numbers: Iterable[int | None]) -> range | None:
    known = [number for number in numbers if number is not None]
    return range(min(known), max(known) + 1) if known else None
