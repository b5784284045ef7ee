"""All forms by which a text can be found, one after another, by slow and simple means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.search.query.words import GAP, GAP_WIDTH, WORD, take_apart


@dataclass(frozen=True, slots=True)
class TextToken:
    """A form of a word in a text; it takes up `width` positions."""

    form: str
    position: int
    width: int
    start: int
    end: int


def tokens_in(text: str) -> Iterator[TextToken]:
    position = 0
    for match in WORD.finditer(text):
        if match[0] == GAP:
            position += GAP_WIDTH
            continue
        word, begin = take_apart(match[0]), match.start()
        for form in word.forms:
            start, end = word.span(form)
            yield TextToken(
                form.text, position + form.part, form.width, begin + start, begin + end
            )
        position += len(word.parts)
