"""What is uncertain about who sends a paper, whom it is for, and when it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from letters.tei.dates import find_written_dates
from letters.tei.transcription.block_doubts import LONGEST_SHOWN
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.field_items import read_fields
from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.head_dates import are_two_days
from letters.tei.transcription.head_line import HeadLine
from letters.tei.transcription.letter_words import DEAR
from letters.tei.transcription.raw_block import RawBlock, Role

_COLUMNS = re.compile(r"\S {3,}\S|\t")
_ENDS_OF_TEXT = {Role.CLOSING, Role.SIGNATURE}
LEAST_COLUMN = 6  # of the words behind a label, in characters from the left


def doubt_parties(doubts: Doubts, text: str, blocks: Sequence[RawBlock]) -> None:
    """Report what may be otherwise of those whom the labels and the salutation name."""
    _doubt_salute(doubts, blocks)
    _doubt_participants(doubts, text, blocks)
    for block in blocks:
        if block.role is Role.FIELDS:
            _doubt_further(doubts, text, block)
            _doubt_columns(doubts, text, block)
    for above, block in pairwise(blocks):
        _doubt_below(doubts, above, block)


def doubt_date(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report a line that is a date, and lines below the text that hold one, where no date
    of the document was found."""
    for block in blocks:
        words = block.text.strip()
        is_line = "\n" not in words and bool(date_in_line(words))
        is_foot = block.role in (Role.LINES, Role.SIGNATURE, Role.FOOT)
        if is_line or (is_foot and find_written_dates(words[:LONGEST_SHOWN])):
            doubts.add(
                DoubtCode.POSSIBLE_DATE,
                f"“{words[:LONGEST_SHOWN]}” may be the date of the document, which is "
                "left undated.",
                block.start,
            )


def doubt_two_dates(
    doubts: Doubts, blocks: Sequence[RawBlock], taken: str, other: str
) -> None:
    """Report that a line is taken for the date and a label in the head says another."""
    line = next(block for block in blocks if block.role is Role.DATE)
    if are_two_days(taken, other):
        doubts.add(
            DoubtCode.POSSIBLE_DATE,
            f"“{taken}” is taken for the date, and the head says “{other}”.",
            line.start,
        )


def doubt_rivals(doubts: Doubts, blocks: Sequence[RawBlock], taken: str) -> None:
    """Report each further line above the end of the text that is another day than the one
    taken: a record may have its own day, and that of the talk."""
    head = takewhile(lambda block: block.role not in _ENDS_OF_TEXT, blocks)
    for block in head:
        other = date_in_line(block.text) if block.role is Role.DATE else ""
        if other and are_two_days(taken, other):
            doubts.add(
                DoubtCode.POSSIBLE_DATE,
                f"“{taken}” is taken for the date, and “{other}” stands here.",
                block.start,
            )


def doubt_year(doubts: Doubts, day: str, line: HeadLine) -> None:
    doubts.add(
        DoubtCode.POSSIBLE_DATE,
        f"“{line.words[:LONGEST_SHOWN]}” has no year. It is dated {day}, as the line of "
        "its receipt has the year.",
        line.start,
    )


def _doubt_salute(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report that a letter names its recipient in no other way than it greets him."""
    named = (Role.HEADING, Role.ADDRESS, Role.FIELDS)
    salute = next((block for block in blocks if block.role is Role.SALUTE), None)
    if not salute or any(block.role in named for block in blocks):
        return
    if DEAR.match(salute.text.strip()):
        doubts.add(
            DoubtCode.PARTIES_READ,
            f"“{salute.text.strip()}” is all that says whom this is for.",
            salute.start,
        )


def _doubt_further(doubts: Doubts, text: str, block: RawBlock) -> None:
    """Report each sender or recipient who is told from the one above by nothing but the
    line."""
    for part in read_fields(text, block):
        is_party = part.kind in (Label.SENDER, Label.RECIPIENT)
        if not is_party or part.is_above or not part.further:
            continue
        is_sender = part.kind is Label.SENDER
        for start, end in part.items[-part.further :]:
            words = " ".join(text[start:end].split())[:LONGEST_SHOWN]
            doubts.add(
                DoubtCode.SENDER_READ if is_sender else DoubtCode.PARTIES_READ,
                f"“{words}” is taken for a further {part.kind.value}, since it has its own "
                "line.",
                start,
            )


def _doubt_below(doubts: Doubts, above: RawBlock, block: RawBlock) -> None:
    """Report lines that stand as far to the right as the words of the fields above them:
    they may go on with the last one, as a second sender does."""
    indent = len(block.text) - len(block.text.lstrip())
    words = above.text.rpartition("\n")[2]
    is_below = above.role is Role.FIELDS is not block.role and indent >= LEAST_COLUMN
    if is_below and len(words) > indent and words[indent - 1] == " " != words[indent]:
        shown = " ".join(block.text.split())[:LONGEST_SHOWN]
        doubts.add(
            DoubtCode.SENDER_READ,
            f"“{shown}” stands below the words of the label above, and may go on with them.",
            block.start + indent,
        )


def _doubt_columns(doubts: Doubts, text: str, block: RawBlock) -> None:
    """Report a sender or recipient whose words stand in columns, as those of forms do."""
    for part in read_fields(text, block):
        if part.kind not in (Label.SENDER, Label.RECIPIENT):
            continue
        for start, end in part.items:
            if _COLUMNS.search(text[start:end]):
                is_sender = part.kind is Label.SENDER
                doubts.add(
                    DoubtCode.SENDER_READ if is_sender else DoubtCode.PARTIES_READ,
                    "Several columns stand behind this label, and the first is taken for "
                    "its words.",
                    start,
                )


def _doubt_participants(doubts: Doubts, text: str, blocks: Sequence[RawBlock]) -> None:
    """Report what stands below the label of a list of persons that is empty."""
    for block, below in pairwise(blocks):
        if block.role is not Role.FIELDS or below.role is Role.FIELDS:
            continue
        *_, last = read_fields(text, block)
        if last.kind is Label.PARTICIPANTS and not last.items:
            doubts.add(
                DoubtCode.PARTICIPANTS_UNREAD,
                "Who took part stands here, apart from the label. Not all may be read.",
                below.start,
            )
