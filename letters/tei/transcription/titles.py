"""The title and number of a document, as its own blocks give them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.blocks import RawBlock, Role

MOST_CHARACTERS = 500  # of the heading's lines together

MARKED_LINE = re.compile(r"\s*(?:~~|\*)")

_NUMBER = re.compile(r"\s?(?:\[|(?<!\d))(\d++[A-Za-z]?)\]?\.\s+")
_MARKED = re.compile(r"\*[^*]*\*|~~[^~]*~~")
_GLUED_MARK = re.compile(r"(?<=[^\W\d])\d{1,2}$")


def read_title(blocks: Sequence[RawBlock], *, is_edited: bool) -> str:
    """The heading without its number and marks; without a heading, who wrote to whom."""
    heading = next((block for block in blocks if block.role is Role.HEADING), None)
    if heading:
        lines = [
            _MARKED.sub("", line)
            for line in heading.text.split("\n")
            if not MARKED_LINE.match(line)
        ]
        if sum(map(len, lines)) > MOST_CHARACTERS:
            lines = lines[:1]  # the text follows without a blank line
        title = _NUMBER.sub("", " ".join(" ".join(lines).split()))
        return _GLUED_MARK.sub("", title) if is_edited else title
    sender = first_text(blocks, Role.SIGNATURE)
    recipient = first_text(blocks, Role.SALUTE).rstrip(",:")
    if not sender and not recipient:
        return "Untitled document"
    parts = [
        "Note" if recipient else "Document",
        f"from {sender}" if sender else "",
        f"to “{recipient}”" if recipient else "",
    ]
    return " ".join(part for part in parts if part)


def read_number(blocks: Sequence[RawBlock]) -> str:
    heading = first_text(blocks, Role.HEADING)
    number = _NUMBER.match(heading)
    return number[1] if number else ""


def first_text(blocks: Sequence[RawBlock], role: Role) -> str:
    texts = (" ".join(b.text.split()) for b in blocks if b.role is role)
    return next(texts, "")
