"""Where do the terms of a query stand in a text?

What a phrase is, is the same for words of a text and for positions in the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letters.search.queries import Kind, Term
from letters.search.words import Token, stem, tokens_in

# Where something stands: from the position where it begins to those after its ends.
# (A hyphened word ends one position later than the same written together.)
Places = Mapping[int, set[int]]


@dataclass(frozen=True, slots=True)
class Match:
    """A term and where it stands; offsets count in the text."""

    start: int
    end: int
    term: Term

    def moved(self, offset: int) -> Match:
        """The same, of a text that begins at `offset` of a longer one."""
        return Match(self.start + offset, self.end + offset, self.term)


def follow(words: Sequence[Places]) -> Places:
    """Where `words` stand one directly after the other."""
    reached = words[0]
    for word in words[1:]:
        reached = {
            start: further
            for start, ends in reached.items()
            if (further := {last for end in ends for last in word.get(end, ())})
        }
    return reached


def find_matches(text: str, terms: Sequence[Term]) -> list[Match]:
    """All places where one of `terms` stands, in the order of the text."""
    tokens = list(tokens_in(text))
    return sorted(
        {
            Match(start, end, term)
            for term in terms
            for start, end in _spans(term, tokens)
        },
        key=lambda match: (match.start, match.end),
    )


def _spans(term: Term, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    if term.kind == Kind.PHRASE:
        yield from _phrase_spans(term.forms, tokens)
        return
    form = term.forms[0]
    if term.kind == Kind.PREFIX:
        found = (token for token in tokens if token.form.startswith(form))
    else:
        found = (token for token in tokens if stem(token.form) == stem(form))
    for token in found:
        yield token.start, token.end


def _phrase_spans(
    forms: Sequence[str], tokens: Sequence[Token]
) -> Iterator[tuple[int, int]]:
    places: dict[str, dict[int, set[int]]] = {form: defaultdict(set) for form in forms}
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for token in tokens:
        if token.width == 1:
            starts[token.position] = token.start
            ends[token.position + 1] = token.end
        if token.form in places:
            places[token.form][token.position].add(token.position + token.width)
    for start, stops in follow([places[form] for form in forms]).items():
        yield starts[start], ends[max(stops)]
