"""The lines of a running text, each with the block it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.tei.nodes import Block, BlockKind
from letters.tei.plain_text import LINE_SEPARATOR, PlainText

_WORD = re.compile(r"\w{1,40}+")


@dataclass(frozen=True, slots=True)
class Line:
    """`start` is its offset in the running text; `text` has a blank for a line break.

    `is_quotation` and `is_item` say that it stands in such a block, `begins_attachment`
    that the encoded attachment begins with it.
    """

    start: int
    text: str
    block: Block | None = None
    is_quotation: bool = False
    is_item: bool = False
    begins_attachment: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def kind(self) -> BlockKind | None:
        return self.block.kind if self.block else None


def running_lines(plain: PlainText, body: Block) -> list[Line]:
    """Every line that has words, in the order of the text."""
    attachments = _starts_of_attachments(plain, body)
    lines: list[Line] = []
    around: list[tuple[Block, int]] = []
    segments = iter(plain.segments)
    following = next(segments, None)
    start = 0
    for text in plain.text.split("\n"):
        while following and following.start <= start:
            around.append((following.node, following.end))
            following = next(segments, None)
        around = [(block, end) for block, end in around if end >= start + len(text)]
        if text.strip():
            kinds = {block.kind for block, _ in around}
            lines.append(
                Line(
                    start,
                    text.replace(LINE_SEPARATOR, " "),
                    around[-1][0] if around else None,
                    is_quotation=BlockKind.QUOTATION in kinds,
                    is_item=BlockKind.ITEM in kinds,
                    begins_attachment=bool(attachments and attachments[0] <= start),
                )
            )
            while attachments and attachments[0] <= start:
                del attachments[0]
        start += len(text) + 1
    return lines


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def _starts_of_attachments(plain: PlainText, body: Block) -> list[int]:
    attachments = [
        block for block in _blocks(body) if block.kind is BlockKind.ATTACHMENT
    ]
    return [plain.starts[id(block)][0] for block in attachments if block.children]


def _blocks(parent: Block) -> Iterator[Block]:
    for child in parent.children:
        if isinstance(child, Block):
            yield child
            yield from _blocks(child)
