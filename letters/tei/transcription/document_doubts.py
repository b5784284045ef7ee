"""Signs that what is read as one document is two: text, or a salutation, below its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.field_labels import FIELD, Label, label_of
from letters.tei.transcription.raw_block import RawBlock, Role

# In characters; shorter lines below a signature are enclosures, copies, and initials.
FEWEST_OF_TEXT = 60
# Above a text they are of its head; below one, and above another, of another head.
_OF_HEADS = {Role.LETTERHEAD, Role.HEADING, Role.DATE}
MOST_BELOW = 12
_ENDS_SENTENCE = re.compile(r"[a-zà-ÿа-я\d][.?!”\")]{1,2}\s*\Z")


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
    is_ended = is_greeted = is_written = is_labelled = is_below = False
    for at, block in enumerate(blocks):
        if block.role is Role.POSTSCRIPT:
            return
        is_long = len(" ".join(block.text.split())) >= FEWEST_OF_TEXT
        is_text = block.role is Role.PARAGRAPH and is_long
        if (is_ended and is_text) or (is_greeted and block.role is Role.SALUTE):
            yield block
        if (
            is_written
            and block.role in _OF_HEADS
            and _has_text(blocks[at + 1 : at + 1 + MOST_BELOW])
        ):
            yield block
        names_sides = block.role is Role.FIELDS and _names_sides(block.text)
        if names_sides and is_labelled and is_below:
            yield block
        is_labelled |= names_sides
        is_below |= is_labelled and _ends_sentence(block)
        is_written |= is_text and _ENDS_SENTENCE.search(block.text) is not None
        is_ended |= block.role in (Role.CLOSING, Role.SIGNATURE)
        is_greeted |= block.role is Role.SALUTE


def _names_sides(fields: str) -> bool:
    """Whether a label says who sends a paper, or whom it is for."""
    labels = map(FIELD.match, fields.split("\n")[:MOST_BELOW])
    return any(
        label_of(label["label"]) in (Label.SENDER, Label.RECIPIENT)
        for label in labels
        if label
    )


def _ends_sentence(block: RawBlock) -> bool:
    is_text = block.role is Role.PARAGRAPH
    return is_text and _ENDS_SENTENCE.search(block.text) is not None


def _has_text(blocks: Sequence[RawBlock]) -> bool:
    return any(
        block.role is Role.PARAGRAPH and len(block.text.strip()) >= FEWEST_OF_TEXT
        for block in blocks
    )
