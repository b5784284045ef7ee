"""Who took part in a conversation or a meeting, as a list of participants says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.derivation.correspondence.participants.delegations import find_delegations
from letters.derivation.correspondence.participants.labelled_lists import (
    named_at_top,
    participants_in,
)
from letters.derivation.correspondence.participants.noted_attendance import (
    MOST_OF_A_PART,
    add_noted,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.participant_lists import (
    is_list,
)
from letters.derivation.correspondence.participants.participants_in_prose import (
    find_in_prose,
    is_about_a_meeting,
    is_one,
)
from letters.derivation.correspondence.participants.record_writers import find_writers
from letters.derivation.correspondence.participants.speaker_labels import (
    find_callers,
    find_unlisted,
    is_initials_of,
)
from letters.derivation.correspondence.participants.speakers import find_recurring
from letters.derivation.correspondence.participants.telephone_lines import (
    called_parties,
    telcon_parties,
)
from letters.derivation.correspondence.participants.titles import BEGINS_PERSON
from letters.derivation.correspondence.participants.told_parties import (
    find_told_parties,
)
from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.correspondence.sides.parties import same_party
from letters.derivation.text.main_text import (
    first_of,
    lines_of,
    may_begin_with,
    words_of,
)
from letters.tei.nodes import Block, BlockKind

_HIS_LABELS = ("notes of ", "the president")
_OTHERS = re.compile(r"(?i)(?:others?|also) present\b")
_WITH_THE_PRESIDENT = re.compile(
    r"\b[Mm]eeting [Ww]ith (?P<name>(?:[Tt]he )?President(?: [A-Z][a-z]{2,15})?)"
    r"\b(?!['’-])"
)
_PRESIDENT = re.compile(r"(?:[Tt]he )?President\b")
_HIS_MEETING = re.compile(r"(?i)\bthe president[’']s (?:\w{1,15} )?meeting(?: with)?$")
# In blocks: what is said further down is of another meeting.
_HEAD = 60
_TOP = 12


def find_participants(blocks: list[Block]) -> list[Participant]:
    """Whom lists among a document's own blocks name, each once; else whom the heading or
    the text names, and the source note of a meeting."""
    heading = first_of(BlockKind.HEADING, blocks)
    listed = _listed_in(blocks)
    persons = _listed_or_told(heading, listed, blocks)
    title = words_of(heading)
    is_told = len(listed) > MOST_OF_A_PART or "elephone" in title
    if is_told or not is_about_a_meeting(title):
        return persons
    return add_noted(persons, heading)


def _listed_or_told(
    heading: Block | None, listed: list[Participant], blocks: list[Block]
) -> list[Participant]:
    """Where a list says who else was present, the heading names the first of them."""
    if listed and not any(map(_is_of_others, blocks[:_HEAD])):
        others = find_unlisted(listed, blocks)
        return [*_the_president(blocks, listed), *listed, *others]
    if not listed and is_about_a_meeting(words_of(heading)):
        listed = find_delegations(blocks[:_HEAD])
        listed = listed or named_at_top(blocks[:_TOP])
    telcon = [] if listed else telcon_parties(blocks)
    if len(telcon) > 1:
        return telcon
    spoken = [
        Participant(told.name, told.office, block=heading, evidence=told.words)
        for told in find_told_parties(heading, blocks)
        if not any(_are_same(told.name, other.name) for other in listed)
    ]
    if listed or len(spoken) > 1:
        known = [*spoken, *listed]
        return [*known, *find_unlisted(known, blocks)]
    persons = telcon or called_parties(blocks) or find_in_prose(heading, blocks)
    if len(persons) + len(spoken) == 1 and "elephone" in words_of(heading):
        persons = [*persons, *_unlisted(find_callers(blocks), [*spoken, *persons])]
    persons = [*persons, *_writers_beside(spoken, persons, heading, blocks)]
    return [*spoken, *_unlisted(persons, spoken)]


def _writers_beside(
    spoken: Sequence[Participant],
    persons: Sequence[Participant],
    heading: Block | None,
    blocks: Sequence[Block],
) -> list[Participant]:
    """Who tells in the first person of a talk with the one whom the heading names, or
    else who speaks in it again and again."""
    title = words_of(heading)
    if len(spoken) != 1 or not is_about_a_meeting(title):
        return []
    sides = read_heading(title)
    if sides.author or sides.recipient:
        return []
    writers = find_writers("", heading, blocks)
    if not (writers or persons):
        return find_recurring([b for b in blocks if b.kind is BlockKind.PARAGRAPH])
    return [
        one for one in writers if not any(is_one(one.name, p.name) for p in persons)
    ]


def _is_of_others(block: Block) -> bool:
    return (
        may_begin_with(block, ("other", "also "))
        and _OTHERS.match(words_of(block)) is not None
    )


def _listed_in(blocks: list[Block]) -> list[Participant]:
    listed: dict[str, Participant] = {}
    for place, block in enumerate(blocks[:_HEAD], 1):
        for participant in participants_in(block, blocks[place:]):
            listed.setdefault(participant.name, participant)
    if not listed:
        for block in filter(is_list, blocks[_HEAD:]):
            listed |= {each.name: each for each in participants_in(block, ())}
    return list(listed.values())


def _the_president(
    blocks: Sequence[Block], listed: Sequence[Participant]
) -> Iterator[Participant]:
    """With whom the meeting was by its heading, or by the head of the list, where the
    list has only the others."""
    for block in blocks[:_TOP]:
        is_head = block.kind in (BlockKind.HEADING, BlockKind.ITEM)
        line = words_of(block) if is_head else ""
        if not line and may_begin_with(block, _HIS_LABELS):
            line = next(iter(lines_of(block)), "")
        match = _WITH_THE_PRESIDENT.search(line)
        name = match["name"] if match else "The President"
        is_told = match or _HIS_MEETING.search(line)
        if is_told and not any(_is_president(one, name) for one in listed):
            yield Participant(name, block=block)
            return


def _is_president(one: Participant, name: str) -> bool:
    """Whether a listed person is the President whom the heading calls `name`."""
    is_named = " " in name.removeprefix("the ").removeprefix("The ")
    return bool(
        _PRESIDENT.match(one.name)
        or _PRESIDENT.match(one.office)
        or (is_named and _are_same(name, one.name))
    )


def _unlisted(
    persons: Sequence[Participant], spoken: Sequence[Participant]
) -> list[Participant]:
    """Those of a conversation without a list, beyond whom the heading names."""
    names = [other.name for other in spoken]
    return [
        one
        for one in persons
        if not any(
            same_party(one.name, n)
            or is_one(one.name, n)
            or is_initials_of(one.name, n)
            for n in names
        )
    ]


def _are_same(first: str, second: str) -> bool:
    """Whether two names may be of one person: not those with titles that differ."""
    titles = {title[0] for n in (first, second) if (title := BEGINS_PERSON.match(n))}
    return same_party(first, second) and len(titles) < 2
