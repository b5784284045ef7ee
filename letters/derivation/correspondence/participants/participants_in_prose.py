"""Who took part in a conversation or a meeting of which no list is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.participants.conversation_headings import (
    name_and_office,
)
from letters.derivation.correspondence.participants.names_in_prose import (
    OFFICES_HELD,
    names_at_start,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.speakers import (
    find_reported,
    find_speeches,
)
from letters.derivation.correspondence.participants.stated_presence import find_stated
from letters.derivation.correspondence.sides.headings import (
    document_title,
    read_heading,
)
from letters.derivation.correspondence.sides.parties import last_word
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block, BlockKind

_ABOUT_A_MEETING = re.compile(
    r"(?i)\b(?:conversations?|meetings?|discussions?|minutes|(?<!press )conferences?"
    r"|talks?|call|notes (?:of|on)|record of (?!.{0,60}press)|for the record)\b"
)
_CONVERSATION = re.compile(r"Memorandum of (?:a )?(?:Telephone )?Conversations?\b")
# Whose minutes report what each of them said.
_MINUTES = re.compile(r"(?i)\b(?:meeting|minutes|conference)\b")
_OFFICE_ALONE = re.compile(rf"(?:The|the) (?:{OFFICES_HELD})")
# In paragraphs: further down are other meetings.
_FIRST = 4
_HEAD = 8


def find_in_prose(heading: Block | None, blocks: Sequence[Block]) -> list[Participant]:
    """Those whom sentences say to have been there, else those who spoke."""
    title = words_of(heading)
    sides = read_heading(title)
    if not _ABOUT_A_MEETING.search(title) or sides.recipient:
        return []
    writer = [*_writer_of(sides.author, heading)]
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    stated = list(find_stated(writer, paragraphs[:_FIRST]))
    if len(stated) > 1:
        return _each_once(stated)
    return _each_once([*stated, *_speakers(title, paragraphs, writer)])


def _writer_of(author: str, heading: Block | None) -> Iterator[Participant]:
    """ "Mr. Scott, of the Office of European Affairs", "the Chief of the Division (Reed)"."""
    first, _, rest = author.partition(", ")
    is_named = names_at_start(first) == [first]
    name, office = (first, rest) if is_named else name_and_office(author)
    if name:
        yield Participant(name, office, block=heading)


def _speakers(
    title: str, paragraphs: Sequence[Block], writer: Sequence[Participant]
) -> list[Participant]:
    """Whose words are printed behind the name, else whose are reported.

    The writer of a conversation took part in it.
    """
    if speakers := find_speeches(paragraphs):
        return speakers
    if _MINUTES.search(title):
        return find_reported(paragraphs)
    if _CONVERSATION.match(document_title(title)):
        reported = find_reported(paragraphs[:_HEAD], most=1)
        inferred = (replace(one, is_inferred=True) for one in writer)
        return [*inferred, *reported] if reported else []
    return []


def _each_once(participants: Iterable[Participant]) -> list[Participant]:
    """Those who are stated, and the first of each speaker who is none of them."""
    kept: dict[str, Participant] = {}
    for one in participants:
        if not (one.is_inferred and any(is_one(one.name, name) for name in kept)):
            kept.setdefault(one.name, one)
    return list(kept.values())


def is_one(first: str, second: str) -> bool:
    """Whether the surnames agree, and the titles if both have one: "Mr. Ball", "Ball";
    or the office is that of the name: "The President", "President Eisenhower"."""
    office, name = sorted((first, second), key=len)
    if _OFFICE_ALONE.fullmatch(office):
        titled = office[len("the ") :].casefold()
        return name.casefold().removeprefix("the ").startswith(titled)
    if last_word(first) != last_word(second):
        return False
    titles = {name.split()[-2] for name in (first, second) if " " in name}
    return len(titles) < 2
