"""The words a reader looks for in a document: marked, counted, and one after another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from letters.forms.page_view import PageViewForm
from letters.models import Footnote, Page
from letters.reader.apparatus import Apparatus
from letters.reader.match_positions import MatchPosition, find_match_positions
from letters.rendering import mark_matches
from letters.rendering.contract import fragment_to, match_id
from letters.search import Term, parse_query


@dataclass(frozen=True, slots=True)
class Step:
    """A way to a match; `where` names the page or the note it is on, if not this one."""

    address: str
    where: str


class MatchNavigation:
    """What is found, seen from the whole document, or a `page` of it, or a `footnote`.

    Pages are those of the `pagination`.
    """

    def __init__(
        self,
        apparatus: Apparatus,
        form: PageViewForm,
        *,
        page: Page | None = None,
        footnote: Footnote | None = None,
        pagination: str = "",
    ) -> None:
        self.apparatus = apparatus
        self.document = apparatus.document
        self.form = form
        self.page = page
        self.footnote = footnote
        self.pagination = page.pagination if page else pagination

    @property
    def words(self) -> str:
        """What was asked for; empty if nothing was."""
        return self.form.words

    @cached_property
    def terms(self) -> list[Term]:
        return parse_query(self.words).terms

    @cached_property
    def places(self) -> list[MatchPosition]:
        """All places in the document where the words stand."""
        if not self.terms:
            return []
        return find_match_positions(self.apparatus, self.terms, self.pagination)

    @cached_property
    def shown(self) -> list[MatchPosition]:
        """All but those that the reading leaves out."""
        omitted_passages = self.form.omitted_passages(self.apparatus.passages)
        return [
            place
            for place in self.places
            if omitted_passages.isdisjoint(place.passages)
        ]

    @cached_property
    def here(self) -> list[MatchPosition]:
        """Those shown on this page, or in this note."""
        return [place for place in self.shown if self._is_here(place)]

    @cached_property
    def current(self) -> int:
        """The number of the match the reader is at; 0 if that is not known."""
        number = self.form.match_number
        return number if any(place.number == number for place in self.here) else 0

    @property
    def is_part(self) -> bool:
        """Whether the reader sees a part of the document, not the whole."""
        return bool(self.page or self.footnote)

    @property
    def total(self) -> int:
        return len(self.places)

    @property
    def hidden(self) -> int:
        return self.total - len(self.shown)

    # Their marks

    def mark_text(self, html: str) -> str:
        """`html` of the whole text with a mark round each match."""
        return _mark(html, self.document.transcription.text, self._by_footnote[""])

    def mark_page(self, html: str, page: Page) -> str:
        text = self.document.transcription.text[page.start : page.end]
        places = [place for place in self._by_footnote[""] if page.key in place.pages]
        return _mark(html, text, places, page.start)

    def mark_notes(self, footnotes: list[Footnote]) -> list[Footnote]:
        """The same footnotes, with a mark round each match in their HTML."""
        for note in footnotes:
            note.html = _mark(note.html, note.text, self._by_footnote[note.key])
        return footnotes

    @cached_property
    def _by_footnote(self) -> defaultdict[str, list[MatchPosition]]:
        places = defaultdict(list)
        for place in self.places:
            places[place.footnote].append(place)
        return places

    # The ways between them

    @property
    def first(self) -> Step | None:
        return self._step(self.shown[:1])

    @property
    def previous(self) -> Step | None:
        before = [place for place in self.shown if place.number < self._at]
        return self._step(before[-1:])

    @property
    def next(self) -> Step | None:
        least = self._at + 1 if self.current else self._at
        after = [place for place in self.shown if place.number >= least]
        return self._step(after[:1])

    @property
    def address_without(self) -> str:
        """Where the reader is, without the marks."""
        return self._own_address + self.form.query_with(find="")

    @cached_property
    def _at(self) -> int:
        """The number of the match the reader is at, or else of the one that is next."""
        if self.here:
            return self.current or self.here[0].number
        return 1 + sum(map(self._comes_before, self.places))

    def _comes_before(self, place: MatchPosition) -> bool:
        """Whether it stands before this page, or this note, where there is none."""
        if self.page:
            return not place.footnote and place.span[0] < self.page.start
        return not place.footnote or place.footnote in self._notes_before

    @cached_property
    def _notes_before(self) -> set[str]:
        """The keys of the notes before this one."""
        keys = [note.key for note in self.apparatus.footnotes]
        return set(keys[: keys.index(self.footnote.key)]) if self.footnote else set()

    def _is_here(self, place: MatchPosition) -> bool:
        if self.page:
            return self.page.key in place.pages
        return not self.footnote or place.footnote == self.footnote.key

    def _step(self, places: list[MatchPosition]) -> Step | None:
        """The way to the first of `places`, if there is one."""
        if not places:
            return None
        place = places[0]
        if self._is_here(place):
            address, where = self._own_address, ""
        else:
            # Readers of one note go on to the next by itself.
            is_note = place.footnote and (self.footnote or not place.page)
            page = "" if is_note else place.page
            address = self._address(page, place.footnote)
            where = _name(page, place.footnote)
        query = self.form.query_with(match=place.number)
        return Step(f"{address}{query}{fragment_to(match_id(place.number))}", where)

    @property
    def _own_address(self) -> str:
        page = self.page.key if self.page else ""
        return self._address(page, self.footnote.key if self.footnote else "")

    def _address(self, page: str, footnote: str) -> str:
        """Of the page, or else of the note, or else of the document."""
        identifier = self.document.identifier
        if page:
            return reverse("letters:page-detail", args=[identifier, page])
        if footnote:
            return reverse("letters:footnote-detail", args=[identifier, footnote])
        return self.document.get_absolute_url()


def _name(page: str, footnote: str) -> str:
    if page:
        return f"page {page}"
    return f"note {footnote}" if footnote else "the text"


def _mark(html: str, text: str, places: list[MatchPosition], offset: int = 0) -> str:
    """`html` with marks round `places`; its `text` begins at `offset` of theirs."""
    if not places:
        return html
    spans = [(p.span[0] - offset, p.span[1] - offset) for p in places]
    return mark_matches(html, text, spans, first=places[0].number)
