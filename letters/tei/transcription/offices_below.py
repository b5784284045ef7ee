"""Which line below a name is the office of who signed, and no text of its own."""

from __future__ import annotations

from letters.tei.transcription.letter_words import is_name, signed_name
from letters.tei.transcription.raw_block import RawBlock, Role

MAY_BE_NAMES = {Role.PARAGRAPH, Role.LINES, Role.TABLE}
LONGEST_OFFICE = 70  # characters


def is_office_of(block: RawBlock, name: RawBlock) -> bool:
    """Whether a line directly below a name may be the office of who signed."""
    words = block.text.strip()
    is_line = "\n" not in words and len(words) <= LONGEST_OFFICE
    is_free = block.role in (Role.LINES, Role.PARAGRAPH) and is_line
    is_below = block.start == name.end + 1
    return is_free and is_below and words[:1].isupper() and words[-1:] not in ".?!:;"


def is_below_name(block: RawBlock, above: RawBlock) -> bool:
    name = name_in(above)
    is_whole = " " in name and is_name(name) and above.role in MAY_BE_NAMES
    return is_whole and is_office_of(block, above)


def with_office(name: RawBlock, office: RawBlock) -> RawBlock:
    words = f"{name.text}\n{office.text}"
    return RawBlock(name.start, office.end, words, Role.SIGNATURE)


def name_in(block: RawBlock) -> str:
    line = block.text.strip().split("\n")[0]
    return signed_name(line) or without_parentheses(line)


def without_parentheses(line: str) -> str:
    """The name that is typed in them below the one written by hand: "(Denis Hale)"."""
    name = line[1:-1]
    is_typed = line.startswith("(") and line.endswith(")") and " " in name
    return name if is_typed and is_name(name) else line
