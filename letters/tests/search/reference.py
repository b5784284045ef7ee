"""What a search must find, by the simplest means: it reads every text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product

from letters.search.interface import IndexEntry
from letters.search.query.facets import read_value
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    DateFilter,
    Filter,
    Node,
    Term,
    TermKind,
    TextPart,
)
from letters.search.query.words import (
    WORD,
    stem,
    take_apart,
    without_apostrophe,
    words_in,
)
from letters.tests.search.tokens import TextToken, tokens_in


def matches(
    node: Node, entry: IndexEntry, parts: frozenset[TextPart] = frozenset(TextPart)
) -> bool:
    match node:
        case Term():
            texts = [text for part in parts for text in entry.texts.get(part, ())]
            return any(stands_in(node, text) for text in texts)
        case AllOf(nodes):
            return all(matches(inner, entry, parts) for inner in nodes)
        case AnyOf(nodes):
            return any(matches(inner, entry, parts) for inner in nodes)
        case Filter(facet, words):
            values = entry.lists.get(facet, ())
            return any(
                set(words) <= _words_of(read_value(value)[1]) for value in values
            )
        case DateFilter(earliest, latest):
            first, last = earliest.toordinal(), latest.toordinal()
            return bool(entry.earliest) and (
                entry.earliest <= last and first <= entry.latest
            )
    return not matches(node.node, entry, parts)


def stands_in(term: Term, text: str) -> bool:
    tokens = list(tokens_in(text))
    match term.kind:
        case TermKind.WORD:
            words = (take_apart(word) for word in WORD.findall(text))
            stems = {form.text for word in words for form in word.stems}
            return stem(term.forms[0]) in stems
        case TermKind.PREFIX:
            return any(token.form.startswith(term.forms[0]) for token in tokens)
        case TermKind.PHRASE:
            return any(
                _goes_on(token, forms, tokens)
                for forms in _spelled(term.forms)
                for token in tokens
            )
    return any(True for _ in _near(term, tokens))


def _spelled(forms: Sequence[str]) -> Iterator[list[str]]:
    """The ways of writing the forms: a joined one is one word, or one for each part."""
    ways = [
        [_together(form), form.split("-")] if "-" in form else [[form]]
        for row in forms
        for form in row.split()
    ]
    yield from ([*chain(*chosen)] for chosen in product(*ways))


def _together(form: str) -> list[str]:
    whole = form.replace("-", "").replace("'", "")
    return [whole if whole.isupper() else whole.lower()]


def _goes_on(
    token: TextToken, forms: Sequence[str], tokens: Sequence[TextToken]
) -> bool:
    """Whether the forms stand one after another from the token on."""
    if not _is_form(token, forms[0]):
        return False
    after = token.position + token.width
    return len(forms) == 1 or any(
        _goes_on(next_token, forms[1:], tokens)
        for next_token in tokens
        if next_token.position == after
    )


def _is_form(token: TextToken, form: str) -> bool:
    if form.endswith("~") and not token.form.isupper():
        return stem(token.form) == stem(form[:-1])
    return token.form == form


def _near(term: Term, tokens: Sequence[TextToken]) -> Iterator[tuple[int, ...]]:
    positions = [
        [
            token.position
            for forms in _spelled([form])
            for token in tokens
            if _goes_on(token, forms, tokens)
        ]
        for form in term.forms
    ]
    parts = sum(len(form.replace("-", " ").split()) for form in term.forms)
    for chosen in product(*positions):
        if max(chosen) - min(chosen) < term.distance + parts:
            yield chosen


def _words_of(label: str) -> set[str]:
    parts = {part for _, parts in words_in(label) for part in parts}
    parts |= {part[2:] for part in parts if part.startswith(("d'", "l'"))}
    return parts | {without_apostrophe(part) for part in parts}
