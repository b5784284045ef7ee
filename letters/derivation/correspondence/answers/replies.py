"""The letters that a document answers, and that answer it, as its own words say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.answers.announced_replies import (
    find_announced_replies,
)
from letters.derivation.correspondence.answers.noted_openings import NotedOpenings
from letters.derivation.correspondence.answers.noted_replies import (
    NotedDocuments,
    find_noted_replies,
)
from letters.derivation.correspondence.answers.own_paragraphs import (
    OPENING,
    OwnParagraph,
    own_paragraphs,
)
from letters.derivation.correspondence.answers.unnamed_letters import (
    find_unnamed_reply,
)
from letters.derivation.correspondence.answers.your_letters import replies_in
from letters.derivation.correspondence.sides.authors import names_a_person
from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.description.document_kinds import DocumentKind, find_kind
from letters.derivation.model import Context, DocumentRecords, ReplyRecord
from letters.derivation.text.main_text import MainText
from letters.tei.dates import HistoricalDate

# Kinds that a person writes to a person; a telegram may hand on such a letter.
_ANSWERING_KINDS = frozenset(
    {
        DocumentKind.LETTER,
        DocumentKind.DRAFT_LETTER,
        DocumentKind.MESSAGE,
        DocumentKind.NOTE,
        DocumentKind.MEMORANDUM,
        DocumentKind.TELEGRAM,
        DocumentKind.OTHER,
    }
)
_NOT_IN_KEY = re.compile(r"[^\w.-]+")


def find_replies(
    records: DocumentRecords, main: MainText, context: Context
) -> list[ReplyRecord]:
    """What the document says it answers, and the answers to it that its notes name.

    Only words for replying count, or the opening of a letter that takes up another. A
    day without a year is the latest such day before the document.
    """
    if context.is_editorial:
        return []
    sides = read_heading(main.heading_words)
    noted = NotedDocuments(records)
    replies: list[ReplyRecord] = []
    kind = find_kind(main)
    if kind in _ANSWERING_KINDS and (sides.recipient or not main.heading_words):
        date = context.date or (records.date.date if records.date else None)
        is_personal = all(map(names_a_person, (sides.sender, sides.recipient)))
        paragraphs = list(
            own_paragraphs(records, main.blocks, kind, is_personal=is_personal)
        )
        for paragraph in paragraphs:
            replies.extend(replies_in(paragraph, noted, date))
        if paragraphs:
            announced = _announced(records, main, noted, date, paragraphs[0].start)
            replies.extend(each for each in announced if each.target or not replies)
            replies.extend(_inferred(records, noted, paragraphs, replies))
    if sides.recipient:
        replies.extend(find_noted_replies(records, sides, noted))
    return _without_repeats(replies)


def _announced(
    records: DocumentRecords,
    main: MainText,
    noted: NotedDocuments,
    date: HistoricalDate | None,
    start: int,
) -> Iterator[ReplyRecord]:
    """What a telegram says before the letter that begins at `start`."""
    if find_kind(main) is DocumentKind.TELEGRAM:
        yield from find_announced_replies(records.text, start, noted, date)


def _inferred(
    records: DocumentRecords,
    noted: NotedDocuments,
    paragraphs: Sequence[OwnParagraph],
    stated: Sequence[ReplyRecord],
) -> list[ReplyRecord]:
    """What the letter takes up without naming it: by the notes at its opening, else at any
    of its words, else by the opening alone. After what it states, nothing is inferred."""
    start, last = paragraphs[0].start, paragraphs[-1]
    openings = NotedOpenings(records.text, records.footnotes, noted)
    found = openings.taken_up(start, start + OPENING)
    stated = [reply for reply in stated if not reply.is_inferred]
    if stated:
        first = min(reply.end for reply in stated)
        return found if found and found[0].start <= first else []
    if last.is_memorandum:
        return found
    return (
        found
        or openings.taken_up(start + OPENING, last.start + len(last.text))
        or find_unnamed_reply(records.text, start, records.footnotes)
    )


def _without_repeats(replies: list[ReplyRecord]) -> list[ReplyRecord]:
    """The first reply that names each letter, under a key made of the letter."""
    first_replies: dict[str, ReplyRecord] = {}
    for reply in replies:
        letter = reply.target.pointer if reply.target else reply.letter_date
        key = _NOT_IN_KEY.sub("-", f"{reply.direction}-{letter.lstrip('#')}")
        key = reply.key or key
        first_replies.setdefault(key, replace(reply, key=key))
    return list(first_replies.values())
