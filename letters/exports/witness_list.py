"""Other texts of a document in the header of its TEI file.

Its witnesses are a `listWit`, those included that nobody holds. A document that is held
is a `relatedItem` with the type of the relation, which is read from the source's side;
the other side has the same type, and `subtype="inverse"`. Which paragraphs of a translation
stand beside which is a `linkGrp` in the `standOff`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from letters.exports.xml_text import maker_of_elements
from letters.tei.header.stated_witnesses import StatedRelation, StatedWitness
from letters.tei.header.witness_reading import (
    ATTESTED,
    CONFIRMED,
    EVIDENCE,
    INFERRED,
    INVERSE,
    ITSELF,
    KEY_PREFIX,
)

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
Element = etree._Element
E = maker_of_elements(TEI, {None: TEI})


@dataclass(frozen=True, slots=True)
class OtherTexts:
    """Of one document, as a header states them."""

    relations: tuple[StatedRelation, ...] = ()
    witnesses: tuple[StatedWitness, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.relations or self.witnesses)


def elements_of(title: str, others: OtherTexts) -> Iterator[Element]:
    """For the `sourceDesc` of a document with the title."""
    if others.relations:
        items = map(_related_item, others.relations)
        yield E.bibl(E.title(title), *items)
    if others.witnesses:
        yield E.listWit(*map(_witness, others.witnesses))


def _related_item(relation: StatedRelation) -> Element:
    parts = [E.title(relation.title), E.idno(relation.identifier, type="archive")]
    if relation.address:
        parts.append(E.idno(relation.address, type="URI"))
    parts += _parts(relation.first_segment, relation.last_segment)
    if relation.evidence:
        parts.append(E.note(relation.evidence, type=EVIDENCE))
    item = E.relatedItem(E.bibl(*parts), type=relation.type)
    if relation.is_inverse:
        item.set("subtype", INVERSE)
    if not relation.is_certain:
        item.set("cert", INFERRED)
    return item


def links_of(others: OtherTexts) -> Element | None:
    """The `standOff` with the rows of all translations; None if there are none."""
    groups = [_links(relation) for relation in others.relations if relation.rows]
    return E.standOff(*groups) if groups else None


def _links(relation: StatedRelation) -> Element:
    """A `link` between the paragraphs of each row; one that stands alone is a `ptr`. Those
    of the other text stand behind its identifier."""
    here, there = "", relation.identifier
    of_original, of_translation = (
        (here, there) if relation.is_inverse else (there, here)
    )
    group = E.linkGrp(type=relation.type, corresp=relation.identifier)
    if relation.is_inverse:
        group.set("subtype", INVERSE)
    for row in relation.rows:
        targets = [
            *(f"{of_original}#{key}" for key in row.original),
            *(f"{of_translation}#{key}" for key in row.translation),
        ]
        if targets:
            maker = E.link if len(targets) > 1 else E.ptr
            certainty = CONFIRMED if row.is_confirmed else INFERRED
            group.append(maker(target=" ".join(targets), cert=certainty))
    return group


def _witness(witness: StatedWitness) -> Element:
    parts = []
    if witness.title:
        parts.append(E.title(witness.title))
    if witness.wanted:
        parts.append(E.idno(witness.wanted, type="archive"))
    if witness.date:
        # As it was written: an attribute of TEI cannot say all that EDTF can.
        parts.append(E.date(witness.date))
    parts += _parts(witness.first_segment, witness.last_segment)
    name = f"{KEY_PREFIX}{witness.key}"
    details = ((ATTESTED, witness.attested_in), (EVIDENCE, witness.evidence))
    parts += [
        E.witDetail(said, type=kind, wit=f"#{name}") for kind, said in details if said
    ]
    described = E.bibl(*parts, type=witness.state)
    if witness.is_document:
        described.set("subtype", ITSELF)
    element = E.witness(described)
    element.set(XML_ID, name)
    if witness.based_on:
        element.set("corresp", f"#{KEY_PREFIX}{witness.based_on}")
    if not witness.is_certain:
        element.set("cert", INFERRED)
    return element


def _parts(first: str, last: str) -> list[Element]:
    """From and to which paragraph."""
    if not first:
        return []
    scope = E.biblScope(unit="paragraph")
    scope.set("from", first)
    if last:
        scope.set("to", last)
    return [scope]
