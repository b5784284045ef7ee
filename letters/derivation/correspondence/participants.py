"""Who took part in a conversation or a meeting, as a list of participants says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from letters.derivation.correspondence.conversation_headings import (
    has_one_side,
    name_and_office,
    spoken_parties,
)
from letters.derivation.correspondence.headings import read_heading
from letters.derivation.correspondence.parties import each_of_several, same_party
from letters.derivation.description.subjects import find_subjects
from letters.derivation.text.main_text import first_of, lines_of, words_of
from letters.tei.nodes import Block, BlockKind, Span, SpanKind, flat_text

# The heads and labels of such lists.
_LABEL = re.compile(
    r"(?i)^(?:the following (?:were|attended)[^:]{0,40}|(?:other |also |others |those )?"
    r"(?:(?:list of )?participants?|participation|present|attendance|attending|attendees"
    r"|in attendance|participating)(?: (?:on both sides|at the (?:meeting|conference))"
    r"(?: (?:were|was))?)?(?: were)?)(?: present)?\s*(?::|—|–|-{1,2}|$)\s*"
)
_OTHERS = re.compile(r"(?i)(?:others?|also) present\b")
_HONORIFIC = (
    r"(?:Mr|Mrs|Miss|Ms|Dr|Prof(?:essor)?|Sir|Lord|Lady|Dame|M|MM|Mme|Herr|Signor|Señor"
    r"|Senor|Gen(?:eral)?|Adm(?:iral)?|Col(?:onel)?|Lt|Lieutenant|Maj(?:or)?|Capt(?:ain)?"
    r"|Brig(?:adier)?|Cmdr|Commander|Air|Rear|Vice Admiral|Marshal|Field Marshal|Sen(?:ator)?"
    r"|Rep(?:resentative)?|Congressman|Gov(?:ernor)?|Amb(?:assador)?|Secretary"
    r"|Under Secretary|Assistant Secretary|Deputy (?:Under |Assistant )?Secretary"
    r"|Foreign (?:Minister|Secretary)|(?:Deputy )?Prime Minister|President|Vice President"
    r"|Chancellor|Chairman|Director|Minister|King|Queen|Prince|Princess|Shah|H\.? ?[EMR]"
    r"|His (?:Excellency|Majesty|Royal Highness)|Her Majesty|Count|Baron|Judge|Justice"
    r"|Counselor|Counsellor|Consul General)\b\.?"
)
_BEGINS_PERSON = re.compile(rf"(?:The |Acting |Former )?{_HONORIFIC} ")
# Words of which offices, ranks, bodies and countries are made, and no names of persons.
_OFFICE = re.compile(
    r"(?i)\b(?:secretary|under|assistant|deputy|director|chief|minister|ministry|ambassador"
    r"|embassy|mission|officer|counsel(?:l?or)?|attach[eé]|adviser|advisor|chairman|member"
    r"|representative|president|department|division|office|bureau|desk|staff|army|navy"
    r"|force|usaf?|usn|nsc|cia|commission|committee|council|agency|delegation|consul"
    r"|general|affairs|interpreter|note ?taker|governor|administrator|commander|board"
    r"|bank|government|house|institute|editor|legal|special|personal|military|economic"
    r"|first|second|third|senior|vice|charg[eé]|principals?|side|state|defense|treasury"
    r"|commerce|reserve|united|states|kingdom|france|germany|italy|japan|ussr|u\.s|uk)\b"
)
_DASH = re.compile(r"\s*[—–]\s*|\s+-{1,2}\s+|\s*--\s*|(?<=[A-Z])-(?=Mr)")
_AND = re.compile(
    rf",? and (?=(?:the |The )?(?:[A-Z][a-z]{{1,15}} )?{_HONORIFIC} (?!of |for ))"
    r"|; ?(?:and )?"
)
# "Messrs. Hoover, Dodge and Cullen".
_NEXT_OF_SEVERAL = re.compile(r",? and |, ")
# Who sat for another, and who was there for a while.
_INSTEAD = re.compile(r" vice [A-Z][^,;]{1,60}| was present\b.{0,80}$")
# Offices that are persons where a list of names has them.
_OFFICE_HELD = re.compile(
    r"(?i)the (?:(?:vice )?president|(?:under |acting )?secretary|attorney general"
    r"|chairman|ambassador|(?:prime|foreign) minister)"
)
# In letters alone.
_STATES = (
    "algeria argentina australia austria belgium brazil britain burma cambodia canada chile"
    " china congo cuba denmark egypt ethiopia france germany ghana greece india indonesia"
    " iran iraq israel italy japan jordan kenya korea laos lebanon libya malaysia mexico"
    " morocco nato netherlands nigeria norway pakistan peru philippines poland portugal"
    " spain sudan sweden switzerland syria thailand tunisia turkey uar uk us usa ussr"
    " vietnam yugoslavia british americans french germans soviets japanese chinese"
    " unitedstates unitedkingdom sovietunion greatbritain saudiarabia newzealand"
    " southafrica federalrepublicofgermany unitedarabrepublic"
)
_SIDES = frozenset(_STATES.split())
_ASIDE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)?")
_OF_STATE = re.compile(r" of (?P<state>(?:the )?[A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?)$")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3d)\.?")
_NAME = re.compile(r"(?:[A-Z][\w’'.-]* ){0,3}[A-Z][\w’'-]+")
_CODE = re.compile(r"[A-Z][A-Z/&: ]{0,11}[A-Z]?")
_NOBODY = re.compile(
    r"(?i)^(?:and )?(?:\w+ )?(?:others?(?: from .*)?|interpreters?|note ?takers?|staff"
    r"|see attached.*|various .*|members? of .*|aides?|advis[eo]rs?|\[.*|[0-9].*"
    r"|.*not declassified.*)$"
)
_SIDE = re.compile(r"(?i).*\bside$|.*:$")
# "State: Mr. George Ball".
_SIDE_BEFORE = re.compile(r"(?P<side>[A-Z][\w .&/’'-]{0,60}): (?=\S)")
LONGEST_NAME = 100
# In characters: what is longer is no line of names.
LONGEST_LINE = 2_000
# In blocks: what is said further down is of another meeting.
_HEAD = 60
# What a line under the label says if it is one of the text.
_SENTENCE = re.compile(
    r"\.$|\b(?:said|asked|opened|began|stated|told|greeted|met|called)\b"
)


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as the list prints the name, the office behind it, and the side."""

    name: str
    office: str = ""
    side: str = ""
    block: Block | None = None


