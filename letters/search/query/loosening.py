"""How can a query that finds nothing ask for less? One condition at a time.

Each looser query is written and read again, so that its text asks for what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from letters.search.query.dates import whole_years
from letters.search.query.facets import Facet
from letters.search.query.fields import pieces_of
from letters.search.query.nearness import FARTHEST, USUAL, is_word, texts_of_elements
from letters.search.query.parser import parse_query
from letters.search.query.signs import LONGEST_QUERY, NEAR
from letters.search.query.terms import TermReader
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
    all_of,
    any_of,
)

# Of words near each other, further distances are tried in this order.
DISTANCES = (USUAL, 3 * USUAL, FARTHEST)
WITHOUT, ONLY = "without", "only"
ANYWHERE = "as words, wherever they stand"
WITH_UP_TO = "with up to"


@dataclass(frozen=True, slots=True)
class Loosening:
    """Another query, and in words how it differs: `before`, the condition as typed, and
    `after`."""

    query: Query
    before: str
    condition: str
    after: str = ""

    @property
    def text(self) -> str:
        return str(self.query)

    @property
    def widened(self) -> str:
        """The condition that is tried with one distance after the other; "" for none."""
        return self.condition if self.after.startswith(WITH_UP_TO) else ""


def conditions_of(query: Query) -> tuple[Node, ...]:
    """What must all be met."""
    root = query.root
    if isinstance(root, AllOf):
        return root.nodes
    return () if root is None else (root,)


def loosenings(query: Query) -> Iterator[Loosening]:
    """The least changes first. None of them asks for nothing."""
    proposed = chain(
        _changed(query, _other_words),
        _in_all_parts(query),
        _changed(query, _other_conditions),
        _left_out(query),
    )
    return (
        loosening
        for loosening in proposed
        if (loosening.query.root, loosening.query.parts) != (query.root, query.parts)
        and _can_be_typed(loosening.query)
    )


def without(query: Query, nodes: Collection[Node]) -> Query:
    """The query without these of its conditions; an empty one if it cannot be typed."""
    rest = [node for node in conditions_of(query) if node not in nodes]
    looser = replace(query, root=all_of(rest), not_understood=())
    return looser if _can_be_typed(looser) else replace(looser, root=None)


def words_in_a_row(term: Term) -> list[Node]:
    """What a phrase, or words near each other, ask for word by word; else nothing."""
    if term.kind not in (TermKind.PHRASE, TermKind.NEAR):
        return []
    return pieces_of(" ".join(texts_of_elements(term)), TermReader([]))


def _can_be_typed(query: Query) -> bool:
    text = str(query)
    if query.root is None or len(text) > LONGEST_QUERY:
        return False
    again = replace(parse_query(text), not_understood=())
    return again == replace(query, not_understood=())


# What is asked for in another way

Change = Callable[[Node], Iterator[tuple[Node | None, str, str]]]


def _changed(query: Query, change: Change) -> Iterator[Loosening]:
    if query.root is None:
        return
    for root, old, before, after in _with_changes(query.root, change):
        looser = replace(query, root=root, not_understood=())
        yield Loosening(looser, before, old, after)


def _with_changes(node: Node, change: Change) -> Iterator[tuple[Node, str, str, str]]:
    """The node with one of its leaves changed; what is excluded stays."""
    if isinstance(node, AllOf | AnyOf) and not is_word(node):
        join = _all if isinstance(node, AllOf) else any_of
        for number, part in enumerate(node.nodes):
            for new, *words in _with_changes(part, change):
                nodes = [*node.nodes[:number], new, *node.nodes[number + 1 :]]
                yield (join(nodes), *words)
    else:
        for new, before, after in change(node):
            if new and new != node:
                yield new, str(node), before, after


def _all(nodes: list[Node]) -> Node:
    return all_of(nodes) or nodes[0]


def _other_words(node: Node) -> Iterator[tuple[Node | None, str, str]]:
    """Words in other forms, further apart, anywhere."""
    match node:
        case Term(TermKind.PHRASE, (_,)):
            yield all_of(words_in_a_row(node)), "", "in all its forms"
        case Term(TermKind.PHRASE):
            near = TermReader([]).read_phrase(node.text, f"~{USUAL}")
            yield near, "", "as words near each other"
            yield all_of(words_in_a_row(node)), "", "as words anywhere in a document"
        case Term(TermKind.NEAR):
            for distance in DISTANCES:
                if distance > node.distance:
                    after = f"{WITH_UP_TO} {distance} words between"
                    yield _further_apart(node, distance), "", after
            yield all_of(words_in_a_row(node)), "", "as words anywhere in a document"


def _further_apart(near: Term, distance: int) -> Term:
    text = near.text.replace(f" {NEAR}/{near.distance} ", f" {NEAR}/{distance} ")
    return replace(near, distance=distance, text=text)


def _other_conditions(node: Node) -> Iterator[tuple[Node | None, str, str]]:
    match node:
        case DateFilter():
            years = whole_years(node)
            yield years, f"{years} in place of", ""
        case Filter(Facet.FROM | Facet.TO as facet, words, text):
            other = Facet.TO if facet == Facet.FROM else Facet.FROM
            swapped = Filter(other, words, text)
            yield swapped, f"{swapped} in place of", ""
            yield _as_words(text), "", ANYWHERE
        case Filter(Facet.AUTHOR | Facet.PARTICIPANT | Facet.SUBJECT, _, text):
            yield _as_words(text), "", ANYWHERE


def _as_words(text: str) -> Node | None:
    return all_of(pieces_of(text.strip('"'), TermReader([])))


def _in_all_parts(query: Query) -> Iterator[Loosening]:
    everywhere = Query().parts
    if query.parts != everywhere:
        looser = replace(query, parts=everywhere, not_understood=())
        where = str(replace(query, root=None))
        yield Loosening(looser, WITHOUT, where)


# What is left out


def _left_out(query: Query) -> Iterator[Loosening]:
    """First what narrows the search, then what is excluded, then words."""
    if query.root is None:
        return
    rests = sorted(_without_one(query.root), key=lambda pair: _rank(pair[0]))
    for node, root in rests:
        looser = replace(query, root=root, not_understood=())
        yield Loosening(looser, WITHOUT, str(node))


def _rank(node: Node) -> int:
    if isinstance(node, Filter | DateFilter):
        return 0
    return 1 if isinstance(node, NoneOf) else 2


def _without_one(node: Node) -> Iterator[tuple[Node, Node]]:
    """Each condition that can be left out, and the rest. An alternative is none."""
    if not isinstance(node, AllOf | AnyOf) or is_word(node):
        return
    for number, part in enumerate(node.nodes):
        others = [*node.nodes[:number], *node.nodes[number + 1 :]]
        if isinstance(node, AllOf):
            yield part, _all(others)
        join = _all if isinstance(node, AllOf) else any_of
        for left_out, rest in _without_one(part):
            yield (
                left_out,
                join([*node.nodes[:number], rest, *node.nodes[number + 1 :]]),
            )
