"""Reads a query sign by sign, and sends each to the module that understands it."""

from __future__ import annotations

from dataclasses import replace

from letters.search.query.conditions import (
    WHERE,
    read_condition,
    read_place,
    remarks_on_front_matter,
)
from letters.search.query.groups import Groups
from letters.search.query.nearness import read_distance
from letters.search.query.signs import (
    LONGEST_QUERY,
    NEAR,
    Item,
    Sign,
    clean,
    items_in,
    shorten,
)
from letters.search.query.terms import TermReader
from letters.search.query.tree import (
    DateFilter,
    Material,
    Node,
    Query,
    Remark,
    TextPart,
    leaves_of,
)
from letters.search.query.words import fold, is_in_capitals, words_in

MOST_TERMS = 30

# So many words that are all in capitals are no acronyms.
_MANY_IN_CAPITALS = 3


def parse_query(text: str) -> Query:
    """What `text` asks for. Any text is accepted."""
    remarks = []
    if len(text) > LONGEST_QUERY:
        reason = f"Only the first {LONGEST_QUERY} characters were read."
        remarks.append(Remark("…", reason))
    text = clean(text)
    query = _QueryReader().read(text)
    if _is_typed_in_capitals(query.root):
        reason = (
            "All of this is in capitals, so it was read as small letters, which find "
            "both. A single word in capitals is looked for in capitals."
        )
        remarks.append(Remark(shorten(text), reason))
        query = _QueryReader(folds_capitals=True).read(text)
    remarks += query.not_understood
    if query.is_empty and not remarks and text.strip():
        remarks.append(Remark(shorten(text), "There is no word to be found in this."))
    if query.is_for_front_matter:
        remarks += remarks_on_front_matter(query)
    return replace(query, not_understood=tuple(dict.fromkeys(remarks)))


def parse_part(text: str) -> Query:
    """What a part of a query asks for. Only of the whole can one say whether all of it is
    in capitals."""
    return _QueryReader().read(clean(text))


def _is_typed_in_capitals(root: Node | None) -> bool:
    leaves = leaves_of(root, with_excluded=True)
    typed = " ".join(leaf.text for leaf in leaves if not isinstance(leaf, DateFilter))
    words = {word for word, _ in words_in(typed) if any(map(str.isalpha, word))}
    words.discard(NEAR)
    return len(words) >= _MANY_IN_CAPITALS and all(map(is_in_capitals, words))


class _QueryReader:
    def __init__(self, *, folds_capitals: bool = False) -> None:
        self._remarks: list[Remark] = []
        self._term_reader = TermReader(self._remarks, folds_capitals)
        self._groups = Groups(self._remarks)
        self._chosen_parts: set[TextPart] = set()
        self._parts_left_out: set[TextPart] = set()
        self._material = Material.DOCUMENTS
        self._terms = 0
        self._surplus: list[str] = []

    def read(self, text: str) -> Query:
        for item in items_in(text):
            self._read(item)
        root = self._groups.finish()
        parts = frozenset(self._chosen_parts or TextPart) - self._parts_left_out
        if not parts:
            reason = "Nothing is left in which words could be found; all was searched."
            self._remark(f"-{WHERE}:", reason)
        if self._surplus:
            reason = (
                f"A query has at most {MOST_TERMS} words; the others were not read."
            )
            self._remark(shorten(" ".join(self._surplus)), reason)
        parts = parts or frozenset(TextPart)
        return Query(root, parts, tuple(self._remarks), self._material)

    def _read(self, item: Item) -> None:
        groups = self._groups
        if item.sign == Sign.CLOSING:
            groups.close(item.text)
        elif item.sign == Sign.OPENING:
            groups.open(item.text, is_excluded=item.is_excluded)
        elif groups.is_too_deep:
            return
        elif item.sign == Sign.OPERATOR:
            self._read_operator(item)
        elif item.sign == Sign.ODD_QUOTE:
            self._remark(item.text, "This quotation mark has no partner.")
        elif item.sign == Sign.CONDITION and fold(item.name) == WHERE:
            self._read_place(item)
        else:
            groups.add(self._node(item), is_excluded=item.is_excluded)

    def _node(self, item: Item) -> Node | None:
        """None for what is not understood, and for terms beyond MOST_TERMS."""
        if self._terms == MOST_TERMS:
            self._surplus.append(item.text)
            return None
        node = self._read_node(item)
        self._terms += node is not None
        return node

    def _read_node(self, item: Item) -> Node | None:
        if item.sign == Sign.CONDITION:
            return read_condition(item, self._term_reader)
        if item.sign == Sign.PHRASE:
            return self._term_reader.read_phrase(item.words, item.nearness)
        return self._term_reader.read_chunk(item.words, item.nearness)

    def _read_operator(self, item: Item) -> None:
        if item.is_excluded:
            self._remark(item.text, "A - stands directly before a word or a phrase.")
        if item.words == NEAR:
            self._groups.near(read_distance(item, self._remark))
        else:
            self._groups.operator(item.words)

    def _read_place(self, item: Item) -> None:
        place = read_place(item, self._term_reader)
        is_left_out = item.is_excluded != self._groups.row.is_negated
        if place == Material.FRONT:
            # Without being asked for, it is left out.
            self._material = self._material if is_left_out else Material.FRONT
        elif place:
            (self._parts_left_out if is_left_out else self._chosen_parts).add(place)
        self._groups.row.is_negated = False
        self._groups.row.is_incomplete = True

    def _remark(self, text: str, reason: str) -> None:
        self._remarks.append(Remark(text, reason))
