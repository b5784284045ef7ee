"""The head and the end of each kind of paper, as offices typed them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.typescripts.habits import Habits
from letters.tests.typescripts.paper import Paper, Party
from letters.tests.typescripts.typed_lines import (
    BLANK,
    Block,
    Says,
    TypedLine,
    break_words,
    centred,
    right,
)

_LABEL_WIDTH = 10


def head_of(paper: Paper, habits: Habits) -> list[Block]:
    return _HEADS[paper.kind](paper, habits)


def end_of(paper: Paper, habits: Habits) -> list[Block]:
    return _ENDS[paper.kind](paper, habits)


def _labelled(label: str, words: str, says: Says, habits: Habits) -> list[TypedLine]:
    """ "SUBJECT:  The words", further lines of which stand below the words."""
    before = f"{label}:".ljust(_LABEL_WIDTH)
    after = " " * (len(before) + 1)
    lines = break_words(
        words.split(), habits.width, hyphenates=False, before=before, after=after
    )
    return [TypedLine(line, says) for line in lines]


def _named(party: Party) -> str:
    return f"{party.name}, {party.office}" if party.office else party.name


def _letterhead(party: Party) -> str:
    office = f"{party.office} {party.name}"
    if "President" in office:
        return "THE WHITE HOUSE"
    if "Secretary of State" in office or "Department of State" in office:
        return "DEPARTMENT OF STATE"
    if "Ambassador" in office or "Embassy" in office:
        return "EMBASSY OF THE UNITED STATES OF AMERICA"
    return ""


def _letterhead_lines(paper: Paper, habits: Habits) -> Block:
    sender = paper.sender or Party("")
    lines = [_letterhead(sender), paper.place.upper() if habits.head % 2 else ""]
    return [centred(line, habits.width, Says.HEAD) for line in lines if line]


def _date_line(paper: Paper, habits: Habits) -> TypedLine:
    """With the place, where the letterhead has none."""
    place = "" if habits.head % 2 or not paper.place else f"{paper.place}, "
    return right(f"{place}{habits.date_of(paper.day)}", habits.width, Says.DATE)


def _address(paper: Paper) -> Block:
    party = paper.recipient or Party("")
    words = [party.name, party.office]
    return [TypedLine(line, Says.RECIPIENT) for line in words if line]


def _letter_head(paper: Paper, habits: Habits) -> list[Block]:
    address = [] if habits.address_at_foot else [_address(paper)]
    salute = [TypedLine(paper.salute, Says.RECIPIENT)] if paper.salute else []
    return [
        _letterhead_lines(paper, habits),
        [_date_line(paper, habits)],
        *address,
        salute,
    ]


def _letter_end(paper: Paper, habits: Habits) -> list[Block]:
    closing = paper.closing or "Sincerely yours,"
    sender = paper.sender or Party("")
    typed = right if habits.indent else lambda words, _, says: TypedLine(words, says)
    signature = [typed(words, habits.width, Says.SENDER) for words in _signed(sender)]
    end: list[Block] = [[typed(closing, habits.width, Says.TEXT)], [BLANK], signature]
    if habits.address_at_foot:
        end.append(_address(paper))
    return end


def _signed(party: Party) -> list[str]:
    """The name, and below it the office, but for that of the President."""
    office = "" if party.office == "President" else party.office
    return [words for words in (party.name, office) if words]


def _memorandum_head(paper: Paper, habits: Habits) -> list[Block]:
    sender, recipient = paper.sender or Party(""), paper.recipient or Party("")
    for_whom = "MEMORANDUM FOR" if habits.head % 3 else "TO"
    parties = [
        *_labelled(for_whom, _named(recipient), Says.RECIPIENT, habits),
        *_labelled("FROM", _named(sender), Says.SENDER, habits),
    ]
    subject = (
        _labelled("SUBJECT", paper.subject, Says.HEAD, habits) if paper.subject else []
    )
    title = [] if habits.head % 3 else [centred("MEMORANDUM", habits.width, Says.KIND)]
    day: Block = [_date_line(paper, habits)]
    if habits.head == 3:
        parties = [
            *_labelled("DATE", habits.date_of(paper.day), Says.DATE, habits),
            *parties,
        ]
        day = []
    return [_letterhead_lines(paper, habits), title, day, parties, subject]


def _memorandum_end(paper: Paper, habits: Habits) -> list[Block]:
    if not habits.signs_with_initials or not paper.sender:
        return []
    return [[BLANK], [right(paper.sender.name, habits.width, Says.SENDER)]]


def _conversation_head(paper: Paper, habits: Habits) -> list[Block]:
    title = (
        "MEMORANDUM OF CONVERSATION"
        if habits.head % 2
        else "Memorandum of Conversation"
    )
    office = (
        []
        if habits.head % 3
        else [centred("DEPARTMENT OF STATE", habits.width, Says.HEAD)]
    )
    day = habits.date_of(paper.day)
    if paper.hour and habits.head > 2:
        day = f"{day}, {_hour(paper.hour)}"
    facts = [
        _labelled("DATE", day, Says.DATE, habits),
        _labelled("PLACE", paper.place, Says.HEAD, habits) if paper.place else [],
        _labelled("SUBJECT", paper.subject, Says.HEAD, habits) if paper.subject else [],
        _participants(paper, habits),
    ]
    heading = [*office, centred(title, habits.width, Says.KIND)]
    return [heading, *(facts if habits.head % 2 else [*facts[1:3], facts[0], facts[3]])]


def _participants(paper: Paper, habits: Habits) -> Block:
    label = "PARTICIPANTS:"
    margin = " " * 16
    lines: list[TypedLine] = []
    for place, participant in enumerate(paper.participants):
        before = margin if place else label.ljust(len(margin) - 1)
        broken = break_words(
            participant.split(),
            habits.width,
            hyphenates=False,
            before=before,
            after=f"{margin}  ",
        )
        lines += [TypedLine(line, Says.HEAD) for line in broken]
    return lines


def _hour(hour: time) -> str:
    half = "a.m." if hour.hour < 12 else "p.m."
    minutes = f":{hour.minute:02}" if hour.minute else ""
    return f"{(hour.hour - 1) % 12 + 1}{minutes} {half}"


def date_time_group(paper: Paper) -> str:
    hour = paper.hour or time(12)
    return f"{paper.day.day:02}{hour:%H%M}Z {paper.day:%b} {paper.day:%y}".upper()


def is_cable(paper: Paper, habits: Habits) -> bool:
    return paper.kind is DocumentKind.TELEGRAM and habits.head >= 3


def _telegram_head(paper: Paper, habits: Habits) -> list[Block]:
    return _cable_head(paper) if is_cable(paper, habits) else _wire_head(paper, habits)


def _cable_head(paper: Paper) -> list[Block]:
    sender, recipient = paper.sender or Party(""), paper.recipient or Party("")
    post = paper.place.upper() or "POST"
    lines = [
        TypedLine(f"O {date_time_group(paper)}", Says.DATE),
        TypedLine(f"FM {sender.name}", Says.SENDER),
        TypedLine(f"TO {recipient.name} IMMEDIATE", Says.RECIPIENT),
        TypedLine("BT", Says.HEAD),
    ]
    marking = paper.classification or "UNCLASSIFIED"
    spaced = " ".join(marking) if marking.isalpha() else marking
    return [lines, [TypedLine(f"{spaced} {post} {paper.number}".strip(), Says.STAMP)]]


def _wire_head(paper: Paper, habits: Habits) -> list[Block]:
    sender, recipient = paper.sender or Party(""), paper.recipient or Party("")
    hour = f", {_hour(paper.hour)}" if paper.hour else ""
    day = f"{habits.date_of(paper.day)}{hour}"
    number = f"{paper.number}, " if paper.number and habits.head else ""
    label = "NO" if number else "DATE"
    title = ("TELEGRAM", "INCOMING TELEGRAM", "OUTGOING TELEGRAM")[habits.head]
    return [
        [centred(title, habits.width, Says.KIND)],
        [
            *_labelled("FROM", sender.name, Says.SENDER, habits),
            *_labelled("TO", recipient.name, Says.RECIPIENT, habits),
            *_labelled(label, f"{number}{day}", Says.DATE, habits),
        ],
    ]


def _telegram_end(paper: Paper, habits: Habits) -> list[Block]:
    return (
        [[TypedLine(paper.signature.upper(), Says.SENDER)]] if paper.signature else []
    )


def _no_end(paper: Paper, habits: Habits) -> list[Block]:
    return []


Part = Callable[[Paper, Habits], list[Block]]
_HEADS: dict[DocumentKind, Part] = {
    DocumentKind.LETTER: _letter_head,
    DocumentKind.MEMORANDUM: _memorandum_head,
    DocumentKind.TELEGRAM: _telegram_head,
    DocumentKind.CONVERSATION: _conversation_head,
}
_ENDS: dict[DocumentKind, Part] = {
    DocumentKind.LETTER: _letter_end,
    DocumentKind.MEMORANDUM: _memorandum_end,
    DocumentKind.TELEGRAM: _telegram_end,
    DocumentKind.CONVERSATION: _no_end,
}
