"""A text read from left to right: which words together make one reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.references import clauses
from letters.tei.references.citations import CitedVolumes
from letters.tei.references.context import ReadingContext, spans
from letters.tei.references.footnotes import FootnoteReader
from letters.tei.references.grammar import Token, Word
from letters.tei.references.page_references import PageReader
from letters.tei.references.place import Place
from letters.tei.references.resolution import Resolver
from letters.tei.references.stream import TokenStream
from letters.tei.references.targets import Form, FoundReference, ReadReferences, Target

# What may stand between the words of one reference.
_IN_VOLUME = re.compile(r",?\s(?:in\s)?")
_AND_ITS_NOTE = re.compile(r",?\sand\s(?:its\s|see\s)?")
_AT_NOTE = re.compile(r",?\s")
_BEFORE_NEIGHBOUR = re.compile(r",?\s?\(?")

# What stands around an "ibid." that is all that is cited.
_SEE = re.compile(r"\b[Ss]ee(?: also)?\s$")
_CLAUSE_ENDS = re.compile(r"\s?(?:$|[;)\]]|[A-Z“])")

_NEIGHBOURS = {Word.SUPRA: (-1, Form.SUPRA), Word.INFRA: (1, Form.INFRA)}


def read_references(text: str, place: Place) -> ReadReferences:
    """Find the documents, footnotes, pages and volumes of FRUS that `text` refers to, and
    what an "ibid." in the next note would mean.

    There is one reference for each printed number, two for a range, in the order of
    the text. What the words and the outline do not decide is left out.
    """
    reader = _ReferenceReader(text, place)
    references = sorted(reader.read(), key=lambda reference: reference.start)
    return ReadReferences(references, reader.ibid)


class _ReferenceReader:
    def __init__(self, text: str, place: Place) -> None:
        resolver = Resolver(place)
        cited = CitedVolumes(text, resolver.own, place.ibid)
        context = ReadingContext(text, TokenStream(text), cited, resolver)
        self._text = text
        self._tokens = context.tokens
        self._resolver = resolver
        self._cited = cited
        self._pages = PageReader(context)
        self._notes = FootnoteReader(context, self._pages)

    @property
    def ibid(self) -> Target | None:
        return self._cited.ibid

    def read(self) -> Iterator[FoundReference]:
        while (token := self._tokens.advance()) is not None:
            match token.word:
                case Word.DOCUMENT:
                    yield from self._document(token)
                case Word.FOOTNOTE:
                    yield from self._notes.read(token)
                case Word.PAGE:
                    yield from self._pages.read(token)
                case Word.SUPRA | Word.INFRA:
                    yield from self._neighbour(token)
                case Word.IBID if self._stands_alone(token):
                    yield from self._same_again(token)
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
        notes = self._notes.take_waiting(token, start)
        volume = citation.volume if citation else self._resolver.own
        if volume is None or not self._resolver.knows(volume):
            return
        targets = [self._resolver.document(volume, n.value) for n in token.numbers]
        form = Form.VOLUME_DOCUMENT if targets[0].volume else Form.DOCUMENT
        if citation is not None and citation.is_ibid:
            form = Form.IBID
        documents = [
            FoundReference(*span, target, form)
            for span, target in zip(
                spans(token.numbers, start, token.end), targets, strict=True
            )
        ]
        self._cited.ibid = targets[-1]
        if notes:
            first = documents.pop(0)
            yield from self._notes.of_document(
                first.target, notes, min(start, notes.start), first.end
            )
        yield from self._with_its_note(token, documents)

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
        """The documents, and the note named next: with the last document, or in its place."""
        if documents and self._notes.next_is_of_document_before():
            last = documents[-1]
            if notes := self._tokens.take(token, {Word.FOOTNOTE}, _AT_NOTE):
                documents.pop()
                yield from self._notes.of_document(
                    last.target, notes, last.start, notes.end
                )
            elif notes := self._tokens.take(token, {Word.FOOTNOTE}, _AND_ITS_NOTE):
                yield from self._notes.of_document(
                    last.target, notes, notes.start, notes.end
                )
        yield from documents

    # The same again, and neighbours

    def _stands_alone(self, token: Token) -> bool:
        """Whether an "ibid." has only "see" before it and nothing after it."""
        before = self._text[max(0, token.start - 12) : token.start]
        return bool(_SEE.search(before) and _CLAUSE_ENDS.match(self._text, token.end))

    def _same_again(self, token: Token) -> Iterator[FoundReference]:
        yield from self._cited.close()
        if self.ibid is not None and self.ibid != Target():
            yield FoundReference(token.start, token.end, self.ibid, Form.IBID)

    def _neighbour(self, token: Token) -> Iterator[FoundReference]:
        before = self._tokens.before()
        if (
            before
            and before.numbers
            and self._tokens.joins(before, token, _BEFORE_NEIGHBOUR)
        ):
            return  # "Document 5, supra" names the document
        step, form = _NEIGHBOURS[token.word]
        target = self._resolver.neighbour(step)
        if target is not None:
            self._cited.ibid = target
            yield FoundReference(token.start, token.end, target, form)
