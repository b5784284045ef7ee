"""Which blocks are of the head of a paper: lines above its text, fields among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import (
    CABLE_FIELD,
    DATE_TIME_GROUP,
    is_cable_head,
    is_field,
    is_form,
)
from letters.tei.transcription.raw_block import RawBlock, Role

MOST_HEAD_BLOCKS = 8
MOST_FIELD_BLOCKS = 24
LONGEST_HEAD_BLOCK = 160
MOST_FORM_LINES = 6
# Letterheads of committees and firms have columns too.
_NAME_OF_FORM = re.compile(
    r"\b(?:FORM|TELEGRAM|CABLE|MESSAGE|AIRGRAM|A I R G R A M|DESPATCH|DEPARTMENT)\b"
)
_TEXT_ROLES = {Role.SALUTE, Role.CLOSING, Role.SIGNATURE, Role.TABLE}


def are_fields(text: str) -> bool:
    lines = text.split("\n")
    if is_field(lines[0], lines) and not date_in_line(lines[0]):
        return True
    is_cable = is_cable_head(lines)
    begins = CABLE_FIELD.fullmatch(lines[0]) or DATE_TIME_GROUP.match(lines[0])
    return is_cable and begins is not None


def is_above_text(before: Sequence[RawBlock]) -> bool:
    """Whether only lines stand above, fields among them."""
    return len(before) <= MOST_FIELD_BLOCKS and all(
        block.role is Role.FIELDS
        or (at == 0 and _is_printed_form(block))
        or (_is_short_head(block.text) and block.role not in _TEXT_ROLES)
        for at, block in enumerate(before)
    )


def _is_printed_form(block: RawBlock) -> bool:
    """Whether it is the first lines of a form, which stand in columns as a table does."""
    few = block.text.count("\n") < MOST_FORM_LINES
    is_named = _NAME_OF_FORM.search(block.text) is not None
    return block.role is Role.TABLE and few and is_named and is_form(block.text)


def _is_short_head(text: str) -> bool:
    """Whether it has few words, or its lines stand beside each other as a form's do."""
    if len(" ".join(text.split())) <= LONGEST_HEAD_BLOCK:
        return True
    return len(text) <= MOST_HEAD_BLOCKS * LONGEST_HEAD_BLOCK and is_form(text)


def is_head(before: Sequence[RawBlock]) -> bool:
    """Whether only lines stand above, and no words of the text."""
    return len(before) <= MOST_HEAD_BLOCKS and all(
        len(" ".join(block.text.split())) <= LONGEST_HEAD_BLOCK
        and block.role not in _TEXT_ROLES
        for block in before
    )
