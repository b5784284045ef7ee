"""How near each other must words be? Reads NEAR between words, as many systems write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from letters.search.query.signs import NEAR, Item
from letters.search.query.tree import (
    AnyOf,
    Node,
    NoneOf,
    Term,
    TermKind,
    any_of,
    is_one_hyphenated_word,
    is_one_name,
    none_of,
)
from letters.search.query.words import INFLECTED, JOIN, ROW, UNSPACED

FARTHEST = 100
# Where NEAR stands without a number.
USUAL = 10
# As `near_each_other` writes it.
_BETWEEN = re.compile(rf" {NEAR}/[0-9]+ ")


def inflected(form: str) -> str:
    """A form that is also found in its other forms, unless it is in capitals."""
    last = form.rpartition(JOIN)[2]
    return form if last.isupper() or UNSPACED.search(last) else f"{form}{INFLECTED}"


def read_distance(item: Item, remark: Callable[[str, str], None]) -> int:
    """The number of words that may lie between."""
    example = f"test {NEAR}/{USUAL} ban"
    if not item.nearness:
        if "/" in item.text:
            remark(item.text, f"Nearness is counted in words, as in {example}.")
        return USUAL
    if int(item.nearness) > FARTHEST:
        remark(item.text, f"Words are looked for at most {FARTHEST} words apart.")
    if item.text.upper().startswith(("PRE", "ADJ", "ONEAR", "P/")):
        remark(item.text, f"Words are found in either order, as by {example}.")
    return min(int(item.nearness), FARTHEST)


def near_each_other(first: Node, second: Node, distance: int) -> Node | None:
    """None if one of them has no place in a text, as a filter has none."""
    if isinstance(first, NoneOf):
        near = near_each_other(first.node, second, distance)
        return none_of(near) if near else None
    for node, is_first in ((first, True), (second, False)):
        if isinstance(node, AnyOf) and not _is_hyphenated(node):
            pairs = [(one, second) if is_first else (first, one) for one in node.nodes]
            nears = [near_each_other(*pair, distance) for pair in pairs]
            return any_of([near for near in nears if near]) if all(nears) else None
    if _is_chain(first, distance) and isinstance(first, Term):
        before: tuple[str, ...] = first.forms
    else:
        before = _elements(first)
    after = _elements(second)
    if not before or not after:
        return None
    text = f"{first} {NEAR}/{distance} {second}"
    return Term(TermKind.NEAR, (*before, *after), text, distance)


def all_near(nodes: Sequence[Node], distance: int) -> Term | None:
    """All of them near each other: words as by "test ban"~10, phrases joined by NEAR.

    None for less than two, or if one of them has no place in a text.
    """
    near: Node | None = nodes[0] if len(nodes) > 1 else None
    for node in nodes[1:]:
        near = near and near_each_other(near, node, distance)
    if not isinstance(near, Term):
        return None
    if all(map(is_word, nodes)):
        return replace(near, text=" ".join(map(str, nodes)))
    return near


def texts_of_elements(term: Term) -> list[str]:
    """The words of a phrase, or what is near each other, as typed."""
    if term.kind == TermKind.NEAR and term.is_joined_by_near:
        return _BETWEEN.split(term.text)
    return term.text.split()


def is_word(node: Node) -> bool:
    """Whether it is a word in all its forms, which a hyphenated word is too."""
    if isinstance(node, AnyOf):
        return _is_hyphenated(node) or _is_name(node)
    return isinstance(node, Term) and node.kind == TermKind.WORD


def _is_chain(node: Node, distance: int) -> bool:
    """Whether words are already near each other, so that another may follow."""
    return (
        isinstance(node, Term)
        and node.kind == TermKind.NEAR
        and node.is_joined_by_near
        and node.distance == distance
    )


def _elements(node: Node) -> tuple[str, ...]:
    """What must be near: a word in all its forms, or a phrase as it is quoted."""
    match node:
        case Term(TermKind.WORD, (form,)):
            return (inflected(form),)
        case Term(TermKind.PHRASE, forms):
            return (ROW.join(forms),)
        case AnyOf((Term(), Term(TermKind.PHRASE, forms))):
            return (inflected(JOIN.join(forms)),)
        case AnyOf((Term(TermKind.WORD, (form,)), *_)) if _is_name(node):
            # As it was typed: there is no place for its other spellings.
            return (inflected(form),)
    return ()


def _is_hyphenated(node: AnyOf) -> bool:
    return len(node.nodes) == 2 and is_one_hyphenated_word(*node.nodes)


def _is_name(node: Node) -> bool:
    return isinstance(node, AnyOf) and all(
        is_one_name(node.nodes[0], other) for other in node.nodes[1:]
    )
