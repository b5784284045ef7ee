"""What the header of a TEI file says of one document: TEI Guidelines, chapter 2."""

from letters.tei.header.header_reading import header_of, read_letter_header
from letters.tei.header.letter_header import (
    LetterHeader,
    StatedAction,
    StatedHolding,
    StatedName,
)

__all__ = [
    "LetterHeader",
    "StatedAction",
    "StatedHolding",
    "StatedName",
    "header_of",
    "read_letter_header",
]
