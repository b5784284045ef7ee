"""Lines that stand several times in a text: they may head each of its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.block_doubts import LONGEST_SHOWN
from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.raw_block import RawBlock, Role

_LINE = re.compile(r"[^\n]++")
_WORD = re.compile(r"[^\W_]{2,40}")
FEWEST_LETTERS, LONGEST_LINE = 15, 120
FEWEST_WORDS = 2
FIRST_AGAIN = 2
_OF_TEXT = {Role.PARAGRAPH, Role.LINES, Role.ADDRESS, Role.SIGNATURE}


def doubt_repeated(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report each line of the text that stands there before, once."""
    before: dict[str, int] = {}
    for block in blocks:
        if block.role not in _OF_TEXT:
            continue
        for line in _LINE.finditer(block.text):
            words = " ".join(line[0].split())
            if not _may_run(words):
                continue
            before[words] = before.get(words, 0) + 1
            if before[words] == FIRST_AGAIN:
                doubts.add(
                    DoubtCode.PAGES_UNEVEN,
                    f"“{words[:LONGEST_SHOWN]}” stands above, too. It may be a line that "
                    "each page has, and is left in the text.",
                    block.start + line.start() + len(line[0]) - len(line[0].lstrip()),
                )


def _may_run(words: str) -> bool:
    is_line = FEWEST_LETTERS <= len(words) <= LONGEST_LINE
    return is_line and len(_WORD.findall(words)) >= FEWEST_WORDS
