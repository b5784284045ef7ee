"""The document itself, without the enclosures that follow it in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from letters.tei.nodes import (
    ON_THE_PAGE,
    Block,
    BlockKind,
    LineBreak,
    Node,
    Span,
    flat_text,
    walk,
)

# The lines above an enclosure: "[Enclosure]", "Attachment 1", "[Tab A]", "Annex".
_ENCLOSURE = re.compile(
    r"\[?(?:Enclosures?|Attachments?|Annex|Appendix|Tab|Subenclosure)\b(?: No\.)?[^.:;]{0,60}$"
)
_LABELS = frozenset({BlockKind.PARAGRAPH, BlockKind.SEGMENT, BlockKind.HEADING})
_LONGEST_LABEL = 80
# Of the lines below the label that say whom a letter is for, in blocks and characters.
_MOST_BELOW_LABEL, _LONGEST_ADDRESS = 2, 300
# In characters, more than any label begins with.
_LONGEST_BEGINNING = 40


class MainText:
    """What many rules ask of a document, read once.

    `blocks` are all its blocks in the order of the text, up to the first enclosure.
    Quotations are somebody else's text, and left out.
    """

    def __init__(self, body: Block) -> None:
        self.body = body
        self.blocks = _own_blocks(body)

    @cached_property
    def heading(self) -> Block | None:
        return first_of(BlockKind.HEADING, self.blocks)

    @cached_property
    def heading_words(self) -> str:
        return words_of(self.heading)


def _own_blocks(body: Block) -> list[Block]:
    blocks = list(_blocks(body))
    for at, block in enumerate(blocks):
        is_label = at > 0 and _is_label(block)
        if block.kind is BlockKind.ATTACHMENT or (
            is_label and not _is_above_address(blocks[at + 1 :])
        ):
            return blocks[:at]
    return blocks


def _is_above_address(below: list[Block]) -> bool:
    """Whether the label only says that something is enclosed: below it no text follows, and
    the encoding marks whom the letter is for."""
    return any(map(_names_recipient, below[:_MOST_BELOW_LABEL])) and (
        sum(len(words_of(block)) for block in below) <= _LONGEST_ADDRESS
    )


def _names_recipient(block: Block) -> bool:
    return any(
        isinstance(node, Span)
        and node.element == "rs"
        and node.attributes.get("type") == "recipient"
        for node in walk(block)
    )


def first_of(kind: BlockKind, blocks: list[Block]) -> Block | None:
    return next((block for block in blocks if block.kind is kind), None)


def words_of(block: Block | None) -> str:
    """The block on one line, without its notes and the marks of other hands."""
    words = flat_text(block, without=ON_THE_PAGE) if block else ""
    return tidy(words)


def lines_of(block: Block) -> list[str]:
    """The lines of the block, without its notes: line breaks and inner blocks end them."""
    lines = [""]

    def add(node: Node) -> None:
        if isinstance(node, LineBreak):
            lines.append("")
        elif isinstance(node, Block):
            lines.append("")
            for child in node.children:
                add(child)
            lines.append("")
        elif isinstance(node, Span) and node.kind not in ON_THE_PAGE:
            for child in node.children:
                add(child)
        else:
            lines[-1] += flat_text(node)

    for child in block.children:
        add(child)
    return [line for line in map(tidy, lines) if line]


def may_begin_with(block: Block, beginnings: tuple[str, ...]) -> bool:
    """Tells most blocks at once that begin otherwise than with one of the `beginnings`,
    which are in small letters."""
    first = block.children[0] if block.children else ""
    if not isinstance(first, str):
        return True
    text = first.lstrip()[:_LONGEST_BEGINNING].casefold()
    if len(text) >= _LONGEST_BEGINNING:
        return text.startswith(beginnings)
    return any(text.startswith(word) or word.startswith(text) for word in beginnings)


def tidy(words: str) -> str:
    """`words` on one line, without the blanks that pretty-printing leaves inside
    parentheses: "( Muccio )"."""
    words = " ".join(words.split())
    if "( " in words or " )" in words:
        words = words.replace("( ", "(").replace(" )", ")")
    return words


def _blocks(parent: Block) -> Iterator[Block]:
    for child in parent.children:
        if isinstance(child, Block) and child.kind is not BlockKind.QUOTATION:
            yield child
            yield from _blocks(child)


def _is_label(block: Block) -> bool:
    return (
        block.kind in _LABELS
        and sum(len(child) for child in block.children if isinstance(child, str))
        <= _LONGEST_LABEL
        and _ENCLOSURE.match(words_of(block)) is not None
    )
