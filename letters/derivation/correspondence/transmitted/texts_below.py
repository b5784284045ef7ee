"""The sentences of a paragraph that say that a marked text stands below it."""

from __future__ import annotations

import re

from letters.derivation.correspondence.transmitted.announcing_words import (
    SENTENCE_END,
)

_NOUN = (
    r"(?P<noun>letter|message|note|memorandum|aide[- ]m[eé]moire|statement|reply|communication"
    r"|communiqu[eé]|paper|draft|proposal|formulation|text|language|memo)"
)
# "presented me with memorandum, of which text below".
_TEXT_BELOW = re.compile(
    rf"(?i)\b{_NOUN}\b[^.;:]{{0,40}}(?:,| \() ?(?:of which text|text of which|full text|text)"
    r"(?: is)?(?: given| quoted| set forth)? (?:below|follows)\b"
)


def sentences_of(words: str) -> list[tuple[int, str]]:
    """Each sentence with its offset."""
    begins = [0, *(end.end() for end in SENTENCE_END.finditer(words))]
    return [
        (begin, words[begin:end].strip())
        for begin, end in zip(begins, [*begins[1:], len(words)], strict=True)
    ]


def text_below(sentence: str) -> str:
    """What the sentence calls the text below it; empty if it tells of none."""
    match = _TEXT_BELOW.search(sentence)
    return match["noun"] if match else ""
