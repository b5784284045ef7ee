"""The participants that stand under a label: a list, a table, lines or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from letters.derivation.correspondence.participants.editors_lists import each_listed
from letters.derivation.correspondence.participants.names_in_prose import whole_list
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.participant_lists import (
    read_lines,
    read_list,
)
from letters.derivation.correspondence.participants.persons_in_line import (
    names_somebody,
)
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.derivation.correspondence.participants.titles import (
    BEGINS_PERSON,
    has_title,
    is_person,
)
from letters.derivation.text.main_text import lines_of, may_begin_with, words_of
from letters.tei.nodes import Block, BlockKind

# The heads and labels of such lists.
_LABEL = re.compile(
    r"(?i)^\[?(?:the following (?:were|attended)[^:]{0,40}|(?:other |also |others |those "
    r"|members )?(?:(?:list of )?participants?|participation|present|attendance|attending"
    r"|attendees|in attendance|attended by|participating|(?:notes of )?(?:the )?president[’']s"
    r" (?:\w{1,15} )?meeting with|with(?=$))"
    r"(?: (?:on both sides|at the \w{4,12}|in the [\w ]{2,30}"
    r"|the meeting|for [\w. ]{2,30}|who [\w -]{3,50})(?: (?:were|was))?)?"
    r"(?: were)?)(?: present)?\s*+(?::|—|–|-{1,2}|\]?$)\s*+"
)
# "MOROCCAN PARTICIPANT".
_OF_ONE_SIDE = re.compile(r"(?i)(?:[a-z.]{2,15} ){1,2}participants?:?")
# The end of a sentence that is such a label.
_ENDS_AS_LABEL = re.compile(
    r"(?:attended by|(?:[Pp]resent|[Aa]ttending|[Aa]ttended) were|in attendance"
    r"|were present|[Pp]resent,[^.:]{3,40}, were|met with the following [a-z]{3,12}):$"
    r"|following persons in attendance\.$"
)
_MAY_END = re.compile(r":|\battendance\.")
# Offices in a sentence that semicolons part, and no line of names.
_OFFICES_TOLD = re.compile(r"[Tt]he (?:[^;]{3,80}; ){2}the ")
_BEGINNINGS = (
    *("the following", "other", "also ", "those ", "list of ", "partic", "present"),
    *("members", "[also", "[other", "[partic", "[present"),
    *("attend", "in attendance", "notes of ", "the president", "with"),
)
LONGEST_NAME = 100
# With the office of whom a title or the edition shows to be a person.
LONGEST_LINE = 200
_FEWEST_AT_TOP = 2
_FEWEST_ROWS = 3
_FEWEST_RUN_ON = 5
_INITIAL = re.compile(r"(?:^| )[A-Z]\. ")
# In characters: blanks of pretty-printing may follow.
_NEAR_END = 30
# A line of the head that ends a list.
_OF_THE_MEETING = re.compile(
    r"(?i)(?:times?|dates?|place|location|subjects?|references?)(?: (?:and|&) \w+)?\s?:"
)
# What a line under the label says if it is one of the text.
_SENTENCE = re.compile(
    r"(?<!\b[JS]r)(?<!\b[A-Z])\.$|\b(?:said|asked|opened|began|stated|told|greeted|met|called)\b"
)


# Whose they are that signed below.
_INITIALS = re.compile(r"[A-Z]{3}")


def participants_in(block: Block, following: Sequence[Block]) -> Iterator[Participant]:
    """Those of a list, or of a label and what follows it."""
    if block.kind is BlockKind.LIST and _is_list_of_participants(block):
        yield from read_list(block)
        yield from _going_on(list(dropwhile(_is_of_list, following)))
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
            if _OFFICES_TOLD.match(first):
                return
            yield from read_lines([first, *lines] if first else lines, block)
            if not (first or lines):
                yield from _below(following)
            elif not lines:
                yield from _going_on(following)


def _below_label(block: Block) -> Block:
    """The items of a list of something else behind one that is a label: "Participants
    for Pakistan"."""
    for place, item in enumerate(block.children, 1):
        words = words_of(item) if isinstance(item, Block) else ""
        if len(words) > LONGEST_NAME:
            continue
        if _OF_ONE_SIDE.fullmatch(words):
            return replace(block, children=block.children[place - 1 :])
        label = _LABEL.match(words)
        if label and label.end() == len(words) and words:
            return replace(block, children=block.children[place:])
    return replace(block, children=())