def find_participants(blocks: list[Block]) -> list[Participant]:
    """Whom lists among a document's own blocks name, or else its heading: each once.

    Where a list says who else was present, the heading names the first of them.
    """
    heading = first_of(BlockKind.HEADING, blocks)
    listed: dict[str, Participant] = {}
    for place, block in enumerate(blocks[:_HEAD], 1):
        for participant in _participants_in(block, blocks[place:]):
            listed.setdefault(participant.name, participant)
    if not listed:
        lists = (block for block in blocks[_HEAD:] if _is_list(block))
        listed = {
            each.name: each for one in lists for each in _participants_in(one, ())
        }
    if listed and not any(_OTHERS.match(words_of(block)) for block in blocks[:_HEAD]):
        return list(listed.values())
    spoken = [
        Participant(name, office, block=heading)
        for name, office in _spoken_of(heading, blocks)
        if not any(_are_same(name, other) for other in listed)
    ]
    return [*spoken, *listed.values()]


def _are_same(first: str, second: str) -> bool:
    """Whether two names may be of one person: not those with titles that differ."""
    titles = {title[0] for n in (first, second) if (title := _BEGINS_PERSON.match(n))}
    return same_party(first, second) and len(titles) < 2


def _spoken_of(heading: Block | None, blocks: list[Block]) -> list[tuple[str, str]]:
    """Name and office of those whom the heading names, or else a subject: "Meeting with
    Dr. Teller". Its author is the other party then."""
    title = words_of(heading)
    for words in (title, *find_subjects(blocks)):
        if parties := list(spoken_parties(words)):
            author = read_heading(title).author if has_one_side(words) else ""
            return [*map(name_and_office, filter(None, [author])), *parties]
    return []


def _participants_in(block: Block, following: Sequence[Block]) -> Iterator[Participant]:
    """Those of a list, or of a label and what follows it."""
    if block.kind is BlockKind.LIST and _is_list_of_participants(block):
        yield from _in_list(block)
    elif block.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE):
        label, *lines = lines_of(block) or [""]
        if match := _LABEL.match(label):
            first = label[match.end() :]
            yield from _in_lines([first, *lines] if first else lines, block)
            if not (first or lines):
                yield from _below(following)


def _is_list_of_participants(block: Block) -> bool:
    heads = (c for c in block.children if isinstance(c, Block))
    head = next((c for c in heads if c.kind is BlockKind.HEADING), None)
    kind = block.attributes.get("type", "")
    return kind == "participants" or bool(head and _LABEL.match(words_of(head)))


def _below(following: Sequence[Block]) -> Iterator[Participant]:
    """Paragraphs of one name each under a label of its own, up to the first sentence."""
    lines: list[tuple[str, Block]] = []
    for block in takewhile(_is_short, following):
        lines.append((words_of(block), block))
    for words, block in lines:
        yield from _in_lines([words], block)


def _is_short(block: Block) -> bool:
    words = words_of(block)
    is_line = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.LIST)
    return is_line and 0 < len(words) < LONGEST_NAME and not _SENTENCE.search(words)


def _in_list(block: Block, side: str = "") -> Iterator[Participant]:
    for child in block.children:
        if not isinstance(child, Block) or child.kind is not BlockKind.ITEM:
            continue
        inner = [c for c in child.children if isinstance(c, Block) and _is_list(c)]
        if inner:
            for each in inner:
                yield from _in_list(each, _head_of(each) or side)
            continue
        label = _side_of(child)
        if label:
            side = label
            continue
        for line in lines_of(child):
            yield from _in_line(line, side, child)


