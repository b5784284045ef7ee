"""The tokens of a text in order, and what stands between them."""

from __future__ import annotations

import re

from letters.tei.references.grammar import Token, Word, read_tokens

# The words of one reference are at most this far apart.
_LONGEST_GAP = 200


class TokenStream:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(read_tokens(text))
        self._next = 0

    def advance(self) -> Token | None:
        token = self.ahead()
        self._next += 1
        return token

    def ahead(self, places: int = 0) -> Token | None:
        """The token `places` after the next one, without taking it."""
        at = self._next + places
        return self._tokens[at] if at < len(self._tokens) else None

    def before(self) -> Token | None:
        """The token before the one taken last."""
        at = self._next - 2
        return self._tokens[at] if at >= 0 else None

    def take(
        self, token: Token, words: set[Word], gap: re.Pattern[str]
    ) -> Token | None:
        """Take the next token if it is one of `words` with only `gap` between."""
        ahead = self.ahead()
        if ahead is None or ahead.word not in words:
            return None
        return self.advance() if self.joins(token, ahead, gap) else None

    def joins(self, first: Token, second: Token, gap: re.Pattern[str]) -> bool:
        """Whether nothing but `gap` stands between two tokens."""
        return (
            second.start - first.end <= _LONGEST_GAP
            and gap.fullmatch(self._text, first.end, second.start) is not None
        )
