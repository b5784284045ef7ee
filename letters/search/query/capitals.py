"""Which words of a query are found in capitals alone, and how is it asked without that?"""

from __future__ import annotations

from collections.abc import Collection

from letters.search.query.signs import LONGEST_QUERY, OPERATORS
from letters.search.query.tree import Query, TermKind
from letters.search.query.words import PART, in_capitals

# A query with more words in capitals than these is asked without the first of them.
MOST = 3


def words_in_capitals(query: Query) -> list[str]:
    """The words that are looked for as acronyms, as typed."""
    texts = (term.text for term in query.terms if term.kind != TermKind.PREFIX)
    words = (part[0] for text in texts for part in PART.finditer(text))
    return [
        word
        for word in dict.fromkeys(words)
        if in_capitals(word) and word not in OPERATORS
    ]


def in_small_letters(query: Query) -> list[str]:
    """Texts of queries that ask for the same, with those words in small letters: first
    all of them, then each alone."""
    words = words_in_capitals(query)[:MOST]
    if not words or len(str(query)) > LONGEST_QUERY:
        return []
    choices = [words] if len(words) == 1 else [words, *([word] for word in words)]
    return [_lowered(str(query), choice) for choice in choices]


def _lowered(text: str, words: Collection[str]) -> str:
    return PART.sub(lambda part: part[0].lower() if part[0] in words else part[0], text)
