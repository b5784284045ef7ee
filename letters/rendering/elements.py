"""Which tag, attributes and announcement each node of a text has in HTML."""

from __future__ import annotations

from letters.derivation.description.mentions import entry_keys
from letters.derivation.model import PageRecord
from letters.derivation.text.pagination import page_name
from letters.rendering.contract import (
    APPARATUS,
    ENTRY_KEY,
    NOTE_CALL,
    NUMBER_OF_ITEM,
    PAGE_BREAK,
    PAGE_BREAK_ROLE,
    PASSAGE_KEY,
    fragment_to,
    note_id,
    note_mark_id,
    page_id,
)
from letters.rendering.languages import attributes_of_language
from letters.rendering.rules import (
    BLOCK_RULES,
    HIGHLIGHT_RULES,
    LIST_ITEM,
    PARAGRAPH,
    PARAGRAPH_OF_BLOCKS,
    PLACES,
    RENDITIONS,
    RULE_OF_ELEMENT,
    SPAN_RULES,
    UPRIGHT_TITLES,
    WITHHELD_BY_REASON,
    Rule,
    words_for,
)
from letters.tei.nodes import (
    Block,
    BlockKind,
    Empty,
    LineBreak,
    Node,
    PageBreak,
    Parent,
    PassageEdge,
    Span,
    SpanKind,
    flat_text,
)
from letters.tei.source import XML_LANG

HtmlAttributes = dict[str, str]

_NUMBERED = {"ordered", "numbered"}


# Blocks


def block_rule(block: Block) -> Rule:
    return RULE_OF_ELEMENT.get(block.element) or BLOCK_RULES[block.kind]


def block_attributes(
    block: Block, rule: Rule, parent: Parent, key: str
) -> HtmlAttributes:
    """`key` is the key of the segment, empty for a block that is not a segment."""
    attributes: HtmlAttributes = {}
    if key:
        attributes["id"] = key
    classes = [rule.class_name]
    if _counts_items(block):
        classes.append("list--numbered")
    rendition = block.attributes.get("rend") or block.attributes.get("rendition")
    classes.append(RENDITIONS.get(rendition or "", ""))
    if _is_wholly_conditional(block):
        classes.append("wholly-conditional")
    if class_name := " ".join(name for name in classes if name):
        attributes["class"] = class_name
    if rule.role and (rule.role != LIST_ITEM or _is_list(parent)):
        attributes["role"] = rule.role
    if block.kind is BlockKind.CELL:
        if cell_tag("td", block, parent) == "th":
            attributes["scope"] = "col" if _is_label(parent) else "row"
        for name, value in (("cols", "colspan"), ("rows", "rowspan")):
            if block.attributes.get(name, "").isdecimal():
                attributes[value] = block.attributes[name]
    if number := _number_of_item(block, parent):
        attributes[NUMBER_OF_ITEM] = number
    return attributes | language_attributes(block)


def _number_of_item(block: Block, parent: Parent) -> str:
    """The number that the encoder gives an item, unless its words begin with it."""
    number = block.attributes.get("n", "").strip()
    if block.kind is not BlockKind.ITEM or not _is_list(parent) or not number:
        return ""
    first = block.children[0] if block.children else ""
    if isinstance(first, str) and first.lstrip(" ([").startswith(number):
        return ""
    return f"{number}." if number[-1].isalnum() else number


def cell_tag(tag: str, block: Block, parent: Parent) -> str:
    """`tag`, or that of a header: TEI calls a cell, or all cells of a row, labels."""
    if block.kind is not BlockKind.CELL or block.attributes.get("role") == "data":
        return tag
    return "th" if _is_label(parent) or _is_label(block) else tag


def _is_label(parent: Parent) -> bool:
    return parent.attributes.get("role") == "label"


def paragraph_tag(tag: str, block: Block, parent: Parent) -> str:
    """`tag`, or another that is valid HTML here: a <p> cannot hold blocks, and a span
    cannot hold a <p>."""
    if tag != PARAGRAPH:
        return tag
    if _holds_blocks_within(block):
        return PARAGRAPH_OF_BLOCKS
    return "span" if isinstance(parent, Span) else tag


def tags_in(parent: Parent, block: Block, tag: str) -> list[str]:
    """The tag of the block, after the tags that must be around it: a table holds only
    rows, and a caption before them."""
    is_in_table = isinstance(parent, Block) and parent.kind is BlockKind.TABLE
    if not is_in_table or block.kind is BlockKind.ROW:
        return [tag]
    blocks = (child for child in parent.children if isinstance(child, Block))
    if block.kind is BlockKind.HEADING and next(blocks) is block:
        return ["caption"]
    return ["tr", "td", tag]


def holds_blocks(parent: Parent) -> bool:
    return any(isinstance(child, Block) for child in parent.children)


def _holds_blocks_within(parent: Parent) -> bool:
    """Whether it holds blocks, even within a name or italics."""
    return any(
        isinstance(child, Block)
        or (isinstance(child, Span) and _holds_blocks_within(child))
        for child in parent.children
    )


def _is_list(parent: Parent) -> bool:
    return isinstance(parent, Block) and parent.kind is BlockKind.LIST


