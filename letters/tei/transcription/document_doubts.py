"""Signs that what is read as one document is two: text, or a salutation, below its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.raw_block import RawBlock, Role

# In characters; shorter lines below a signature are enclosures, copies, and initials.
FEWEST_OF_TEXT = 60


def doubt_second_document(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report where a text goes on below the end of a letter, or somebody is greeted again.

    Nothing is parted there, since it may be a postscript, or an address read to somebody.
    """
    for block in islice(_of_another(blocks), 1):
        doubts.add(
            DoubtCode.POSSIBLE_DOCUMENT,
            "A text goes on here, below the end of a letter. If another document begins, "
            "part it here.",
            block.start,
        )


def _of_another(blocks: Sequence[RawBlock]) -> Iterator[RawBlock]:
    is_ended = is_greeted = False
    for block in blocks:
        if block.role is Role.POSTSCRIPT:
            return
        is_long = len(" ".join(block.text.split())) >= FEWEST_OF_TEXT
        is_text = block.role is Role.PARAGRAPH and is_long
        if (is_ended and is_text) or (is_greeted and block.role is Role.SALUTE):
            yield block
        is_ended |= block.role in (Role.CLOSING, Role.SIGNATURE)
        is_greeted |= block.role is Role.SALUTE
