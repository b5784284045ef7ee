"""The persons of a list of participants, each with the side that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.participants.editors_lists import read_note
from letters.derivation.correspondence.participants.line_words import NOBODY
from letters.derivation.correspondence.participants.participant_lines import (
    Participant,
    read_participants,
)
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.derivation.correspondence.participants.side_names import (
    are_of_one_row,
    is_side,
)
from letters.derivation.correspondence.participants.titles import (
    BEGINS_PERSON,
    is_name,
    is_person,
)
from letters.derivation.text.main_text import lines_of, words_of
from letters.tei.nodes import Block, BlockKind, LineBreak, Span, SpanKind

# "State: Mr. George Ball".
_SIDE_BEFORE = re.compile(r"(?P<side>[A-Z][\w .&/’'-]{0,60}): (?=\S)")


def read_list(block: Block, side: str = "") -> Iterator[Participant]:
    """Those of the list, each with the side above.

    A side ends where names without a dash follow names with one. Two sides one behind the
    other head two columns that were read row by row: whose a name is cannot be told.
    """
    label_above, is_dashed = "", False
    for child in block.children:
        if not isinstance(child, Block) or child.kind is not BlockKind.ITEM:
            continue
        inner = [c for c in child.children if isinstance(c, Block) and is_list(c)]
        if inner:
            for each in inner:
                yield from read_list(each, _head_of(each) or side)
            continue
        label = _side_of(child)
        if label:
            side = "" if are_of_one_row(label_above, label) else label
            label_above, is_dashed = label, False
            continue
        if is_dashed and not _is_dashed(child):
            side = ""
        label_above, is_dashed = "", _is_dashed(child)
        lines = [line for line in lines_of(child) if line]
        if len(lines) > 1 and any(map(is_side, lines)):
            yield from read_lines(lines, child)
            continue
        for line in lines:
            yield from _in_line(line, side, child)


def _is_dashed(item: Block) -> bool:
    return words_of(item).startswith(("—", "–"))


def read_lines(lines: Sequence[str], block: Block) -> Iterator[Participant]:
    """Those of the lines of `block`, each with the side in a line above."""
    side = ""
    for line in lines:
        if is_side(line):
            side = line.rstrip(":—–")
            continue
        yield from _in_line(line, side, block)


def _in_line(line: str, side: str, block: Block) -> Iterator[Participant]:
    if line.startswith("["):
        yield from read_note(line, block)
        line = line.strip("[]")
        names = [] if NOBODY.match(line) else line.split(", ")
        if all(map(is_name, names)):
            yield from (Participant(name, side=side, block=block) for name in names)
        if not is_person(line):
            return
    if before := _SIDE_BEFORE.match(line):
        side, line = before["side"], line[before.end() :]
    for participant in read_participants(line, persons_in(block)):
        if participant.name and not NOBODY.match(participant.name):
            yield replace(participant, side=participant.side or side, block=block)


def is_list(block: Block) -> bool:
    return block.kind is BlockKind.LIST


def _head_of(block: Block) -> str:
    heads = (c for c in block.children if isinstance(c, Block))
    head = next((c for c in heads if c.kind is BlockKind.HEADING), None)
    return words_of(head).rstrip(":")


def _side_of(item: Block) -> str:
    """The side that an item names instead of a person: "United States", "State:"."""
    words = words_of(item)
    spans = [c for c in item.children if not isinstance(c, str | LineBreak)]
    rest = "".join(child for child in item.children if isinstance(child, str)).strip()
    is_set_off = len(spans) == 1 and not rest.strip(":") and _is_italic(spans[0])
    is_label = is_set_off or is_side(words) or _is_in_capitals(words)
    return words.rstrip(":") if is_label and not persons_in(item) else ""


def _is_italic(node: object) -> bool:
    return isinstance(node, Span) and node.kind is SpanKind.HIGHLIGHT


def _is_in_capitals(words: str) -> bool:
    return (
        words.isupper() and "," not in words and not BEGINS_PERSON.match(words.title())
    )
