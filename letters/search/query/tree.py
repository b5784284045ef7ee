"""What a reader asks for: a tree of terms and filters, and remarks on the rest.

`parser` makes it from a text; engines find the documents, and `results/matches.py` the
matches in a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from letters.search.query.facets import Facet
from letters.search.query.words import JOIN, spellings


class TermKind(StrEnum):
    WORD = "word"
    PHRASE = "phrase"
    NEAR = "near"
    PREFIX = "prefix"


class Material(StrEnum):
    """What a search looks through: documents, or volumes' own words around them."""

    DOCUMENTS = "documents"
    FRONT = "front"


class TextPart(StrEnum):
    """A part of a document where words are looked for. TEXT is the letter's own words."""

    TEXT = "text"
    NOTES = "notes"
    SOURCE = "source"
    MARKS = "marks"
    TITLE = "title"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Term:
    """Words to be found. A form in capitals stands for itself alone ("START"); others
    are folded, and a WORD of one folded form is found in all its inflections. In other
    terms, a form may be joined of parts: see `words.spellings`.

    PHRASE: the forms one directly after the other. NEAR: all of them, in any order,
    with at most `distance` other words between the first and the last. Its forms may be
    INFLECTED, and rows of forms.
    """

    kind: TermKind
    forms: tuple[str, ...]
    text: str
    distance: int = 0

    def __str__(self) -> str:
        if self.kind == TermKind.NEAR:
            is_complete = self.is_joined_by_near
            return self.text if is_complete else f'"{self.text}"~{self.distance}'
        return f'"{self.text}"' if self.kind == TermKind.PHRASE else self.text

    @property
    def is_joined_by_near(self) -> bool:
        """Whether it was typed with NEAR between the words: the text has that too."""
        return "/" in self.text

    @property
    def reach(self) -> int:
        """How far from the first word the last may begin, less one."""
        return self.distance + sum(len(spellings(form)[-1]) for form in self.forms)


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one facet. `words` are folded; all must stand in one value."""

    facet: Facet
    words: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"{self.facet}:{self.text}"


@dataclass(frozen=True, slots=True)
class DateFilter:
    """The condition that the dates of a document overlap these days."""

    earliest: date
    latest: date
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class AllOf:
    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(
            _in_parentheses(node) if isinstance(node, AnyOf) else str(node)
            for node in self.nodes
        )


@dataclass(frozen=True, slots=True)
class AnyOf:
    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(self.alternatives)

    @property
    def alternatives(self) -> list[str]:
        """As typed: a hyphenated word is one, though it makes two terms, and so is a name
        that is written in many ways."""
        before = (None, *self.nodes)
        return [
            _in_parentheses(node) if isinstance(node, AllOf) else str(node)
            for previous, node in zip(before, self.nodes, strict=False)
            if not is_one_hyphenated_word(previous, node)
            and not is_one_name(previous, node)
        ]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The condition that the node does not match."""

    node: Node

    def __str__(self) -> str:
        return f"-{_in_parentheses(self.node)}"


Node = Term | Filter | DateFilter | AllOf | AnyOf | NoneOf


@dataclass(frozen=True, slots=True)
class Remark:
    """A part of a query that was not followed, or not as typed, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Query:
    """`root` is None if nothing is asked for; words are looked for in `parts`."""

    root: Node | None = None
    parts: frozenset[TextPart] = frozenset(TextPart)
    not_understood: tuple[Remark, ...] = ()
    material: Material = Material.DOCUMENTS

    def __str__(self) -> str:
        """What was understood, as a query that means the same."""
        written = [] if self.root is None else [str(self.root)]
        return " ".join([*written, *self._parts_as_typed()])

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything there is of the usual material."""
        return self.root is None and self.material == Material.DOCUMENTS

    @property
    def is_for_front_matter(self) -> bool:
        return self.material == Material.FRONT

    @property
    def terms(self) -> list[Term]:
        """The terms that are not excluded, each once."""
        terms = (
            leaf
            for leaf in leaves_of(self.root, with_excluded=False)
            if isinstance(leaf, Term)
        )
        return list(dict.fromkeys(terms))

    @property
    def plain_words(self) -> list[str]:
        """The words of the plain terms, which may be part of a name."""
        plain = (
            term for term in self.terms if term.kind in (TermKind.WORD, TermKind.PHRASE)
        )
        forms = (form for term in plain for form in term.forms)
        return [
            *dict.fromkeys(part for form in forms for part in form.lower().split(JOIN))
        ]

    def _parts_as_typed(self) -> list[str]:
        included = [f"in:{part}" for part in TextPart if part in self.parts]
        excluded = [f"-in:{part}" for part in TextPart if part not in self.parts]
        parts = min(included, excluded, key=len)
        return [f"in:{self.material}", *parts] if self.is_for_front_matter else parts


def all_of(nodes: Iterable[Node]) -> Node | None:
    """None without nodes; a single node itself."""
    flat = _flatten(AllOf, nodes)
    if len(flat) > 1:
        return AllOf(flat)
    return flat[0] if flat else None


def any_of(nodes: Sequence[Node]) -> Node:
    """`nodes` are one or more."""
    flat = _flatten(AnyOf, nodes)
    return AnyOf(flat) if len(flat) > 1 else flat[0]


def none_of(node: Node) -> Node:
    return node.node if isinstance(node, NoneOf) else NoneOf(node)


def leaves_of(
    node: Node | None, *, with_excluded: bool
) -> Iterator[Term | Filter | DateFilter]:
    """Terms and filters in order; those under NoneOf only `with_excluded`."""
    if isinstance(node, AllOf | AnyOf):
        for part in node.nodes:
            yield from leaves_of(part, with_excluded=with_excluded)
    elif isinstance(node, NoneOf):
        if with_excluded:
            yield from leaves_of(node.node, with_excluded=with_excluded)
    elif node is not None:
        yield node


def _flatten(kind: type[AllOf | AnyOf], nodes: Iterable[Node]) -> tuple[Node, ...]:
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, kind) else [node]
    return tuple(dict.fromkeys(flat))


def is_one_hyphenated_word(word: Node | None, phrase: Node) -> bool:
    """ "hot-line" makes two terms: one word, and the phrase of its two parts."""
    return (
        isinstance(word, Term)
        and isinstance(phrase, Term)
        and (word.kind, phrase.kind) == (TermKind.WORD, TermKind.PHRASE)
        and word.text == phrase.text
        and len(phrase.forms) > 1
    )


def is_one_name(name: Node | None, other: Node) -> bool:
    """Whether they are a name as it was typed, and as another language writes it."""
    return (
        isinstance(name, Term)
        and isinstance(other, Term)
        and name.kind == other.kind == TermKind.WORD
        and name.text == other.text
        and name.forms != other.forms
    )


def _in_parentheses(node: Node) -> str:
    has_several = isinstance(node, AllOf) or (
        isinstance(node, AnyOf) and len(node.alternatives) > 1
    )
    return f"({node})" if has_several else str(node)
