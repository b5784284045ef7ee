"""The source of a text cut into its tags and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

_TAG_ENDS = re.compile(r"[>\"']")
_CHARACTER = re.compile(r"&#?[A-Za-z0-9]{1,10}+;|.", re.DOTALL)
SPACES = " \t\r\n"


class Kind(StrEnum):
    WORDS = "words"
    START = "start"
    END = "end"
    OTHER = "other"  # an element without content, a comment, an instruction


@dataclass(frozen=True, slots=True)
class SourceToken:
    """A stretch of the source. `name` is that of a tag, without its prefix."""

    kind: Kind
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Character:
    """One character of the text: where it stands in the source, and in which token."""

    value: str
    start: int
    end: int
    token: int

    @property
    def is_space(self) -> bool:
        return self.value in SPACES


def cut_tokens(source: str) -> list[SourceToken]:
    """The tokens of `source`, which is well-formed XML."""
    tokens: list[SourceToken] = []
    at = 0
    while at < len(source):
        opening = source.find("<", at)
        end_of_words = len(source) if opening < 0 else opening
        if end_of_words > at:
            tokens.append(SourceToken(Kind.WORDS, at, end_of_words))
        if opening < 0:
            break
        token = _markup(source, opening)
        tokens.append(token)
        at = token.end
    return tokens


def _markup(source: str, start: int) -> SourceToken:
    for begin, close in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        if source.startswith(begin, start):
            end = source.index(close, start) + len(close)
            return SourceToken(Kind.OTHER, start, end, begin)
    end = _end_of_tag(source, start)
    is_end = source.startswith("</", start)
    named = source[start + 1 + is_end : end].split(None, 1)[0].rstrip("/>")
    name = named.rpartition(":")[2]
    if is_end:
        return SourceToken(Kind.END, start, end, name)
    is_empty = source.endswith("/>", start, end)
    return SourceToken(Kind.OTHER if is_empty else Kind.START, start, end, name)


def _end_of_tag(source: str, start: int) -> int:
    at = start
    while True:
        found = _TAG_ENDS.search(source, at)
        if not found:
            return len(source)
        if found[0] == ">":
            return found.end()
        at = source.index(found[0], found.end()) + 1


def characters_of(source: str, tokens: list[SourceToken]) -> Iterator[Character]:
    """The characters of all words, each with its place."""
    for number, token in enumerate(tokens):
        if token.kind is Kind.WORDS:
            for found in _CHARACTER.finditer(source, token.start, token.end):
                value = unescape(found[0]) if found[0] != "&" else "&"
                yield Character(value, found.start(), found.end(), number)
