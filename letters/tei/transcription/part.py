"""Writes one document of a raw transcription in the notation, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from letters.tei.transcription.block_doubts import (
    doubt_hyphen,
    doubt_joined,
    doubt_lone_numbers,
    doubt_loose_marks,
    doubt_loose_pages,
    doubt_notes,
    doubt_role,
    doubt_unread,
    doubt_words,
    edit_hyphens,
)
from letters.tei.transcription.crowd_signs import edit_crowd_signs
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.dates_below import is_dated_below
from letters.tei.transcription.document_doubts import doubt_second_document
from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.head_dates import (
    date_in_head,
    day_below_title,
    day_by_receipt,
    day_in_heading,
    day_of_discussion,
    group_in_head,
    is_day_of,
)
from letters.tei.transcription.head_doubts import (
    doubt_date,
    doubt_parties,
    doubt_rivals,
    doubt_two_dates,
    doubt_year,
)
from letters.tei.transcription.head_line import HeadLine
from letters.tei.transcription.head_writer import edit_day, edit_groups
from letters.tei.transcription.hyphens import part_at
from letters.tei.transcription.inline import edit_brackets, edit_emphasis
from letters.tei.transcription.instructions import Instruction, is_bracketed
from letters.tei.transcription.leaves import Leaves
from letters.tei.transcription.misread_letters import doubt_misread
from letters.tei.transcription.model import ProposedDocument, ProposedLink
from letters.tei.transcription.named_parties import edit_parties
from letters.tei.transcription.note_list import ListedNote
from letters.tei.transcription.page_cuts import doubt_cuts, is_page_within
from letters.tei.transcription.page_markers import first_label
from letters.tei.transcription.page_turns import PAGE_END
from letters.tei.transcription.paper_head import read_head
from letters.tei.transcription.raw_block import RawBlock, Role
from letters.tei.transcription.repeated_lines import doubt_repeated
from letters.tei.transcription.rival_doubts import doubt_order, doubt_rivals_of_names
from letters.tei.transcription.sheets import Sheets
from letters.tei.transcription.signature_doubts import doubt_signature
from letters.tei.transcription.titles import (
    first_text,
    first_words,
    read_number,
    read_title,
)
from letters.tei.transcription.unclaimed_doubts import doubt_unclaimed
from letters.tei.transcription.written_blocks import write_block, write_span

# In words less one: "DESPATCH NO. 214". The heading of an edition says who wrote to whom.
LONGEST_KIND = 2


class PartReader:
    """Writes `blocks` of the text in `edits`, with their notes, as one document."""

    def __init__(
        self,
        blocks: Sequence[RawBlock],
        edits: Edits,
        doubts: Doubts,
        sheets: Sheets,
        end: int,
        notes: Sequence[ListedNote] = (),
        *,
        is_first: bool = True,
    ) -> None:
        """`end` is where its part of the text ends. `notes` are numbered and end the text.

        What stands above the blocks of the first document is of that document.
        """
        self.blocks = blocks
        self.edits = edits
        self.doubts = doubts
        self.end = end
        self.notes = notes
        self.start = blocks[0].start
        self.top = 0 if is_first else self.start
        self.foot_notes = sheets.notes_between(self.top, end)
        self.unread = sheets.unread_between(self.top, end)
        self.known = sheets.known_words
        self.has_blank_lines = sheets.has_blank_lines
        self.marker = first_marker(edits.text, self.start, end)
        # An edition without markers is not a typescript: its lines may be anyone's.
        self.leaves = Leaves(
            blocks,
            sheets.runs_between(self.top, end),
            sheets.turns.first,
            may_infer=not (self.marker or self.is_edited),
        )
        doubt_cuts(blocks, self.leaves.cuts, doubts, are_all=not self.leaves.has_turns)

    @property
    def is_edited(self) -> bool:
        return bool(self.notes)

    def link_passage(self, part: int, instruction: Instruction) -> ProposedLink | None:
        """Make conditional the bracketed paragraph that `instruction` speaks of."""
        passages = [
            block
            for block, page in self._bracketed
            if instruction.page in ("", page or instruction.page)
        ]
        if len(passages) != 1:
            where = f" on page {instruction.page}" if instruction.page else ""
            self.doubts.add(
                DoubtCode.UNRESOLVED_INSTRUCTION,
                f"An instruction speaks of bracketed language{where}; "
                f"{len(passages) or 'no'} bracketed paragraphs stand there. Mark the "
                "passage it means with {.conditional #name}.",
                instruction.offset,
            )
            return None
        attributes = f".conditional #{instruction.passage_key} effect=include"
        self.edits.wrap(
            passages[0].start, passages[0].end, attributes, has_brackets=True
        )
        return ProposedLink(
            instruction.part,
            instruction.key,
            part,
            instruction.passage_key,
            instruction.condition,
        )

    @cached_property
    def _bracketed(self) -> list[tuple[RawBlock, str]]:
        """The paragraphs in brackets, with their pages; empty where page markers give them."""
        pages = self.leaves.pages()
        return [
            (block, "" if self.marker else page)
            for block, page in zip(self.blocks, pages, strict=True)
            if is_bracketed(block)
        ]

    def document(self) -> ProposedDocument:
        heading = first_text(self.blocks, Role.HEADING)
        is_printed = self.is_edited and heading.count(" ") > LONGEST_KIND
        head = () if is_printed else read_head(self.edits.seen, self.blocks)
        if not is_printed:
            edit_parties(self.edits, self.blocks, head)
        for block in self.blocks:
            self._edit(block)
            doubt_role(self.doubts, block)
            doubt_words(self.doubts, self.edits, block)
            doubt_misread(self.doubts, self.edits, block)
            doubt_loose_marks(self.doubts, self.edits, block)
            doubt_loose_pages(self.doubts, self.edits, block)
            doubt_lone_numbers(self.doubts, block)
        doubt_parties(self.doubts, self.edits.text, self.blocks)
        doubt_rivals_of_names(self.doubts, self.edits.text, self.blocks, head)
        doubt_unclaimed(self.doubts, self.edits.seen, self.blocks, head)
        doubt_signature(self.doubts, self.blocks)
        doubt_second_document(self.doubts, self.blocks)
        doubt_repeated(self.doubts, self.blocks)
        self._join_words()
        self.leaves.doubt_turns(self.doubts, is_first=self.top == 0)
        doubt_notes(self.doubts, self.foot_notes)
        doubt_unread(self.doubts, self.unread)
        date, day = self._date(head)
        written = [self._first_page(), *self._blocks(), *self._notes()]
        return ProposedDocument(
            notation="\n\n".join(part for part in written if part) + "\n",
            title=read_title(
                self.edits.text, self.blocks, head, is_edited=self.is_edited
            ),
            number=read_number(self.blocks),
            date=date,
            is_edited=self.is_edited,
            start=self.start,
            end=self.end,
            doubts=self.doubts.between(self.top, self.end + 1),
            head=head,
            date_edtf=day,
        )

    def _edit(self, block: RawBlock) -> None:
        if block.role is Role.FIELDS:
            edit_groups(self.edits, block)
        if block.role is Role.DATE:
            edit_day(self.edits, block)
        edit_crowd_signs(self.edits, block, self.doubts)
        edit_emphasis(self.edits, block, self.doubts)
        edit_brackets(self.edits, block, self.doubts, is_edited=self.is_edited)
        if block.role in (Role.PARAGRAPH, Role.POSTSCRIPT):
            if "\n" in block.text.strip() and not self.has_blank_lines:
                doubt_joined(self.doubts, block)
            edit_hyphens(self.edits, block.start, block.end, self.known, self.doubts)

    def _date(self, head: Sequence[HeadLine]) -> tuple[str, str]:
        """The date as written and, where it is no date that others read, as EDTF."""
        written = date_in_line(first_text(self.blocks, Role.DATE))
        labelled = date_in_head(head)
        if labelled and written:
            doubt_two_dates(self.doubts, self.blocks, written, labelled)
            written = labelled if is_day_of(labelled, written) else written
        elif written:
            doubt_rivals(self.doubts, self.blocks, written)
        of_meeting = day_in_heading(first_text(self.blocks, Role.HEADING))
        if of_meeting and not labelled and is_dated_below(self.blocks):
            written = of_meeting  # and not the day on which it was written out
        date = (
            written
            or labelled
            or day_of_discussion(head)
            or of_meeting
            or day_below_title(first_words(self.blocks, Role.HEADING))
        )
        doubt_order(self.doubts, self.blocks, date)
        if day := foreign_day(date):
            return date, day
        if day := "" if date else group_in_head(self.edits.text, self.blocks):
            return "", day
        if dated := None if date else day_by_receipt(head):
            doubt_year(self.doubts, *dated)
            return "", dated[0]
        if not date:
            doubt_date(self.doubts, self.blocks)
        return date, ""

    def _first_page(self) -> str:
        """A marker for the page before the first marker, or for the first of a typescript."""
        if self.leaves.first and not self.marker:
            return f"[Page {self.leaves.first}]"
        if not self.marker:
            return "" if self.is_edited else "[Page 1]{.implied}"
        start, label, is_end = self.marker
        number = int(label) if label.isdigit() else 0
        is_above_all = not self.edits.text[self.start : start].strip()
        if number < 2 or (is_above_all and not is_end):
            return ""
        return f"[Page {number - 1}]{{.implied}}"

    def _blocks(self) -> list[str]:
        """Each block as notation; a paragraph that a page break cut in two is one again."""
        written: list[str] = []
        pieces: list[str] = []  # of the last block
        below: list[str] = []  # the stamps of a turn within a paragraph
        for index, block in enumerate(self.blocks):
            if is_page_within(self.blocks, index):
                pieces.append(f" {self._inline(block)} ")
                continue
            if is_page_within(self.blocks, index - 1):
                pieces.append(self._inline(block))
                continue
            markers, stamps = self.leaves.markers_before(index), self._stamps(index)
            if self.leaves.goes_on(index):
                pieces += [self._joint(index, markers), self._inline(block)]
                below += stamps
                continue
            written += ["".join(pieces), *below, *stamps, *markers]
            below = []
            pieces = write_block(self.edits, block, is_edited=self.is_edited)
            written += pieces[:-1]
            pieces = pieces[-1:]
        written.append("".join(pieces))
        return [*written, *below, *self._stamps(len(self.blocks))]

    def _joint(self, index: int, markers: Sequence[str]) -> str:
        """What stands between the two parts of a paragraph, or of a word."""
        joined = " ".join(markers)
        return joined if self.leaves.cuts_word(index) else f" {joined} "

    def _join_words(self) -> None:
        """Let a hyphen that parts a word at the end of a page go or stay, as one at the end
        of a line does."""
        for index in range(1, len(self.blocks)):
            if not (self.leaves.goes_on(index) and self.leaves.cuts_word(index)):
                continue
            above, block = self.blocks[index - 1], self.blocks[index]
            at = above.start + len(above.text.rstrip()) - 1
            first = block.start + len(block.text) - len(block.text.lstrip())
            parted = part_at(self.edits.text, at, first, self.known)
            doubt_hyphen(self.doubts, parted)
            if not parted.hyphen.stays:
                self.edits.add(at, at + 1, "")

    def _stamps(self, index: int) -> list[str]:
        lines = [line for run in self.leaves.runs_before(index) for line in run.stamps]
        for line in lines:
            struck = RawBlock(line.start, line.end, line.words, Role.MARKS)
            edit_emphasis(self.edits, struck, self.doubts)
        stamps = "\\\n".join(
            write_span(self.edits, line.start, line.end, "stamp") for line in lines
        )
        return [f"::: marks\n{stamps}\n:::"] if stamps else []

    def _inline(self, block: RawBlock) -> str:
        breaks_lines = block.role is not Role.PARAGRAPH
        return self.edits.notation(block.start, block.end, breaks_lines=breaks_lines)

    def _notes(self) -> list[str]:
        written = []
        for note in self.notes:
            end = note.start + len(note.text)
            written.append(self._note(str(note.number), "", note.start, end))
        for foot in self.foot_notes:
            shown = f'n="{foot.sign}"' if foot.sign != foot.key else ""
            written.append(self._note(foot.key, shown, foot.start, foot.end))
        return written

    def _note(self, key: str, shown: str, start: int, end: int) -> str:
        text = self.edits.text[start:end]
        block = RawBlock(start, end, text, Role.PARAGRAPH)
        self._edit(block)
        kind = ".source" if text.startswith("Source:") else ""
        words = " ".join(filter(None, (kind, shown)))
        attributes = f"{{{words}}}" if words else ""
        return f"[^{key}]{attributes}: {self._inline(block)}"


def first_marker(text: str, start: int, end: int) -> tuple[int, str, bool] | None:
    """Where the first sign of a page stands, the page that begins there, and whether the
    sign is of the end of a page."""
    marker = first_label(text, start, end)
    ended = PAGE_END.search(text, start, end)
    if ended and (not marker or ended.start() < marker[0]):
        return ended.start(), str(int(ended["page"]) + 1), True
    return (*marker, False) if marker else None
