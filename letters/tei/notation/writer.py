"""Nodes to notation, in its one normal form; refuses what it has no words for."""

from __future__ import annotations

from letters.tei.errors import NotationError, NotExpressibleError
from letters.tei.nodes import Block, BlockKind, Node, flat_text
from letters.tei.notation.block_writer import BlockWriter
from letters.tei.notation.reader import parse_notation

_LONGEST_QUOTE = 60


def write_notation(body: Block) -> str:
    """`body` as notation that reads back as the very same nodes.

    Raises NotExpressibleError where the notation has no words for what TEI says. The
    attributes of the division are not part of the notation.
    """
    text = _write(body)
    try:
        reread = parse_notation(text, body.attributes)
    except NotationError as error:
        line = text.splitlines()[error.line - 1] if error.line else ""
        raise NotExpressibleError(
            f"The notation has no form for this text{_quoted(line)}: {error.message}"
        ) from error
    if reread != body:
        raise NotExpressibleError(
            "The notation has no words for all of this text"
            f"{_place_of_difference(body, reread)}. Edit it as TEI."
        )
    return text


def _write(body: Block) -> str:
    try:
        return BlockWriter().document(body)
    except NotExpressibleError as error:
        place = next(filter(None, map(_place_if_refused, body.children)), "")
        raise NotExpressibleError(f"{error.message.rstrip('.')}{place}.") from error


def _place_if_refused(node: Node) -> str:
    try:
        BlockWriter().document(Block(BlockKind.DIVISION, (node,)))
    except NotExpressibleError:
        return _place(node)
    return ""


def _place_of_difference(body: Block, other: Block) -> str:
    """The words of the first part of `body` that the other has not."""
    children: tuple[Node, ...] = other.children
    for child, instead in zip(body.children, (*children, *body.children), strict=False):
        if child != instead:
            return _place(child)
    return ""


def _place(node: Node) -> str:
    return _quoted(flat_text(node))


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[: _LONGEST_QUOTE - 1]}…"
    return f", at “{words}”" if words else ""
