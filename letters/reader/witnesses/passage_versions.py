"""One paragraph of a letter as each of its witnesses has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.alignment import WordStretch, compare_words
from letters.alignment.collation import collate
from letters.models import Document
from letters.reader.witnesses.lineage_nodes import LineageNode
from letters.reader.witnesses.witness_sides import (
    WitnessSide,
    paragraph_address,
    side_of_document,
)

# The most witnesses that are compared for one page.
MOST_WITNESSES = 20


@dataclass(frozen=True, slots=True)
class PassageVersion:
    """`stretches` are its words with what differs from the base; none where the witness
    lacks the paragraph."""

    node: LineageNode
    address: str
    stretches: tuple[WordStretch, ...]
    is_base: bool = False

    @property
    def is_same(self) -> bool:
        return not any(stretch.tag for stretch in self.stretches)


def passage_versions(
    base: Document, key: str, witnesses: Sequence[LineageNode]
) -> list[PassageVersion] | None:
    """In the order of the witnesses, each compared with the `base`; None if that has no
    paragraph with the key."""
    base_side = side_of_document(base)
    numbers = [
        number
        for number, paragraph in enumerate(base_side.body.words.paragraphs)
        if paragraph.key == key
    ]
    if not numbers:
        return None
    return [
        _version(base_side, numbers, node, is_base=node.key == base.identifier)
        for node in witnesses[:MOST_WITNESSES]
        if node.document
    ]


def _version(
    base: WitnessSide, numbers: Sequence[int], node: LineageNode, *, is_base: bool
) -> PassageVersion:
    words = "\n".join(base.body.words.paragraphs[number].text for number in numbers)
    if is_base or not node.document:
        key = base.body.words.paragraphs[numbers[0]].key
        address = paragraph_address(base, key)
        return PassageVersion(node, address, (WordStretch(words),), is_base=True)
    side = side_of_document(node.document)
    rows = collate(base.body.words, side.body.words).rows
    others = [number for row in rows if {*row.old} & {*numbers} for number in row.new]
    if not others:
        return PassageVersion(node, side.address, ())
    paragraphs = [side.body.words.paragraphs[number] for number in others]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    address = paragraph_address(side, paragraphs[0].key)
    return PassageVersion(node, address, compare_words(words, text))
