"""Completes what a reader is typing, and suggests people and volumes."""

from __future__ import annotations

from dataclasses import dataclass

from letters.search.engines import configured
from letters.search.interface import Suggestions
from letters.search.query import parse_query
from letters.search.query.tree import Material
from letters.search.query.words import UNSPACED, words_in, write_together


@dataclass(frozen=True, slots=True)
class Completions:
    """Words that may complete the last one, and people and volumes that all words may
    name; the commonest first. In front matter only words are proposed."""

    words: tuple[str, ...]
    suggestions: Suggestions


def complete(text: str) -> Completions:
    """What the end of `text` may become. Raises SearchUnavailableError."""
    # Read before the index, which may meanwhile carry out requests.
    material = parse_query(text).material
    withdrawn = configured.requests(material).withdrawn()
    words = [
        form
        for word, parts in words_in(text)
        for form in (parts if UNSPACED.search(word) else [write_together(parts)])
    ]
    last = words.pop() if words else ""
    backend = configured.backend(material)
    completions = tuple(backend.completions(last, withdrawn))
    if material != Material.DOCUMENTS:
        return Completions(completions, Suggestions())
    return Completions(completions, backend.suggest(words, withdrawn, last))
