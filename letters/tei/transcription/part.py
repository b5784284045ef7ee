"""Writes one document of a raw transcription in the notation, block by block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from letters.tei.balance import find_imbalances
from letters.tei.transcription.blocks import RawBlock, Role, seems_to_begin
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.doubts import DoubtCode, Doubts, read_as
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.inline import edit_brackets, edit_emphasis
from letters.tei.transcription.instructions import Instruction, is_bracketed
from letters.tei.transcription.model import ProposedDocument, ProposedLink
from letters.tei.transcription.note_list import ListedNote
from letters.tei.transcription.page_cuts import doubt_cuts, find_cuts
from letters.tei.transcription.paper_head import date_in_head, read_head
from letters.tei.transcription.tables import write_table
from letters.tei.transcription.titles import (
    MARKED_LINE,
    first_text,
    read_number,
    read_title,
)

FENCES = {
    Role.HEADING: "heading",
    Role.LETTERHEAD: "letterhead",
    Role.MARKS: "marks",
    Role.STAMP: "marks",
    Role.NUMBER: "marks",
    Role.DATE: "dateline",
    Role.SALUTE: "salute",
    Role.CLOSING: "closing",
    Role.SIGNATURE: "signature",
    Role.LINES: "paragraph",
    Role.MARKING: "marks",
}
WORDS = {Role.STAMP: "stamp", Role.NUMBER: "number", Role.MARKING: "stamp"}
TAKEN_FOR = {
    Role.NUMBER: "a filing or control number",
    Role.STAMP: "a stamp",
    Role.DATE: "the date of the document",
    Role.MARKING: "a marking, and for nobody’s name",
    Role.PAGE_NUMBER: "the number of a page, and no page break is made of it",
    Role.FOOT: "a line below the text, and for nobody’s name",
}
# "Ronald Reagan190. Letter From …": the end of one document, the head of the next.
_GLUED_HEADING = re.compile(
    r"(?<=[^\W\d_])\d{1,4}[a-z]?\. (?:[A-Z]\w+ ){0,3}"
    r"(?:Letter|Message|Memorandum|Telegram|Airgram|Despatch|Note|Minutes)\b"
)
_NUMBERED_LINE = re.compile(r"\n[ \t]*\d{1,3}[.)] ")
_FIRST_MARKER = re.compile(r"\[Page (\d+)\]")


class PartReader:
    """Writes `blocks` of the text in `edits`, with their notes, as one document."""

    def __init__(
        self,
        blocks: Sequence[RawBlock],
        edits: Edits,
        doubts: Doubts,
        notes: Sequence[ListedNote],
        marked: Sequence[ListedNote] = (),
    ) -> None:
        """`notes` are numbered and end the text; `marked` ones stand behind their signs."""
        self.blocks = blocks
        self.edits = edits
        self.doubts = doubts
        self.notes = notes
        self.marked_notes = marked
        self.start, self.end = blocks[0].start, blocks[-1].end
        self.has_page_markers = any("[Page " in block.text for block in blocks)
        # An edition without markers is not a typescript: its lines may be anyone's.
        has_leaves = not (self.has_page_markers or self.is_edited)
        self.cuts = find_cuts(blocks) if has_leaves else []
        self.leaf_starts = [blocks[cut.after].start for cut in self.cuts]
        doubt_cuts(blocks, self.cuts, doubts)

    @property
    def is_edited(self) -> bool:
        return bool(self.notes)

    def link_passage(self, part: int, instruction: Instruction) -> ProposedLink | None:
        """Make conditional the bracketed paragraph that `instruction` speaks of."""
        passages = [
            block
            for block in self.blocks
            if is_bracketed(block)
            and instruction.page in ("", self.page_of(block) or instruction.page)
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

    def page_of(self, block: RawBlock) -> str:
        """The page of a block, by the cuts before it; empty where page markers give it."""
        if self.has_page_markers:
            return ""
        return str(1 + bisect_right(self.leaf_starts, block.start))

    def document(self, end: int) -> ProposedDocument:
        """The document, whose part of the raw text goes on to `end`."""
        for block in self.blocks:
            edit_emphasis(self.edits, block, self.doubts)
            edit_brackets(self.edits, block, self.doubts, is_edited=self.is_edited)
            self._doubt_role(block)
            self._doubt_words(block)
        written = [self._first_page(), *self._blocks(), *self._notes()]
        head = () if self.is_edited else read_head(self.edits.text, self.blocks)
        return ProposedDocument(
            notation="\n\n".join(part for part in written if part) + "\n",
            title=read_title(self.blocks, head, is_edited=self.is_edited),
            number=read_number(self.blocks),
            date=date_in_line(first_text(self.blocks, Role.DATE)) or date_in_head(head),
            is_edited=self.is_edited,
            start=self.start,
            end=end,
            doubts=self.doubts.between(self.start, end + 1),
            head=head,
        )

    def _doubt_role(self, block: RawBlock) -> None:
        if block.role is Role.TABLE:
            self.doubts.add(
                read_as(block.role),
                "These lines are taken for a table, parted where tabs or several spaces "
                "stand.",
                block.start,
            )
        if block.role is Role.PARAGRAPH and seems_to_begin(block.text):
            self.doubts.add(
                DoubtCode.POSSIBLE_DOCUMENT,
                "Another document seems to begin here. Nothing is parted here.",
                block.start,
            )
        if meaning := TAKEN_FOR.get(block.role):
            self.doubts.add(
                read_as(block.role),
                f"“{block.text.strip()}” is taken for {meaning}; where it stands on the "
                "page is not recorded.",
                block.start,
            )

    def _doubt_words(self, block: RawBlock) -> None:
        """Report signs that a block is more, or less, than one paragraph."""
        for imbalance in find_imbalances(block.text):
            if block.text[imbalance.offset] in "[]":
                self.doubts.add(
                    DoubtCode.UNCLOSED_BRACKET,
                    f"{imbalance.message} If a passage crosses paragraphs here, mark its "
                    "ends with [\\[]{.opens #name} and [\\]]{.closes #name}.",
                    block.start + imbalance.offset,
                )
        if glued := _GLUED_HEADING.search(block.text):
            self.doubts.add(
                DoubtCode.GLUED_HEADING,
                "The heading of another document seems to begin within this line. "
                "Nothing is parted here.",
                block.start + glued.start(),
            )
        numbered = _NUMBERED_LINE.search(block.text)
        if numbered and block.role is Role.PARAGRAPH:
            self.doubts.add(
                DoubtCode.NUMBERED_LINES,
                "Numbered lines are joined to one paragraph here. Write footnotes as "
                "[^1]: …, and the items of a list between ::: item and :::.",
                block.start + numbered.start() + 1,
            )

    def _first_page(self) -> str:
        """A marker for the page before the first marker, or for the first of a typescript."""
        if not self.has_page_markers:
            return "" if self.is_edited else "[Page 1]{.implied}"
        text = self.edits.text[self.start : self.end]
        label = _FIRST_MARKER.search(text)
        if not label or int(label[1]) < 2 or not text[: label.start()].strip():
            return ""
        return f"[Page {int(label[1]) - 1}]{{.implied}}"

    def _blocks(self) -> list[str]:
        """Each block as notation; a paragraph that a page break cut in two is one again."""
        continued = {cut.after for cut in self.cuts}
        written: list[list[str]] = []
        for index, block in enumerate(self.blocks):
            if index in continued:
                page = self.page_of(block)
                marker = f"[Page {page}]{{.inferred cert=medium}}"
                written[-1].append(f"{marker} {self._inline(block)}")
            elif block.role is Role.HEADING and not self.is_edited:
                written.extend([part] for part in self._heading_under_marks(block))
            else:
                written.append([self._block(block)])
        return [" ".join(parts) for parts in written]

    def _block(self, block: RawBlock) -> str:
        if block.role is Role.TABLE:
            return write_table(self.edits, block)
        inline = self._inline(block)
        if word := WORDS.get(block.role):
            inline = f"[{inline}]{{.{word}}}"
        fence = FENCES.get(block.role)
        return f"::: {fence}\n{inline}\n:::" if fence else inline

    def _heading_under_marks(self, block: RawBlock) -> list[str]:
        """A heading, and before it as marks the marked lines above its first words."""
        lines = list(re.finditer(r"[^\n]+", block.text))
        words = [line for line in lines if not MARKED_LINE.match(line[0])] or lines
        split = block.start + words[0].start()
        heading = self.edits.notation(split, block.end, breaks_lines=True)
        written = [f"::: heading\n{heading}\n:::"]
        if words[0] is not lines[0]:
            above = block.start + words[0].start() - 1
            marks = self.edits.notation(block.start, above, breaks_lines=True)
            written.insert(0, f"::: marks\n{marks}\n:::")
        return written

    def _inline(self, block: RawBlock) -> str:
        breaks_lines = block.role is not Role.PARAGRAPH
        return self.edits.notation(block.start, block.end, breaks_lines=breaks_lines)

    def _notes(self) -> list[str]:
        written = []
        for note in (*self.notes, *self.marked_notes):
            end = note.start + len(note.text)
            block = RawBlock(note.start, end, note.text, Role.PARAGRAPH)
            edit_brackets(self.edits, block, self.doubts, is_edited=self.is_edited)
            edit_emphasis(self.edits, block, self.doubts)
            word = "{.source}" if note.text.startswith("Source:") else ""
            written.append(f"[^{note.number}]{word}: {self._inline(block)}")
        return written
