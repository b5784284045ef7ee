"""Which line below a text is its date, where nothing above is dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letters.tei.dates import find_written_dates
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import DATE_TIME_GROUP
from letters.tei.transcription.line_groups import YEAR
from letters.tei.transcription.raw_block import (
    FOOT_ROLES,
    MOST_FOOT_BLOCKS,
    RawBlock,
    Role,
)

LONGEST_HEAD = 2_000
LONGEST_DATED_LINE = 70


def with_date_below(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with a line below the text told to be the date, if nothing above is."""
    if any(block.role is Role.DATE or _is_dated_head(block) for block in blocks):
        return blocks
    for index in range(len(blocks) - 1, max(1, len(blocks) - MOST_FOOT_BLOCKS), -1):
        block = blocks[index]
        words = block.text.strip()
        if block.role in (Role.PARAGRAPH, Role.LINES) and date_in_line(words):
            if YEAR.search(words):
                dated = list(blocks)
                dated[index] = replace(block, role=Role.DATE)
                return dated
        elif block.role not in FOOT_ROLES and len(words) > LONGEST_DATED_LINE:
            break
    return blocks


def is_dated_below(blocks: Sequence[RawBlock]) -> bool:
    """Whether the first date stands below a paragraph of the text."""
    roles = (block.role for block in blocks if not _is_line(block))
    return next((role is Role.PARAGRAPH for role in roles), False)


def _is_line(block: RawBlock) -> bool:
    is_prose = block.role is Role.PARAGRAPH and len(block.text) > LONGEST_DATED_LINE
    return block.role is not Role.DATE and not is_prose


def _is_dated_head(block: RawBlock) -> bool:
    if block.role is not Role.FIELDS:
        return False
    words = block.text[:LONGEST_HEAD]
    return bool(find_written_dates(words) or DATE_TIME_GROUP.search(words))
