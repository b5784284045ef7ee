"""What an element of TEI is in our text: a block, a span, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from letters.tei import vocabulary as tei
from letters.tei.nodes import Attributes, BlockKind, SpanKind
from letters.tei.note_calls import POINTER, text_before, words_of
from letters.tei.source import TEI_NAMESPACE, Element, local_name, namespace

_MARKS_OF_QUOTATION = "“”„‟«»‹›\"'‘’‚‛"
# In a gap or a blank space all words describe it; in others they are of the text.
_DESCRIBED = {tei.GAP, "space"}
_IN_A_LINE = {*tei.SPAN_OF_ELEMENT, *tei.PLAIN_ELEMENTS}
_QUOTATIONS = {"q", "said"}
_PARAGRAPHS = {"p", "ab", "lg", "l", "list", "table", "div"}


def block_kind(
    name: str, attributes: Attributes, block: BlockKind | None
) -> BlockKind | None:
    if name == tei.NOTE:
        return BlockKind.SEGMENT
    if name == tei.FORME_WORK:
        return tei.BLOCK_OF_FORME_WORK.get(attributes.get("type", ""))
    if name == "seg" and attributes.get("type") in tei.SPAN_OF_SEGMENT:
        return None
    if name in tei.SOFT_ELEMENTS and block not in tei.BLOCKS_OF_BLOCKS:
        is_described = name == tei.PICTURE_DESCRIPTION and block is BlockKind.FIGURE
        return BlockKind.SEGMENT if is_described else None
    return tei.BLOCK_OF_ELEMENT.get(name)


def is_quoted_in_line(child: Element, name: str) -> bool:
    """Whether a quotation is a part of a sentence: most are set apart from the text."""
    is_within = text_before(child).strip() or (child.tail or "").strip()
    is_plain = name == "quote" and not child.get("rend") and not child.get("rendition")
    return is_plain and is_within != "" and not _holds_paragraphs(child)


def is_label(attributes: Attributes, block: BlockKind | None) -> bool:
    """Whether a note is printed as a line of its own, and has no mark: "Attachment"."""
    return (
        attributes.get("rend") == "inline"
        and block in tei.BLOCKS_OF_BLOCKS
        and not (attributes.get("n") or attributes.get("type"))
    )


def without_type(attributes: Attributes) -> Attributes:
    """Leave out the type, which the kind of the node says already."""
    return {key: value for key, value in attributes.items() if key != "type"}


def span_kind(child: Element, name: str, attributes: Attributes) -> SpanKind:
    if name == "seg":
        kind = attributes.get("type", "")
        return tei.SPAN_OF_SEGMENT.get(kind, SpanKind.UNKNOWN)
    if name == tei.GAP:
        return SpanKind.WITHHELD if not _words_beside(child) else SpanKind.UNKNOWN
    kind_of_name = tei.SPAN_OF_ELEMENT.get(name, SpanKind.UNKNOWN)
    if name == "quote":
        kind_of_name = SpanKind.QUOTED
    if kind_of_name is SpanKind.HANDWRITTEN and not is_by_hand(attributes):
        return SpanKind.ADDED
    if kind_of_name is SpanKind.STRUCK and is_restored(child):
        return SpanKind.UNKNOWN
    if kind_of_name is SpanKind.QUOTED and not _lacks_marks(child):
        return SpanKind.UNKNOWN
    return kind_of_name


def is_by_hand(attributes: Attributes) -> bool:
    """Whether the encoder says that a hand wrote it, and no typewriter."""
    names = ("rend", "medium", "type", "subtype")
    said = " ".join(attributes.get(name, "") for name in names)
    hand = attributes.get("hand", "")
    if tei.WRITTEN_BY_HAND.search(said):
        return True
    return hand != "" and not tei.TYPED.search(f"{hand} {said}")


def hand_after(shift: Attributes) -> Attributes:
    """What a change of hands says of the words after it, as `add` would say it."""
    hand, medium = shift.get("new", "").split(), shift.get("medium", "")
    said = {"hand": hand[0] if hand else "", "medium": medium}
    return {name: value for name, value in said.items() if value}


def is_restored(child: Element) -> bool:
    """Whether what was struck out is to stay (TEI Guidelines 11.3.1.6)."""
    return next(child.iterancestors("{*}restore", "restore"), None) is not None


def _lacks_marks(quotation: Element) -> bool:
    """Whether no marks of quotation are in it or around it, and it is a part of a line."""
    said = words_of(quotation)
    if not said or quotation.get("rend") == "none" or _holds_paragraphs(quotation):
        return False
    before, after = text_before(quotation).rstrip(), (quotation.tail or "").lstrip()
    ends = (before[-1:], said[0], said[-1], after[:1])
    return not any(end and end in _MARKS_OF_QUOTATION for end in ends)


def is_empty(child: Element, name: str) -> bool:
    """Whether it is a point of the text: words in it would be lost."""
    if namespace(child) in tei.SERIES_NAMESPACES:
        return name != "attachment"
    if name in (tei.PAGE_BREAK, tei.LINE_BREAK):
        return not words_of(child)
    if name not in tei.EMPTY_ELEMENTS:
        return False
    if name == tei.GAP and child.find("{*}desc") is not None:
        return False
    if name in _DESCRIBED or not words_of(child):
        return True
    is_call = name == POINTER and "target" in child.attrib
    return not is_call and all(local_name(part) in ("", "desc") for part in child)


def _words_beside(child: Element) -> str:
    """The words in it that are not its description."""
    described = words_of_all(child.findall("{*}desc"))
    return "" if words_of(child) == described else words_of(child)


def words_of_all(elements: Sequence[Element]) -> str:
    return " ".join(filter(None, map(words_of, elements)))


def stands_alone(child: Element, name: str) -> BlockKind | None:
    """The block that an element without a rule is among paragraphs: a line, or several.

    An element with words on either side of it is a part of their line.
    """
    parent = child.getparent()
    around = "" if parent is None else local_name(parent)
    is_known = name in _IN_A_LINE and (not around or around in tei.BLOCK_OF_ELEMENT)
    if name in _QUOTATIONS and _holds_paragraphs(child):
        return BlockKind.QUOTATION
    if is_known or around in _IN_A_LINE or namespace(child) not in ("", TEI_NAMESPACE):
        return None
    if text_before(child).strip() or (child.tail or "").strip() or not words_of(child):
        return None
    parts = [local_name(part) for part in child if local_name(part)]
    own = (child.text, *(part.tail for part in child))
    has_parts = len(parts) > 1 or any(part not in _IN_A_LINE for part in parts)
    is_group = has_parts and not any((text or "").strip() for text in own)
    if is_group or _holds_paragraphs(child):
        return BlockKind.DIVISION
    return BlockKind.SEGMENT


def _holds_paragraphs(element: Element) -> bool:
    return any(local_name(part) in _PARAGRAPHS for part in element.iterdescendants())


def span_element(name: str, kind: SpanKind) -> str:
    """The name, where the kind alone would be written as another element."""
    is_known = tei.ELEMENT_OF_SPAN.get(kind) == name
    return "" if is_known or kind in tei.TYPE_OF_SEGMENT or name == tei.GAP else name


def block_element(child: Element, name: str, kind: BlockKind) -> str:
    """The name, with the namespace of the series, where the kind would give another."""
    space = namespace(child)
    full = f"{{{space}}}{name}" if space in tei.SERIES_NAMESPACES else name
    is_known = full == tei.ELEMENT_OF_BLOCK.get(kind) or name == tei.FORME_WORK
    return "" if is_known else full
