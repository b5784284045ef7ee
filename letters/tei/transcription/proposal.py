"""Proposes the documents of a raw transcription, in the notation, with every doubt."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from letters.tei.errors import SourceError
from letters.tei.notation import check_characters
from letters.tei.transcription.blocks import read_blocks, refuse_many_blocks
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.dates_below import with_date_below
from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.form_feeds import without_feeds
from letters.tei.transcription.inline import edit_calls, edit_notes, edit_pages
from letters.tei.transcription.instructions import find_instructions
from letters.tei.transcription.marked_notes import edit_signs, has_marked_notes
from letters.tei.transcription.misread_letters import with_letters
from letters.tei.transcription.model import Proposal, ProposedLink
from letters.tei.transcription.note_lines import RULE
from letters.tei.transcription.note_list import (
    ListedNote,
    split_dashed_list,
    split_note_list,
)
from letters.tei.transcription.notes_in_one_file import further_notes
from letters.tei.transcription.part import PartReader
from letters.tei.transcription.raw_block import (
    FOOT_ROLES,
    OUTSIDE_TEXT,
    RawBlock,
    Role,
)
from letters.tei.transcription.running_lines import PageTurns
from letters.tei.transcription.second_heads import second_heads
from letters.tei.transcription.sheets import Sheets, find_turns, read_sheets

_PARAGRAPHS = re.compile(r"\n[ \t]*+\n[ \t]*+\S")
MOST_HEAD, LONGEST_HEAD = 5, 200  # blocks, and characters of each
LEAST_TEXT = 40  # characters of a document
LONGEST_FOOT = 200  # characters of lines without a sentence
_SENTENCE_END = re.compile(r"[.?!]”?\s*\Z")
_NO_DOCUMENT = FOOT_ROLES | (OUTSIDE_TEXT - {Role.ENCLOSURE})

FURTHER_NOTE = (
    "A further note verbale is taken to begin here, as compliments are presented again."
)
SECOND_HEAD = (
    "A further paper is taken to begin here, as a sender and a recipient are named "
    "again."
)
NO_START = "No document can begin on line {line}: no text follows, or notes alone."


def propose(text: str, starts: Sequence[int] = ()) -> Proposal:
    """The documents that `text` seems to hold; no word is left out or changed.

    `starts` are the lines, counted from 1, on which the second and all further documents
    begin, if somebody has said so: (1,) for a text that is one document.

    A numbered list of notes at the end makes it a printed edition's text, in which
    short brackets are the editor's; otherwise it is a typescript's, in which cut
    sentences show where pages end.

    Raises NotationError for a character that no text can hold, with its place in
    `text`, not in the notation; SourceError for a line of `starts` where none can begin.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, feeds = without_feeds(text)
    check_characters(text.replace("\u2028", " "))  # read as the end of a line
    refuse_many_blocks(text)
    seen = with_letters(text)
    doubts, edits = Doubts(text), Edits(text, seen)
    turns = find_turns(seen, feeds)
    doubts.refuse_more([run.start for run in turns.runs])
    body, notes = _split_notes(seen, turns)
    _doubt_last_note(doubts, notes)
    sheets = read_sheets(seen, len(body), turns)
    doubts.refuse_more([note.start for zone in sheets.zones for note in zone.notes])
    _edit_marks(edits, sheets, notes, doubts)
    parts = (
        _parts_from(sheets, starts)
        if starts
        else _parts(
            sheets.body,
            _blocks(sheets, is_edited=bool(notes)),
            doubts,
            is_edited=bool(notes),
        )
    )
    if not parts:
        return Proposal((), ())
    readers = _readers(parts, edits, doubts, sheets, notes)
    links = _links(parts, edits, readers)
    return Proposal(tuple(reader.document() for reader in readers), tuple(links))


def _readers(
    parts: Sequence[Sequence[RawBlock]],
    edits: Edits,
    doubts: Doubts,
    sheets: Sheets,
    notes: Sequence[ListedNote],
) -> list[PartReader]:
    """One for each document; the `notes` at the end of the text are of the last one."""
    ends = [*(part[0].start for part in parts[1:]), len(edits.text)]
    return [
        PartReader(
            part,
            edits,
            doubts,
            sheets,
            end,
            notes if part is parts[-1] else [],
            is_first=part is parts[0],
        )
        for part, end in zip(parts, ends, strict=True)
    ]


