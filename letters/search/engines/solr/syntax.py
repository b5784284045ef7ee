"""A query in Lucene's syntax, over the fields of `fields`.

Three things are less exact than in the archive's own index. A possessive or an acronym
within a phrase may stand anywhere in the same part. A hyphenated word is found by its
parts alone. More than MOST_PERMUTED words near each other are found only in the order
in which they are typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from letters.search.engines.solr.fields import (
    APART,
    names_field,
    stems_field,
    words_field,
)
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
from letters.search.query.words import stem, without_apostrophe

EVERYTHING = "*:*"
MOST_PERMUTED = 4


def lucene_query(query: Query) -> str:
    """The query for the matching documents; EVERYTHING if nothing is asked for."""
    if query.root is None:
        return EVERYTHING
    return _node(query.root, [part for part in TextPart if part in query.parts])


def any_key(field: str, keys: Iterable[str]) -> str:
    return _any(f"{field}:{quoted(key)}" for key in keys)


def none_of(field: str, numbers: Iterable[int]) -> str:
    alternatives = " OR ".join(map(str, numbers))
    return f"({EVERYTHING} AND NOT {field}:({alternatives}))"


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _node(node: Node, parts: list[TextPart]) -> str:
    match node:
        case Term():
            return _any(_term(node, part) for part in parts)
        case AllOf(nodes):
            return _all([_node(inner, parts) for inner in nodes])
        case AnyOf(nodes):
            return _any(_node(inner, parts) for inner in nodes)
        case NoneOf(inner):
            return f"({EVERYTHING} AND NOT {_node(inner, parts)})"
        case Filter(facet, words):
            # In any order, but in one value.
            near = f"~{APART - 1}" if len(words) > 1 else ""
            return f"{names_field(facet)}:{_phrase(words)}{near}"
        case DateFilter(earliest, latest):
            until = f"earliest_i:[* TO {latest.toordinal()}]"
            return f"({until} AND latest_i:[{earliest.toordinal()} TO *])"


def _term(term: Term, part: TextPart) -> str:
    words = words_field(part)
    match term.kind:
        case TermKind.WORD:
            return f"{stems_field(part)}:{quoted(stem(term.forms[0]))}"
        case TermKind.PREFIX:
            return f"{words}:{term.forms[0]}*"
        case TermKind.PHRASE if len(term.forms) == 1:
            return f"{words}:{quoted(term.forms[0])}"
        case TermKind.PHRASE:
            together = f"{words}:{_phrase(map(_plain, term.forms))}"
        case TermKind.NEAR:
            forms = tuple(dict.fromkeys(map(_plain, term.forms)))
            distance = term.distance + len(term.forms) - len(forms)
            orders = permutations(forms) if len(forms) <= MOST_PERMUTED else [forms]
            together = _any(
                f"{words}:{_phrase(order)}~{distance}" for order in sorted(orders)
            )
    special = dict.fromkeys(form for form in term.forms if form != _plain(form))
    conditions = [together, *(f"{words}:{quoted(form)}" for form in special)]
    return _all(conditions)


def _plain(form: str) -> str:
    return without_apostrophe(form.lower())


def _phrase(words: Iterable[str]) -> str:
    return quoted(" ".join(words))


def _all(conditions: Sequence[str]) -> str:
    return conditions[0] if len(conditions) == 1 else f"({' AND '.join(conditions)})"


def _any(conditions: Iterable[str]) -> str:
    """`conditions` are one or more."""
    listed = list(conditions)
    return listed[0] if len(listed) == 1 else f"({' OR '.join(listed)})"