def _in_lines(lines: Sequence[str], block: Block) -> Iterator[Participant]:
    side = ""
    for line in lines:
        if _is_side(line):
            side = line.rstrip(":")
            continue
        yield from _in_line(line, side, block)


def _in_line(line: str, side: str, block: Block) -> Iterator[Participant]:
    if before := _SIDE_BEFORE.match(line):
        side, line = before["side"], line[before.end() :]
    for participant in read_participants(line, _persons_in(block)):
        if participant.name:
            yield replace(participant, side=side, block=block)


def _is_list(block: Block) -> bool:
    return block.kind is BlockKind.LIST


def _head_of(block: Block) -> str:
    heads = (c for c in block.children if isinstance(c, Block))
    head = next((c for c in heads if c.kind is BlockKind.HEADING), None)
    return words_of(head).rstrip(":")


def _persons_in(block: Block) -> list[str]:
    return [
        " ".join(flat_text(child).split())
        for child in block.children
        if isinstance(child, Span) and child.kind is SpanKind.PERSON
    ]


def _side_of(item: Block) -> str:
    """The side that an item names instead of a person: "United States", "State:"."""
    words = words_of(item)
    spans = [child for child in item.children if not isinstance(child, str)]
    rest = "".join(child for child in item.children if isinstance(child, str)).strip()
    is_set_off = len(spans) == 1 and not rest.strip(":") and _is_italic(spans[0])
    is_label = is_set_off or _is_side(words) or _is_in_capitals(words)
    return words.rstrip(":") if is_label and not _persons_in(item) else ""


def _is_side(words: str) -> bool:
    """Whether a line names a side and no person: "The French side", "U.S.", "Japan"."""
    letters = "".join(filter(str.isalpha, words.casefold()))
    return bool(_SIDE.fullmatch(words)) or letters in _SIDES


def _is_italic(node: object) -> bool:
    return isinstance(node, Span) and node.kind is SpanKind.HIGHLIGHT


def _is_in_capitals(words: str) -> bool:
    return (
        words.isupper() and "," not in words and not _BEGINS_PERSON.match(words.title())
    )


def read_participants(line: str, persons: Sequence[str] = ()) -> Iterator[Participant]:
    """The persons of one line; `persons` are names that the edition marks in it."""
    if len(line) > LONGEST_LINE:
        return
    words = _INSTEAD.sub("", _ASIDE.sub("", line)).strip(" .,;—–-")
    if words.startswith("Messrs. "):
        yield from map(Participant, _NEXT_OF_SEVERAL.split(words[len("Messrs. ") :]))
        return
    for part in _AND.split(words):
        parts = [
            name
            for piece in part.split(",")
            for name in each_of_several(piece.strip())
            if name
        ]
        if _NOBODY.match(part) or not parts:
            continue
        if _are_all_persons(parts, persons):
            yield from map(Participant, parts)
        else:
            yield _participant(part)


def _are_all_persons(parts: Sequence[str], persons: Sequence[str]) -> bool:
    rest = [part for part in parts if not _SUFFIX.fullmatch(part)]
    marked = all(any(name in part for name in persons) for part in rest)
    return len(rest) > 1 and (marked or all(map(_is_person, rest)))


def _is_person(words: str) -> bool:
    """Whether it is a title with a name: "Mr. Nes", and not "Minister of Defense"."""
    if _OFFICE_HELD.fullmatch(words):
        return True
    title = _BEGINS_PERSON.match(words)
    return title is not None and _is_name(words[title.end() :])


def _is_name(words: str) -> bool:
    is_name = _NAME.fullmatch(words) and not _OFFICE.search(words)
    return bool(is_name) and not words.isupper()


def _participant(words: str) -> Participant:
    """The name and the office: "Mr. Nes, NA", "NE—Fraser Wilkins", "Director, Mr. Lee"."""
    halves = _DASH.split(words, maxsplit=1)
    if len(halves) == 2:
        left, right = halves
        is_office = _OFFICE.search(left) and not _is_person(left)
        is_behind = _CODE.fullmatch(left) or (is_office and not _CODE.fullmatch(right))
        name, office = (right, left) if is_behind else (left, right)
        inner = _participant(name)
        return replace(inner, office=", ".join(filter(None, (inner.office, office))))
    first, *rest = [part.strip() for part in words.split(",")]
    if (of := _OF_STATE.search(first)) and _is_side(of["state"]):
        first, rest = first[: of.start()], [f"of {of['state']}", *rest]
    while rest and _SUFFIX.fullmatch(rest[0]):
        first = f"{first}, {rest.pop(0)}"
    if rest and _OFFICE.search(first) and not _is_person(first):
        last = rest[-1]
        if _is_person(last) or (" " in last and _is_name(last)):
            return Participant(last, ", ".join([first, *rest[:-1]]))
    return Participant(first, ", ".join(rest))
