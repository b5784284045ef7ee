"""The words that a reader looks for in a section of a volume: marked, counted, linked."""

from __future__ import annotations

from functools import cached_property

from letters.forms.page_view import FoundWordsForm
from letters.models import Section, SectionNote, SectionText
from letters.reader.match_navigation import Step
from letters.rendering import mark_matches
from letters.rendering.contract import fragment_to, match_id
from letters.search import Finder, Term, parse_query
from letters.search.results.match_places import MatchPlace, find_match_places


class SectionMatches:
    """Says of a section what MatchNavigation says of a document. All of it is shown."""

    noun = "part of the volume"
    is_part = False
    hidden = 0

    def __init__(
        self, section: Section, content: SectionText, form: FoundWordsForm
    ) -> None:
        self._address = section.get_absolute_url()
        self._content = content
        self._form = form

    @property
    def words(self) -> str:
        """What the reader looks for; empty if nothing."""
        return self._form.words

    @cached_property
    def terms(self) -> list[Term]:
        return parse_query(self.words).terms

    @cached_property
    def places(self) -> list[MatchPlace]:
        if not self.terms:
            return []
        text, notes = self._content.text, self._content.footnotes
        return find_match_places(Finder(self.terms), text, notes, ())

    @property
    def total(self) -> int:
        return len(self.places)

    @property
    def current(self) -> int:
        """The number of the match the reader is at; 0 if that is not known."""
        number = self._form.match_number
        return number if number <= self.total else 0

    # Marks in the text

    @property
    def html(self) -> str:
        """The section's own text, with a mark round each match."""
        return self._mark(self._content.html, self._content.text, "")

    @property
    def notes(self) -> list[SectionNote]:
        return [
            note._replace(html=self._mark(note.html, note.text, note.key))
            for note in self._content.footnotes
        ]

    def _mark(self, html: str, text: str, footnote: str) -> str:
        places = [place for place in self.places if place.footnote == footnote]
        if not places:
            return html
        spans = [(place.start, place.end) for place in places]
        return mark_matches(html, text, spans, first=places[0].number)

    # Links between matches

    @property
    def first(self) -> Step | None:
        return self._step_to(1)

    @property
    def previous(self) -> Step | None:
        return self._step_to(self.current - 1)

    @property
    def next(self) -> Step | None:
        return self._step_to(self.current + 1)

    @property
    def address_without(self) -> str:
        """The address of this page, without the marks."""
        return self._address

    def _step_to(self, number: int) -> Step | None:
        if not 1 <= number <= self.total:
            return None
        query = self._form.query_with(match=number)
        fragment = fragment_to(match_id(number))
        return Step(f"{self._address}{query}{fragment}", "")
