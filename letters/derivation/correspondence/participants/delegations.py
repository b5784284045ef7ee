"""The lists of two delegations, where no label says that they are participants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.participant_lists import read_lines
from letters.derivation.correspondence.participants.titles import BEGINS_PERSON
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block, BlockKind

_LABEL = re.compile(
    r"(?i)(?:the )?(?P<side>[a-z.]{2,15}(?: [a-z]{2,12})?)"
    r" (?:delegation|side|participants)(?: members)?:?"
)
_LONGEST_LABEL = 50
_LONGEST_NAME = 200
_FEWEST = 2


def find_delegations(blocks: Sequence[Block]) -> list[Participant]:
    """Those under the labels of two sides or more: "CHINESE DELEGATION"."""
    labels = [place for place, block in enumerate(blocks) if _side(block)]
    if len(labels) < _FEWEST:
        return []
    members = [list(_members(blocks, place)) for place in labels]
    return [one for each in members for one in each] if all(members) else []


def _side(block: Block) -> str:
    """The side that the paragraph is the label of, or nothing."""
    if block.kind is not BlockKind.PARAGRAPH:
        return ""
    words = words_of(block)
    match = _LABEL.fullmatch(words) if len(words) <= _LONGEST_LABEL else None
    return match["side"] if match else ""


def _members(blocks: Sequence[Block], place: int) -> Iterator[Participant]:
    """Paragraphs of one titled name each."""
    side = words_of(blocks[place]).rstrip(":")
    for block in takewhile(_is_member, blocks[place + 1 :]):
        yield from read_lines([f"{side}:", words_of(block)], block)


def _is_member(block: Block) -> bool:
    words = words_of(block)
    is_brief = block.kind is BlockKind.PARAGRAPH and len(words) <= _LONGEST_NAME
    return is_brief and bool(BEGINS_PERSON.match(words)) and words[-1:] != "."
