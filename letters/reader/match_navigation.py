"""The words that a reader looks for in a document: marked, counted, and linked."""

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
    """A link to a match; `where` names its page or note, if it is not this one."""

    address: str
    where: str


class MatchNavigation:
    """All matches, seen from the whole document, from a `page` of it or a `footnote`.

    Pages are those of the `pagination`.
    """

    noun = "document"

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
        """What the reader looks for; empty if nothing."""
        return self.form.words

    @cached_property
    def terms(self) -> list[Term]:
        return parse_query(self.words).terms

    @cached_property
    def positions(self) -> list[MatchPosition]:
        """All positions of the words in the document."""
        if not self.terms:
            return []
        return find_match_positions(self.apparatus, self.terms, self.pagination)

    @cached_property
    def shown_positions(self) -> list[MatchPosition]:
        """All positions but those in passages that are not shown."""
        omitted_passages = self.form.omitted_passages(self.apparatus.passages)
        return [
            position
            for position in self.positions
            if omitted_passages.isdisjoint(position.passages)
        ]

    @cached_property
    def positions_here(self) -> list[MatchPosition]:
        """Those shown on this page, or in this note."""
        return [
            position for position in self.shown_positions if self._is_here(position)
        ]

    @cached_property
    def current(self) -> int:
        """The number of the match the reader is at; 0 if that is not known."""
        number = self.form.match_number
        is_here = any(position.number == number for position in self.positions_here)
        return number if is_here else 0

    @property
    def is_part(self) -> bool:
        """Whether the reader sees a part of the document, not the whole."""
        return bool(self.page or self.footnote)

    @property
    def total(self) -> int:
        return len(self.positions)

    @property
    def hidden(self) -> int:
        return self.total - len(self.shown_positions)

    # Marks in the text

    def mark_text(self, html: str) -> str:
        """`html` of the whole text with a mark round each match."""
        return _mark(html, self.document.transcription.text, self._by_footnote[""])

    def mark_page(self, html: str, page: Page) -> str:
        text = self.document.transcription.text[page.start : page.end]
        in_text = self._by_footnote[""]
        positions = [position for position in in_text if page.key in position.pages]
        return _mark(html, text, positions, page.start)

    def mark_notes(self, footnotes: list[Footnote]) -> list[Footnote]:
        """The same footnotes, with a mark round each match in their HTML."""
        for note in footnotes:
            note.html = _mark(note.html, note.text, self._by_footnote[note.key])
        return footnotes

    @cached_property
    def _by_footnote(self) -> defaultdict[str, list[MatchPosition]]:
        """The positions by the key of their note, "" for those in the text."""
        positions = defaultdict(list)
        for position in self.positions:
            positions[position.footnote].append(position)
        return positions

    # Links between matches

    @property
    def first(self) -> Step | None:
        return self._step_to_first(self.shown_positions)

    @property
    def previous(self) -> Step | None:
        shown, number = self.shown_positions, self._reader_number
        before = [position for position in shown if position.number < number]
        return self._step_to_first(before[-1:])

    @property
    def next(self) -> Step | None:
        least = self._reader_number + (1 if self.current else 0)
        shown = self.shown_positions
        after = [position for position in shown if position.number >= least]
        return self._step_to_first(after)

    @property
    def address_without(self) -> str:
        """The address of this page, without the marks."""
        return self._own_address + self.form.query_with(find="")

    @cached_property
    def _reader_number(self) -> int:
        """The number of the match the reader is at, or else of the next match."""
        if self.positions_here:
            return self.current or self.positions_here[0].number
        return 1 + sum(map(self._comes_before, self.positions))

    def _comes_before(self, position: MatchPosition) -> bool:
        """Whether it stands before this page or note, which has no match itself."""
        if self.page:
            return not position.footnote and position.span[0] < self.page.start
        return not position.footnote or position.footnote in self._notes_before

    @cached_property
    def _notes_before(self) -> set[str]:
        """The keys of the notes before this one."""
        keys = [note.key for note in self.apparatus.footnotes]
        return set(keys[: keys.index(self.footnote.key)]) if self.footnote else set()

    def _is_here(self, position: MatchPosition) -> bool:
        if self.page:
            return self.page.key in position.pages
        return not self.footnote or position.footnote == self.footnote.key

    def _step_to_first(self, positions: list[MatchPosition]) -> Step | None:
        """A link to the first of `positions`, if there is one."""
        if not positions:
            return None
        position = positions[0]
        if self._is_here(position):
            address, where = self._own_address, ""
        else:
            # From a note, a reader goes on to the next note by itself.
            is_note = position.footnote and (self.footnote or not position.page)
            page = "" if is_note else position.page
            address = self._address(page, position.footnote)
            where = _part_name(page, position.footnote)
        query = self.form.query_with(match=position.number)
        return Step(f"{address}{query}{fragment_to(match_id(position.number))}", where)

    @property
    def _own_address(self) -> str:
        page = self.page.key if self.page else ""
        return self._address(page, self.footnote.key if self.footnote else "")

    def _address(self, page: str, footnote: str) -> str:
        """The address of the page, or else of the note, or else of the document."""
        identifier = self.document.identifier
        if page:
            return reverse("letters:page-detail", args=[identifier, page])
        if footnote:
            return reverse("letters:footnote-detail", args=[identifier, footnote])
        return self.document.get_absolute_url()


def _part_name(page: str, footnote: str) -> str:
    if page:
        return f"page {page}"
    return f"note {footnote}" if footnote else "the text"


def _mark(html: str, text: str, positions: list[MatchPosition], offset: int = 0) -> str:
    """`html` with marks round `positions`; its `text` begins at `offset` of theirs."""
    if not positions:
        return html
    spans = [
        (position.span[0] - offset, position.span[1] - offset) for position in positions
    ]
    return mark_matches(html, text, spans, first=positions[0].number)
