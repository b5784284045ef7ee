"""A query in Lucene's syntax, over the fields of `fields`.

Some things are less exact than in the archive's own index. Within a phrase, a possessive
or an acronym may stand anywhere in the same part, a hyphenated word is found by its parts
alone, and a word behind an elided article only with that article. More than MOST_PERMUTED
words near each other are found only in the order in which they are typed, and the parts
of a joined word may be as far apart as the others. More than MOST_JOINED joined words in
a phrase are looked for as their parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations, product

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
from letters.search.query.words import (
    spellings,
    stem,
    stem_of_inflected,
    without_apostrophe,
)

EVERYTHING = "*:*"
MOST_PERMUTED = 4
MOST_JOINED = 3


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
        case TermKind.PHRASE:
            return _any(_in_a_row(forms, words) for forms in _ways(term.forms))
        case TermKind.NEAR:
            return _any(_near(term, forms, part) for forms in _ways(term.forms))


def _ways(forms: Sequence[str]) -> list[list[str]]:
    """The ways of writing a phrase, without joined forms."""
    choices = [spellings(form) for form in forms]
    if sum(len(ways) > 1 for ways in choices) > MOST_JOINED:
        choices = [ways[-1:] for ways in choices]
    return [[form for way in chosen for form in way] for chosen in product(*choices)]


def _in_a_row(forms: Sequence[str], words: str) -> str:
    if len(forms) == 1:
        return f"{words}:{quoted(forms[0])}"
    together = f"{words}:{_phrase(map(_plain, forms))}"
    return _all([together, *_each(filter(_is_special, forms), words)])


def _near(term: Term, forms: Sequence[str], part: TextPart) -> str:
    """Near each other by their stems, if some may be inflected; the others must then
    stand somewhere in the same part."""
    words = field = words_field(part)
    written, required = [*map(_plain, forms)], [*filter(_is_special, forms)]
    if any(map(stem_of_inflected, forms)):
        field = stems_field(part)
        written = [stem_of_inflected(form) or stem(_plain(form)) for form in forms]
        required = [form for form in forms if not stem_of_inflected(form)]
    different = tuple(dict.fromkeys(written))
    distance = term.distance + len(forms) - len(different)
    few = len(different) <= MOST_PERMUTED
    orders = sorted(permutations(different)) if few else [different]
    together = _any(f"{field}:{_phrase(order)}~{distance}" for order in orders)
    return _all([together, *_each(required, words)])


def _each(forms: Iterable[str], words: str) -> list[str]:
    return [f"{words}:{quoted(form)}" for form in dict.fromkeys(forms)]


def _is_special(form: str) -> bool:
    """Whether no phrase has it: an acronym, or a possessive."""
    return form != _plain(form)


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
