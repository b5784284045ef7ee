"""Which element of its TEI each part of a text is: marks, passages, paragraphs, pages.

Keys of parts are given out when a text is derived, and few parts have an `xml:id`. Here
every element of the source carries its number while it is read, so that what is derived
of it is known to be that element.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from letters.derivation.derive import read_flows
from letters.derivation.model import ReadFlow
from letters.derivation.text.gaps import mark_withheld
from letters.derivation.text.marks import located_marks, mark_record
from letters.tei.body import attributes_of, read_body
from letters.tei.document_division import document_division
from letters.tei.nodes import Attributes, SpanKind
from letters.tei.plain_text import PlainText
from letters.tei.source import XML_LANG, parse_xml

_NUMBER = "letters-number"


class PartKind(StrEnum):
    MARK = "mark"
    PASSAGE = "passage"
    SEGMENT = "segment"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class SourceElement:
    """`number` counts the elements of the source in their order, from 0. `start` and
    `end` are in the plain text; `told_by` tells parts of one place apart: the kind of a
    mark, the key of a passage, the pagination of a page."""

    kind: PartKind
    number: int
    start: int
    end: int
    told_by: str
    attributes: Mapping[str, str]


def source_elements(tei: str) -> tuple[str, list[SourceElement]]:
    """The plain text of the running text, and the parts in it. Raises TeiError."""
    root = parse_xml(tei)
    elements = [*root.iter("{*}*")]
    own = [attributes_of(element) for element in elements]
    for number, element in enumerate(elements):
        element.set(_NUMBER, str(number))
    division = document_division(root)
    above = (around.get(XML_LANG) for around in division.iterancestors())
    language = next(filter(None, above), None)
    if language and not division.get(XML_LANG):
        division.set(XML_LANG, language)
    flows, _, _ = read_flows(mark_withheld(read_body(division, root)))
    plain = flows[""].plain
    told = [*_marks(flows[""]), *_others(plain)]
    return plain.text, [
        SourceElement(kind, int(counted), start, end, told_by, own[int(counted)])
        for kind, attributes, start, end, told_by in told
        if (counted := attributes.get(_NUMBER))
    ]


Told = tuple[PartKind, Attributes, int, int, str]


def _marks(flow: ReadFlow) -> Iterator[Told]:
    for located in located_marks(flow):
        record = mark_record(located, flow, set())
        attributes = located.node.attributes
        yield PartKind.MARK, attributes, record.start, record.end, record.kind


def _others(plain: PlainText) -> Iterator[Told]:
    for span in plain.spans:
        if span.node.kind is SpanKind.CONDITIONAL:
            key = span.node.identifier
            yield PartKind.PASSAGE, span.node.attributes, span.start, span.end, key
    for block in plain.segments:
        attributes = block.node.attributes
        kind = block.node.kind
        yield PartKind.SEGMENT, attributes, block.start, block.end, kind
    for point in plain.page_breaks:
        attributes = point.node.attributes
        pagination = point.node.pagination
        yield PartKind.PAGE, attributes, point.start, point.end, pagination
