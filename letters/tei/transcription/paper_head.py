"""The head of a typed paper: its labelled lines say from whom, to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letters.tei.dates import find_written_dates, read_written_date
from letters.tei.transcription.blocks import RawBlock, Role

# A head is no longer.
MOST_LINES = 40
LONGEST_WORDS = 300
# A longer line is prose.
LONGEST_LINE = 100
_LINE = re.compile(r"[^\n]++")
# "FROM: Paul Marsh", "FM AMEMBASSY MOSCOW"; without a colon, all of it is in capitals.
_LABELLED = re.compile(
    r"[ \t]*+(?P<label>(?:[A-Z]{2,20} ){0,2}"
    r"(?:MEMORANDUM (?:FOR|TO)|(?:LETTER|MESSAGE|TELEGRAM|NOTE) TO)"
    r"|(?i:FROM|TO|SUBJECT|SUBJ|DATE)(?=:)"
    r"|FROM|FM|TO|SUBJECT|DATE)(?P<colon>:)?[ \t]++(?P<words>\S[^\n]*+)"
)
_NOBODY = re.compile(r"(?:THE )?(?:RECORD|FILES?)\b.*", re.IGNORECASE)
# What follows an addressee in the head of a telegram: its precedence and its number.
_PRECEDENCE = re.compile(
    r"(?: (?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)){1,3}(?: [0-9]{1,6})?$"
    r"| [0-9]{1,6}$"
)


class Label(StrEnum):
    SENDER = "sender"
    RECIPIENT = "recipient"
    SUBJECT = "subject"
    DATE = "date"


_LABELS = {
    "FROM": Label.SENDER,
    "FM": Label.SENDER,
    "TO": Label.RECIPIENT,
    "SUBJECT": Label.SUBJECT,
    "SUBJ": Label.SUBJECT,
    "DATE": Label.DATE,
}


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A labelled line: its `words` as printed, and the whole line in `evidence`."""

    label: Label
    words: str
    evidence: str


def read_head(text: str, blocks: Sequence[RawBlock]) -> tuple[HeadLine, ...]:
    """The labelled lines above the text of a paper, in their order."""
    return tuple(_labelled_lines(text, blocks))


def _labelled_lines(text: str, blocks: Sequence[RawBlock]) -> Iterator[HeadLine]:
    number = 0
    for block in blocks:
        is_prose = block.role is Role.PARAGRAPH and len(block.text) > LONGEST_LINE
        if is_prose or block.role in (Role.SALUTE, Role.SIGNATURE):
            return
        for line in _LINE.finditer(text, block.start, block.end):
            number += 1
            if number > MOST_LINES:
                return
            if head_line := _read_line(line[0]):
                yield head_line


def _read_line(line: str) -> HeadLine | None:
    match = _LABELLED.fullmatch(line)
    if not match or not (match["colon"] or line.isupper()):
        return None
    # "MEMORANDUM FOR", "DRAFT LETTER TO": all that is not a word of the table.
    label = _LABELS.get(match["label"].upper(), Label.RECIPIENT)
    words = match["words"].strip()
    if label in (Label.SENDER, Label.RECIPIENT):
        words = _PRECEDENCE.sub("", words) or words
        if _NOBODY.fullmatch(words):
            return None
    return HeadLine(label, words[:LONGEST_WORDS], line.strip())


def words_after(head: Sequence[HeadLine], label: Label) -> str:
    """The words of the first line with this label; empty where none has it."""
    return next((line.words for line in head if line.label is label), "")


def date_in_head(head: Sequence[HeadLine]) -> str:
    """The date on the line for it, without the hour that may follow."""
    words = words_after(head, Label.DATE)
    if not words or read_written_date(words, order="month-day"):
        return words
    dates = find_written_dates(words, order="month-day")
    return words[slice(*dates[0][:2])] if dates else ""
