"""A line that opens what was enclosed with a paper, and not one that only says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.foot_lines import is_foot_line
from letters.tei.transcription.raw_block import RawBlock, Role

# "ENCLOSURE", "Enclosure No. 2", "Attachment A", "TAB C", "Anlage 1"
_OPENING = re.compile(
    r"(?:enclosure|attachment|annex|appendix|tab|anlage|annexe)"
    r"(?: (?:no\. ?|nr\. ?|n° ?)?(?:\d{1,2}|[A-Z]|[IVX]{1,4}))?",
    re.IGNORECASE,
)
# "Page 1 of Encl. No. 1 / Desp. No. 112 / From Leopoldville", "Enclosure / No. 31, Rangoon"
_OF_DESPATCH = re.compile(
    r"(?:Page 1 of (?:Encl\.?|Enclosure)|Enclosure)(?: (?:No\.? ?)?\d{1,2})?"
    r"(?:[ \t]*+\n[ \t]*+(?:to )?(?:(?:Desp(?:atch|\.)|Airgram|Letter) )?"
    r"(?:No\.? ?)?[A-Z]?-?\d{1,5}"
    r"(?:,? (?:from )?[A-Z][a-z]{2,20})?)(?:[ \t]*+\n[ \t]*+From [A-Z][\w ]{2,30})?"
    r"(?:[ \t]*+\n[ \t]*+(?:C O P Y|COPY))?"
)
# The head of what is enclosed has no more lines, and its text has some that are as long.
MOST_HEAD_LINES = 14
FULL_LINE = 50
LONGEST_OPENING = 300
_FIRST_PAGE = re.compile(
    r"Page 1 of (?:Encl\.?|Enclosure)(?: (?:No\.? ?)?\d{1,2})?", re.IGNORECASE
)
_LINE = re.compile(r"[^\n]*+\n?")
_NEXT_LINE = re.compile(r"\S[^\n]*+")


def opens_enclosure(text: str, line: RawBlock) -> bool:
    """Whether the line stands alone above a text.

    Where nothing but copies and further enclosures are named below it, or such a line
    follows, it only says that something was enclosed.
    """
    words = line.text.strip()
    is_short = len(words) <= LONGEST_OPENING
    is_opening = is_short and bool(
        _OPENING.fullmatch(words) or _OF_DESPATCH.fullmatch(words)
    )
    return (
        is_opening
        and not _is_above_opening(text, line.end)
        and _is_above_text(text, line.end)
    )


def _is_above_opening(text: str, below: int) -> bool:
    """Whether the next line with words on it opens what was enclosed."""
    line = _NEXT_LINE.search(text, below)
    return line is not None and _OPENING.fullmatch(line[0].strip()) is not None


def is_first_page(line: str) -> bool:
    """Whether the line numbers the first page of an enclosure."""
    return _FIRST_PAGE.fullmatch(line) is not None


def has_text(blocks: Sequence[RawBlock]) -> bool:
    """Whether some block is of the text of a paper, or of its end."""
    return any(map(_is_of_text, blocks))


def may_end_above(blocks: Sequence[RawBlock]) -> bool:
    """Whether the paper above can have ended: a letter that greets somebody ends with a
    closing or a name, and "Enclosure" in its margin says that a paragraph speaks of one."""
    roles = {block.role for block in blocks}
    is_ended = not roles.isdisjoint((Role.CLOSING, Role.SIGNATURE))
    return is_ended or Role.SALUTE not in roles


def _is_of_text(block: RawBlock) -> bool:
    if block.role in (Role.CLOSING, Role.SIGNATURE):
        return True
    words = block.text.strip()
    return (
        block.role is Role.PARAGRAPH and len(words) >= FULL_LINE and words[-1] in ".?!"
    )


def _is_above_text(text: str, below: int) -> bool:
    for _ in range(MOST_HEAD_LINES):
        line = _LINE.match(text, below)
        words = line[0].strip() if line else ""
        if len(words) >= FULL_LINE and not is_foot_line(words):
            return True
        below = line.end() if line else below
    return False
