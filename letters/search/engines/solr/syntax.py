"""A query in Lucene's syntax, over the fields of `fields`.

A few things are less exact than in the archive's own index: docs/operating.md lists them.
In a phrase, a word that is joined of two parts is found as a whole, of more parts only at
the beginning or the end; in a phrase of more than MOST_JOINED words only one is. More than
MOST_PERMUTED words near each other are found only in the order in which they are typed,
and the parts of a joined word may be as far apart as the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product

from letters.search.engines.solr.fields import (
    FIRST,
    FORMS,
    LAST,
    STEM,
    STEMS,
    keys_field,
    names_field,
    words_field,
)
from letters.search.interface import Search
from letters.search.query.facets import Facet
from letters.search.query.terms import FARTHEST
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    DateFilter,
    Filter,
    Node,
    NoneOf,
    Query,
    Term,
    TermKind,
    TextPart,
)
from letters.search.query.words import spellings, stem, stem_of_inflected

EVERYTHING = "*:*"
MOST_PERMUTED = 4
MOST_JOINED = 3


def lucene_query(query: Query) -> str:
    """The query for the matching documents; EVERYTHING if nothing is asked for."""
    if query.root is None:
        return EVERYTHING
    return _node(query.root, parts_of(query))


def parts_of(query: Query) -> list[TextPart]:
    """Where words are looked for, in order."""
    return [part for part in TextPart if part in query.parts]


def filters_of(search: Search) -> list[str]:
    """What was chosen, a condition for each facet."""
    return [chosen_filter(facet, keys) for facet, keys in search.chosen.items()]


def chosen_filter(facet: Facet, keys: Sequence[str]) -> str:
    if facet == Facet.HAS:
        return all_of([any_key(keys_field(facet), [key]) for key in keys])
    return any_key(keys_field(facet), keys)


def any_key(field: str, keys: Iterable[str]) -> str:
    return _any(f"{field}:{quoted(key)}" for key in keys)


def none_of(field: str, numbers: Iterable[int]) -> str:
    alternatives = " OR ".join(map(str, numbers))
    return f"({EVERYTHING} AND NOT {field}:({alternatives}))"


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def term_query(term: Term, parts: Sequence[TextPart]) -> str:
    """The documents that have a term in one of the parts."""
    is_anywhere = len(parts) == len(TextPart)
    match term.kind:
        case TermKind.WORD:
            word = stem(term.forms[0])
            if is_anywhere:
                return f"{STEMS}:{quoted(word)}"
            return _any(f"{words_field(part)}:{quoted(STEM + word)}" for part in parts)
        case TermKind.PREFIX:
            fields = [FORMS] if is_anywhere else map(words_field, parts)
            return _any(f"{field}:{term.forms[0]}*" for field in fields)
        case TermKind.PHRASE:
            return _any(
                f"{field}:{quoted(' '.join(row))}"
                for field, row in rows_of(term, parts)
            )
        case TermKind.NEAR:
            return _any(
                f"{words_field(part)}:{condition}"
                for part in parts
                for forms in _ways(term.forms)
                for condition in _near(term, forms)
            )


def rows_of(
    term: Term, parts: Sequence[TextPart]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a phrase may stand as: fields, and what stands there one after the other."""
    for forms in _ways(term.forms):
        if len(forms) == 1 and len(parts) == len(TextPart):
            yield FORMS, tuple(forms)
            continue
        for part in parts:
            for row in _rows(forms):
                yield words_field(part), row


def all_of(conditions: Sequence[str]) -> str:
    return conditions[0] if len(conditions) == 1 else f"({' AND '.join(conditions)})"


def _node(node: Node, parts: list[TextPart]) -> str:
    match node:
        case Term():
            return term_query(node, parts)
        case AllOf(nodes):
            return all_of([_node(inner, parts) for inner in nodes])
        case AnyOf(nodes):
            return _any(_node(inner, parts) for inner in nodes)
        case NoneOf(inner):
            return f"({EVERYTHING} AND NOT {_node(inner, parts)})"
        case Filter(facet, words):
            # In any order, but in one value.
            near = f"~{FARTHEST - 1}" if len(words) > 1 else ""
            return f"{names_field(facet)}:{quoted(' '.join(words))}{near}"
        case DateFilter(earliest, latest):
            until = f"earliest:[* TO {latest.toordinal()}]"
            return f"({until} AND latest:[{earliest.toordinal()} TO *])"


def _ways(forms: Sequence[str]) -> list[list[str]]:
    """The ways of writing a phrase, without joined forms."""
    choices = [spellings(form) for form in forms]
    if sum(len(ways) > 1 for ways in choices) > MOST_JOINED:
        choices = [ways[-1:] for ways in choices]
    return [[form for way in chosen for form in way] for chosen in product(*choices)]


def _rows(forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each form may be joined of parts in the text: then it has two places within a
    phrase, but only that of its first part at the end, and of its last at the beginning.
    """
    last = len(forms) - 1
    choices = [
        ((form,), ((LAST + form,) if not n and last else ()) + _at_end(form, n, last))
        for n, form in enumerate(forms)
    ]
    if last < MOST_JOINED:
        rows = product(*choices)
    else:
        plain = [choice[0] for choice in choices]
        joined = (
            [*plain[:n], choice[1], *plain[n + 1 :]] for n, choice in enumerate(choices)
        )
        rows = iter([tuple(plain), *map(tuple, joined)])
    for row in rows:
        yield tuple(form for forms in row for form in forms)


def _at_end(form: str, number: int, last: int) -> tuple[str, ...]:
    if number == last:
        return (form + FIRST,)
    return () if number == 0 else (form + FIRST, LAST + form)


def _near(term: Term, forms: Sequence[str]) -> list[str]:
    """Near each other in each order, by their stems if they may be inflected."""
    written = [
        STEM + stem_of_inflected(form) if stem_of_inflected(form) else form
        for form in forms
    ]
    different = tuple(dict.fromkeys(written))
    distance = term.distance + len(forms) - len(different)
    few = len(different) <= MOST_PERMUTED
    orders = sorted(permutations(different)) if few else [different]
    return [f"{quoted(' '.join(order))}~{distance}" for order in orders]


def _any(conditions: Iterable[str]) -> str:
    """`conditions` are one or more."""
    listed = list(conditions)
    return listed[0] if len(listed) == 1 else f"({' OR '.join(listed)})"
