"""A raw transcription to proposed documents, in the notation, with every doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.note_marks import ListedNote, split_note_list
from letters.tei.transcription.blocks import RawBlock, Role, read_blocks
from letters.tei.transcription.doubts import Doubt, Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.inline import (
    edit_brackets,
    edit_emphasis,
    edit_notes,
    edit_pages,
)
from letters.tei.transcription.pages import Cut, doubt_cuts, find_cuts

# "The bracketed language on page 3 should be included only if …"
_INSTRUCTION = re.compile(
    r"\b(?P<words>brackete?d (?:language|passages?|paragraphs?|portions?|text|sentences?"
    r"|material|words)(?: (?:on|at) (?:page|p\.) ?(?P<page>\w+))?)"
    r"(?=(?P<rest>[^.]*\b(?:only|if|unless|should|may)\b.*))"
)
_ONLY_IF = re.compile(r"\b(?:only )?(?P<condition>(?:if|unless)\b.+?)\s*$")

_FENCES = {
    Role.HEADING: "heading",
    Role.LETTERHEAD: "letterhead",
    Role.MARKS: "marks",
    Role.STAMP: "marks",
    Role.NUMBER: "marks",
    Role.DATE: "dateline",
    Role.SALUTE: "salute",
    Role.CLOSING: "closing",
    Role.SIGNATURE: "signature",
}


@dataclass(frozen=True, slots=True)
class ProposedDocument:
    """One document of a transcription; `start` and `end` bound it in the raw text."""

    notation: str
    title: str
    number: str
    is_edited: bool
    has_heading: bool
    start: int
    end: int
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """An instruction in one document sets the condition of a passage in another."""

    instructing: int
    instruction_key: str
    instructed: int
    passage_key: str
    condition: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """`links` also say which document covers which: the one with the instruction."""

    documents: tuple[ProposedDocument, ...]
    links: tuple[ProposedLink, ...]

    @property
    def doubts(self) -> list[Doubt]:
        return [doubt for document in self.documents for doubt in document.doubts]


def propose(text: str) -> Proposal:
    """The documents that `text` seems to hold. Nothing of it is left out or changed.

    A numbered list of notes at the end makes it a printed edition's text, in which
    short brackets are the editor's; otherwise it is a typescript's, in which cut
    sentences show where pages end.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    body, notes = split_note_list(text)
    doubts = Doubts(text)
    edits = Edits(text)
    blocks = read_blocks(body)
    edit_pages(edits, 0, len(body))
    edit_notes(edits, body, notes, doubts)
    parts = _parts(blocks)
    instructions = _instructions(parts, edits, doubts)
    documents, links = [], []
    for index, part in enumerate(parts):
        reader = _PartReader(part, edits, doubts, notes if index + 1 == len(parts) else [])
        links.extend(reader.link_passages(index, instructions))
        documents.append(reader)
    return Proposal(tuple(reader.document(text) for reader in documents), tuple(links))


def _parts(blocks: list[RawBlock]) -> list[list[RawBlock]]:
    """Blocks by document: a new one begins with what stands on paper after a name."""
    parts: list[list[RawBlock]] = [[]]
    for index, block in enumerate(blocks):
        is_after_end = index and blocks[index - 1].role is Role.SIGNATURE
        begins = block.is_outside_text or block.role in (Role.HEADING, Role.SALUTE)
        if is_after_end and begins:
            parts.append([])
        parts[-1].append(block)
    return [part for part in parts if part]


@dataclass(frozen=True, slots=True)
class _Instruction:
    part: int
    key: str
    page: str
    condition: str
    offset: int


def _instructions(
    parts: list[list[RawBlock]], edits: Edits, doubts: Doubts
) -> list[_Instruction]:
    """Sentences that say on what condition a bracketed passage is to be included."""
    instructions: list[_Instruction] = []
    for index, part in enumerate(parts):
        for block in part:
            if block.role is not Role.PARAGRAPH:
                continue
            for found in _INSTRUCTION.finditer(edits.text, block.start, block.end):
                key = f"condition-{len(instructions) + 1}" if instructions else "condition"
                edits.wrap(*found.span("words"), f".condition #{key}", keeps=False)
                condition = _condition(edits.text[found.end("words") : block.end])
                instructions.append(
                    _Instruction(index, key, found["page"] or "", condition, found.start())
                )
    return instructions