def _edit_marks(
    edits: Edits, sheets: Sheets, notes: list[ListedNote], doubts: Doubts
) -> None:
    """Write the marks of notes and of pages in the notation."""
    edit_notes(edits, sheets.body, notes, doubts)
    for zone in sheets.zones:
        edit_calls(edits, zone, doubts)
    edit_pages(edits, 0, len(sheets.body), doubts)
    edit_signs(edits)


def _links(
    parts: Sequence[Sequence[RawBlock]], edits: Edits, readers: Sequence[PartReader]
) -> list[ProposedLink]:
    """Of each instruction, the passages that it means in the other documents."""
    return [
        link
        for instruction in find_instructions(parts, edits)
        for index, reader in enumerate(readers)
        if index != instruction.part
        and (link := reader.link_passage(index, instruction))
    ]


def _split_notes(text: str, turns: PageTurns) -> tuple[str, list[ListedNote]]:
    """The running text, and the notes of a list that ends it.

    Where pages turn, notes stand at the foot of each, and are found there; and so are
    notes behind signs of the notation. Stamps or text below a list show that its notes
    stand at the foot of a page, too.
    """
    if any(run.label for run in turns.runs) or has_marked_notes(text):
        return text, []
    body, notes = split_dashed_list(text)
    if notes:
        return body, notes
    end = len(text.rstrip())
    last = text[text.rfind("\n", 0, end) + 1 : end].strip()
    if is_marking(last) or any(run.end >= end for run in turns.runs):
        return text, []
    body, notes = split_note_list(text)
    return (text, []) if _goes_on_below(text, notes) else (body, notes)


def _doubt_last_note(doubts: Doubts, notes: Sequence[ListedNote]) -> None:
    """Report further paragraphs below a list of notes: they may be of the text."""
    for note in notes[-1:]:
        if below := _PARAGRAPHS.search(note.text):
            doubts.add(
                DoubtCode.NOTES_UNEVEN,
                "What stands from here on below the last note is taken for a part of it.",
                note.start + below.end() - 1,
            )


def _goes_on_below(text: str, notes: Sequence[ListedNote]) -> bool:
    """Whether paragraphs stand below notes that a rule parts from the text above them."""
    if not notes or not _PARAGRAPHS.search(notes[-1].text):
        return False
    above = text[: notes[0].start].rstrip("\n").rpartition("\n")[0]
    return RULE.fullmatch(above.rpartition("\n")[2]) is not None


def _blocks(
    sheets: Sheets,
    bounds: tuple[int, int] = (0, sys.maxsize),
    *,
    is_edited: bool = False,
) -> list[RawBlock]:
    start, end = bounds
    return read_blocks(
        sheets.body,
        start,
        min(end, len(sheets.body)),
        has_blank_lines=sheets.has_blank_lines,
        is_edited=is_edited,
    )


def _parts_from(sheets: Sheets, starts: Sequence[int]) -> list[list[RawBlock]]:
    """The blocks of each document, where it is said on which lines they begin."""
    body, line_starts = sheets.body, [0]
    line_starts += [at + 1 for at, letter in enumerate(body) if letter == "\n"]
    cuts = sorted({1, *starts})
    if cuts[0] < 1 or cuts[-1] > len(line_starts):
        raise SourceError(NO_START.format(line=cuts[-1]), line=max(cuts[-1], 1))
    bounds = [*(line_starts[line - 1] for line in cuts), len(body)]
    parts = [_blocks(sheets, bound) for bound in pairwise(bounds)]
    for line, part in zip(cuts[1:], parts[1:], strict=True):
        if not part:
            raise SourceError(NO_START.format(line=line), line=line)
    return [part for part in parts if part]


def _as_foot(block: RawBlock) -> RawBlock:
    return replace(block, role=Role.FOOT) if block.role is Role.ENCLOSURE else block


def _is_dated_below(before: RawBlock | None, block: RawBlock) -> bool:
    """Whether a date stands on the next line below a name: both are one signature."""
    is_next = before is not None and block.start == before.end + 1
    return is_next and block.role is Role.DATE


