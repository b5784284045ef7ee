"""One paragraph of a letter as each of its witnesses has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letters.alignment import WordStretch, compare_words
from letters.alignment.collation import TooManyChangesError, collate
from letters.models import Document
from letters.reader.witnesses.lineage_nodes import LineageNode
from letters.reader.witnesses.shown_translation import (
    ShownTranslation,
    translation_between,
)
from letters.reader.witnesses.witness_sides import (
    WitnessSide,
    paragraph_address,
    side_of_document,
)

# The most witnesses that are compared for one page, and the most characters of all of
# them together: what is beyond is not compared, which is said.
MOST_WITNESSES = 20
MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class PassageVersion:
    """`stretches` are its words with what differs from the base; none where the witness
    lacks the paragraph, or where `is_too_long` says that it was not compared. A
    translation is not compared, and has `attributes` for its language."""

    node: LineageNode
    address: str
    stretches: tuple[WordStretch, ...]
    is_base: bool = False
    is_too_long: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)

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
    versions = []
    left = MOST_CHARACTERS
    for place, node in enumerate(node for node in witnesses if node.document):
        is_base = node.key == base.identifier
        left -= 0 if is_base else len(base.text) + len(node.document.text)
        if not is_base and (left < 0 or place >= MOST_WITNESSES):
            address = node.document.get_absolute_url()
            versions.append(PassageVersion(node, address, (), is_too_long=True))
        else:
            translated = None if is_base else _translated(base, key, node)
            versions.append(
                translated or _version(base_side, numbers, node, is_base=is_base)
            )
    return versions


def _translated(base: Document, key: str, node: LineageNode) -> PassageVersion | None:
    """The paragraphs beside it, if the witness is a translation, or what was translated."""
    document = node.document
    relation = translation_between(base, document) if document else None
    if not (document and relation):
        return None
    shown = ShownTranslation(relation, base, document)
    if shown.is_too_long:
        address = document.get_absolute_url()
        return PassageVersion(node, address, (), is_too_long=True)
    text, first, attributes = shown.beside(key)
    address = paragraph_address(shown.right, first)
    stretches = (WordStretch(text),) if text else ()
    return PassageVersion(node, address, stretches, attributes=attributes)


def _version(
    base: WitnessSide, numbers: Sequence[int], node: LineageNode, *, is_base: bool
) -> PassageVersion:
    words = "\n".join(base.body.words.paragraphs[number].text for number in numbers)
    if is_base or not node.document:
        key = base.body.words.paragraphs[numbers[0]].key
        address = paragraph_address(base, key)
        return PassageVersion(node, address, (WordStretch(words),), is_base=True)
    side = side_of_document(node.document)
    try:
        rows = collate(base.body.words, side.body.words).rows
    except TooManyChangesError:
        return PassageVersion(node, side.address, (), is_too_long=True)
    others = [number for row in rows if {*row.old} & {*numbers} for number in row.new]
    if not others:
        return PassageVersion(node, side.address, ())
    paragraphs = [side.body.words.paragraphs[number] for number in others]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    address = paragraph_address(side, paragraphs[0].key)
    return PassageVersion(node, address, compare_words(words, text))
