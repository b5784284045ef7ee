"""Where the head of another paper stands below a text that nobody signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import (
    FIELD,
    SHORT_LABEL,
    Label,
    label_of,
)
from letters.tei.transcription.foot_lines import is_foot
from letters.tei.transcription.raw_block import RawBlock, Role

_LINE = re.compile(r"\S[^\n]*+")
_ENDS_TEXT = re.compile(r"[.?!”\"')\]]\s*\Z")
# "Telegram From the Department of State to the Embassy in Greece"
_PRINTED_HEAD = re.compile(
    r"(?:\d{1,4}\. )?(?:[A-Z][a-z]{2,12} ){0,2}"
    r"(?:Telegram|Letter|Memorandum|Message|Airgram|D[ei]spatch|Note) [Ff]rom "
    r"(?!.{250})[^\n]{3,120}? (?:to|To) [^\n]{3,120}"
)
_SIDES = {Label.SENDER, Label.RECIPIENT}
MOST_LINES = 10  # of a head
MOST_BLOCKS = 6
MOST_OF_HEAD = 24  # blocks that the first head may have
LEAST_TEXT = 40  # characters
LONGEST_LINE = 70
_ENDS_PAPER = {Role.SIGNATURE, Role.FOOT}
_OF_HEAD = {
    Role.DATE,
    Role.FIELDS,
    Role.HEADING,
    Role.LETTERHEAD,
    Role.MARKING,
    Role.MARKS,
    Role.NUMBER,
    Role.STAMP,
}


def begins_head(
    text: str,
    start: int,
    above: Sequence[RawBlock],
    top: int,
    *,
    may_be_printed: bool = True,
) -> bool:
    """Whether the lines of `text` from `start` name a sender and a recipient behind labels,
    as the first lines `above` from `top` do, and a text stands between both heads."""
    if len(above) <= top:
        return False
    if may_be_printed and _prints_head(
        text, start, above[max(top, len(above) - MOST_OF_HEAD) :]
    ):
        return True
    if not _ends_text(above[-1]) and above[-1].role not in _ENDS_PAPER:
        return False
    if not _has_sides(_fields(above[top : top + MOST_OF_HEAD])):
        return False
    first = _LINE.search(text, start)
    if first is None or len(first[0].strip()) > LONGEST_LINE:
        return False
    if not any(map(str.isalnum, first[0])) or is_foot(first[0], is_below=True):
        return False  # a rule above the head, or initials below the paper above
    lines = (line[0] for line in islice(_LINE.finditer(text, start), MOST_LINES))
    return _has_sides(_short(lines))


def _prints_head(text: str, start: int, above: Sequence[RawBlock]) -> bool:
    """Whether an edition's heading of who wrote to whom stands there, above a day and below
    a text: among the last blocks `above`."""
    line = _LINE.search(text, start)
    heading = _PRINTED_HEAD.match(text, line.start()) if line else None
    if not heading:
        return False
    below = _LINE.search(text, heading.end())
    is_dated = below is not None and bool(date_in_line(below[0]))
    return is_dated and any(map(_ends_text, above))


def second_heads(
    text: str, blocks: Sequence[RawBlock], *, may_be_printed: bool = True
) -> set[int]:
    """The blocks that begin the head of a second paper, or of a further one."""
    found: set[int] = set()
    top = 0
    for at in range(1, len(blocks)):
        above = blocks[max(top, at - MOST_OF_HEAD) : at]
        may_print = may_be_printed and blocks[at].role is Role.HEADING
        if _begins_paper(blocks, at, top) or (
            may_print and _prints_head(text, blocks[at].start, above)
        ):
            found.add(at)
            top = at
    return found


def _begins_paper(blocks: Sequence[RawBlock], at: int, top: int) -> bool:
    """Whether fields from `at` name a sender and a recipient, as the first ones from `top`
    do, and a text stands above."""
    above = blocks[at - 1]
    is_ended = above.role in _ENDS_PAPER or _ends_text(above)
    if blocks[at].role not in _OF_HEAD or not is_ended:
        return False
    head = _head_from(blocks[at : at + MOST_BLOCKS])
    first = blocks[top : min(at, top + MOST_OF_HEAD)]
    return _has_sides(_fields(head)) and _has_sides(_fields(first))


def _head_from(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    for block in blocks:
        if block.role not in _OF_HEAD:
            return
        yield block


def _ends_text(block: RawBlock) -> bool:
    is_text = block.role is Role.PARAGRAPH and len(block.text.strip()) >= LEAST_TEXT
    return is_text and _ENDS_TEXT.search(block.text) is not None


def _fields(blocks: Iterable[RawBlock]) -> Iterator[str]:
    for block in blocks:
        if block.role is Role.FIELDS:
            yield from block.text.split("\n")


def _short(lines: Iterable[str]) -> Iterator[str]:
    """The lines above the first that is long and has no label."""
    for line in lines:
        if len(line.strip()) > LONGEST_LINE and not FIELD.match(line):
            return
        yield line


def _has_sides(lines: Iterable[str]) -> bool:
    labels = {
        label_of(field["label"])
        for line in lines
        if not SHORT_LABEL.match(line) and (field := FIELD.fullmatch(line))
    }
    return labels >= _SIDES
