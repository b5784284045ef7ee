"""What is uncertain in a proposal for a raw transcription, and on which line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from letters.tei.errors import SourceError
from letters.tei.transcription.raw_block import Role

# Nobody can look at more of them, and each would be a row.
MOST_DOUBTS = 20_000
TOO_MANY = (
    f"More than {MOST_DOUBTS:,} places of this text are unclear. Part it into documents and "
    "hand in each by itself."
)
_OFFSET = attrgetter("offset")


class DoubtCode(StrEnum):
    """Stored with the problems of a document."""

    BRACKET = "bracket"
    CROWD_SIGN = "crowd-sign"
    CUT_SENTENCE = "cut-sentence"
    ENCLOSURE_READ = "enclosure-read"
    GLUED_HEADING = "glued-heading"
    HANDWRITING = "handwriting"
    HYPHEN = "hyphen"
    HYPHEN_KNOWN = "hyphen-known"
    INFERRED_PAGE_BREAK = "inferred-page-break"
    JOINED_LINES = "joined-lines"
    MARK_WITHOUT_NOTE = "mark-without-note"
    MISREAD_LETTERS = "misread-letters"
    NOTE_WITHOUT_MARK = "note-without-mark"
    NOTES_READ = "notes-read"
    NOTES_UNEVEN = "notes-uneven"
    NUMBERED_LINES = "numbered-lines"
    PAGE_TURN = "page-turn"
    PAGES_UNEVEN = "pages-uneven"
    PARTICIPANTS_UNREAD = "participants-unread"
    PARTIES_READ = "parties-read"
    POSSIBLE_DATE = "possible-date"
    POSSIBLE_DOCUMENT = "possible-document"
    SENDER_READ = "sender-read"
    SUPPLIED = "supplied"
    UNCLOSED_BRACKET = "unclosed-bracket"
    UNDETERMINED_PAGE_BREAK = "undetermined-page-break"
    UNRESOLVED_INSTRUCTION = "unresolved-instruction"
    UNSURE_NOTE_MARK = "unsure-note-mark"


def read_as(role: str) -> str:
    """The code of a block that was taken for something: "read-as-closing"."""
    return f"read-as-{role}"


# Codes of what was plainly read, and mostly set apart from the text: they ask nothing.
# What may be otherwise has a code of its own.
LISTINGS = frozenset(
    {
        DoubtCode.HYPHEN_KNOWN,
        DoubtCode.NOTES_READ,
        DoubtCode.PAGE_TURN,
        *map(
            read_as,
            (
                Role.ADDRESS,
                Role.DATE,
                Role.MARKING,
                Role.NUMBER,
                Role.POSTSCRIPT,
                Role.STAMP,
            ),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """`line` counts from 1 in the raw transcription, `offset` its code points.

    One that is a listing asks nothing: it says what was read, and where.
    """

    code: str
    message: str
    line: int
    offset: int
    excerpt: str

    @property
    def is_listing(self) -> bool:
        return self.code in LISTINGS


@dataclass(slots=True)
class Doubts:
    """The `entries` stand in the order of their places."""

    text: str
    entries: list[Doubt] = field(default_factory=list)
    _line_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        ends = (match.end() for match in re.finditer("\n", self.text))
        self._line_starts = [0, *ends]

    def add(self, code: str, message: str, offset: int) -> None:
        """Raises SourceError if there are too many."""
        line = bisect_right(self._line_starts, offset)
        if len(self.entries) == MOST_DOUBTS:
            raise SourceError(TOO_MANY, line=line)
        start = self._line_starts[line - 1]
        excerpt = self.text[max(start, offset - 30) : offset + 30].split("\n")[0]
        doubt = Doubt(code, message, line, offset, excerpt.strip())
        insort(self.entries, doubt, key=_OFFSET)

    def refuse_more(self, places: Sequence[int]) -> None:
        """Raises SourceError if each of so many places is to be listed: before they are
        read any further."""
        if len(places) > MOST_DOUBTS:
            line = bisect_right(self._line_starts, places[MOST_DOUBTS])
            raise SourceError(TOO_MANY, line=line)

    def between(self, start: int, end: int) -> tuple[Doubt, ...]:
        first, last = (
            bisect_left(self.entries, offset, key=_OFFSET) for offset in (start, end)
        )
        return tuple(self.entries[first:last])
