"""The pages that a text refers to, of its own volume and of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.references import clauses
from letters.tei.references.citation import Citation
from letters.tei.references.citations import ONWARD
from letters.tei.references.context import ReadingContext, spans
from letters.tei.references.grammar import Token, Word
from letters.tei.references.targets import Form, FoundReference
from letters.tei.references.volumes import Volume

_OF_A_TEXT = re.compile(r"(?:\sff\.?)?\s(?:of|in)\s(?!this volume)")


class PageReader:
    """`last_own` is where a page of the text's own volume was named last."""

    def __init__(self, context: ReadingContext) -> None:
        self._context = context
        self.last_own: Token | None = None

    def read(self, token: Token) -> Iterator[FoundReference]:
        citation = self._context.cited.reached_by(token)
        if citation is not None:
            yield from self._of_volume(token, citation)
        elif self._is_of_this_volume(token):
            yield from self.read_own(token)
        else:
            yield from self._context.cited.pass_over(token)

    def read_own(self, token: Token) -> Iterator[FoundReference]:
        self.last_own = token
        own = self._context.resolver.own
        yield from self._references(token, token.start, own, Form.PAGE)

    def goes_on_with(self, token: Token) -> bool:
        """Whether `token` is cited together with the page before it, of this volume."""
        return self.last_own is not None and self._context.tokens.joins(
            self.last_own, token, ONWARD
        )

    def _is_of_this_volume(self, token: Token) -> bool:
        text, resolver = self._context.text, self._context.resolver
        if self.goes_on_with(token):
            return True
        if _OF_A_TEXT.match(text, token.end):
            return False
        if clauses.leads_back_or_on(text, token.start):
            return True
        if not resolver.own_pages_are_cited:
            return False
        if clauses.leads_to_page(text, token.start):
            return True
        has_page = resolver.has_page(token.numbers[0].value)
        return has_page and clauses.names_a_document(text, token.start)

    def _of_volume(self, token: Token, citation: Citation) -> Iterator[FoundReference]:
        if self._names_document_too(token):
            citation.end = token.end
            return
        start = citation.use(token)
        volume = citation.volume
        if volume is None:
            self._context.cited.ibid = None
        elif self._context.resolver.knows(volume):
            form = Form.IBID if citation.is_ibid else Form.VOLUME_PAGE
            yield from self._references(token, start, volume, form)

    def _names_document_too(self, token: Token) -> bool:
        """Whether the document on the page is named too: "pp. 36-40 (Document 3)"."""
        ahead = self._context.tokens.ahead()
        return (
            ahead is not None
            and ahead.word is Word.DOCUMENT
            and self._context.text[token.end : ahead.start] == " ("
        )

    def _references(
        self, token: Token, start: int, volume: Volume, form: Form
    ) -> Iterator[FoundReference]:
        places = spans(token.numbers, start, token.end)
        for number, (begin, end) in zip(token.numbers, places, strict=True):
            target = self._context.resolver.page(volume, number.value)
            if target is not None:
                self._context.cited.ibid = target
                yield FoundReference(begin, end, target, form)
