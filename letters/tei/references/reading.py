"""Reading a text from left to right: which words together make one reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from letters.tei.references import clauses
from letters.tei.references.citations import ONWARD, Citation, CitedVolumes
from letters.tei.references.grammar import Number, Token, Word
from letters.tei.references.place import Place
from letters.tei.references.resolution import Resolver
from letters.tei.references.stream import TokenStream
from letters.tei.references.targets import Form, FoundReference, Reading, Target
from letters.tei.references.volumes import Volume

# What may stand between the words of one reference.
_OF_DOCUMENT = re.compile(r"[,.]?\s(?:(?:to|of|in)\s)?")
_IN_VOLUME = re.compile(r",?\s(?:in\s)?")
_AND_ITS_NOTE = re.compile(r",?\sand\s(?:its\s|see\s)?")
_AT_NOTE = re.compile(r",?\s")
_ON_PAGE = re.compile(r",?\s(?:(?:ante|post|on),?\s)?")
_NEARBY = re.compile(r",?\s?\(?")
_OF_SOMETHING = re.compile(r",?\s(?:to|in|of|on)\s(?:[^;.]|\.(?!\s))*")

# What may follow a number.
_HERE = re.compile(r",?\s?\(?(?:above|below)")
_THERETO = re.compile(r",?\s(?:thereto|thereon|[Ii]bid)\b")
_OF_SOMETHING_ELSE = re.compile(
    r"(?:,\srespectively,)?,?\s(?:to|in|of|on|from|thereto|thereon|[Ii]bid)\b"
)
_OF_A_TEXT = re.compile(r"(?:\sff\.?)?\s(?:of|in)\s(?!this volume)")

_VOLUME_WORDS = {Word.SERIES, Word.IBID, Word.VOLUME, Word.PART}
_STEPS = {Word.SUPRA: -1, Word.INFRA: 1}
_NEARBY_FORMS = {Word.SUPRA: Form.SUPRA, Word.INFRA: Form.INFRA}


def read_references(text: str, place: Place) -> Reading:
    """Find what `text` refers to, and what an "ibid." in the next note would mean."""
    reader = _Reader(text, place)
    references = sorted(reader.read(), key=lambda found: found.start)
    return Reading(references, reader.ibid)


def find_references(text: str, place: Place) -> list[FoundReference]:
    """Find what `text` refers to: documents, footnotes, pages and volumes of FRUS.

    One reference for each printed number, two for a range, in the order of the
    text. What the words and the outline do not decide is left out.
    """
    return read_references(text, place).references


class _Reader:
    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._tokens = TokenStream(text)
        self._resolver = Resolver(place)
        self._cited = CitedVolumes(text, self._resolver.own, place.ibid)
        self._pending_notes: Token | None = None
        self._own_page: Token | None = None

    @property
    def ibid(self) -> Target | None:
        return self._cited.ibid

    def read(self) -> Iterator[FoundReference]:
        while (token := self._tokens.advance()) is not None:
            match token.word:
                case Word.DOCUMENT:
                    yield from self._document(token)
                case Word.FOOTNOTE:
                    yield from self._footnote(token)
                case Word.PAGE:
                    yield from self._page(token)
                case Word.SUPRA | Word.INFRA:
                    yield from self._nearby(token)
                case _:
                    yield from self._cited.read(token, self._tokens.ahead())
        yield from self._cited.close()

    # Documents

    def _document(self, token: Token) -> Iterator[FoundReference]:
        citation = self._cited.reached_by(token)
        if citation is None:
            if clauses.is_of_other_body(self._text, token.start):
                return
            yield from self._read_volume_after(token)
            citation = self._cited.named_after(token)
        start = citation.use(token) if citation else token.start
        notes = self._take_pending_notes(token, start)
        volume = citation.volume if citation else self._resolver.own
        if volume is None or not self._resolver.knows(volume):
            return
        targets = [self._resolver.document(volume, n.value) for n in token.numbers]
        spans = _spans(token.numbers, start, token.end)
        self._cited.ibid = targets[-1]
        form = Form.VOLUME_DOCUMENT if targets[0].volume else Form.DOCUMENT
        if citation is not None and citation.is_ibid:
            form = Form.IBID
        if notes:
            _, end = spans.pop(0)
            yield from self._notes_of(
                targets.pop(0), notes, min(start, notes.start), end
            )
        found = [
            FoundReference(*span, target, form)
            for span, target in zip(spans, targets, strict=True)
        ]
        yield from self._with_its_note(token, found)

    def _read_volume_after(self, token: Token) -> Iterator[FoundReference]:
        """Read on to the volume in "Document 3 in Foreign Relations, …, vol. V"."""
        series = self._tokens.take(token, {Word.SERIES}, _IN_VOLUME)
        if series is None:
            return
        yield from self._cited.read(series, self._tokens.ahead())
        while (ahead := self._tokens.ahead()) and self._cited.continues_with(ahead):
            self._tokens.advance()

    def _with_its_note(
        self, token: Token, documents: list[FoundReference]
    ) -> Iterator[FoundReference]:
        """Yield documents; the note named next with the last one, or in its place."""
        if documents and self._note_ahead_is_its_own():
            last = documents[-1]
            if notes := self._tokens.take(token, {Word.FOOTNOTE}, _AT_NOTE):
                documents.pop()
                yield from self._notes_of(last.target, notes, last.start, notes.end)
            elif notes := self._tokens.take(token, {Word.FOOTNOTE}, _AND_ITS_NOTE):
                yield from self._notes_of(last.target, notes, notes.start, notes.end)
        yield from documents

    def _note_ahead_is_its_own(self) -> bool:
        """Whether the note named next has no other document: "Document 3, footnote
        1", but not "Document 3, footnote 1 above" or "… footnote 1, Document 9"."""
        note = self._tokens.ahead()
        return (
            note is not None
            and note.word is Word.FOOTNOTE
            and not _HERE.match(self._text, note.end)
            and not self._has_document_after(note, 1)
        )

    def _take_pending_notes(self, token: Token, start: int) -> Token | None:
        """The notes named before document `token`, whose citation is at `start`."""
        notes, self._pending_notes = self._pending_notes, None
        if notes is None:
            return None
        next_word = start if start > notes.start else token.start
        is_joined = _OF_DOCUMENT.fullmatch(self._text, notes.end, next_word)
        return notes if is_joined else None

    # Footnotes

    def _footnote(self, token: Token) -> Iterator[FoundReference]:
        if self._has_document_after(token, 0):
            self._pending_notes = token
            if citation := self._cited.reached_by(token):
                citation.end = token.end
        elif _HERE.match(self._text, token.end):
            yield from self._each_note(token, Form.FOOTNOTE_HERE, self._note_here)
        elif citation := self._cited.reached_by(token):
            citation.end = token.end  # a note on a page of another volume
        elif page := self._take_after(token, {Word.PAGE}, _ON_PAGE):
            yield from self._notes_on_page(token, page)
        elif nearby := self._take_after(token, {Word.SUPRA, Word.INFRA}, _NEARBY):
            yield from self._notes_nearby(token, _STEPS[nearby.word])
        elif _THERETO.match(self._text, token.end):
            yield from self._notes_thereto(token)
        elif self._own_page and self._tokens.joins(self._own_page, token, ONWARD):
            yield from self._notes_on_page(token, self._own_page)
        elif not _OF_SOMETHING_ELSE.match(self._text, token.end):
            yield from self._each_note(token, Form.FOOTNOTE_HERE, self._note_here)

    def _note_here(self, mark: str) -> Target | None:
        return self._resolver.note_here(mark)

    def _has_document_after(self, note: Token, places: int) -> bool:
        """Whether a document of this or of a cited volume follows the note."""
        ahead = self._tokens.ahead(places)
        if ahead is None or not self._tokens.joins(note, ahead, _OF_DOCUMENT):
            return False
        while ahead is not None and ahead.word in _VOLUME_WORDS:
            places += 1
            ahead = self._tokens.ahead(places)
        return ahead is not None and ahead.word is Word.DOCUMENT

    def _take_after(
        self, note: Token, words: set[Word], gap: re.Pattern[str]
    ) -> Token | None:
        """Take what says where the note is: "footnote 3, p. 9", or more at length,
        "footnote 3 to the memorandum of June 1, p. 9"."""
        return self._tokens.take(note, words, gap) or self._tokens.take(
            note, words, _OF_SOMETHING
        )

    def _notes_on_page(self, notes: Token, page: Token) -> Iterator[FoundReference]:
        on_page = page.numbers[0].value
        found = list(
            self._each_note(
                notes,
                Form.FOOTNOTE_ON_PAGE,
                lambda mark: self._resolver.note_on_page(mark, on_page),
            )
        )
        yield from found
        if found:
            self._cited.ibid = Target(page=on_page)
        elif page is not self._own_page:
            yield from self._own_pages(page)

    def _notes_thereto(self, notes: Token) -> Iterator[FoundReference]:
        """The notes of "footnote 3 thereto", "footnote 3, ibid."."""
        host = self.ibid
        if host is None:
            return
        if host.document:
            host = replace(host, footnote=None)
            yield from self._notes_of(host, notes, notes.start, notes.end)
        elif host.page and not host.volume:
            on_page = host.page
            yield from self._each_note(
                notes,
                Form.FOOTNOTE_ON_PAGE,
                lambda mark: self._resolver.note_on_page(mark, on_page),
            )

    def _notes_nearby(self, notes: Token, step: int) -> Iterator[FoundReference]:
        yield from self._each_note(
            notes,
            Form.FOOTNOTE_NEARBY,
            lambda mark: self._resolver.note_nearby(mark, step),
        )

    def _notes_of(
        self, document: Target, notes: Token, start: int, end: int
    ) -> Iterator[FoundReference]:
        yield from self._each_note(
            notes,
            Form.VOLUME_FOOTNOTE if document.volume else Form.FOOTNOTE_OF_DOCUMENT,
            lambda mark: self._resolver.note(document, mark),
            span=(start, end),
        )

    def _each_note(
        self,
        notes: Token,
        form: Form,
        resolve: Callable[[str], Target | None],
        span: tuple[int, int] | None = None,
    ) -> Iterator[FoundReference]:
        spans = _spans(notes.numbers, *(span or (notes.start, notes.end)))
        for number, (start, end) in zip(notes.numbers, spans, strict=True):
            target = resolve(number.value)
            if target is not None:
                yield FoundReference(start, end, target, form)

    # Pages

    def _page(self, token: Token) -> Iterator[FoundReference]:
        citation = self._cited.reached_by(token)
        if citation is not None:
            yield from self._pages_of_volume(token, citation)
        elif self._is_of_this_volume(token):
            yield from self._own_pages(token)
        else:
            yield from self._cited.pass_over(token)

    def _is_of_this_volume(self, token: Token) -> bool:
        if self._own_page and self._tokens.joins(self._own_page, token, ONWARD):
            return True
        if _OF_A_TEXT.match(self._text, token.end):
            return False
        if clauses.leads_back_or_on(self._text, token.start):
            return True
        if not self._resolver.own_pages_are_cited:
            return False
        if clauses.leads_to_page(self._text, token.start):
            return True
        return self._resolver.has_page(
            token.numbers[0].value
        ) and clauses.names_a_document(self._text, token.start)

    def _own_pages(self, token: Token) -> Iterator[FoundReference]:
        self._own_page = token
        yield from self._pages(token, token.start, self._resolver.own, Form.PAGE)

    def _pages_of_volume(
        self, token: Token, citation: Citation
    ) -> Iterator[FoundReference]:
        if self._names_document_too(token):
            citation.end = token.end
            return
        start = citation.use(token)
        volume = citation.volume
        if volume is None:
            self._cited.ibid = None
        elif self._resolver.knows(volume):
            form = Form.IBID if citation.is_ibid else Form.VOLUME_PAGE
            yield from self._pages(token, start, volume, form)

    def _names_document_too(self, token: Token) -> bool:
        """Whether the document on the page is named too: "pp. 36-40 (Document 3)"."""
        ahead = self._tokens.ahead()
        return (
            ahead is not None
            and ahead.word is Word.DOCUMENT
            and self._text[token.end : ahead.start] == " ("
        )

    def _pages(
        self, token: Token, start: int, volume: Volume, form: Form
    ) -> Iterator[FoundReference]:
        spans = _spans(token.numbers, start, token.end)
        for number, (begin, end) in zip(token.numbers, spans, strict=True):
            target = self._resolver.page(volume, number.value)
            if target is not None:
                self._cited.ibid = target
                yield FoundReference(begin, end, target, form)

    # Neighbours

    def _nearby(self, token: Token) -> Iterator[FoundReference]:
        before = self._tokens.before()
        if before and before.numbers and self._tokens.joins(before, token, _NEARBY):
            return  # "Document 5, supra" has said which
        target = self._resolver.neighbour(_STEPS[token.word])
        if target is not None:
            self._cited.ibid = target
            form = _NEARBY_FORMS[token.word]
            yield FoundReference(token.start, token.end, target, form)


def _spans(numbers: Sequence[Number], start: int, end: int) -> list[tuple[int, int]]:
    """Where each of `numbers` stands; the first with the words before it, from
    `start`, and the last with those after it, to `end`."""
    starts = [start, *(number.start for number in numbers[1:])]
    ends = [*(number.end for number in numbers[:-1]), end]
    return list(zip(starts, ends, strict=True))
