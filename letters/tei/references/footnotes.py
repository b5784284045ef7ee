"""The footnotes that a text refers to, wherever it says that they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from letters.tei.references.context import ReadingContext, spans
from letters.tei.references.grammar import Token, Word
from letters.tei.references.page_references import PageReader
from letters.tei.references.targets import Form, FoundReference, Target

# What may stand between a note and the words that say where it is.
_OF_DOCUMENT = re.compile(r"[,.]?\s(?:(?:to|of|in)\s)?")
_ON_PAGE = re.compile(r",?\s(?:paragraph\s\d{1,2},\s)?(?:(?:ante|post|on),?\s)?")
_NEARBY = re.compile(r",?\s?\(?")
_OF_SOMETHING = re.compile(r",?\s(?:to|in|of|on)\s(?:[^;.]|\.(?!\s))*")

# What may follow the number of a note.
_HERE = re.compile(r",?\s?\(?(?:above|below)")
_THERETO = re.compile(r",?\s(?:thereto|thereon|[Ii]bid)\b")
_OF_SOMETHING_ELSE = re.compile(
    r"(?:,\srespectively,)?,?\s(?:to|in|of|on|from|thereto|thereon|[Ii]bid)\b"
)

_VOLUME_WORDS = {Word.SERIES, Word.IBID, Word.VOLUME, Word.PART}
_STEPS = {Word.SUPRA: -1, Word.INFRA: 1}


class FootnoteReader:
    """Reads notes that say where they are; notes named before a document wait for it."""

    def __init__(self, context: ReadingContext, pages: PageReader) -> None:
        self._context = context
        self._pages = pages
        self._waiting: Token | None = None

    def read(self, token: Token) -> Iterator[FoundReference]:
        context, pages = self._context, self._pages
        if self._has_document_after(token, 0):
            self._waiting = token
            if citation := context.cited.reached_by(token):
                citation.end = token.end
        elif _HERE.match(context.text, token.end):
            yield from self._notes_here(token)
        elif citation := context.cited.reached_by(token):
            citation.end = token.end  # a note on a page of another volume
        elif page := self._take_after(token, {Word.PAGE}, _ON_PAGE):
            yield from self._notes_on_page(token, page)
        elif nearby := self._take_after(token, {Word.SUPRA, Word.INFRA}, _NEARBY):
            yield from self._notes_nearby(token, _STEPS[nearby.word])
        elif _THERETO.match(context.text, token.end):
            yield from self._notes_thereto(token)
        elif pages.last_own and pages.goes_on_with(token):
            yield from self._notes_on_page(token, pages.last_own)
        elif not _OF_SOMETHING_ELSE.match(context.text, token.end):
            yield from self._notes_here(token)

    def take_waiting(self, document: Token, start: int) -> Token | None:
        """The notes named before `document`, whose citation begins at `start`."""
        notes, self._waiting = self._waiting, None
        if notes is None:
            return None
        next_word = start if start > notes.start else document.start
        is_joined = _OF_DOCUMENT.fullmatch(self._context.text, notes.end, next_word)
        return notes if is_joined else None

    def next_is_of_document_before(self) -> bool:
        """Whether a note is named next and has no other document: "Document 3,
        footnote 1", but not "… footnote 1 above" or "… footnote 1, Document 9"."""
        note = self._context.tokens.ahead()
        return (
            note is not None
            and note.word is Word.FOOTNOTE
            and not _HERE.match(self._context.text, note.end)
            and not self._has_document_after(note, 1)
        )

    def of_document(
        self, document: Target, notes: Token, start: int, end: int
    ) -> Iterator[FoundReference]:
        """The `notes` of `document`; the words for both go from `start` to `end`."""
        form = Form.VOLUME_FOOTNOTE if document.volume else Form.FOOTNOTE_OF_DOCUMENT
        for reference in self._references(
            notes,
            form,
            lambda mark: self._context.resolver.note(document, mark),
            span=(start, end),
        ):
            self._context.cited.ibid = reference.target
            yield reference

    def _has_document_after(self, note: Token, places: int) -> bool:
        """Whether a document of this or of a cited volume follows the note."""
        tokens = self._context.tokens
        ahead = tokens.ahead(places)
        if ahead is None or not tokens.joins(note, ahead, _OF_DOCUMENT):
            return False
        while ahead is not None and ahead.word in _VOLUME_WORDS:
            places += 1
            ahead = tokens.ahead(places)
        return ahead is not None and ahead.word is Word.DOCUMENT

    def _take_after(
        self, note: Token, words: set[Word], gap: re.Pattern[str]
    ) -> Token | None:
        """Take the words that say where the note is: "footnote 3, p. 9", or at more
        length "footnote 3 to the memorandum of June 1, p. 9"."""
        tokens = self._context.tokens
        return tokens.take(note, words, gap) or tokens.take(note, words, _OF_SOMETHING)

    def _notes_here(self, notes: Token) -> Iterator[FoundReference]:
        yield from self._references(
            notes, Form.FOOTNOTE_HERE, self._context.resolver.note_here
        )

    def _notes_nearby(self, notes: Token, step: int) -> Iterator[FoundReference]:
        yield from self._references(
            notes,
            Form.FOOTNOTE_NEARBY,
            lambda mark: self._context.resolver.note_nearby(mark, step),
        )

    def _notes_on_page(self, notes: Token, page: Token) -> Iterator[FoundReference]:
        """Notes on a page, or the page alone if no such note stands there."""
        on_page = page.numbers[0].value
        references = list(
            self._references(
                notes,
                Form.FOOTNOTE_ON_PAGE,
                lambda mark: self._context.resolver.note_on_page(mark, on_page),
                span=(notes.start, max(notes.end, page.end)),
            )
        )
        yield from references
        if references:
            self._context.cited.ibid = Target(page=on_page)
        elif (
            page is not self._pages.last_own
            and self._context.resolver.own_pages_are_cited
        ):
            yield from self._pages.read_own(page)

    def _notes_thereto(self, notes: Token) -> Iterator[FoundReference]:
        """The notes of "footnote 3 thereto", "footnote 3, ibid."."""
        host = self._context.cited.ibid
        if host is None:
            return
        if host.document:
            host = replace(host, footnote=None)
            yield from self.of_document(host, notes, notes.start, notes.end)
        elif (on_page := host.page) and not host.volume:
            yield from self._references(
                notes,
                Form.FOOTNOTE_ON_PAGE,
                lambda mark: self._context.resolver.note_on_page(mark, on_page),
            )

    def _references(
        self,
        notes: Token,
        form: Form,
        resolve: Callable[[str], Target | None],
        span: tuple[int, int] | None = None,
    ) -> Iterator[FoundReference]:
        places = spans(notes.numbers, *(span or (notes.start, notes.end)))
        for number, (start, end) in zip(notes.numbers, places, strict=True):
            target = resolve(number.value)
            if target is not None:
                yield FoundReference(start, end, target, form)
