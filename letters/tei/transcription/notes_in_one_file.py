"""Where one note verbale ends and another begins, in a file that holds an exchange of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from letters.tei.transcription.block_roles import RULE_ALONE
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.line_groups import YEAR
from letters.tei.transcription.notes_verbales import opens_note
from letters.tei.transcription.raw_block import RawBlock, Role

# A longer block is of the text of the note above.
LONGEST_BETWEEN = 160


def further_notes(blocks: Sequence[RawBlock]) -> set[int]:
    """The blocks with which further notes begin, their heads included."""
    opened = [at for at, block in enumerate(blocks) if opens_note(block)]
    tops = [0, *opened]
    return {
        _top_of_note(blocks, first, above, at)
        for first, (above, at) in zip(tops, pairwise(opened), strict=False)
    }


def _top_of_note(blocks: Sequence[RawBlock], first: int, above: int, at: int) -> int:
    """The first of the lines at the head of the note that begins at `at`.

    The note that begins at `above` has its own head from `first` on. A rule parts them;
    else the date below a note that has none at its head; else the end of its text.
    """
    top = at
    while top - 1 > above and len(blocks[top - 1].text.strip()) <= LONGEST_BETWEEN:
        top -= 1
    between = range(top, at)
    ruled = [n for n in between if RULE_ALONE.fullmatch(blocks[n].text.strip())]
    if ruled:
        return ruled[-1] + 1
    if any(map(_is_date, blocks[first:above])):
        return top
    return next((n + 1 for n in between if _is_date(blocks[n])), top)


def _is_date(block: RawBlock) -> bool:
    if block.role is Role.DATE:
        return True
    last = block.text.strip().rpartition("\n")[2].strip()
    return bool(YEAR.search(last) and date_in_line(last))
