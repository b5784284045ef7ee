"""Nodes to TEI: the `div` that is stored for a document typed in the notation."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from letters.tei import vocabulary as tei
from letters.tei.changes import parts_of_change
from letters.tei.element_kinds import is_by_hand
from letters.tei.nodes import (
    ID,
    Attributes,
    Block,
    Empty,
    LineBreak,
    Node,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
    walk,
)
from letters.tei.other_readings import CHANGE, STATES_OF_WORD
from letters.tei.source import TEI_NAMESPACE, XML_ID, Element, local_name


def write_document(body: Block) -> str:
    """`body` as one `div` element in the TEI namespace, one block to a line."""
    division = etree.Element(
        f"{{{TEI_NAMESPACE}}}div", _attributes(body.attributes), _prefixes(body)
    )
    _write_children(division, body.children)
    if edges := [node for node in walk(body) if isinstance(node, PassageEdge)]:
        _write_passages(division, edges)
    # White space at the ends of a block is ignored, so a line break beside one changes
    # no text.
    children: list[Element | None] = [*division]
    for child, following in pairwise([*children, None]):
        is_beside_block = _is_block(child) or _is_block(following)
        if child is not None and is_beside_block and not (child.tail or "").strip():
            child.tail = "\n"
    if len(division) and not (division.text or "").strip():
        division.text = "\n"
    return str(etree.tostring(division, encoding="unicode"))


def _is_block(element: Element | None) -> bool:
    """Whether it is a block among blocks; the end of the division is as good as one."""
    if element is None:
        return True
    return local_name(element) in (*tei.BLOCK_OF_ELEMENT, tei.FORME_WORK)


def _prefixes(body: Block) -> dict[str | None, str]:
    """The namespaces of what the encoders of the series say, beside TEI's."""
    names = [*body.attributes]
    for node in walk(body, into_notes=True):
        if isinstance(node, Block):
            names.append(node.element or tei.ELEMENT_OF_BLOCK.get(node.kind, ""))
        elif isinstance(node, Empty):
            names.append(f"{{{node.namespace}}}")
    used = {name[1:].partition("}")[0] for name in names if name.startswith("{")}
    spaces = sorted(used & tei.SERIES_NAMESPACES, reverse=True)
    prefixes: dict[str | None, str] = {None: TEI_NAMESPACE}
    return prefixes | {f"frus{n or ''}": space for n, space in enumerate(spaces)}


def _write_children(parent: Element, children: tuple[Node, ...]) -> None:
    for child in children:
        if isinstance(child, str):
            _append_text(parent, child)
        else:
            _write_node(parent, child)


def _append_text(parent: Element, text: str) -> None:
    # Not len(parent): lxml counts the children one by one.
    last = next(parent.iterchildren(reversed=True), None)
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _write_node(
    parent: Element,
    node: Block | Span | Note | PageBreak | LineBreak | PassageEdge | Empty,
) -> None:
    if isinstance(node, Block):
        _write_children(_block_element(parent, node), node.children)
    elif isinstance(node, Span):
        _write_span(parent, node)
    elif isinstance(node, Note):
        _write_note(parent, node)
    elif isinstance(node, PageBreak):
        _append_text(parent, node.hyphen)
        _element(parent, tei.PAGE_BREAK, node.attributes)
    elif isinstance(node, LineBreak):
        _append_text(parent, node.hyphen)
        _element(parent, tei.LINE_BREAK, node.attributes)
    elif isinstance(node, PassageEdge):
        _write_edge(parent, node)
    else:
        _write_empty(parent, node)


def _write_note(parent: Element, note: Note) -> None:
    if note.element != STATES_OF_WORD:  # it is read anew from what is struck and added
        element = _element(parent, note.element or tei.NOTE, note.attributes)
        _write_children(element, note.children)


def _write_empty(parent: Element, node: Empty) -> None:
    name = f"{{{node.namespace}}}{node.element}" if node.namespace else node.element
    _element(parent, name, node.attributes).text = node.text or None


def _block_element(parent: Element, block: Block) -> Element:
    if forme_work := tei.TYPE_OF_FORME_WORK.get(block.kind):
        attributes = {**block.attributes, "type": forme_work}
        return _element(parent, tei.FORME_WORK, attributes)
    name = block.element or tei.ELEMENT_OF_BLOCK[block.kind]
    return _element(parent, name, block.attributes)


def _write_span(parent: Element, span: Span) -> None:
    if span.element == CHANGE:
        _write_children(parent, parts_of_change(span))
        return
    if span.kind is SpanKind.WITHHELD:
        gap = _element(parent, tei.GAP, span.attributes)
        element = _element(gap, tei.DESCRIPTION, {})
    elif segment := tei.TYPE_OF_SEGMENT.get(span.kind):
        element = _element(parent, "seg", {**span.attributes, "type": segment})
    else:
        name = span.element or tei.ELEMENT_OF_SPAN[span.kind]
        element = _element(parent, name, _span_attributes(span))
    _write_children(element, span.children)


def _span_attributes(span: Span) -> Attributes:
    if span.kind is SpanKind.HANDWRITTEN and not is_by_hand(span.attributes):
        return {"rend": tei.HANDWRITING, **span.attributes}
    return span.attributes


def _write_edge(parent: Element, edge: PassageEdge) -> None:
    side = "opens" if edge.opens else "closes"
    if edge.opens:
        _element(parent, tei.ANCHOR, {ID: f"{edge.passage}.{side}"})
    function = tei.OPENS if edge.opens else tei.CLOSES
    attributes = {**edge.attributes, "function": function, "target": f"#{edge.passage}"}
    _element(parent, "metamark", attributes).text = edge.text or None
    if not edge.opens:
        _element(parent, tei.ANCHOR, {ID: f"{edge.passage}.{side}"})


def _write_passages(division: Element, edges: list[PassageEdge]) -> None:
    group = _element(division, tei.SPAN_GROUP, {"type": "conditional"})
    for passage in dict.fromkeys(edge.passage for edge in edges):
        ends = {"from": f"#{passage}.opens", "to": f"#{passage}.closes"}
        _element(group, tei.SPAN, {ID: passage, **ends})


def _element(parent: Element, name: str, attributes: Attributes) -> Element:
    tag = name if name.startswith("{") else f"{{{TEI_NAMESPACE}}}{name}"
    element: Element = etree.SubElement(parent, tag, _attributes(attributes))
    return element


def _attributes(attributes: Attributes) -> dict[str, str]:
    return {XML_ID if name == ID else name: value for name, value in attributes.items()}
