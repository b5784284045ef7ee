"""What stands in the index of a document: words, nothing that could be read as text.

Each part of a document has two fields: `part` has every word as it is and where it
stands, `part_stems` has what is left of it without its ending. Nothing is stored but
the identifier and a fingerprint of what was indexed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from whoosh import analysis, fields

from letters.search.words import GAP, Token, stem, tokens_in

# To be raised whenever words or fields are made in another way: an index made
# before is then built anew.
LAYOUT = 1

# Stands before the width of a form. No form has a hyphen in it.
WIDTH = "-"

# The names of Haystack: see haystack.constants.
IDENTIFIER = "id"
FINGERPRINT = "fingerprint"


class ExactAnalyzer(analysis.Analyzer):
    """Every word in every form it is found by, with its position."""

    def __call__(self, value: str, **_options: Any) -> Iterator[analysis.Token]:
        word = analysis.Token(positions=True)
        word.boost = 1.0
        for token in _tokens(value):
            word.pos = token.position
            word.text = exact_form(token.form, token.width)
            yield word


class StemAnalyzer(analysis.Analyzer):
    """The stem of every word, once for each time that the word occurs."""

    def __call__(self, value: str, **_options: Any) -> Iterator[analysis.Token]:
        word = analysis.Token()
        word.boost = 1.0
        for token in _tokens(value):
            # The form without the apostrophe follows.
            if "'" not in token.form:
                word.text = stem(token.form)
                yield word


# Both fields of a part are made of the same words, one after the other.
@lru_cache(maxsize=1)
def _tokens(value: str) -> tuple[Token, ...]:
    return tuple(tokens_in(value))


def exact_form(form: str, width: int) -> str:
    """How the index writes a form that takes up `width` positions."""
    return form if width == 1 else f"{form}{WIDTH}{width}"


def exact_field(part: str) -> str:
    return part


def stem_field(part: str) -> str:
    return f"{part}_stems"


def build_schema(parts: Iterable[str]) -> fields.Schema:
    schema = fields.Schema()
    schema.add(IDENTIFIER, fields.ID(stored=True, unique=True))
    schema.add(FINGERPRINT, fields.STORED())
    for part in parts:
        schema.add(exact_field(part), fields.TEXT(ExactAnalyzer(), phrase=True))
        schema.add(stem_field(part), fields.TEXT(StemAnalyzer(), phrase=False))
    return schema


def indexed_values(texts: Mapping[str, str | list[str]]) -> dict[str, str]:
    """The fields of a document, but for its identifier, from the texts of its parts."""
    values = {}
    for part, text in texts.items():
        whole = text if isinstance(text, str) else f" {GAP} ".join(text)
        values[exact_field(part)] = values[stem_field(part)] = whole
    values[FINGERPRINT] = _fingerprint(values)
    return values


def _fingerprint(values: Mapping[str, str]) -> str:
    written = "\0".join(f"{name}\0{values[name]}" for name in sorted(values))
    return hashlib.sha256(written.encode()).hexdigest()
