"""How may what is being typed go on?"""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import IndexRequest
from letters.search.engines import configured
from letters.search.interface import Suggestions
from letters.search.query.words import words_in, write_together


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last word may become, the commonest first, and whom all may name."""

    words: tuple[str, ...]
    suggestions: Suggestions


def answer(typed: str) -> Answer:
    """Raises SearchUnavailableError."""
    # Before the index is looked at: what it has taken in since is in it, then.
    withdrawn = IndexRequest.objects.withdrawn()
    words = [write_together(parts) for _, parts in words_in(typed)]
    last = words.pop() if words else ""
    backend = configured.backend()
    return Answer(
        tuple(backend.completions(last, withdrawn)),
        backend.suggest(words, withdrawn, last),
    )
