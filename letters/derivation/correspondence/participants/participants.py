"""Who took part in a conversation or a meeting, as a list of participants says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from letters.derivation.correspondence.participants.conversation_headings import (
    has_one_side,
    name_and_office,
    spoken_parties,
)
from letters.derivation.correspondence.participants.delegations import find_delegations
from letters.derivation.correspondence.participants.names_in_prose import whole_list
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.participant_lists import (
    is_list,
    read_lines,
    read_list,
)
from letters.derivation.correspondence.participants.participants_in_prose import (
    find_in_prose,
    is_about_a_meeting,
    is_one,
)
from letters.derivation.correspondence.participants.side_names import is_side
from letters.derivation.correspondence.participants.telephone_lines import (
    called_parties,
    telcon_parties,
)
from letters.derivation.correspondence.participants.titles import BEGINS_PERSON
from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.correspondence.sides.parties import same_party
from letters.derivation.description.subjects import find_subjects
from letters.derivation.text.main_text import (
    first_of,
    lines_of,
    may_begin_with,
    words_of,
)
from letters.tei.nodes import Block, BlockKind

# The heads and labels of such lists.
_LABEL = re.compile(
    r"(?i)^\[?(?:the following (?:were|attended)[^:]{0,40}|(?:other |also |others |those "
    r"|members )?(?:(?:list of )?participants?|participation|present|attendance|attending"
    r"|attendees|in attendance|participating|(?:notes of )?(?:the )?president[’']s"
    r" (?:\w{1,15} )?meeting with)(?: (?:on both sides|at the \w{4,12}|in the [\w ]{2,30}"
    r"|the meeting|for [\w. ]{2,30}|who [\w -]{3,50})(?: (?:were|was))?)?"
    r"(?: were)?)(?: present)?\s*+(?::|—|–|-{1,2}|\]?$)\s*+"
)
# The end of a sentence that is such a label.
_ENDS_AS_LABEL = re.compile(
    r"(?:attended by|(?:[Pp]resent|[Aa]ttending|[Aa]ttended) were|in attendance"
    r"|were present):$"
)
_BEGINNINGS = (
    *("the following", "other", "also ", "those ", "list of ", "partic", "present"),
    *("members", "[also", "[other", "[partic", "[present"),
    *("attend", "in attendance", "notes of ", "the president"),
)
_HIS_LABELS = ("notes of ", "the president")
_OTHERS = re.compile(r"(?i)(?:others?|also) present\b")
# What the heading of a summary tells: "Memorandum by McCone. Meeting with Dr. Teller".
_MEETING_TOLD = re.compile(r"(?<=\. )Meeting with .{3,120}")
LONGEST_NAME = 100
_WITH_THE_PRESIDENT = re.compile(
    r"\b[Mm]eeting [Ww]ith (?P<name>(?:[Tt]he )?President(?: [A-Z][a-z]{2,15})?)"
    r"\b(?!['’-])"
)
_PRESIDENT = re.compile(r"(?:[Tt]he )?President\b")
_HIS_MEETING = re.compile(r"(?i)\bthe president[’']s (?:\w{1,15} )?meeting with$")
# In blocks: what is said further down is of another meeting.
_HEAD = 60
_TOP = 12
# A line of the head that ends a list.
_OF_THE_MEETING = re.compile(
    r"(?i)(?:times?|dates?|place|location|subjects?|references?)(?: (?:and|&) \w+)?\s?:"
)
# What a line under the label says if it is one of the text.
_SENTENCE = re.compile(
    r"(?<!\b[JS]r)(?<!\b[A-Z])\.$|\b(?:said|asked|opened|began|stated|told|greeted|met|called)\b"
)


# Whose they are that signed below.
_INITIALS = re.compile(r"(?!CIA|NSC|DOD|JCS|AID|OMB)[A-Z]{3}")


def find_participants(blocks: list[Block]) -> list[Participant]:
    """Whom lists among a document's own blocks name, each once; else whom the heading or
    the text names.

    Where a list says who else was present, the heading names the first of them.
    """
    heading = first_of(BlockKind.HEADING, blocks)
    listed = _listed_in(blocks)
    if listed and not any(map(_is_of_others, blocks[:_HEAD])):
        return [*_the_president(blocks, listed), *listed]
    if not listed and is_about_a_meeting(words_of(heading)):
        listed = find_delegations(blocks[:_HEAD])
    telcon = [] if listed else telcon_parties(blocks)
    if len(telcon) > 1:
        return telcon
    spoken = [
        Participant(name, office, block=heading)
        for name, office in _spoken_of(heading, blocks)
        if not any(_are_same(name, other.name) for other in listed)
    ]
    if listed or len(spoken) > 1:
        return [*spoken, *listed]
    persons = telcon or called_parties(blocks) or find_in_prose(heading, blocks)
    return [*spoken, *_unlisted(persons, spoken)]


def _is_of_others(block: Block) -> bool:
    return (
        may_begin_with(block, ("other", "also "))
        and _OTHERS.match(words_of(block)) is not None
    )


def _listed_in(blocks: list[Block]) -> list[Participant]:
    listed: dict[str, Participant] = {}
    for place, block in enumerate(blocks[:_HEAD], 1):
        for participant in _participants_in(block, blocks[place:]):
            listed.setdefault(participant.name, participant)
    if not listed:
        for block in filter(is_list, blocks[_HEAD:]):
            listed |= {each.name: each for each in _participants_in(block, ())}
    return list(listed.values())


def _the_president(
    blocks: Sequence[Block], listed: Sequence[Participant]
) -> Iterator[Participant]:
    """With whom the meeting was by its heading, or by the head of the list, where the
    list has only the others."""
    for block in blocks[:_TOP]:
        line = words_of(block) if block.kind is BlockKind.HEADING else ""
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
        if not any(same_party(one.name, n) or is_one(one.name, n) for n in names)
    ]


def _are_same(first: str, second: str) -> bool:
    """Whether two names may be of one person: not those with titles that differ."""
    titles = {title[0] for n in (first, second) if (title := BEGINS_PERSON.match(n))}
    return same_party(first, second) and len(titles) < 2


def _spoken_of(heading: Block | None, blocks: list[Block]) -> list[tuple[str, str]]:
    """Name and office of those whom the heading names, or else a subject: "Meeting with
    Dr. Teller". Its author is the other party then."""
    title = words_of(heading)
    for words in (title, *_MEETING_TOLD.findall(title), *find_subjects(blocks)):
        if parties := list(spoken_parties(words)):
            author = read_heading(title).author if has_one_side(words) else ""
            named = [*map(name_and_office, filter(None, [author])), *parties]
            return [(name, office) for name, office in named if not is_side(name)]
    return []