def _condition(rest: str) -> str:
    sentence = re.split(r"(?<=[^A-Z][a-z]{3})\.(?:\s|$)", rest, maxsplit=1)[0]
    found = _ONLY_IF.search(" ".join(sentence.split()))
    return found["condition"] if found else " ".join(sentence.split())


class _PartReader:
    """One document of the transcription, block by block."""

    def __init__(
        self,
        blocks: list[RawBlock],
        edits: Edits,
        doubts: Doubts,
        notes: list[ListedNote],
    ) -> None:
        self.blocks = blocks
        self.edits = edits
        self.doubts = doubts
        self.notes = notes
        self.first, self.last = blocks[0].start, blocks[-1].end
        pages = [block for block in blocks if "[Page " in block.text]
        self.has_page_markers = bool(pages)
        self.cuts = find_cuts(blocks) if not self.has_page_markers else []
        self.is_edited = bool(notes)
        doubt_cuts(blocks, self.cuts, doubts)

    def link_passages(
        self, index: int, instructions: list[_Instruction]
    ) -> list[ProposedLink]:
        """Make bracketed paragraphs conditional where an instruction speaks of them."""
        links = []
        for instruction in instructions:
            if instruction.part == index:
                continue
            passages = [block for block in self.blocks if _is_bracketed(block)]
            on_page = [
                block
                for block in passages
                if not instruction.page or self.page_of(block) == instruction.page
            ]
            if len(on_page) != 1:
                self._doubt_instruction(instruction, len(on_page))
                continue
            passage_key = f"passage-{instruction.key.removeprefix('condition-')}"
            passage_key = "passage" if instruction.key == "condition" else passage_key
            start, end = on_page[0].start, on_page[0].end
            self.edits.wrap(
                start, end, f".conditional #{passage_key} effect=include", keeps=True
            )
            links.append(
                ProposedLink(
                    instruction.part,
                    instruction.key,
                    index,
                    passage_key,
                    instruction.condition,
                )
            )
        return links

    def _doubt_instruction(self, instruction: _Instruction, count: int) -> None:
        where = f" on page {instruction.page}" if instruction.page else ""
        self.doubts.add(
            "unresolved-instruction",
            f"An instruction speaks of bracketed language{where}; {count or 'no'} "
            "bracketed paragraphs stand there. Mark the passage it means.",
            instruction.offset,
        )

    def page_of(self, block: RawBlock) -> str:
        """The page a block is on by the cuts before it; empty where markers say it."""
        if self.has_page_markers:
            return ""
        starts = [self.blocks[cut.after].start for cut in self.cuts]
        return str(1 + sum(start <= block.start for start in starts))

    def document(self, text: str) -> ProposedDocument:
        for block in self.blocks:
            edit_emphasis(self.edits, block, self.doubts)
            edit_brackets(
                self.edits,
                block.start,
                block.end,
                self.doubts,
                is_edited=self.is_edited,
            )
            self._doubt_mark(block)
        heading = next((b for b in self.blocks if b.role is Role.HEADING), None)
        end = len(text) if self.notes else self.last
        notation = "\n\n".join([*self._block_notation(), *self._note_notation()]) + "\n"
        return ProposedDocument(
            notation=notation,
            title=self._title(heading),
            number=_number(heading),
            is_edited=self.is_edited,
            has_heading=heading is not None,
            start=self.first,
            end=end,
            doubts=self.doubts.between(self.first, end + 1),
        )

    def _doubt_mark(self, block: RawBlock) -> None:
        if block.role in (Role.NUMBER, Role.STAMP, Role.DATE):
            what = {
                Role.NUMBER: "a filing or control number",
                Role.STAMP: "a stamp",
                Role.DATE: "the date of the document",
            }[block.role]
            self.doubts.add(
                f"read-as-{block.role}",
                f"“{block.text.strip()}” is taken for {what}; where it stands on the "
                "page is not recorded.",
                block.start,
            )

    def _block_notation(self) -> list[str]:
        written = [self._first_page()] if self._first_page() else []
        joined = {cut.after for cut in self.cuts}
        for index, block in enumerate(self.blocks):
            if index in joined:
                page = self.page_of(block)
                break_ = f"[Page {page}]{{.inferred cert=medium}}"
                written[-1] += f" {break_} {self._inline(block)}"
            else:
                written.append(self._block(index, block))
        return [part for part in written if part]

    def _first_page(self) -> str:
        """The page that the first marker, or the first cut, implies."""
        if not self.has_page_markers:
            return "[Page 1]{.implied}"
        label = re.search(r"\[Page (\d+)\]", self.edits.text[self.first : self.last])
        starts_there = label and not self.edits.text[
            self.first : self.first + label.start()
        ].strip()
        if not label or starts_there or int(label[1]) < 2:
            return ""
        return f"[Page {int(label[1]) - 1}]{{.implied}}"

    def _block(self, index: int, block: RawBlock) -> str:
        if block.role is Role.HEADING and not self.is_edited:
            return self._heading_with_marks(block)
        inline = self._inline(block)
        if block.role is Role.STAMP:
            inline = f"[{inline}]{{.stamp}}"
        elif block.role is Role.NUMBER:
            inline = f"[{inline}]{{.number}}"
        fence = _FENCES.get(block.role)
        return f"::: {fence}\n{inline}\n:::" if fence else inline

    def _heading_with_marks(self, block: RawBlock) -> str:
        """A heading; lines above its first words are marks that stand over it."""
        lines = list(re.finditer(r"[^\n]+", block.text))
        first = next(
            (i for i, line in enumerate(lines) if not re.match(r"\s*(~~|\*)", line[0])), 0
        )
        split = block.start + lines[first].start()
        written = []
        if first:
            marks = self.edits.notation(block.start, split, breaks_lines=True)
            written.append(f"::: marks\n{marks.removesuffix(_HARD_BREAK)}\n:::")
        heading = self.edits.notation(split, block.end, breaks_lines=True)
        written.append(f"::: heading\n{heading}\n:::")
        return "\n\n".join(written)

    def _inline(self, block: RawBlock) -> str:
        breaks_lines = block.role is not Role.PARAGRAPH
        return self.edits.notation(block.start, block.end, breaks_lines=breaks_lines)

    def _note_notation(self) -> list[str]:
        written = []
        for note in self.notes:
            end = note.start + len(note.text)
            edit_brackets(self.edits, note.start, end, self.doubts, is_edited=True)
            edit_emphasis_in_note(self.edits, note.start, end)
            body = self.edits.notation(note.start, end, breaks_lines=False)
            word = "{.source}" if note.text.startswith("Source:") else ""
            written.append(f"[^{note.number}]{word}: {body}")
        return written

    def _title(self, heading: RawBlock | None) -> str:
        if heading:
            lines = [
                re.sub(r"\*[^*]*\*|~~[^~]*~~", "", line)
                for line in heading.text.split("\n")
                if not re.match(r"\s*(~~|\*)", line)
            ]
            title = re.sub(r"^\s*\[?\d+\w?\]?\.\s+", "", " ".join(" ".join(lines).split()))
            return re.sub(r"(?<=[^\W\d])\d{1,2}$", "", title) if self.notes else title
        sender = self._role_text(Role.SIGNATURE)
        recipient = self._role_text(Role.SALUTE).rstrip(",:")
        parts = [
            "Note" if recipient else "Document",
            f"from {sender}" if sender else "",
            f"to “{recipient}”" if recipient else "",
        ]
        return " ".join(part for part in parts if part)

    def _role_text(self, role: Role) -> str:
        return next(
            (" ".join(b.text.split()) for b in self.blocks if b.role is role), ""
        )


_HARD_BREAK = "\\"


def edit_emphasis_in_note(edits: Edits, start: int, end: int) -> None:
    """Emphasis in a note is the editor's italics."""
    block = RawBlock(start, end, edits.text[start:end], Role.PARAGRAPH)
    edit_emphasis(edits, block, Doubts(edits.text))


def _is_bracketed(block: RawBlock) -> bool:
    text = block.text.strip()
    return (
        block.role is Role.PARAGRAPH
        and text.startswith("[")
        and text.endswith("]")
        and "]" not in text[1:-1]
    )


def _number(heading: RawBlock | None) -> str:
    found = re.match(r"\s*\[?(\d+[A-Za-z]?)\]?\.", heading.text) if heading else None
    return found[1] if found else ""
