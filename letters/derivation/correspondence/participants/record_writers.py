"""Who wrote the record of a meeting, and so took part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.derivation.correspondence.participants.conversation_headings import (
    name_and_office,
)
from letters.derivation.correspondence.participants.names_in_prose import names_at_start
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.presence_in_notes import (
    source_notes,
)
from letters.derivation.correspondence.sides.signatures import find_signatures
from letters.derivation.text.main_text import tidy, words_of
from letters.tei.nodes import Block, BlockKind, flat_text

_FIRST_PERSON = re.compile(r"\bI (?!\. )[a-z]")
# "Drafted by McCone on May 8.", and not by several.
_DRAFTED = re.compile(
    r"\b(?:Drafted|Dictated|Prepared|Handwritten) by"
    r" (?P<name>(?:[A-Z][\w’'-]{0,20}\.? ){0,3}[A-Z][\w’'-]{1,20})"
    r"(?=[.;]| on [A-Z]| in |,? and (?:transcribed|approved|cleared|initialed)\b)"
)
# In capitals too: "VERNON A. WALTERS".
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*,? ){1,4}[A-Z][\w’'.-]+")
# In paragraphs: further down somebody else may be quoted.
_FIRST = 4


def find_writers(
    author: str, heading: Block | None, blocks: Sequence[Block]
) -> list[Participant]:
    """Whom the heading calls the author; else, of what begins in the first person, who
    signed it or is said to have drafted it."""
    named = [*_author_of(author, heading)]
    if named or not _is_in_first_person(blocks):
        return named
    return _signers(blocks) or [*_drafter_of(heading)]


def _author_of(author: str, heading: Block | None) -> Iterator[Participant]:
    name, office = name_of_author(author)
    if name:
        yield Participant(name, office, block=heading)


def name_of_author(author: str) -> tuple[str, str]:
    """ "Mr. Scott, of the Office of European Affairs", "the Chief of the Division (Reed)"."""
    first, sign, rest = author.partition(", ")
    name, of, body = first.partition(" of the ")
    if names_at_start(name) == [name]:
        return name, f"{of}{body}{sign}{rest}".strip(" ,")
    return name_and_office(author)


def _is_in_first_person(blocks: Sequence[Block]) -> bool:
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    return any(_FIRST_PERSON.search(words_of(block)) for block in paragraphs[:_FIRST])


def _signers(blocks: Sequence[Block]) -> list[Participant]:
    return [
        Participant(one.name, one.office, block=one.block)
        for one in find_signatures(list(blocks))[:1]
        if " " in one.name and _NAME.fullmatch(one.name)
    ]


def _drafter_of(heading: Block | None) -> Iterator[Participant]:
    """Whom the source note at the heading names alone: that it is "I" is inferred."""
    for note in source_notes(heading):
        if drafted := _DRAFTED.search(tidy("".join(map(flat_text, note.children)))):
            yield Participant(
                drafted["name"], block=heading, evidence=drafted[0], is_inferred=True
            )