def _participants_in(block: Block, following: Sequence[Block]) -> Iterator[Participant]:
    """Those of a list, or of a label and what follows it."""
    if block.kind is BlockKind.LIST and _is_list_of_participants(block):
        yield from read_list(block)
    elif block.kind is BlockKind.LIST:
        yield from read_list(_below_label(block))
    elif block.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE):
        if _ends_as_label(block):
            yield from _below(following)
        if not may_begin_with(block, _BEGINNINGS):
            return
        label, *lines = lines_of(block) or [""]
        if match := _LABEL.match(label):
            first = label[match.end() :]
            yield from read_lines([first, *lines] if first else lines, block)
            if not (first or lines):
                yield from _below(following)


def _below_label(block: Block) -> Block:
    """The items of a list of something else behind one that is a label: "Participants
    for Pakistan"."""
    for place, item in enumerate(block.children, 1):
        if isinstance(item, Block) and may_begin_with(item, _BEGINNINGS):
            label = _LABEL.match(words := words_of(item))
            if label and label.end() == len(words):
                return replace(block, children=block.children[place:])
    return replace(block, children=())


def _ends_as_label(block: Block) -> bool:
    last = block.children[-1] if block.children else ""
    if not (isinstance(last, str) and last.rstrip().endswith(":")):
        return False
    return _ENDS_AS_LABEL.search(words_of(block)) is not None


def _is_list_of_participants(block: Block) -> bool:
    heads = (c for c in block.children if isinstance(c, Block))
    head = next((c for c in heads if c.kind is BlockKind.HEADING), None)
    kind = block.attributes.get("type", "")
    return kind == "participants" or bool(head and _LABEL.match(words_of(head)))


def _below(following: Sequence[Block]) -> Iterator[Participant]:
    """Paragraphs of one name each under a label of its own, up to the first sentence; or
    one paragraph of many names."""
    first = words_of(following[0]) if following else ""
    if len(first) >= LONGEST_NAME and whole_list(first):
        yield from read_lines([first], following[0])
        return
    lines: list[tuple[str, Block]] = []
    for block in takewhile(_is_short, following):
        lines.append((words_of(block), block))
    for words, block in lines:
        yield from read_lines([words], block)


def _is_short(block: Block) -> bool:
    words = words_of(block)
    if _OF_THE_MEETING.match(words) or _INITIALS.fullmatch(words):
        return False
    is_line = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.LIST)
    return is_line and 0 < len(words) < LONGEST_NAME and not _SENTENCE.search(words)
