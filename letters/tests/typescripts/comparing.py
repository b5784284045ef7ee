"""Compares what is read in a typescript with what is true of it, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letters.derivation.description.document_kinds import DocumentKind
from letters.tei.transcription import DoubtCode
from letters.tests.typescripts.paper import Party
from letters.tests.typescripts.read_back import ReadPaper
from letters.tests.typescripts.typed_lines import Says
from letters.tests.typescripts.typist import Typescript

_WORD = re.compile(r"\w+")
_NOT_WORDS = re.compile(r"[\W_]+")


class Field(StrEnum):
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATE = "date"
    PAGES = "pages"
    NOTES = "notes"
    KIND = "kind"


class Outcome(StrEnum):
    """`OPEN` is a field left empty; what is wrong without a doubt is `WRONG`.

    `ASKED` is right, and a doubt asks to look at it: where this is so of nearly all, the
    doubt says little of those that are `DOUBTED`.
    """

    RIGHT = "right"
    ASKED = "right, doubted"
    DOUBTED = "wrong, doubted"
    OPEN = "left open"
    WRONG = "wrong in silence"


@dataclass(frozen=True, slots=True)
class Compared:
    field: Field
    outcome: Outcome
    true: str
    read: str


# Doubts about words, whatever the line that they stand on is for.
_OF_WORDS = {DoubtCode.BRACKET, DoubtCode.HYPHEN, DoubtCode.MISREAD_LETTERS}
# Where a doubt about a field may stand: on lines that are typed for it.
_LINES_FOR = {
    Field.SENDER: Says.SENDER,
    Field.RECIPIENT: Says.RECIPIENT,
    Field.DATE: Says.DATE,
    Field.PAGES: Says.PAGE,
    Field.NOTES: Says.NOTE,
    Field.KIND: Says.KIND,
}


def compare(typed: Typescript, read: ReadPaper) -> list[Compared]:
    return [_compare(field, typed, read) for field in Field]


def _compare(field: Field, typed: Typescript, read: ReadPaper) -> Compared:
    true, found, is_right = _COMPARISONS[field](typed, read)
    is_doubted = _is_doubted(field, typed, read)
    if is_right:
        outcome = Outcome.ASKED if is_doubted else Outcome.RIGHT
    elif is_doubted:
        outcome = Outcome.DOUBTED
    else:
        outcome = Outcome.WRONG if found else Outcome.OPEN
    return Compared(field, outcome, true, found)


def _is_doubted(field: Field, typed: Typescript, read: ReadPaper) -> bool:
    """Whether a doubt names the field, or stands on a line that is typed for it and is
    not about some word of that line."""
    lines = typed.lines_for(_LINES_FOR[field])
    if field is Field.NOTES:
        lines |= {at for at, line in enumerate(typed.lines, 1) if line.calls}
    of_words = {
        doubt.message for doubt in read.proposed.doubts if doubt.code in _OF_WORDS
    }
    return any(
        doubt.field == field or (doubt.line in lines and doubt.words not in of_words)
        for doubt in read.doubts
    )


Comparison = tuple[str, str, bool]


def _senders(typed: Typescript, read: ReadPaper) -> Comparison:
    """Who signs a telegram may be named beside the post that it is from."""
    signer = Party(typed.paper.signature)
    is_signed = typed.paper.kind is DocumentKind.TELEGRAM and signer.name
    others = [
        one for one in read.senders if not is_signed or not _is_named(signer, one)
    ]
    return _parties(typed.paper.sender, others or read.senders)


def _recipients(typed: Typescript, read: ReadPaper) -> Comparison:
    return _parties(typed.paper.recipient, read.recipients)


def _parties(true: Party | None, found: Sequence[str]) -> Comparison:
    named = "; ".join(found)
    if not true:
        return "", named, not found
    is_right = bool(found) and all(_is_named(true, name) for name in found)
    return f"{true.name}, {true.office}".rstrip(", "), named, is_right


def _is_named(party: Party, name: str) -> bool:
    """Whether it is the name, or the name and the whole office."""
    words = _WORD.findall(name.casefold())
    of_name = _WORD.findall(party.name.casefold())
    return words in (of_name, of_name + _WORD.findall(party.office.casefold()))


def _dates(typed: Typescript, read: ReadPaper) -> Comparison:
    true = typed.paper.day.isoformat()
    found = read.said.date
    return true, found, found.partition("T")[0] == true


def _pages(typed: Typescript, read: ReadPaper) -> Comparison:
    return str(typed.pages), str(read.pages), typed.pages == read.pages


def _kinds(typed: Typescript, read: ReadPaper) -> Comparison:
    return typed.paper.kind, read.kind, read.kind == typed.paper.kind


def _notes(typed: Typescript, read: ReadPaper) -> Comparison:
    """The notes in the order of their words, whatever breaks their lines."""
    called = {call for line in typed.lines for call in line.calls}
    true = sorted(_folded(typed.paper.notes[call]) for call in called)
    found = sorted(map(_folded, read.notes))
    wrong = [words for words in found if words not in true]
    shown = f"{len(found)}{f', “{wrong[0][:40]}”' if wrong else ''}"
    return f"{len(true)}", shown, true == found


def _folded(words: str) -> str:
    return _NOT_WORDS.sub("", words.casefold())


_COMPARISONS: dict[Field, Callable[[Typescript, ReadPaper], Comparison]] = {
    Field.SENDER: _senders,
    Field.RECIPIENT: _recipients,
    Field.DATE: _dates,
    Field.PAGES: _pages,
    Field.NOTES: _notes,
    Field.KIND: _kinds,
}
