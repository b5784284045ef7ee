"""What is uncertain about a block of a raw transcription, said with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.balance import find_imbalances
from letters.tei.dates import find_written_dates
from letters.tei.transcription.blocks import seems_to_begin
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.doubts import DoubtCode, Doubts, read_as
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.hyphens import Hyphen, PartedWord, find_parted_words
from letters.tei.transcription.note_zones import FootNote
from letters.tei.transcription.raw_block import RawBlock, Role

TAKEN_FOR = {
    Role.NUMBER: "a filing or control number",
    Role.STAMP: "a stamp",
    Role.DATE: "the date of the document",
    Role.MARKING: "a marking, and for nobody’s name",
    Role.PAGE_NUMBER: "the number of a page, and no page break is made of it",
    Role.FOOT: "a line below the text, and for nobody’s name",
    Role.POSTSCRIPT: "a postscript",
    Role.ADDRESS: "an address, and its first name for the recipient",
}
# "Ronald Reagan190. Letter From …": the end of one document, the head of the next.
_GLUED_HEADING = re.compile(
    r"(?<=[^\W\d_])\d{1,4}[a-z]?\. (?:[A-Z]\w+ ){0,3}"
    r"(?:Letter|Message|Memorandum|Telegram|Airgram|Despatch|Note|Minutes)\b"
)
_NUMBERED_LINE = re.compile(r"\n[ \t]*\d{1,3}[.)] ")
_LOOSE_MARK = re.compile(
    r"(?<=[^\W\d]|[.,;:”\"’)])(?:/\d{1,3}/(?!\d)|[¹²³⁰⁴-⁹]{1,3})"
) -> None:
    """Let the parts of a word stand together that the end of a line parts."""
    for parted in find_parted_words(edits.text, start, end, known):
        if edits.is_free(parted.start, parted.end):
            edits.add(parted.start, parted.end, "-" if parted.hyphen.stays else "")
            doubt_hyphen(doubts, parted)


def doubt_hyphen(doubts: Doubts, parted: PartedWord) -> None:
    doubts.add(
        DoubtCode.HYPHEN,
        f"“{parted.before}-” at the end of a line and “{parted.after}” are written "
        f"“{parted.word}”: {_WHY[parted.hyphen]}.",
        parted.start,
    )
