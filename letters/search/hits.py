"""What readers see of the documents that were found: read from the database.

The index only proposes documents. Whether the reader may see them and what they say is
asked of PostgreSQL each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from letters.models import Document, Footnote, Mark, Page, page_at
from letters.models.documents import DocumentQuerySet
from letters.search.excerpts import Piece, best_passages, cut_excerpt
from letters.search.matches import Finder
from letters.search.places import Place, find_places
from letters.search.queries import Query

MOST_EXCERPTS = 3

Part = TypeVar("Part", Page, Mark, Footnote)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document, and where they stand: on which page, in which note.

    There is no page if the document marks none. `address` opens the reader there.
    """

    pieces: tuple[Piece, ...]
    page: Page | None
    footnote: Footnote | None
    address: str

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, and the words of it that were asked for.

    `places` is how often they stand in its text and notes: 0 if it was found by its
    title or by its record alone. Then the excerpt is the beginning of the text.
    """

    document: Document
    excerpts: tuple[Excerpt, ...]
    places: int

    @property
    def address(self) -> str:
        return self.excerpts[0].address


def read_hits(
    pks: Sequence[int], documents: DocumentQuerySet, query: Query
) -> tuple[Hit, ...]:
    """In the order of `pks`; of `documents` alone."""
    found = _load(pks, documents)
    finder, query_text = Finder(query.terms), str(query)
    # One may have been withdrawn since it was counted.
    return tuple(
        _Reading(found[pk], finder, query_text).hit() for pk in pks if pk in found
    )


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A document and what is in its text, each in order."""

    document: Document
    pages: Sequence[Page]
    marks: Sequence[Mark]
    notes: Sequence[Footnote]


def _load(pks: Sequence[int], documents: DocumentQuerySet) -> dict[int, _Loaded]:
    found = (
        documents.for_cards()
        .select_related("transcription")
        .defer("transcription__tei", "transcription__html")
        .in_bulk(pks)
    )
    pages = Page.objects.filter(pagination="").only("document", "key", "label", "start")
    marks = Mark.objects.only("document", "footnote_key", "start", "end")
    notes = Footnote.objects.only(
        "document", "key", "number", "kind", "page_key", "text"
    )
    parts = [_by_document(each, found) for each in (pages, marks, notes)]
    return {
        pk: _Loaded(document, *(those[pk] for those in parts))
        for pk, document in found.items()
    }


def _by_document(parts: QuerySet[Part], pks: Iterable[int]) -> dict[int, list[Part]]:
    """Prefetching takes longer than reading them."""
    found = defaultdict(list)
    for part in parts.filter(document__in=pks):
        found[part.document_id].append(part)
    return found


class _Reading:
    """One document, looked through for the words of a query."""

    def __init__(self, loaded: _Loaded, finder: Finder, query_text: str) -> None:
        self._document = document = loaded.document
        self._pages = loaded.pages
        self._query_text = query_text
        self._text = document.text
        self._notes = {note.key: note for note in loaded.notes}
        self._places = find_places(finder, self._text, loaded.notes, loaded.marks)
        self._places_in: dict[str, list[Place]] = defaultdict(list)
        for place in self._places:
            self._places_in[place.footnote].append(place)

    def hit(self) -> Hit:
        passages = best_passages(self._places, MOST_EXCERPTS)
        excerpts = tuple(self._excerpt(passage.places) for passage in passages)
        return Hit(self._document, excerpts or (self._beginning(),), len(self._places))

    def _excerpt(self, places: Sequence[Place]) -> Excerpt:
        place = places[0]
        note = self._notes.get(place.footnote)
        text = note.text if note else self._text
        pieces = cut_excerpt(text, places, self._places_in[place.footnote])
        page = self._page_of(place, note)
        return Excerpt(pieces, page, note, self._address(place, page, note))

    def _beginning(self) -> Excerpt:
        address = self._document.get_absolute_url()
        return Excerpt(cut_excerpt(self._text, ()), None, None, address)

    def _page_of(self, place: Place, note: Footnote | None) -> Page | None:
        if note:
            keys = (page for page in self._pages if page.key == note.page_key)
            return next(keys, None)
        return page_at(self._pages, place.start)

    def _address(self, place: Place, page: Page | None, note: Footnote | None) -> str:
        identifier = self._document.identifier
        if page:
            address = reverse("letters:page-detail", args=[identifier, page.key])
        elif note:
            address = reverse("letters:footnote-detail", args=[identifier, note.key])
        else:
            address = self._document.get_absolute_url()
        asked = urlencode({"find": self._query_text, "match": place.number})
        return f"{address}?{asked}#match-{place.number}"