def _ends_as_label(block: Block) -> bool:
    last = block.children[-1] if block.children else ""
    if not isinstance(last, str) or not _MAY_END.search(last[-_NEAR_END:]):
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
    if following and following[0].kind is BlockKind.TABLE:
        yield from read_lines(lines_of(following[0]), following[0])
        return
    first = words_of(following[0]) if following else ""
    if following and following[0].kind is BlockKind.PARAGRAPH:
        rows = lines_of(following[0])
        if len(rows) >= _FEWEST_ROWS:
            yield from read_lines(rows, following[0])
            return
        if len(first) >= LONGEST_NAME and (persons := _run_on(first, following[0])):
            yield from persons
            return
    if len(first) >= LONGEST_NAME and whole_list(first):
        yield from read_lines([first], following[0])
        return
    lines: list[tuple[str, Block]] = []
    for block in takewhile(_is_short, following):
        lines.append((words_of(block), block))
    behind = following[len(lines) :][:1]
    lines += [(name, table) for table in behind for name in _names_in_table(table)]
    for words, block in lines[: _end_of_names([words for words, _ in lines])]:
        yield from read_lines([words], block)


def _run_on(words: str, block: Block) -> list[Participant]:
    """Those of a paragraph that is nothing but surnames and names with titles."""
    persons = list(each_listed(words.replace(". Also ", ", ").strip(" ."), []))
    are_most = len(persons) * 5 >= 4 * (words.count(",") + 1)
    is_list = are_most and len(persons) >= _FEWEST_RUN_ON
    return [replace(one, block=block) for one in persons] if is_list else []


def _going_on(following: Sequence[Block]) -> Iterator[Participant]:
    """The others of a list, in paragraphs of one person each, up to the hour or the place
    of the meeting; or if each has a title or a mark."""
    members = list(takewhile(_is_member, following))
    end = words_of(following[len(members)]) if len(members) < len(following) else ""
    if members and (_OF_THE_MEETING.match(end) or all(map(_is_told, members))):
        for block in members:
            yield from read_lines([words_of(block)], block)


def _is_member(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not _is_short(block):
        return False
    words = words_of(block)
    return _is_told(block) or names_somebody(words.partition(",")[0])


def _is_told(block: Block) -> bool:
    words = words_of(block)
    is_marked = any(
        words == name or words.startswith(f"{name},") for name in persons_in(block)
    )
    return is_marked or bool(BEGINS_PERSON.match(words))


def _is_of_list(block: Block) -> bool:
    return block.kind in (BlockKind.ITEM, BlockKind.HEADING)


def _names_in_table(block: Block) -> list[str]:
    """The cells of a table with the others of the list: half of them are names."""
    cells = lines_of(block) if block.kind is BlockKind.TABLE else []
    named = [cell for cell in cells if names_somebody(cell)]
    return named if 2 * len(named) > len(cells) else []


def _end_of_names(lines: Sequence[str]) -> int:
    """Up to the initials of whoever signed, behind which no person is named."""
    for place, words in enumerate(lines):
        if _INITIALS.fullmatch(words) and not any(map(is_person, lines[place:])):
            return place
    return len(lines)


def _is_short(block: Block) -> bool:
    words = words_of(block)
    name = words.partition(",")[0]
    longest = (
        LONGEST_LINE if has_title(name) or name in persons_in(block) else LONGEST_NAME
    )
    if _OF_THE_MEETING.match(words):
        return False
    is_told = any(map(has_title, words[:LONGEST_NAME].split(", ")[:2]))
    longest = LONGEST_LINE if is_told else longest
    is_line = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.LIST)
    return is_line and 0 < len(words) < longest and not _SENTENCE.search(words)


def named_at_top(blocks: Sequence[Block]) -> list[Participant]:
    """Those in paragraphs of one name each above the text, without any label."""
    paragraphs = (block for block in blocks if block.kind is BlockKind.PARAGRAPH)
    named = list(takewhile(_is_name_alone, dropwhile(_is_no_name, paragraphs)))
    if len(named) < _FEWEST_AT_TOP:
        return []
    return [one for b in named for one in read_lines([words_of(b)], b)]


def _is_name_alone(block: Block) -> bool:
    """Whether a title, a mark of the edition or an initial shows a name."""
    words = words_of(block)
    name = words.partition(",")[0]
    if len(words) >= LONGEST_NAME or words.endswith((":", ".")):
        return False
    is_whole = _INITIAL.search(name) is not None and names_somebody(name)
    return has_title(name) or name in persons_in(block) or is_whole


def _is_no_name(block: Block) -> bool:
    """Whether it is a line above the names: "US/MC/113"."""
    return len(words_of(block)) < LONGEST_NAME and not _is_name_alone(block)
