"""What readers see of matching documents, read from the database.

The index only proposes documents. PostgreSQL is asked each time whether the reader may
see them, and what they say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from letters.models import Document, Footnote, page_at
from letters.models.aggregates import OWN, json_rows
from letters.models.document_queries import CARD_FIELDS, DocumentQuerySet
from letters.search.query.tree import Query
from letters.search.results.excerpts import Piece, best_passages, cut_excerpt
from letters.search.results.match_places import MatchPlace, find_match_places
from letters.search.results.matches import Finder

MOST_EXCERPTS = 3
# What programs are told besides, and feeds.
_ALSO_TOLD = ("changed", "date_earliest", "date_latest", "edition__identifier")


class PageRow(NamedTuple):
    """A page as lists of results name it; `start` counts in the text."""

    key: str
    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document, and where they stand: on which page, in which note.

    `page` is None if the document marks no pages. `address` opens the document there.
    """

    pieces: tuple[Piece, ...]
    page: PageRow | None
    footnote: Footnote | None
    address: str

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, and excerpts with the words asked for.

    `places` is the number of matches in its text and notes: 0 if only its title or its
    record matches. The excerpt is then the beginning of the text.
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
    """In the order of `pks`, without those that are not among `documents`."""
    loaded = _load(pks, documents)
    finder, parameters = Finder(query.terms), urlencode({"find": query})
    # A document may have been withdrawn since it was counted.
    return tuple(
        _HitReader(loaded[pk], finder, parameters).hit() for pk in pks if pk in loaded
    )


class _NoteRow(NamedTuple):
    key: str
    number: str
    kind: str
    page_key: str
    text: str


class _MarkRow(NamedTuple):
    footnote_key: str
    start: int
    end: int


PAGES = json_rows(f"letters_page WHERE {OWN} AND pagination = ''", *PageRow._fields)
NOTES = json_rows(f"letters_footnote WHERE {OWN}", *_NoteRow._fields)
MARKS = json_rows(f"letters_mark WHERE {OWN}", "footnote_key", "start", '"end"')


def _load(pks: Sequence[int], documents: DocumentQuerySet) -> dict[int, Document]:
    return (
        documents.for_cards()
        .select_related("transcription")
        .only(*CARD_FIELDS, *_ALSO_TOLD, "transcription__text")
        .annotate(page_rows=PAGES, note_rows=NOTES, mark_rows=MARKS)
        .order_by()
        .in_bulk(pks)
    )


class _HitReader:
    """Searches one document for the words of a query."""

    def __init__(self, document: Any, finder: Finder, parameters: str) -> None:
        self._document = document
        self._parameters = parameters
        self._text = document.text
        self._pages = [PageRow(*row) for row in document.page_rows or ()]
        notes = [_NoteRow(*row) for row in document.note_rows or ()]
        marks = [_MarkRow(*row) for row in document.mark_rows or ()]
        self._notes = {note.key: note for note in notes}
        self._places = find_match_places(finder, self._text, notes, marks)
        self._places_in: dict[str, list[MatchPlace]] = defaultdict(list)
        for place in self._places:
            self._places_in[place.footnote].append(place)

    def hit(self) -> Hit:
        passages = best_passages(self._places, MOST_EXCERPTS)
        excerpts = tuple(self._excerpt(passage.places) for passage in passages)
        return Hit(self._document, excerpts or (self._beginning(),), len(self._places))

    def _excerpt(self, places: Sequence[MatchPlace]) -> Excerpt:
        place = places[0]
        note = self._notes.get(place.footnote)
        text = note.text if note else self._text
        pieces = cut_excerpt(text, places, self._places_in[place.footnote])
        page = self._page_of(place, note)
        return Excerpt(
            pieces,
            page,
            Footnote(**note._asdict()) if note else None,
            self._address(place, page, note),
        )

    def _beginning(self) -> Excerpt:
        address = self._document.get_absolute_url()
        return Excerpt(cut_excerpt(self._text, ()), None, None, address)

    def _page_of(self, place: MatchPlace, note: _NoteRow | None) -> PageRow | None:
        if note:
            keys = (page for page in self._pages if page.key == note.page_key)
            return next(keys, None)
        return page_at(self._pages, place.start)

    def _address(
        self, place: MatchPlace, page: PageRow | None, note: _NoteRow | None
    ) -> str:
        identifier = self._document.identifier
        if page:
            address = reverse("letters:page-detail", args=[identifier, page.key])
        elif note:
            address = reverse("letters:footnote-detail", args=[identifier, note.key])
        else:
            address = self._document.get_absolute_url()
        return f"{address}?{self._parameters}&match={place.number}#match-{place.number}"
