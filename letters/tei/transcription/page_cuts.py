"""Page breaks that a typescript's transcription shows only as a cut sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.page_markers import PAGE_MARKER
from letters.tei.transcription.raw_block import RawBlock, Role

ENDS_SENTENCE = re.compile(r"[.!?:;”\"’')\]—–-]\s*$")
GOES_ON = re.compile(r"\s*(?:[a-z](?![.)]\s)|\()")

# The rest of the text holds a further break if it is this much longer than a page.
TOO_LONG_FOR_A_PAGE = 1.25


MOST_ABOVE = 8  # blocks
LEAST_CUT = 25  # characters; fewer are a line of a head: "an Bonn"


@dataclass(frozen=True, slots=True)
class Cut:
    """The paragraph `before` continues in the paragraph `after`: a page ended there."""

    before: int
    after: int


def find_cuts(blocks: Sequence[RawBlock]) -> list[Cut]:
    """The pairs of paragraphs of which the first stops in mid-sentence."""
    return [
        Cut(index, index + 1)
        for index, (first, second) in enumerate(pairwise(blocks))
        if first.role is second.role is Role.PARAGRAPH
        and not ENDS_SENTENCE.search(first.text)
        and not first.text.isupper()  # a title
        and (len(first.text.strip()) >= LEAST_CUT or _is_within(blocks, index))
        and GOES_ON.match(second.text)
    ]


def _is_within(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a sentence ends above, so that a short line is of no head."""
    return any(
        block.role is Role.PARAGRAPH and ENDS_SENTENCE.search(block.text)
        for block in blocks[max(0, index - MOST_ABOVE) : index]
    )


def is_page_within(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether the block is the sign of a page alone, and a sentence goes on over it."""
    if not 0 < index < len(blocks) - 1:
        return False
    before, page, after = blocks[index - 1 : index + 2]
    is_sign = PAGE_MARKER.fullmatch(page.text.strip()) is not None
    is_cut = is_sign and before.role is after.role is Role.PARAGRAPH
    return (
        is_cut
        and not ENDS_SENTENCE.search(before.text)
        and GOES_ON.match(after.text) is not None
    )


def doubt_cuts(
    blocks: Sequence[RawBlock], cuts: Sequence[Cut], doubts: Doubts, *, are_all: bool
) -> None:
    """Report each inferred break and, if they `are_all` of the paper, a last page that is
    too long to be one."""
    for number, cut in enumerate(cuts, start=2):
        words = " ".join(blocks[cut.before].text.split()[-2:])
        doubts.add(
            DoubtCode.INFERRED_PAGE_BREAK,
            f"Page {number} is inferred: the sentence is cut after “{words}” and goes on "
            "in the next paragraph.",
            blocks[cut.after].start,
        )
    if are_all:
        _doubt_last_page(blocks, cuts, doubts)


def _doubt_last_page(
    blocks: Sequence[RawBlock], cuts: Sequence[Cut], doubts: Doubts
) -> None:
    if not cuts:
        return
    starts = [blocks[0].start, *(blocks[cut.after].start for cut in cuts)]
    ends = [*starts[1:], blocks[-1].end]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    if lengths[-1] > TOO_LONG_FOR_A_PAGE * max(lengths[:-1]):
        last = len(lengths)
        doubts.add(
            DoubtCode.UNDETERMINED_PAGE_BREAK,
            f"What follows page {last}'s beginning is longer than a page "
            f"({lengths[-1]:,} characters; the longest page before it has "
            f"{max(lengths[:-1]):,}). A further page break must stand between two of its "
            "paragraphs; the transcription does not show where. None is put in.",
            starts[-1],
        )
