"""What do the words in a field of a form ask for, and which fields does a query fill?

Whatever stands in a field is words: AND is the word "and", and "from:rusk" are two words
in a row. Only quotation marks, and a `*` at the end of a word, keep their meaning. What
no other field can hold stands in `also`, as a query that readers type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from letters.search.query.conditions import read_condition
from letters.search.query.dates import ends_of, read_days
from letters.search.query.facets import Facet, words_of_value, write_value
from letters.search.query.nearness import (
    USUAL,
    all_near,
    is_word,
    texts_of_elements,
)
from letters.search.query.parser import parse_query
from letters.search.query.signs import Item, Sign, clean
from letters.search.query.terms import TermReader
from letters.search.query.tree import (
    AllOf,
    DateFilter,
    Filter,
    Node,
    NoneOf,
    Query,
    Term,
    TermKind,
    all_of,
    none_of,
)

# Something in quotation marks, or whatever has no space in it.
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"(?P<nearness>~\w*)?|(?P<minus>-(?=\w))?(?P<chunk>[^\s"()|]+)'
)

# The keys that can be chosen of a facet, with their labels.
Choices = Mapping[str, str]

# Fields that hold a condition on a facet in words.
FACETS = {
    "sender": Facet.FROM,
    "recipient": Facet.TO,
    "author": Facet.AUTHOR,
    "participant": Facet.PARTICIPANT,
    "subject": Facet.SUBJECT,
    "place": Facet.PLACE,
    "repository": Facet.REPOSITORY,
    "handling": Facet.HANDLING,
    "marking": Facet.CLASSIFICATION,
}


def pieces_of(text: str, reader: TermReader) -> list[Node]:
    """What each word, or phrase in quotation marks, asks for."""
    nodes: list[Node | None] = []
    for piece in _PIECE.finditer(clean(text)):
        if piece["minus"]:
            reason = "No - stands here: “None of these words” is for what to leave out."
            reader.remark(piece[0], reason)
        elif piece["chunk"]:
            nodes.append(reader.read_chunk(piece["chunk"]))
        else:
            nodes.append(reader.read_phrase(piece["quoted"], piece["nearness"] or ""))
    return [node for node in nodes if node]


def phrase_of(text: str, reader: TermReader) -> list[Node]:
    phrase = reader.read_phrase(clean(text).replace('"', " "))
    return [phrase] if phrase else []


def condition_of(facet: Facet) -> Callable[[str, TermReader], list[Node]]:
    """Reads words that must all be in one value of the facet."""

    def read(text: str, reader: TermReader) -> list[Node]:
        words = clean(text).replace('"', " ")
        if "*" in words:
            reader.remark(text, "Whole words stand here, without a *.")
        if "*" in words or not reader.spell(words):
            return []
        node = read_condition(Item(Sign.CONDITION, text, words, facet), reader)
        return [node] if node else []

    return read


def day_of(text: str) -> DateFilter | None:
    """A day, month or year, or a span with both its ends; None for anything else."""
    days = read_days(clean(text).replace('"', " ").strip())
    is_open = days and (days.earliest == date.min or days.latest == date.max)
    return None if is_open else days


def choice_of(facet: Facet, key: str, choices: Choices) -> list[Node]:
    """What finds this value alone: "letter" without "draft letter", which has the word."""
    wanted = _value_filter(facet, key)
    if facet == Facet.LEVEL:
        # The index has each as one word, which no other has.
        return [wanted]
    words = words_of_value(write_value(key, choices[key]))
    others = (
        _value_filter(facet, other)
        for other, label in choices.items()
        if words_of_value(write_value(other, label)).issuperset(wanted.words)
    )
    return [
        wanted,
        *(none_of(other) for other in others if not words >= {*other.words}),
    ]


def _value_filter(facet: Facet, key: str) -> Filter:
    root = parse_query(f'{facet}:"{key}"').root
    if not isinstance(root, Filter):
        raise TypeError(f"{key} is no value of {facet}")
    return root


@dataclass(slots=True)
class Fields:
    """What a query fills the fields with. `also` has what no other field can hold."""

    words: list[str] = field(default_factory=list)
    phrase: str = ""
    near: str = ""
    distance: int = USUAL
    without: list[str] = field(default_factory=list)
    sender: str = ""
    recipient: str = ""
    author: str = ""
    participant: str = ""
    subject: str = ""
    place: str = ""
    repository: str = ""
    earliest: str = ""
    latest: str = ""
    edition: str = ""
    document_kind: str = ""
    level: str = ""
    handling: str = ""
    marking: str = ""
    also: str = ""

    @property
    def as_typed(self) -> dict[str, str]:
        """The text of each field, by its name."""
        return {
            **{name: getattr(self, name) for name in self.__slots__},
            "words": " ".join(self.words),
            "without": " ".join(self.without),
            "distance": str(self.distance),
        }


def fields_of(query: Query, choices: Mapping[str, tuple[Facet, Choices]]) -> Fields:
    """`choices` are those of each field that has some, with its facet."""
    fields = Fields()
    root = query.root
    nodes = list(root.nodes) if isinstance(root, AllOf) else [root] if root else []
    for name, (facet, of_field) in choices.items():
        key, nodes = _take_choice(facet, nodes, of_field)
        setattr(fields, name, key)
    left = [node for node in nodes if not _take(node, fields)]
    fields.also = str(replace(query, root=all_of(left)))
    return fields


def _take_choice(
    facet: Facet, nodes: list[Node], choices: Choices
) -> tuple[str, list[Node]]:
    """The value that some of the nodes ask for alone, and the other nodes."""
    for node in nodes:
        key = node.text.strip('"') if isinstance(node, Filter) else ""
        if key in choices and isinstance(node, Filter) and node.facet == facet:
            asked = choice_of(facet, key, choices)
            if all(part in nodes for part in asked):
                return key, [part for part in nodes if part not in asked]
    return "", nodes


def _take(node: Node, fields: Fields) -> bool:
    """Write the node into the field for it; False if there is none, or none free."""
    match node:
        case DateFilter() if not (fields.earliest or fields.latest):
            fields.earliest, fields.latest = ends_of(node)
            return True
        case Filter(facet, _, text):
            return _take_filter(facet, text.strip('"'), fields)
        case Term(TermKind.PHRASE, _, text) if not fields.phrase:
            fields.phrase = text
            return True
        case Term(TermKind.NEAR) if not fields.near and _take_near(node, fields):
            return True
        case NoneOf(inner) if _is_typed_alone(inner):
            fields.without.append(str(inner))
            return True
        case _ if _is_typed_alone(node):
            fields.words.append(str(node))
            return True
    return False


def _take_filter(facet: Facet, text: str, fields: Fields) -> bool:
    for name, of_field in FACETS.items():
        if facet == of_field and not getattr(fields, name):
            setattr(fields, name, text)
            return True
    return False


def _take_near(near: Term, fields: Fields) -> bool:
    text = " ".join(texts_of_elements(near))
    again = all_near(pieces_of(text, TermReader([])), near.distance)
    if not again or (again.kind, again.forms) != (near.kind, near.forms):
        return False
    fields.near, fields.distance = text, near.distance
    return True


def _is_typed_alone(node: Node) -> bool:
    """Whether `pieces_of` reads it from a single piece."""
    if isinstance(node, Term) and node.kind == TermKind.NEAR:
        return not node.is_joined_by_near
    return isinstance(node, Term) or is_word(node)
