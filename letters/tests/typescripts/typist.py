"""Types a paper: its head, its text, the notes at the foot of each page, its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.typescripts.habits import Habits, choose_habits
from letters.tests.typescripts.heads import end_of, head_of, is_cable
from letters.tests.typescripts.paper import Paper, Party, call_of, called_in
from letters.tests.typescripts.typed_lines import (
    BLANK,
    Block,
    Says,
    TypedLine,
    break_words,
    in_type,
)
from letters.tests.typescripts.typed_pages import part_into_pages


@dataclass(frozen=True, slots=True)
class Typescript:
    """The paper as it was typed, with its `pages`."""

    paper: Paper
    habits: Habits
    lines: tuple[TypedLine, ...]
    pages: int

    @property
    def text(self) -> str:
        return "\n".join(line.words for line in self.lines) + "\n"

    def lines_for(self, says: Says) -> set[int]:
        """The lines, counted from 1, that are typed for it."""
        return {at for at, line in enumerate(self.lines, 1) if line.says is says}


def type_paper(paper: Paper, random: Random) -> Typescript:
    habits = choose_habits(random, len(paper.notes))
    typed = _as_addressed(_in_type(paper, in_capitals=is_cable(paper, habits)), habits)
    end = [block for block in end_of(typed, habits) if block]
    blocks = [*head_of(typed, habits), *_text(typed, habits), *end]
    signed = [_with_signs(block, habits) for block in blocks if block]
    notes = [list(_note(note, at, habits)) for at, note in enumerate(typed.notes, 1)]
    pages = part_into_pages(
        _spaced(signed, habits), len(_spaced(end, habits)), notes, typed, habits
    )
    lines = tuple(line for page in _with_ends(pages, habits) for line in page)
    return Typescript(typed, habits, lines, len(pages))


def _in_type(paper: Paper, *, in_capitals: bool) -> Paper:
    """The paper with the letters of the typewriter; a cable has capitals alone."""

    def typed(words: str) -> str:
        return in_type(words).upper() if in_capitals else in_type(words)

    def party(one: Party | None) -> Party | None:
        return one and Party(in_type(one.name), in_type(one.office))

    return replace(
        paper,
        place=in_type(paper.place),
        sender=party(paper.sender),
        recipient=party(paper.recipient),
        paragraphs=tuple(map(typed, paper.paragraphs)),
        notes=tuple(map(typed, paper.notes)),
        subject=in_type(paper.subject),
        participants=tuple(map(in_type, paper.participants)),
        salute=in_type(paper.salute),
        closing=in_type(paper.closing),
        signature=in_type(paper.signature),
    )


def _as_addressed(paper: Paper, habits: Habits) -> Paper:
    """A telegram with the addresses of the wire: "AmEmbassy Cairo", "SECSTATE WASHDC";
    other papers to the President, who is not called by name."""
    if paper.kind is not DocumentKind.TELEGRAM:
        is_president = paper.recipient and paper.recipient.office == "President"
        return (
            replace(paper, recipient=Party("The President")) if is_president else paper
        )
    in_capitals = is_cable(paper, habits)

    def addressed(party: Party | None, place: str) -> Party:
        name = party.name if party else ""
        if name == "Department of State":
            name = "SECSTATE WASHDC" if in_capitals else "Secretary of State"
        if name.startswith("Embassy in ") and place:
            name = f"AmEmbassy {place}"
        return Party(name.upper() if in_capitals else name)

    sender, recipient = (
        addressed(paper.sender, paper.place),
        addressed(paper.recipient, ""),
    )
    return replace(paper, sender=sender, recipient=recipient)


def _text(paper: Paper, habits: Habits) -> Iterator[Block]:
    is_letter = paper.kind in (DocumentKind.LETTER, DocumentKind.MEMORANDUM)
    margin = " " * habits.indent if is_letter else ""
    for paragraph in paper.paragraphs:
        lines = break_words(
            paragraph.split(), habits.width, hyphenates=habits.hyphenates, before=margin
        )
        yield [TypedLine(line) for line in lines]


def _with_signs(block: Block, habits: Habits) -> Block:
    """Each call of a note written as the typist does."""
    signed = []
    for line in block:
        calls, words = tuple(called_in(line.words)), line.words
        for call in calls:
            words = words.replace(call_of(call), habits.signs.in_text(call + 1))
        signed.append(TypedLine(words, line.says, calls))
    return signed


def _note(words: str, number: int, habits: Habits) -> Iterator[TypedLine]:
    sign = habits.signs.at_foot(number)
    lines = break_words(
        words.split(), habits.width, hyphenates=habits.hyphenates, before=sign.rstrip()
    )
    return (TypedLine(line, Says.NOTE) for line in lines)


def _spaced(blocks: list[Block], habits: Habits) -> list[TypedLine]:
    """The lines of all blocks, with a blank line between two of them; paragraphs of the
    text may stand without one."""
    lines: list[TypedLine] = []
    for block in blocks:
        follows = bool(lines) and lines[-1].says is block[0].says is Says.TEXT
        is_indented = block[0].words.startswith(" ")
        is_parted = habits.parts_paragraphs or not (follows and is_indented)
        lines += [*([BLANK] if lines and is_parted else []), *block]
    return lines


def _with_ends(pages: list[Block], habits: Habits) -> Iterator[Block]:
    """Each page but the last with what stands between two pages."""
    *blanks, last = habits.page_end.split("\n")
    for at, page in enumerate(pages):
        if at:
            first = TypedLine(f"{last}{page[0].words}", page[0].says, page[0].calls)
            yield [*(BLANK for _ in blanks[1:]), first, *page[1:]]
        else:
            yield page
