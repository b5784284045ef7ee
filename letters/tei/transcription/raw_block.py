"""What the blocks of a raw transcription are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    HEADING = "heading"
    FIELDS = "fields"
    ADDRESS = "address"
    LETTERHEAD = "letterhead"
    STAMP = "stamp"
    NUMBER = "number"
    MARKS = "marks"
    DATE = "date"
    PAGE = "page"
    SALUTE = "salute"
    PARAGRAPH = "paragraph"
    LINES = "lines"
    TABLE = "table"
    CLOSING = "closing"
    SIGNATURE = "signature"
    # Within the text and below it, where they name nobody.
    MARKING = "marking"
    PAGE_NUMBER = "page-number"
    FOOT = "foot"
    POSTSCRIPT = "postscript"
    # Above a text that was enclosed with the one before it.
    ENCLOSURE = "enclosure"


# What stands on paper before or after the text, and not in it.
OUTSIDE_TEXT = {
    Role.LETTERHEAD,
    Role.STAMP,
    Role.NUMBER,
    Role.MARKS,
    Role.DATE,
    Role.ENCLOSURE,
}
_OPENING_ROLES = {Role.HEADING, Role.SALUTE}
# What may stand between a name and the end of the paper.
FOOT_ROLES = {
    Role.MARKING,
    Role.PAGE_NUMBER,
    Role.FOOT,
    Role.POSTSCRIPT,
    Role.ADDRESS,
}
# No more of them are looked through for the name above.
MOST_FOOT_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Lines that stand together; offsets are code points in the whole text."""

    start: int
    end: int
    text: str
    role: Role

    @property
    def is_outside_text(self) -> bool:
        return self.role in OUTSIDE_TEXT

    @property
    def may_begin_a_document(self) -> bool:
        return self.is_outside_text or self.role in _OPENING_ROLES


# The index of the first block of each role, so that none of them is counted again.
FirstOfRole = dict[Role, int]