def _is_letter(part: Sequence[RawBlock]) -> bool:
    return any(block.role in (Role.SALUTE, Role.CLOSING) for block in part)


def _is_dated(
    parts: Sequence[Sequence[RawBlock]], blocks: Sequence[RawBlock], at: int
) -> bool:
    """Whether the letter above has its date, and another one begins below this one."""
    is_above_letter = any(one.role is Role.SALUTE for one in blocks[at + 1 : at + 2])
    return is_above_letter and any(one.role is Role.DATE for one in parts[-1])


def _dates_text_above(
    blocks: Sequence[RawBlock], at: int, parts: Sequence[Sequence[RawBlock]]
) -> bool:
    """Whether a date below a name is that of the text above, which has none: no head of
    another paper follows it."""
    if not parts or blocks[at].role is not Role.DATE:
        return False
    below = blocks[at + 1 : at + 2]
    is_last = not below or below[0].role in (Role.PARAGRAPH, *FOOT_ROLES)
    return is_last and all(block.role is not Role.DATE for block in parts[-1])


def _parts(
    text: str, blocks: list[RawBlock], doubts: Doubts, *, is_edited: bool
) -> list[list[RawBlock]]:
    """The blocks of each document; after a signature, another document may begin. An
    edition prints what was enclosed within the document."""
    parts: list[list[RawBlock]] = []
    noted, headed = (
        further_notes(blocks),
        second_heads(text, blocks, may_be_printed=not is_edited),
    )
    for at in noted:
        doubts.add(DoubtCode.POSSIBLE_DOCUMENT, FURTHER_NOTE, blocks[at].start)
    for at in headed:
        doubts.add(DoubtCode.POSSIBLE_DOCUMENT, SECOND_HEAD, blocks[at].start)
    before: RawBlock | None = None
    for at, printed in enumerate(blocks):
        block = _as_foot(printed) if is_edited else printed
        is_ended = before is not None and before.role is Role.SIGNATURE
        begins = is_ended and (
            block.may_begin_a_document or _heads_letter(blocks[at : at + MOST_HEAD + 1])
        )
        begins = begins and block.role is printed.role  # no enclosure in an edition
        begins |= block.role is Role.ENCLOSURE
        is_below = _is_dated_below(before, block) and not _is_dated(parts, blocks, at)
        begins = begins and not (is_below or _dates_text_above(blocks, at, parts))
        begins |= at in noted or at in headed
        if not parts or begins:
            parts.append([])
        parts[-1].append(block)
        is_dated = is_below and _is_letter(parts[-1])
        if block.role not in FOOT_ROLES and not is_dated:
            before = block
        elif printed.role is Role.ENCLOSURE:
            before = None  # what is below it was enclosed
    whole: list[list[RawBlock]] = []
    for part in parts:
        if whole and _is_foot(part):
            whole[-1] += part
        else:
            whole.append(part)
    return [with_date_below(part) for part in whole] if noted else whole


def _heads_letter(blocks: Sequence[RawBlock]) -> bool:
    """Whether some short lines with a date among them stand above a salutation: so does the
    head of another letter below the end of one."""
    head = list(takewhile(lambda block: block.role is not Role.SALUTE, blocks))
    return (
        len(head) < len(blocks)
        and any(date_in_line(block.text) for block in head)
        and all(len(block.text) <= LONGEST_HEAD for block in head)
        and head[:1] != [block for block in head[:1] if block.role in FOOT_ROLES]
    )


def _is_foot(part: Sequence[RawBlock]) -> bool:
    """Whether stamps and lines below a name begin no document, as no sentence follows."""
    words = [block for block in part if block.role not in _NO_DOCUMENT]
    is_of_lines = all(block.role in (Role.LINES, Role.PARAGRAPH) for block in words)
    letters = sum(len(" ".join(block.text.split())) for block in words)
    is_short = letters < LEAST_TEXT or (
        letters < LONGEST_FOOT
        and not any(_SENTENCE_END.search(one.text) for one in words)
    )
    return part[0].role is not Role.ENCLOSURE and is_of_lines and is_short
