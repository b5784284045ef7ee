"""Who met whom, as the heading, a line above the text or the subject says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from letters.derivation.correspondence.participants.conversation_headings import (
    has_one_side,
    spoken_parties,
)
from letters.derivation.correspondence.participants.names_in_prose import SENTENCE_END
from letters.derivation.correspondence.participants.record_writers import name_of_author
from letters.derivation.correspondence.participants.side_names import is_side
from letters.derivation.correspondence.sides.headings import (
    document_title,
    read_heading,
)
from letters.derivation.description.subjects import find_subjects
from letters.derivation.text.main_text import may_begin_with, words_of
from letters.tei.dates.months import MONTH
from letters.tei.nodes import Block, BlockKind

_TOLD = (
    "memorandum of",
    "conversation",
    "meeting",
    "appointment",
    "discussion",
    "with ",
)
# What the heading of a summary tells: "Memorandum by McCone. Meeting with Dr. Teller".
_MEETING_TOLD = re.compile(
    r"(?<=\. )(?:[A-Z][a-z]{2,12} of )?(?:[A-Z][a-z]{2,8} [0-9]{1,2} )?"
    r"[Mm]eeting (?:with|among|between) .{3,120}"
)
# A line of the head that tells as much: "Conversation with Vorontsov—Map Room".
_MEETING_IN_LINE = re.compile(
    r"(?i)(?:memorandum of )?(?:conversation|meeting|appointment|discussion|lunch(?:eon)?)"
    r" (?:with .{3,140}|between .{3,90} and .{3,60})"
    r"|(?P<alone>with (?:mr|mrs|dr|amb|gen|sen|gov)\. .{1,90})"
)
_ITS_DAY = re.compile(rf", {MONTH} [0-9].{{0,80}}$")
_IN_SMALL = re.compile(
    r"\b(?:Of|With|Between|And|The|On|At|Re|About|In|To|For|By)\b(?!\.)"
)
# What is sent to somebody tells of a meeting that is over only so: it may be to come.
_HELD = re.compile(
    r"(?i)(?!.{0,90}\byour\b|(?:proposed|possible|requested|forthcoming|planned)\b)"
    r".{0,90}\b(?:conversations?|memcon|my (?:meeting|talk|call))\b"
)
# What is for a meeting that is to come.
_TO_COME = re.compile(r"(?:Briefing|Talking|Agenda|Scope)\b")
# These report what has been.
_REPORTS = re.compile(r"(?:Despatch|Airgram)\b")
# In blocks.
_TOP = 12


class ToldParty(NamedTuple):
    """One who met another, and the words that say so."""

    name: str
    office: str
    words: str


def find_told_parties(heading: Block | None, blocks: list[Block]) -> list[ToldParty]:
    """Those whom the heading names, or else a subject: "Meeting with Dr. Teller". Its
    author is the other party then."""
    title = words_of(heading)
    sides = read_heading(title)
    told = [
        *((words, words) for words in _MEETING_TOLD.findall(title)),
        *_lines_on_top(blocks),
        *((words, words) for words in find_subjects(blocks)),
    ]
    if _TO_COME.match(document_title(title)):
        told = []
    elif sides.recipient and not _REPORTS.match(document_title(title)):
        told = [(words, printed) for words, printed in told if _HELD.match(words)]
    for words, printed in ((title, title), *told):
        if parties := list(spoken_parties(words)):
            author = sides.author if has_one_side(words) else ""
            named = [*map(name_of_author, filter(None, [author])), *parties]
            return [ToldParty(*one, printed) for one in named if not is_side(one[0])]
    return []


def _lines_on_top(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The lines above a text that say with whom it was: as a heading would have them, and
    as they are printed."""
    for block in blocks[:_TOP]:
        is_line = block.kind is BlockKind.PARAGRAPH and may_begin_with(block, _TOLD)
        printed = words_of(block) if is_line else ""
        words = _ITS_DAY.sub("", printed)
        if words.isupper():
            words = _IN_SMALL.sub(lambda word: word[0].lower(), words.title())
        line = _MEETING_IN_LINE.fullmatch(words)
        if line and not SENTENCE_END.search(words) and words[-1] != ".":
            yield (f"Conversation {words}" if line["alone"] else words), printed