def _counts_items(block: Block) -> bool:
    """Whether the source says that a list is numbered, and gives no numbers."""
    said = f"{block.attributes.get('type', '')} {block.attributes.get('rend', '')}"
    if block.kind is not BlockKind.LIST or not _NUMBERED.intersection(said.split()):
        return False
    items = (child for child in block.children if isinstance(child, Block))
    item = next((each for each in items if each.kind is BlockKind.ITEM), None)
    begins = flat_text(item).lstrip(" ([")[:1] if item else ""
    return item is not None and "n" not in item.attributes and not begins.isdigit()


def _is_wholly_conditional(block: Block) -> bool:
    """Whether a conditional passage is in the block, and nothing else is."""
    passages = [child for child in block.children if _is_conditional(child)]
    return bool(passages) and all(
        _is_conditional(child) or _shows_nothing(child) for child in block.children
    )


def _is_conditional(node: Node) -> bool:
    return isinstance(node, Span) and node.kind is SpanKind.CONDITIONAL


def _shows_nothing(node: Node) -> bool:
    """Whether nothing of a block is left with `node` alone: a page break has a mark, and
    leaves no text."""
    if isinstance(node, str):
        return not node.strip()
    if isinstance(node, Empty):
        return not (node.words or words_for(node))
    if isinstance(node, PassageEdge):
        return not node.text.strip()
    return isinstance(node, PageBreak | LineBreak)


# Spans


def span_rule(span: Span) -> Rule:
    if rule := RULE_OF_ELEMENT.get(span.element):
        is_upright = span.attributes.get("level") in UPRIGHT_TITLES
        if rule.tag == "cite" and is_upright:
            return Rule("span", rule.class_name)
        rendition = span.attributes.get("rend", "")
        return HIGHLIGHT_RULES.get(rendition, rule) if rule.tag == "em" else rule
    if span.kind is SpanKind.HIGHLIGHT:
        return HIGHLIGHT_RULES.get(span.attributes.get("rend", ""), Rule("span"))
    return SPAN_RULES[span.kind]


def span_attributes(span: Span, rule: Rule, key: str) -> HtmlAttributes:
    """`key` is the key of the mark, empty for a span that is not a mark."""
    attributes: HtmlAttributes = {}
    if span.kind in (SpanKind.CONDITIONAL, SpanKind.CONDITION):
        if span.identifier:
            attributes["id"] = span.identifier
    elif key:
        attributes["id"] = key
    if rule.class_name:
        place = span.attributes.get("place", "")
        at = f" at-{place}" if place in PLACES else ""
        attributes["class"] = f"{rule.class_name}{at}"
    # The contract has these two after the class.
    if span.kind is SpanKind.CONDITIONAL and span.identifier:
        attributes[PASSAGE_KEY] = span.identifier
    if entries := entry_keys(span):
        attributes[ENTRY_KEY] = " ".join(entries)
    return attributes | language_attributes(span)


def language_attributes(node: Block | Span) -> HtmlAttributes:
    """The language of the words, and the direction in which it is written."""
    return attributes_of_language(node.attributes.get(XML_LANG, ""))


def passage_attributes(passage: str) -> HtmlAttributes:
    """Attributes of the part, in one paragraph, of a passage that crosses paragraphs."""
    rule = SPAN_RULES[SpanKind.CONDITIONAL]
    return {"class": rule.class_name, PASSAGE_KEY: passage}


def announcement_before(span: Span, rule: Rule) -> str:
    """What a screen reader says before the span: what it is, where, in which hand."""
    if span.kind is SpanKind.WITHHELD:
        reason = span.attributes.get("reason", "")
        return f"[{WITHHELD_BY_REASON.get(reason, reason)}: "
    words = rule.before
    if place := PLACES.get(span.attributes.get("place", "")):
        words = words.replace(": ", f" {place}: ")
    hand = span.attributes.get("hand", "").removeprefix("#")
    if span.kind is SpanKind.HANDWRITTEN and hand:
        words = words.replace(": ", f", hand {hand}: ")
    return words


# Notes and page breaks


def note_link(key: str) -> HtmlAttributes:
    """Attributes of the link from a mark to its note."""
    return {
        "id": note_mark_id(key),
        "href": fragment_to(note_id(key)),
        "role": NOTE_CALL,
    }


def page_break_attributes(
    page_break: PageBreak, page: PageRecord | None
) -> HtmlAttributes:
    """`page` is the page that begins here, None if it is of the next document."""
    of_other = f" {PAGE_BREAK}--other" if page_break.pagination else ""
    attributes = {
        "class": f"{PAGE_BREAK}{of_other} {APPARATUS}",
        "role": PAGE_BREAK_ROLE,
    }
    if page:
        attributes["id"] = page_id(page.key)
    attributes["aria-label"] = page_name(page_break.label, page_break.pagination)
    return attributes


def certainty_of(page: PageRecord) -> str:
    """The words after the number of a page that is not printed: how it is known."""
    if page.is_inferred:
        return " (inferred)"
    return " (implied)" if page.is_implied else ""
